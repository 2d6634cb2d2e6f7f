"""What a host says of each file of a site: its type, and for how long a browser may keep it without asking."""

import posixpath
import re
from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

_TEXTS = {
    "css": "text/css",
    "csv": "text/csv",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "srt": "text/plain",
    "tsv": "text/tab-separated-values",
    "txt": "text/plain",
    "vtt": "text/vtt",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_OTHERS = {
    "avif": "image/avif",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "m4a": "audio/mp4",
    "map": "application/json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": f"{_OPEN}.presentation",
    "ods": f"{_OPEN}.spreadsheet",
    "odt": f"{_OPEN}.text",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "svg": "image/svg+xml",
    "wasm": "application/wasm",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
TYPES: Mapping[str, str] = MappingProxyType(
    {ending: f"{kind}; charset=utf-8" for ending, kind in _TEXTS.items()} | _OTHERS
)
"""The type of a file by its ending."""
UNKNOWN = "application/octet-stream"

ALWAYS_ASKED = "no-cache"
"""For what keeps its name when it changes: a browser asks each time, and is mostly told that nothing has changed."""
FOR_A_WEEK = "public, max-age=604800"
"""For the parts of the search index, whose names have a short digest of the whole."""
FOR_EVER = "public, max-age=31536000, immutable"
"""For what has a digest of its bytes in its name."""

_NAMED_BY_DIGEST = re.compile(
    r"(?:^|/)assets/(?:(?:stylesheets|javascripts)/.+\.[0-9a-f]{8}\.min\.(?:css|js)(?:\.map)?|hub/cards/[0-9a-f]{20}\.png)$"
)
_PART_OF_THE_INDEX = re.compile(r"(?:^|/)pagefind/.+\.pf_(?:fragment|index|filter|meta)$")
_NAMES_PAGES = frozenset({"json", "xml", "ics", "txt"})


class Turn(IntEnum):
    """When a file is put online: first what pages load, then pages, then what leads to pages. So nothing leads nowhere."""

    LOADED = 0
    PAGE = 1
    LEADING = 2


def type_of(path: str) -> str:
    """Return the type of a file, for `Content-Type`."""
    return TYPES.get(_ending(path), UNKNOWN)


def kept(path: str) -> str:
    """Return for how long a file may be kept, for `Cache-Control`. The path is relative to the site, or to its host."""
    if _NAMED_BY_DIGEST.search(path):
        return FOR_EVER
    return FOR_A_WEEK if _PART_OF_THE_INDEX.search(path) else ALWAYS_ASKED


def turn(path: str) -> Turn:
    """Return when a file is put online, compared with others."""
    if path == "sw.js" or _ending(path) in _NAMES_PAGES:
        return Turn.LEADING
    return Turn.PAGE if _ending(path) == "html" else Turn.LOADED


def hidden(path: str) -> bool:
    """Return whether a file is never served: what begins with a dot, but for `.well-known/`."""
    return any(part.startswith(".") and part != ".well-known" for part in path.split("/"))


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].removeprefix(".").lower()
