"""What is packed in a file: gzip, zip and the formats made of it, streams of a PDF, files in addresses."""

import io
import re
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

_MORE = 64_000_000
_EMBEDDED = re.compile(rb"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/=]{16,})")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_GZIP, _ZIP, _PDF = b"\x1f\x8b", b"PK\x03\x04", b"%PDF"
_LOCKED = b"/Encrypt"


@dataclass
class Reach:
    """How many bytes of what is packed in a file are still looked through; `whole` until some of it is not.

    In all these are as many as the file has, and 64 MB more: whatever is packed in it, and in that.
    """

    left: int
    whole: bool = True

    @classmethod
    def of(cls, data: bytes) -> "Reach":
        """Return how far a file is looked through."""
        return cls(len(data) + _MORE)

    def take(self, data: bytes) -> bytes:
        """Return what may be looked through of some bytes; ask for one more than are left, to know that there are more."""
        self.whole = self.whole and len(data) <= self.left
        taken = data[: self.left]
        self.left -= len(taken)
        return taken

    @contextmanager
    def careful(self) -> Iterator[None]:
        """Go on behind what cannot be unpacked, and remember that."""
        try:
            yield
        except Exception:  # noqa: BLE001  what is damaged, or has a password, makes decoders raise anything
            self.whole = False


def unpacked(data: bytes, reach: Reach) -> Iterator[bytes]:
    """Yield what is packed in a file, one piece after the other, as far as it reaches."""
    if data[:2] == _GZIP:
        yield from _inflated(data, reach)
    elif data[:4] == _ZIP:
        yield from _members(data, reach)
    elif data[:4] == _PDF:
        yield from _streams(data, reach)
    for packed_in in _EMBEDDED.findall(data):
        with suppress(ValueError):
            yield reach.take(b64decode(packed_in))


def _inflated(data: bytes, reach: Reach) -> Iterator[bytes]:
    """Yield what is in a file of gzip, which may be several behind each other."""
    while data[:2] == _GZIP:
        rest = b""
        with reach.careful():
            one = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield reach.take(one.decompress(data, reach.left + 1))
            reach.whole = reach.whole and one.eof
            rest = one.unused_data
        data = rest


def _members(data: bytes, reach: Reach) -> Iterator[bytes]:
    with reach.careful(), zipfile.ZipFile(io.BytesIO(data)) as packed:
        for member in packed.infolist():
            yield member.filename.encode()
            with reach.careful(), packed.open(member) as file:
                yield reach.take(file.read(reach.left + 1))


def _streams(data: bytes, reach: Reach) -> Iterator[bytes]:
    """Yield the streams of a PDF; those that are packed in another way are pictures."""
    reach.whole = reach.whole and _LOCKED not in data
    for stream in _STREAM.findall(data):
        with suppress(zlib.error):
            yield reach.take(zlib.decompressobj().decompress(stream, reach.left + 1))
