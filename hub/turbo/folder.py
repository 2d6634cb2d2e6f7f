"""The folder of a site between two builds: what is the same stays where it is, untouched; the rest goes.

MkDocs empties the folder before each build. So it is moved away while that happens, and moved back before anything is written.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from typing import TYPE_CHECKING

import msgspec
from filelock import BaseFileLock, FileLock, Timeout

from hub.turbo.keys import digest_of, digester
from hub.turbo.standing import Described, described, drop_empty, make_room, merge, rescue, settled, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs.structure.files import File

_FORM = 1
_SITES = 20
"""So many sites are remembered, each by where it stands."""
_PATIENCE = 600
"""Seconds that a build waits for another one; then it goes on."""


class Written(msgspec.Struct, array_like=True):
    """A file that a build wrote: what it was made from, the digest of its bytes, how the disk describes it, what plugins noted."""

    signature: bytes
    content: bytes
    stat: Described
    notes: dict[str, bytes] = {}


class _Manifest(msgspec.Struct, array_like=True):
    form: int
    files: dict[str, Written]


@dataclass
class SiteFolder:
    """The folder of a site, by paths relative to it; `cache` is where the manifest stands; `tell` hears what it waits for."""

    site: Path
    cache: Path
    tell: Callable[[str], None]
    files: dict[str, Written] = field(default_factory=dict)
    """What the last build wrote."""
    kept: set[str] = field(default_factory=set)
    """What this build leaves as it is."""
    before: dict[str, Described] = field(default_factory=dict)
    """What stood in the folder before this build."""
    made: dict[str, Written] = field(default_factory=dict)
    """What this build wrote or left."""
    lock: BaseFileLock | None = None
    """Held while this build writes to the folder."""

    @property
    def _away(self) -> Path:
        """A hidden place beside the folder, since no other is surely on the same disk."""
        return self.site.with_name(f".{self.site.name}.away")

    @property
    def _manifest(self) -> Path:
        name = digest_of(str(self.site.absolute()).encode()).hex()[:16]
        return self.cache / f"site-{name}.manifest"

    def move_away(self) -> None:
        """Take the folder out of MkDocs' way. One that a killed build has left away is taken, where there is no other.

        Another build that writes to it is waited for: two at once would delete what the other one needs.
        """
        self._take_lock()
        with suppress(OSError):
            if self._away.is_symlink():
                self._away.unlink()
            if self._away.exists() and (not self.site.exists() or not os.listdir(self.site)):  # noqa: PTH208  names are enough
                return
            rescue(self._away, self.site)
            if self.site.is_dir() and not self.site.is_symlink():
                self.site.rename(self._away)

    def move_back(self) -> None:
        """Put the folder back, and note what stands in it. Other plugins may have written to it already."""
        new = standing(self.site)
        with suppress(OSError):
            self._put_back()
        if new and self._away.is_dir():
            with suppress(OSError):
                merge(self._away, self.site)
        self.before = {path: stat for path, stat in settled(self.site).items() if path not in new}
        with suppress(OSError, msgspec.MsgspecError, RecursionError):
            if self._manifest.is_file():
                found = msgspec.msgpack.decode(self._manifest.read_bytes(), type=_Manifest)
                self.files = found.files if found.form == _FORM else {}

    def holds(self, path: str, signature: bytes) -> bool:
        """Return whether a file stands there that was made from this, as it was written, and leave it then."""
        known = self.files.get(path)
        if known is None or known.signature != signature:
            return False
        return self.has(path, known.content, signature, known.notes)

    def has(self, path: str, content: bytes, signature: bytes, notes: dict[str, bytes]) -> bool:
        """Return whether a file with this digest stands there as it was written, and leave it then."""
        known, stat = self.files.get(path), self._stat(path)
        if stat is None or known is None or known.content != content:
            return False
        if stat != known.stat and digest_of((self.site / path).read_bytes()) != content:
            return False
        self.kept.add(path)
        self.made[path] = Written(signature, content, stat, notes)
        return True

    def _stat(self, path: str) -> Described | None:
        """Return how the disk describes a file that stood there before this build; None where it does not any more."""
        with suppress(OSError):
            return described(self.site / path) if path in self.before else None
        return None

    def wrote(self, path: str, signature: bytes, content: bytes, notes: dict[str, bytes]) -> None:
        """Note a file that was just written."""
        with suppress(OSError):
            self.made[path] = Written(signature, content, described(self.site / path), notes)

    def copy(self, file: File) -> None:
        """Copy a file into the site as MkDocs does, unless the very same stands there."""
        content = self._digest(file) if _is_ordinary(file) else None
        if content is None:
            type(file).copy_file(file)  # which says what is wrong with a pipe, say
        elif not self.has(file.dest_uri, content, b"", {}):
            type(file).copy_file(file)
            if self._digest(file) == content:  # else somebody changed it meanwhile
                self.wrote(file.dest_uri, b"", content, {})

    @staticmethod
    def _digest(file: File) -> bytes:
        if file.abs_src_path is None:
            return digest_of(file.content_bytes)
        with open(file.abs_src_path, "rb") as held:  # noqa: PTH123  a path would be made anew for each file
            return file_digest(held, digester).digest()

    def let_go(self) -> None:
        """Let another build write to the folder; one that failed before anything was written leaves it as it was."""
        with suppress(OSError):
            if self._away.is_dir() and (not self.site.exists() or not os.listdir(self.site)):  # noqa: PTH208  names are enough
                self._put_back()
        if self.lock:
            self.lock.release()

    def _put_back(self) -> None:
        if self._away.is_dir():
            if self.site.is_dir():
                self.site.rmdir()
            self._away.rename(self.site)

    def _take_lock(self) -> None:
        with suppress(OSError):
            self.cache.mkdir(parents=True, exist_ok=True)
            self.lock = FileLock(self._manifest.with_suffix(".lock"))
            try:
                self.lock.acquire(timeout=0)
            except Timeout:
                self.tell(f"another build writes to {self.site}; waiting for it, for up to {_PATIENCE // 60} minutes")
                self.lock.acquire(timeout=_PATIENCE)

    def make_room(self, paths: Collection[str]) -> None:
        """Delete what the last build wrote where these files, or their folders, are to be."""
        with suppress(OSError):
            make_room(self.site, self.before, paths)

    def clear(self, left: Collection[str]) -> None:
        """Delete what no part of this build wrote or left (plugins `left` some): after it only what a plain build would have stands there."""
        for path, stat in standing(self.site).items():
            if path not in self.kept and path not in left and self.before.get(path) == stat:
                (self.site / path).unlink(missing_ok=True)
        drop_empty(self.site)

    def note(self, *, finished: bool) -> None:
        """Write the manifest. What was changed after it was written is not known to the next build, unless it is `finished`: whoever changed it, does that to a file once."""
        now = standing(self.site)
        if finished:
            for path in [path for path, one in self.made.items() if path in now and now[path] != one.stat]:
                self._finish(path, now[path])
        whole = {path: one for path, one in self.made.items() if now.get(path) == one.stat}
        self._write(msgspec.msgpack.encode(_Manifest(_FORM, whole)))

    def _write(self, told: bytes) -> None:
        """Write the manifest, and forget those of the sites that were built longest ago."""
        with suppress(OSError):
            self.cache.mkdir(parents=True, exist_ok=True)
            beside = self._manifest.with_suffix(".new")
            beside.unlink(missing_ok=True)  # whatever that is
            beside.write_bytes(told)
            beside.replace(self._manifest)
            known = sorted(self.cache.glob("site-*.manifest"), key=lambda place: place.stat().st_mtime_ns)
            for place in known[:-_SITES]:
                place.unlink()
                place.with_suffix(".lock").unlink(missing_ok=True)

    def _finish(self, path: str, stat: Described) -> None:
        """Take up that a page was changed after it was written. Files that no page is in are copied again instead."""
        made = self.made[path]
        if made.signature:
            self.made[path] = Written(made.signature, digest_of((self.site / path).read_bytes()), stat, made.notes)


def _is_ordinary(file: File) -> bool:
    """Return whether a file can be read: not a pipe, which would be waited for, nor a device."""
    return file.abs_src_path is None or os.path.isfile(file.abs_src_path)  # noqa: PTH113  a path would be made anew for each file
