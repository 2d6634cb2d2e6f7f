"""Rules of the files beside entries: pictures that are too large, and media that belong elsewhere."""

import posixpath
from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.reading.source import PICTURES
from hub.rules import sizes

_MEDIA = frozenset({"m4a", "mp3", "mp4", "ogg", "opus", "wav", "webm"})
_LARGEST_PICTURE = 500_000
_LARGEST_ARCHIVE = 1_000_000
_LARGEST_DOCUMENT = 10_000_000
_MEGABYTE = 1_000_000


def large_images(hub: Hub) -> Iterator[Diagnostic]:
    """Find pictures that readers have to wait for; those whose size nobody knows are left alone."""
    for path, size in sorted(hub.sizes.items()):
        if size > _LARGEST_PICTURE and _ending(path) in PICTURES:
            message = f"The picture has {size / _MEGABYTE:.1f} MB."
            yield Diagnostic(sizes.LARGE_IMAGE, Span(path), message, sizes.LARGE_IMAGE.fix)


def misplaced_media(hub: Hub) -> Iterator[Diagnostic]:
    """Find videos and sound, large archives, and whatever else is very large."""
    for path in sorted(hub.files):
        ending, size = _ending(path), hub.sizes.get(path, 0)
        largest = _LARGEST_ARCHIVE if ending == "zip" else _LARGEST_DOCUMENT
        if ending in _MEDIA or (size > largest and ending not in PICTURES):
            what = "A file of video or sound" if ending in _MEDIA else "A large file"
            told = f", with {size / _MEGABYTE:.1f} MB" if size > _LARGEST_PICTURE else ""
            message = f"{what} lies among the content{told}."
            yield Diagnostic(sizes.MISPLACED_MEDIA, Span(path), message, sizes.MISPLACED_MEDIA.fix)


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lower().removeprefix(".")
