"""The pieces that make up the file of a picture, by name and size: what a decoder passes over is seen too."""

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from struct import unpack_from
from types import MappingProxyType

Piece = tuple[bytes, int]
"""The name of a piece, and how many bytes stand in it."""
_ANY = 1 << 32
_SMALL = 128
_ORIENTATION = 70
"""No more bytes has Exif with an orientation alone; with a thumbnail of what was cut away it has."""

_OWN: Mapping[str, Mapping[bytes, int]] = MappingProxyType(
    {
        "PNG": dict.fromkeys((b"IDAT", b"fdAT", b"iCCP"), _ANY)
        | {b"IHDR": 13, b"PLTE": 768, b"tRNS": 256, b"IEND": 0, b"acTL": 8, b"fcTL": 26, b"eXIf": _ORIENTATION}
        | {b"cHRM": 32, b"gAMA": 4, b"sBIT": 4, b"sRGB": 1, b"bKGD": 6, b"pHYs": 9}
        | {b"cICP": 4, b"mDCV": 24, b"cLLI": 8},
        "JPEG": dict.fromkeys((b"picture", b"app2 ICC_PROFILE"), _ANY)
        | {b"app0 JFIF": 14, b"app1 Exif": _ORIENTATION, b"app14 Adobe": 12},
        "GIF": {b"picture": _ANY, b"control": 6, b"NETSCAPE2.0": 23, b"ANIMEXTS1.0": 23},
        "WEBP": dict.fromkeys((b"VP8 ", b"VP8L", b"ALPH", b"ICCP"), _ANY)
        | {b"VP8X": 10, b"ANIM": 6, b"ANMF": 16, b"EXIF": _ORIENTATION},
        "AVIF": dict.fromkeys((b"mdat", b"idat", b"colr", b"iloc", b"ipma", b"mdia"), _ANY)
        | dict.fromkeys((b"dimg", b"auxl", b"prem", b"cdsc"), _ANY)
        | dict.fromkeys((b"ftyp", b"meta", b"hdlr", b"pitm", b"iinf", b"iref", b"iprp", b"ipco"), _SMALL)
        | dict.fromkeys((b"ispe", b"pixi", b"av1C", b"pasp", b"clap", b"irot", b"imir", b"auxC"), _SMALL)
        | dict.fromkeys((b"moov", b"trak", b"mvhd", b"tkhd", b"edts", b"tref"), _SMALL)
        | {b"av01": 32, b"grid": 32, b"clli": 4, b"mdcv": 24, b"free": 0},
    }
)
"""The pieces that are of the picture itself, and how large each may be, by format."""
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)
_JPEG_END, _JPEG_SCAN, _JPEG_COMMENT = 0xD9, 0xDA, 0xFE
_JPEG_PICTURE, _JPEG_OTHERS = frozenset(range(0xC0, 0xE0)) - {0xD8}, range(0xE0, 0xF0)
_GIF_END, _GIF_PICTURE, _GIF_EXTENSION, _GIF_NAMED = 0x3B, 0x2C, 0x21, 0xFF
_GIF_EXTENSIONS = MappingProxyType({0xF9: b"control", 0xFE: b"comment"})
_BOXES_IN: Mapping[bytes, int] = MappingProxyType(
    {b"meta": 4, b"iinf": 6, b"iref": 4, b"iprp": 0, b"ipco": 0, b"moov": 0, b"trak": 0}
)
"""Boxes of AVIF that have boxes in them, and how many bytes stand before those."""


def foreign_pieces(kind: str, data: bytes) -> frozenset[str]:
    """Return the names of the pieces that are not of the picture itself, in small letters; `kind` is that of Pillow.

    What stands behind the end of a picture is one of them, and what a file has that is broken off.
    """
    own = _OWN[kind]
    try:
        return frozenset(_label(name) for name, size in _PIECES[kind](data) if size > own.get(name, -1))
    except (ValueError, IndexError, struct.error):
        return frozenset({"fragment"})


def _label(name: bytes) -> str:
    word = re.search(r"\w+", name.decode("ascii", "ignore"))
    return word[0].lower() if word else "unnamed"


def _behind(data: bytes, end: int) -> Iterator[Piece]:
    """Yield what stands behind the end of a picture; raises `ValueError` where the end itself is not there."""
    if end > len(data):
        raise ValueError(end)
    if end < len(data):
        yield b"trailer", len(data) - end


def _png(data: bytes) -> Iterator[Piece]:
    at, name = 8, b""
    while name != b"IEND":
        size, name = unpack_from(">I4s", data, at)
        at += 12 + size
        yield name, size
    yield from _behind(data, at)


def _jpeg(data: bytes) -> Iterator[Piece]:
    at, marker = 2, 0
    while found := (_MARKER.search if marker == _JPEG_SCAN else _MARKER.match)(data, at):
        at, marker = found.end(), found[1][0]
        if marker == _JPEG_END:
            yield from _behind(data, at)
            return
        (size,) = unpack_from(">H", data, at)
        yield _segment(marker, data[at + 2 : at + size]), size - 2
        at += size
    raise ValueError(at)


def _segment(marker: int, data: bytes) -> bytes:
    if marker in _JPEG_OTHERS:
        return b"app%d %s" % (marker - _JPEG_OTHERS[0], data[:12].partition(b"\x00")[0])
    return b"picture" if marker in _JPEG_PICTURE else b"comment" if marker == _JPEG_COMMENT else b"segment"


def _gif(data: bytes) -> Iterator[Piece]:
    at = 13 + _colours(data[10])
    while (sign := data[at]) != _GIF_END:
        if sign == _GIF_PICTURE:
            name, at = b"picture", at + 11 + _colours(data[at + 9])
        elif sign == _GIF_EXTENSION:
            kind = data[at + 1]
            name = data[at + 3 : at + 14] if kind == _GIF_NAMED else _GIF_EXTENSIONS.get(kind, b"text")
            at += 2
        else:
            raise ValueError(at)
        start = at
        while data[at]:
            at += data[at] + 1
        at += 1
        yield name, at - start
    yield from _behind(data, at + 1)


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours has."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _webp(data: bytes) -> Iterator[Piece]:
    end = 8 + unpack_from("<I", data, 4)[0]
    yield from _chunks(data, 12, end)
    yield from _behind(data, end)


def _chunks(data: bytes, at: int, end: int) -> Iterator[Piece]:
    while at < end:
        name, size = unpack_from("<4sI", data, at)
        before = min(16, size) if name == b"ANMF" else size
        yield name, before
        yield from _chunks(data, at + 8 + before, at + 8 + size)
        at += 8 + size + size % 2


def _avif(data: bytes) -> Iterator[Piece]:
    return _boxes(data, 0, len(data))


def _boxes(data: bytes, at: int, end: int) -> Iterator[Piece]:
    while at < end:
        size, name = unpack_from(">I4s", data, at)
        if not 8 <= size <= end - at:  # noqa: PLR2004  a box holds its size and its name
            raise ValueError(at)
        before = _BOXES_IN.get(name, size - 8)
        if name == b"infe":  # what an item is stands behind its number, which has two bytes or four
            name = unpack_from("4s", data, at + (16 if data[at + 8] < 3 else 18))[0]  # noqa: PLR2004  a version
        yield name, before
        yield from _boxes(data, at + 8 + before, at + size)
        at += size


_PIECES: Mapping[str, Callable[[bytes], Iterator[Piece]]] = MappingProxyType(
    {"PNG": _png, "JPEG": _jpeg, "GIF": _gif, "WEBP": _webp, "AVIF": _avif}
)
