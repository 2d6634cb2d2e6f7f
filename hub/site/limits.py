"""Limits on what one text may cost a build: processor time and memory, so that none takes the others with it."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 5.0
"""So much processor time one text may take; a long lesson takes a tenth of a second."""
MEMORY = 1 << 30
"""So many bytes more than before it may need."""
LONGEST_LINE = 100_000
_PAGE = 4096 if not hasattr(os, "sysconf") else os.sysconf("SC_PAGESIZE")
_AGAIN = 0.2
"""A renderer that catches everything is interrupted again after so many seconds."""


class Costly(BaseException):
    """A text takes more than it may. Not an `Exception`, so that no extension passes over it."""


@contextmanager
def limited(seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Raise `Costly` in what stands inside once it has taken so much processor time, and `MemoryError` beyond so much memory.

    Systems without such limits (Windows), and threads other than the main one, have none.
    """
    with ExitStack() as limits:
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            limits.enter_context(_timed(seconds))
            limits.enter_context(_bounded(memory))
        yield


def measure(text: str) -> None:
    """Raise `ValueError` for a line so long that looking for one pattern in it could not be interrupted in time."""
    if len(text) > LONGEST_LINE and (longest := max(map(len, text.split("\n")))) > LONGEST_LINE:
        message = f"one of its lines has {longest:,} characters; at most {LONGEST_LINE:,} are read"
        raise ValueError(message)


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    def interrupt(_signal: int, _frame: object) -> None:
        message = f"it takes more than {seconds:g} seconds"
        raise Costly(message)

    before = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _bounded(memory: int) -> Iterator[None]:
    import resource  # noqa: PLC0415  not on Windows

    now, most = resource.getrlimit(resource.RLIMIT_AS)
    used = _used()
    bound = used + memory if used else resource.RLIM_INFINITY
    tighter = used and (now == resource.RLIM_INFINITY or bound < now)
    if tighter:
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    try:
        yield
    finally:
        if tighter:
            resource.setrlimit(resource.RLIMIT_AS, (now, most))


def _used() -> int:
    """Return how many bytes of addresses this process has; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123  a path would be made anew for each text
            return int(told.read().split()[0]) * _PAGE
    except OSError:
        return 0
