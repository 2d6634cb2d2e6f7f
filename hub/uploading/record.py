"""What stands in a bucket about the site in it: its files as they were sent, and who is at work on them."""

from typing import Literal

import msgspec

from hub.publishing.manifest import NAME

RECORD = NAME
"""Its name: that of the manifest in a folder, which is never sent."""


class Sent(msgspec.Struct, frozen=True):
    """A file as it was sent: the digest of its bytes, what the store called that version, and which headers went with it."""

    sha256: str
    etag: str = ""
    headers: str = ""


UNSURE = Sent("")
"""A file that was about to be sent and may have arrived: it is ours, and the same as no other."""


class Upload(msgspec.Struct, frozen=True):
    """An upload at work. It writes the record anew several times within `patience` seconds; else it counts as dead."""

    id: str
    patience: float
    beat: int = 0
    """How often it has been heard of: so no two of its records are the same, though there may be nothing else to say."""


class Record(msgspec.Struct, frozen=True):
    """The files at a place in a bucket by their paths, and the upload that is at work on them, if any."""

    version: Literal[1] = 1
    files: dict[str, Sent] = {}
    upload: Upload | None = None


def parsed(text: bytes) -> Record:
    """Read a record; raises `ValueError` where it is none."""
    return msgspec.json.decode(text, type=Record)


def written(record: Record) -> bytes:
    """Return a record as JSON, the same for the same files."""
    files = dict(sorted(record.files.items()))
    return msgspec.json.encode(Record(files=files, upload=record.upload))
