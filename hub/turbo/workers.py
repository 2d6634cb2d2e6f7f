"""Shares work among copies of this process: each has all that was read, and sends back bytes."""

from __future__ import annotations

import gc
import os
import selectors
import struct
import threading
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAITS = "hub_turbo_waits"
"""The attribute of a thread that does nothing but wait and holds nothing meanwhile, so that the process can be copied beside it."""
FEWEST = 16
"""Fewer pieces than these are done at once where they are: a copy of a process has its price."""
_FRAME = struct.Struct("!II")
_NUMBER = struct.Struct("!I")
_AT_ONCE = 4096
"""So many numbers fit into a pipe that nobody reads yet."""


def processes(wanted: int | None) -> int:
    """Return how many copies to work in: as many as wanted, else one for each processor; 0 where there can be none."""
    others = [one for one in threading.enumerate() if one is not threading.main_thread() and WAITS not in vars(one)]
    alone = hasattr(os, "fork") and not others
    known = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    count = known if wanted is None else wanted
    return count if alone and count > 1 else 0


def shared(work: Callable[[int], bytes], count: int, copies: int) -> Iterator[tuple[int, bytes]]:
    """Yield what `work` makes of the numbers below `count`, in no order; those that it raised for, or whose copy ended, are missing."""
    for first in range(0, count, _AT_ONCE):
        yield from _done(work, range(first, min(first + _AT_ONCE, count)), copies)


def _done(work: Callable[[int], bytes], numbers: range, copies: int) -> Iterator[tuple[int, bytes]]:
    todo, telling = os.pipe()
    os.write(telling, b"".join(_NUMBER.pack(number) for number in numbers))
    os.close(telling)
    gc.freeze()  # what is there stays: looking for rubbish in it would give each copy pages of memory of its own
    begun = [_begin(work, todo) for _ in range(copies)]
    gc.unfreeze()
    os.close(todo)
    try:
        yield from _heard([pipe for _, pipe in begun])
    finally:
        for child, pipe in begun:
            os.close(pipe)
            with suppress(ChildProcessError):
                os.waitpid(child, 0)


def _begin(work: Callable[[int], bytes], todo: int) -> tuple[int, int]:
    """Begin a copy of this process, and return its id and the pipe that it answers through."""
    hearing, answering = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads of libraries, which no copy asks for anything
        child = os.fork()
    if child:
        os.close(answering)
        return child, hearing
    with suppress(BaseException):  # whatever happens, a copy goes no further than this
        os.close(hearing)
        _work(work, todo, answering)
    os._exit(0)


def _work(work: Callable[[int], bytes], todo: int, answering: int) -> None:
    with open(answering, "wb", closefd=False) as pipe:
        while number := os.read(todo, _NUMBER.size):
            (place,) = _NUMBER.unpack(number)
            with suppress(Exception):
                data = work(place)
                pipe.write(_FRAME.pack(place, len(data)) + data)


def _heard(pipes: list[int]) -> Iterator[tuple[int, bytes]]:
    """Yield all answers that come whole."""
    with selectors.DefaultSelector() as waiting:
        rest = {pipe: bytearray() for pipe in pipes}
        for pipe in pipes:
            waiting.register(pipe, selectors.EVENT_READ)
        while waiting.get_map():
            for ready, _ in waiting.select():
                if more := os.read(ready.fd, 1 << 20):
                    rest[ready.fd] += more
                    yield from _frames(rest[ready.fd])
                else:
                    waiting.unregister(ready.fd)


def _frames(held: bytearray) -> Iterator[tuple[int, bytes]]:
    """Take the whole answers off the beginning of what came."""
    at = 0
    while len(held) - at >= _FRAME.size:
        place, length = _FRAME.unpack_from(held, at)
        end = at + _FRAME.size + length
        if len(held) < end:
            break
        yield place, bytes(held[at + _FRAME.size : end])
        at = end
    del held[:at]
