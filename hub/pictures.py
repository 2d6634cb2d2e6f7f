"""Pictures without what they tell of those who took them: places, devices, names, times.

A picture that tells nothing but itself stays as it is, byte by byte. Any other is written anew, upright, with its colours
(ICC profile), its transparency and its animation. Which way is up is of the picture itself.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from PIL import Image, ImageOps, ImageSequence
from PIL import __version__ as pillow

from hub.pieces import foreign_pieces

UNREADABLE = ("unreadable",)
"""What is said of a picture that cannot be read, and could tell more than it shows."""
_SIGNS = (
    *(b"Exif\x00\x00", b"http://ns.adobe.com/", b"<x:xmpmeta", b"Photoshop 3.0\x00"),
    *(b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"EXIF", b"XMP ", b"ftyp", b"II*\x00", b"MM\x00*"),
)
"""What stands in metadata, or in files of kinds that have them; where it is missing, a file that is no picture tells nothing."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_KEPT = ("icc_profile", "loop", "transparency")
_EXIF = (b"Exif", b"EXIF", b"eXIf")
"""How the place of Exif begins in a file; Pillow decodes a whole PNG to say that there is none."""
_ORIENTATION = 0x0112
_GPS = 0x8825
_QUALITY = {"JPEG": {"quality": 92}, "WEBP": {"quality": 90}, "AVIF": {"quality": 80}}
_LOSSLESS = b"VP8L"
_LARGEST = 100_000_000
"""The most pixels of a picture that is written anew, in all of its frames."""


def metadata(data: bytes) -> tuple[str, ...]:
    """Return the names of what a file of a picture says beside it; `UNREADABLE` where it cannot be read and may say something."""
    try:
        with _opened(data) as picture:
            return _told(picture, data)
    except Exception:  # noqa: BLE001  decoders raise anything for what is damaged
        return UNREADABLE if any(sign in data for sign in _SIGNS) else ()


def bare(data: bytes) -> bytes:
    """Return a picture written anew without metadata; nothing where that cannot be done."""
    try:
        with _opened(data) as picture:
            clean = _written(picture, data) if _pixels(picture) <= _LARGEST else b""
    except Exception:  # noqa: BLE001  decoders raise anything for what is damaged
        return b""
    return b"" if metadata(clean) else clean


def bare_name(data: bytes) -> str:
    """Return a name made of all that a picture written anew depends on: the picture, and how that is done."""
    return sha256(_way() + data).hexdigest()


@cache
def _way() -> bytes:
    """Return a digest of how pictures are written anew."""
    room = resources.files("hub")
    own = (room.joinpath(name).read_bytes() for name in ("pictures.py", "pieces.py"))
    return sha256(b"".join((*own, pillow.encode()))).digest()


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is large or damaged Pillow warns, too
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            yield picture


def _kind(picture: Image.Image) -> str:
    """Return the format of a picture; of several in one JPEG the first is shown."""
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def _pixels(picture: Image.Image) -> int:
    frames = 1 if _kind(picture) == "JPEG" else getattr(picture, "n_frames", 1)
    return picture.width * picture.height * frames


def _told(picture: Image.Image, data: bytes) -> tuple[str, ...]:
    """Return the names of what a file says beside its picture."""
    exif = picture.getexif() if any(sign in data for sign in _EXIF) else Image.Exif()
    names = set(foreign_pieces(_kind(picture), data))
    if exif.get_ifd(_GPS):
        names.add("gps")
    elif set(exif) != ({_ORIENTATION} if "exif" in picture.info else set()):
        names.add("exif")
    return tuple(sorted(names))


def _written(picture: Image.Image, data: bytes) -> bytes:
    """Return a picture written anew in its own format, with nothing but itself."""
    kind = _kind(picture)
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
