"""What Python does not ask of the system: folders that change places in one step, files that are on the disk for sure."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_EXCHANGE = 2
_HERE = -100
"""What `renameat2` takes for: let both change places, and: paths are as they stand."""
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""Errors by which a system or a file system says that it does not know such an exchange, or does not allow it."""


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system cannot.

    Nobody ever sees one of the paths without a folder. Raises `OSError` where it could and failed.
    """
    call = _library("renameat2")
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def flush(folder: Path) -> None:
    """Wait until all that was written in the file system of a folder is on its disk, so that no power cut empties a file.

    Raises `OSError` where something could not be written after all.
    """
    call = _library("syncfs")
    if call is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        if call(place) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(place)


@contextmanager
def watched(folder: Path) -> Iterator[Callable[[], bool]]:
    """Give a function that says whether a folder is still the same one: while it is open, no other gets its number."""
    if not hasattr(os, "O_DIRECTORY"):
        yield folder.is_dir
        return
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield lambda: folder.is_dir() and os.path.samestat(os.fstat(place), folder.stat())
    finally:
        os.close(place)


def _library(name: str) -> "ctypes._NamedFuncPointer | None":
    """Return a function of the C library; None where it has none of the name."""
    if not sys.platform.startswith("linux"):
        return None
    found: ctypes._NamedFuncPointer | None = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return found
