"""Who publishes: one process at a time for each folder."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from hub.disk import ProjectError
from hub.publishing.place import Place

_MOMENT = 0.2
"""In so many seconds whoever has just taken a lock writes who that is, in the place of somebody who was killed."""


@contextmanager
def held(place: Place) -> Iterator[None]:
    """Keep all others from publishing to a place; raises `ProjectError` at once where somebody else does.

    The lock is the system's own: it ends with the process that has it, however that ends.
    """
    holder = place.state / "holder"
    lock = FileLock(place.state / "lock", timeout=0, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise ProjectError(_taken(place, _named(holder))) from None
    try:
        with suppress(OSError):  # a full disk is no reason not to go back to the previous site
            holder.write_text(f"{os.getpid()}\n", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _named(holder: Path) -> str:
    """Return which process has a lock, empty where nobody says so."""
    time.sleep(_MOMENT)
    with suppress(OSError):  # whoever had it may have ended
        return holder.read_text(encoding="utf-8").strip()
    return ""


def _taken(place: Place, process: str) -> str:
    who, end = (f"process {process}", f", or end it: kill {process}") if process else ("another process", "")
    return f"{place.target} is being published by {who}; wait until that has ended{end}"
