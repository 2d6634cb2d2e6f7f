"""The pictures of a site: published without what they tell of those who took them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from hub.gallery import kept_pictures, shown
from hub.reading.source import is_picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from hub.diagnostics import Diagnostic


def clean_pictures(files: Files, config: MkDocsConfig, root: Path) -> Iterator[Diagnostic]:
    """Put pictures without metadata in the place of the author's; yield what was taken out, and which cannot be published."""
    kept = kept_pictures(root)
    for file in [one for one in files if one.src_dir == config.docs_dir and is_picture(one.src_uri)]:
        picture = shown(file.src_uri, file.content_bytes, kept)
        if picture.told:
            files.remove(file)
            if picture.data:
                files.append(File.generated(config, file.src_uri, content=picture.data))
            yield picture.told
    kept.forget()
