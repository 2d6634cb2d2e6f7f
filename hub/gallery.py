"""The pictures of a hub as readers get them, and what its authors are told of each."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hub.diagnostics import Diagnostic, Span
from hub.disk import Project
from hub.graph.hub import Hub
from hub.pictures import UNREADABLE, bare, bare_name, metadata
from hub.reading.source import Refused, is_picture, refused
from hub.rules import safety
from hub.sealed import Sealed


class Shown(NamedTuple):
    """A picture as it is published, empty where it cannot be; and what there is to tell of it."""

    data: bytes
    told: Diagnostic | None = None


def kept_pictures(root: Path) -> Sealed:
    """Return where a project keeps the pictures that were written anew."""
    return Sealed(root / ".cache" / "hub" / "pictures")


def shown(path: str, data: bytes, kept: Sealed) -> Shown:
    """Return the picture at a path as it is published."""
    said = metadata(data)
    if not said:
        return Shown(data)
    clean = kept.get(bare_name(data), partial(bare, data))
    return Shown(clean, _removed(path, said) if clean else _refused(path, said))


def picture_faults(project: Project, hub: Hub) -> Iterator[Diagnostic]:
    """Find the pictures of a hub that are published without what they say, and those that cannot be published."""
    kept = kept_pictures(project.root)
    for path in sorted(filter(is_picture, hub.files)):
        try:
            told = shown(path, (project.content / path).read_bytes(), kept).told
        except OSError as fault:
            told = refused(path, Refused(f"cannot be read ({fault.strerror})"))
        if told:
            yield told
    kept.forget()


def _removed(path: str, said: tuple[str, ...]) -> Diagnostic:
    where = "where it was taken" if "gps" in said else f"more than it shows ({', '.join(said)})"
    message = f"The picture says {where}; it is published without that."
    return Diagnostic(safety.PICTURE_METADATA, Span(path), message, safety.PICTURE_METADATA.fix)


def _refused(path: str, said: tuple[str, ...]) -> Diagnostic:
    reason = (
        "The picture cannot be read" if said == UNREADABLE else "What the picture says of itself cannot be taken out"
    )
    message = f"{reason}, so it is not published."
    return Diagnostic(safety.UNCLEAN_PICTURE, Span(path), message, safety.UNCLEAN_PICTURE.fix)
