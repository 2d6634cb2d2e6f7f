"""All that a file says: as it stands, packed, escaped, between tags, and beside a picture."""

import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from urllib.parse import unquote

from PIL import Image

from hub.publishing.audit.packed import Reach, unpacked
from hub.reading.source import is_picture

_DEEPEST = 3
_TAG = re.compile(r"<[^<>]*>")
_END = re.compile(r"</(?:p|h[1-6]|li|dt|dd|td|th|tr|div|summary|figcaption|title|label|button|option)>", re.IGNORECASE)
"""Where a text ends: no sentence of an author goes on behind it, and what the hub puts side by side is none."""
_STOP = " \u02bb "
"""A letter that is a word by itself, so that no words before and behind it stand in a row."""
_ESCAPES = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|[nrt])")
_FOLD = re.compile(r"\r?\n[ \t]")


def views(path: str, data: bytes, reach: Reach, depth: int = 0) -> Iterator[str]:
    """Yield the texts in which a file, or what is packed in it, could say something; `reach` tells whether that is all."""
    yield from _as_text(data)
    if is_picture(path):
        yield from _beside(data)
    for inner in unpacked(data, reach):
        if depth == _DEEPEST:
            reach.whole = False
            break
        yield from views("", inner, reach, depth + 1)


def _as_text(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "ignore")
    yield text
    if "<" in text:
        yield unescape(_TAG.sub("", _END.sub(_STOP, text)))
    if "&" in text:
        yield unescape(unescape(text))
    if "%" in text:
        yield unquote(text, errors="ignore")
    if "\\" in text:
        yield _ESCAPES.sub(_unescaped, text)
    if text.startswith("BEGIN:"):
        yield _FOLD.sub("", text).replace("\\n", "\n").replace("\\", "")
    if b"\x00" in data:
        yield data.decode("utf-16-le", "ignore")
        yield data[1:].decode("utf-16-le", "ignore")


def _unescaped(escape: re.Match[str]) -> str:
    """Return what an escape of JSON or a script stands for; a space for a line end."""
    code = int(escape[1] or escape[2] or escape[3] or "20", 16)
    return chr(code) if code <= sys.maxunicode else ""


def _beside(data: bytes) -> Iterator[str]:
    """Yield what the metadata of a picture says, as far as it can be read; packed texts too."""
    with (
        suppress(Exception),  # decoders raise anything for what is damaged
        Image.open(io.BytesIO(data)) as picture,
    ):
        exif = picture.getexif()
        yield json.dumps([str(value) for value in (*picture.info.values(), *getattr(picture, "text", {}).values())])
        yield json.dumps(
            [str(value) for tag in (exif, exif.get_ifd(0x8825), exif.get_ifd(0x8769)) for value in tag.values()]
        )
