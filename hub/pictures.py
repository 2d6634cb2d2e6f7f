"""Pictures without what they tell of those who took them: places, devices, names, times.

A picture that tells nothing but itself stays as it is, byte by byte. Any other is written anew, upright, with its colours
(ICC profile), its transparency and its animation. Which way is up is of the picture itself.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageOps, ImageSequence

_OWN = frozenset(
    {"adobe", "adobe_transform", "background", "chroma", "default_image", "dpi", "duration", "extension", "gamma"}
    | {"aspect", "blend", "bbox", "disposal", "icc_profile", "interlace", "jfif", "jfif_density", "jfif_unit"}
    | {"jfif_version", "loop", "progression", "progressive", "srgb", "timestamp", "transparency", "version"}
)
"""What Pillow tells of a picture that is of the picture itself; all else is metadata."""
_KEPT = ("icc_profile", "loop", "transparency")
_ORIENTATION = 0x0112
_ORIENTATION_ALONE = 64
"""No more bytes has an orientation; a thumbnail of what was cut away has."""
_GPS = 0x8825
_SIGNS = (
    *(b"Exif\x00\x00", b"http://ns.adobe.com/", b"<x:xmpmeta", b"Photoshop 3.0\x00"),
    *(b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"EXIF", b"XMP "),
)
"""What stands in metadata of files that are too broken to be read."""
_ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9"}
"""How a file ends that has nothing behind its picture."""
_QUALITY = {"JPEG": {"quality": 92}, "WEBP": {"quality": 90}, "AVIF": {"quality": 80}}
_LOSSLESS = b"VP8L"
_DAMAGED = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, MemoryError)
_LARGEST = 100_000_000
"""The most pixels of a picture that is written anew."""


def metadata(data: bytes) -> tuple[str, ...]:
    """Return the names of what a file of a picture says beside it; of one that cannot be read, whether it has signs of saying more."""
    try:
        with _opened(data) as picture:
            return _told(picture, data)
    except _DAMAGED:
        return ("metadata",) if any(sign in data for sign in _SIGNS) else ()


def bare(data: bytes) -> bytes:
    """Return a picture written anew without metadata; nothing where that cannot be done."""
    try:
        with _opened(data) as picture:
            return b"" if picture.width * picture.height > _LARGEST else _written(picture, data)
    except _DAMAGED:
        return b""


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data)) as picture:
            yield picture


def _told(picture: Image.Image, data: bytes) -> tuple[str, ...]:
    """Return the names of what a file says beside its picture."""
    exif = picture.getexif()
    names = {str(name).lower() for name in picture.info} - _OWN - {"exif"}
    if exif.get_ifd(_GPS):
        names.add("gps")
    elif exif.keys() - {_ORIENTATION} or len(picture.info.get("exif", b"")) > _ORIENTATION_ALONE:
        names.add("exif")
    if not data.endswith(_ENDS.get(str(picture.format), b"")):
        names.add("trailer")
    return tuple(sorted(names))


def _written(picture: Image.Image, data: bytes) -> bytes:
    """Return a picture written anew in its own format, with nothing but itself; of several in one JPEG the first."""
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    frames = [picture] if kind == "JPEG" else list(map(Image.Image.copy, ImageSequence.Iterator(picture)))
    kept = {name: picture.info[name] for name in _KEPT if name in picture.info}
    options: dict[str, Any] = {**_QUALITY.get(kind, {}), **kept, "exif": b"", "xmp": b"", "comment": b""}
    if picture.format == "JPEG" and picture.getexif().get(_ORIENTATION, 1) == 1:
        first, others = picture, []
        options["quality"] = "keep"
    else:
        first, *others = [_bare(frame) for frame in frames]
    if _LOSSLESS in data[:64]:
        options["lossless"] = True
    if others:
        durations = [one.info.get("duration", 0) for one in frames]
        options |= {"save_all": True, "append_images": others, "duration": durations}
    out = io.BytesIO()
    first.save(out, kind, **options)
    return out.getvalue()


def _bare(frame: Image.Image) -> Image.Image:
    """Return an upright frame that knows nothing but itself."""
    upright = ImageOps.exif_transpose(frame)
    upright.info = {
        name: value for name, value in frame.info.items() if name in ("transparency", "duration", "disposal")
    }
    return upright
