"""The pictures of a site: published without what they tell of those who took them."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from mkdocs.structure.files import File
from PIL import __version__ as version

from hub.diagnostics import Diagnostic, Span
from hub.pictures import bare, metadata
from hub.reading.source import is_picture
from hub.rules import safety
from hub.sealed import Sealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

CACHE = ".cache/hub/pictures"


def clean_pictures(files: Files, config: MkDocsConfig, root: Path) -> Iterator[Diagnostic]:
    """Put pictures without metadata in the place of the author's; yield what was taken out, and which cannot be published."""
    kept = Sealed(root / CACHE)
    for file in [one for one in files if one.src_dir == config.docs_dir and is_picture(one.src_uri)]:
        data = file.content_bytes
        if said := metadata(data):
            files.remove(file)
            clean = kept.get(sha256(version.encode() + data).hexdigest(), partial(bare, data))
            if clean:
                files.append(File.generated(config, file.src_uri, content=clean))
            yield _removed(file.src_uri, said) if clean else _refused(file.src_uri)
    kept.forget()


def _removed(path: str, said: tuple[str, ...]) -> Diagnostic:
    where = "where it was taken" if "gps" in said else f"more than it shows ({', '.join(said)})"
    message = f"The picture says {where}; it is published without that."
    return Diagnostic(safety.PICTURE_METADATA, Span(path), message, safety.PICTURE_METADATA.fix)


def _refused(path: str) -> Diagnostic:
    message = "What the picture says of itself cannot be taken out, so it is not published."
    return Diagnostic(safety.UNCLEAN_PICTURE, Span(path), message, safety.UNCLEAN_PICTURE.fix)
