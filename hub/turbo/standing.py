"""What stands in the folder of a site: ordinary files that nothing else leads to, and nothing at its top that is hidden.

MkDocs empties the folder before each build. What is left in it instead must be such that writing to it changes nothing else.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

_SLASH = re.compile("/")
Described = tuple[int, ...]
"""How the disk describes a file: a change of any kind shows, whatever the clock says."""


def described(path: Path) -> Described:
    """Return how the disk describes a file."""
    return _told(path.stat())


def standing(folder: Path) -> dict[str, Described]:
    """Return the files in a folder, by their paths; hidden ones at its top are nobody's business, as for MkDocs."""
    return {path: _told(found) for path, _, found in _below(str(folder), "") if found}


def settled(folder: Path) -> dict[str, Described]:
    """Return the files in a folder, and delete what must not be written to: links, files with a second name, pipes and the like."""
    files: dict[str, Described] = {}
    for path, place, found in list(_below(str(folder), "")):
        if found:
            files[path] = _told(found)
        elif "/" in path or not os.path.isdir(place):  # noqa: PTH112  MkDocs leaves links to folders at the top
            with suppress(OSError):
                os.unlink(place)  # noqa: PTH108  as it was found
    return files


def merge(old: Path, new: Path) -> None:
    """Put what stands in a folder into another one, beside what is there; what is there stays."""
    for entry in list(os.scandir(old)):
        place = new / entry.name
        if not os.path.lexists(place):
            os.rename(entry.path, place)  # noqa: PTH104  as it was found
        elif entry.is_dir(follow_symlinks=False) and place.is_dir() and not place.is_symlink():
            merge(old / entry.name, place)
    shutil.rmtree(old, ignore_errors=True)


def rescue(old: Path, new: Path) -> None:
    """Delete a folder, but for what is hidden at its top, such as its history: that goes into another folder, where it has none of that name."""
    if old.is_dir():
        for entry in list(os.scandir(old)):
            if entry.name.startswith(".") and not os.path.lexists(new / entry.name):
                os.rename(entry.path, new / entry.name)  # noqa: PTH104  as it was found
    shutil.rmtree(old, ignore_errors=True)


def make_room(folder: Path, before: Iterable[str], wanted: Collection[str]) -> None:
    """Delete what stands where a file is to be, or where the folder of one is to be."""
    folders = {path[: found.start()] for path in wanted for found in _SLASH.finditer(path)}
    for path in folders.intersection(before):
        (folder / path).unlink(missing_ok=True)
    for path in wanted:
        if (folder / path).is_dir():
            shutil.rmtree(folder / path, ignore_errors=True)


def drop_empty(folder: Path) -> None:
    """Delete empty folders below one, but for what is in hidden ones at its top."""
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                _drop(entry.path)


def _drop(folder: str) -> None:
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            _drop(entry.path)
    with suppress(OSError):  # where there is something in it
        os.rmdir(folder)  # noqa: PTH106  as it was found


def _below(folder: str, prefix: str) -> Iterator[tuple[str, str, os.stat_result | None]]:
    """Yield what is below a folder and is no folder: path, place, and what the disk says of it where it is an ordinary file."""
    entries: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as found:
        entries = [entry for entry in found if prefix or not entry.name.startswith(".")]
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{path}/")
            continue
        with suppress(FileNotFoundError):
            told = entry.stat(follow_symlinks=False)
            yield path, entry.path, told if stat.S_ISREG(told.st_mode) and told.st_nlink <= 1 else None


def _told(found: os.stat_result) -> Described:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
