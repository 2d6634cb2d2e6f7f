"""Puts a site in the place of another in one step, and keeps the other. What was begun and not ended is ended by the next run.

Each function yields the name of a step when it is done, so that tests can end the process behind any of them.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hub.disk import replaced
from hub.publishing.manifest import identity
from hub.publishing.place import Place, readable
from hub.publishing.system import exchanged, flush

Exchange = Callable[[Path, Path], bool]


@dataclass(frozen=True, slots=True)
class _Journal:
    """Which folder of the state is to go to the target, and what its site is known by."""

    source: str
    incoming: str


def swapping(place: Place, source: Path, exchange: Exchange = exchanged) -> Iterator[str]:
    """Put the site in a folder of the state in its place; what was there becomes the previous one.

    Where folders cannot change places in one step, there is no site for the moment between two renames. Raises `OSError`.
    """
    if place.target.is_dir():
        with suppress(OSError):  # the folder may belong to another user; its site can be replaced all the same
            shutil.copymode(place.target, source)
    if source != place.previous:
        yield from _noted(place, source)
    if not place.target.exists() or _emptied(place.target):
        source.rename(place.target)
        yield "placed"
    elif exchange(source, place.target):
        yield "exchanged"
    else:
        yield from _noted(place, source)
        place.target.rename(place.leaving)
        yield "left"
        yield from _entering(place, source)
    yield from _settling(place, source)


def repairing(place: Place) -> Iterator[str]:
    """End what an earlier process began: nothing is lost whenever it ended, and there is a site again."""
    journal = _journal(place)
    if journal:
        source = place.state / journal.source
        if place.leaving.exists() and not place.target.exists():
            yield from _entering(place, source if source.exists() else place.leaving)
        if identity(place.target) == journal.incoming or place.leaving.exists():
            yield from _settling(place, source)
        place.journal.unlink(missing_ok=True)
        yield "noted off"
    place.tidy()
    yield "tidied"


def _entering(place: Place, source: Path) -> Iterator[str]:
    """Put a site where none is; where that fails, the one that has left comes back."""
    try:
        source.rename(place.target)
    except OSError:
        place.leaving.rename(place.target)
        raise
    yield "entered"


def _settling(place: Place, source: Path) -> Iterator[str]:
    """Keep the site that has left as the previous one, in the place of the one before."""
    left = place.leaving if place.leaving.exists() else source
    if left != place.previous and left.exists():
        if place.previous.exists():
            place.previous.rename(place.unused())
            yield "put aside"
        left.rename(place.previous)
        yield "kept"
    place.journal.unlink(missing_ok=True)
    yield "settled"


def _emptied(target: Path) -> bool:
    """Delete a folder if nothing is in it."""
    if any(target.iterdir()):
        return False
    target.rmdir()
    return True


def _noted(place: Place, source: Path) -> Iterator[str]:
    replaced(place.journal, msgspec.json.encode(_Journal(source.name, identity(source))))
    flush(place.state)
    yield "noted"


def _journal(place: Place) -> _Journal | None:
    """Return what was written down; raises `ProjectError` where it cannot be read, since it may name the only other site."""
    with readable(place.journal), suppress(FileNotFoundError, ValueError):
        return msgspec.json.decode(place.journal.read_bytes(), type=_Journal)
    return None
