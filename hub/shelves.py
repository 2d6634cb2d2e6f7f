"""What reading found, kept between two runs of the command line: texts that have not changed are not read again.

It lies beside `mkdocs.yml` under a seal, as JSON that is checked against the types it becomes. What is damaged, of another version or
cannot be written is as if it were not there.
"""

from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

import markdown
import msgspec
import pydantic
import pymdownx.__meta__
import yaml

from hub.disk import ProjectError, ordinary, replaced, uncommitted
from hub.reading.memory import Memory, Shelf
from hub.sealed import sealed, unsealed

PLACE = ".cache/hub/reading"
_ROOMS = ("hub", "hub.reading", "hub.blocks", "hub.sanitising", "hub.model", "hub.rules")
_LIBRARIES = (markdown.__version__, pymdownx.__meta__.__version__, pydantic.VERSION, yaml.__version__)
_FEW = 0.02
"""That part of the files is read again at each run rather than written down again with all the others."""


class _Kept(msgspec.Struct):
    """A shelf, and the code whose work it holds."""

    code: str
    shelf: Shelf


def remembered(root: Path) -> Memory:
    """Return the memory of the last run in a project; an empty one where there is none."""
    with suppress(OSError, msgspec.DecodeError, RecursionError):
        if held := unsealed(ordinary(root / PLACE)):
            kept = msgspec.json.decode(held, type=_Kept)
            return Memory(old=kept.shelf) if kept.code == _code() else Memory()
    return Memory()


def remember(root: Path, memory: Memory) -> None:
    """Keep what a run has read for the next one, if that differs in more than a few files from what is kept already."""
    shelf, old = memory.shelf(), memory.old
    different = len(shelf.bodies.keys() ^ old.bodies.keys()) + len(shelf.fields.keys() ^ old.fields.keys())
    if different <= _FEW * len(shelf.fields):
        return
    place = root / PLACE
    with suppress(ProjectError):
        replaced(uncommitted(place.parent) / place.name, sealed(msgspec.json.encode(_Kept(code=_code(), shelf=shelf))))


@cache
def _code() -> str:
    """Return a digest of the code that reads, and the versions of what it reads with."""
    digest = sha256(" ".join(_LIBRARIES).encode())
    for room in _ROOMS:
        for file in sorted(resources.files(room).iterdir(), key=lambda one: one.name):
            if file.name.endswith(".py"):
                digest.update(file.read_bytes())
    return digest.hexdigest()
