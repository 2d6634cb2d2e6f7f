"""Where builds keep what they made: a key that says all that a thing was made from leads to the thing.

Things are addressed by their own digests, which are verified on reading. Nothing here runs code: things are bytes.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TypeVar

from hub.turbo.keys import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")
_OURS = 0x48555442
"""What SQLite calls the application that a file belongs to."""
_FORM = 1
"""How the tables look; those of another form are thrown away."""
_PATIENCE = 5.0
"""Seconds that a build waits while another one writes."""
_NEVER = 1 << 40
"""So many builds nobody makes."""
_LONGEST, _STEPS = 60.0, 100_000
"""Seconds after which a question is given up, and after how many steps of SQLite that is looked at."""
_SOME = 500  # keys that are asked for at once
_RARELY = 16
"""A thing counts as used again only after so many builds, so that a build without news writes nothing."""
_REMEDY = "make room there, or name another folder: `hub-turbo: {cache: FOLDER}`"
_TABLES = {
    "known": "CREATE TABLE known (key BLOB PRIMARY KEY, thing BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID",
    "things": "CREATE TABLE things (digest BLOB PRIMARY KEY, data BLOB NOT NULL)",
}
_SCHEMA = {*(("table", name, told) for name, told in _TABLES.items()), ("index", "sqlite_autoindex_things_1", None)}
"""All that SQLite says of them, with the index that it makes itself."""
_BEGIN = f"""
BEGIN IMMEDIATE;
PRAGMA application_id = {_OURS};
PRAGMA user_version = {_FORM};
{";".join(_TABLES.values())};
COMMIT;
"""


class Store(Protocol):
    """Keeps things by keys. A store that cannot read knows nothing, and one that cannot write keeps nothing: neither raises."""

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those things that are known under these keys."""

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Keep things by their keys."""

    def close(self) -> None:
        """Let go of what was used least recently, and of the store itself."""


class LocalStore:
    """A file of SQLite with room for so many bytes of things; `tell` hears in one sentence what is wrong with it.

    SQLite sees to it that builds at the same time, and builds that are killed, leave it whole. Age is counted in builds, not
    in time, since clocks are set back.
    """

    def __init__(self, place: Path, room: int, tell: Callable[[str], None]) -> None:
        self.place = place
        self.room = room
        self.tell = tell
        self.used: set[bytes] = set()
        self.writes = True
        self.renewed = False
        self.build = 0
        self.file: sqlite3.Connection | None = None
        self.file = self._opened()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those things that are known under these keys and whole."""
        wanted = list(dict.fromkeys(keys))
        found: dict[bytes, bytes] = {}
        for some in (wanted[at : at + _SOME] for at in range(0, len(wanted), _SOME)):
            found.update(self._found(some))
        self.used.update(found)
        return found

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Keep things by their keys, all of them or, where that fails, none."""
        things = [(digest_of(data), data) for data in made.values()]
        known = [(key, thing, len(data), self.build) for key, (thing, data) in zip(made, things, strict=True)]

        def write(file: sqlite3.Connection) -> None:
            file.execute("BEGIN IMMEDIATE")
            file.executemany("INSERT OR REPLACE INTO things VALUES (?, ?)", things)
            file.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)", known)
            file.execute("COMMIT")

        if made and self.writes:
            self._tried(write)

    def close(self) -> None:
        """Remember what was used, let go of what was used least recently where there is no room, and close the file."""
        if self.writes:
            self._tried(self._note_uses)
            self._tried(self._prune)
            self._tried(self._drop_lost)
        if self.file:
            self.file.close()
        self.file = None

    @property
    def _parts(self) -> list[Path]:
        """The files that SQLite makes."""
        return [self.place.with_name(self.place.name + end) for end in ("", "-wal", "-shm")]

    def _found(self, keys: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
        places = ", ".join("?" * len(keys))
        query = f"SELECT key, thing, data FROM known JOIN things ON thing = digest WHERE key IN ({places})"  # noqa: S608  question marks
        for key, thing, data in self._tried(lambda file: file.execute(query, keys).fetchall()) or ():
            if isinstance(data, bytes) and digest_of(data) == thing:
                yield key, data

    def _note_uses(self, file: sqlite3.Connection) -> None:
        rows = file.execute("SELECT key FROM known WHERE used <= ?", (self.build - _RARELY,))
        again = [(self.build, key) for (key,) in rows if key in self.used]
        if again:
            file.execute("BEGIN IMMEDIATE")
            file.executemany("UPDATE known SET used = ? WHERE key = ?", again)
            file.execute("COMMIT")

    def _prune(self, file: sqlite3.Connection) -> None:
        left = file.execute("SELECT total(size) FROM known").fetchone()[0] - self.room
        if left <= 0:
            return
        gone = []
        for key, size in file.execute("SELECT key, size FROM known ORDER BY used, key"):
            if left <= -self.room // 5:  # some room for the builds to come
                break
            gone.append((key,))
            left -= size
        file.execute("BEGIN IMMEDIATE")
        file.executemany("DELETE FROM known WHERE key = ?", gone)
        file.execute("COMMIT")

    @staticmethod
    def _drop_lost(file: sqlite3.Connection) -> None:
        """Delete the things that no key leads to any longer."""
        lost = file.execute("SELECT digest FROM things WHERE digest NOT IN (SELECT thing FROM known)").fetchall()
        if lost:
            file.execute("BEGIN IMMEDIATE")
            file.executemany("DELETE FROM things WHERE digest = ?", lost)
            file.execute("COMMIT")
            file.executescript("PRAGMA incremental_vacuum")  # which goes step by step to its end

    def _opened(self) -> sqlite3.Connection | None:
        """Return the file, made where it is not there, or None where that cannot be."""
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            for part in self._parts:
                if part.is_symlink() or (part.exists() and not (part.is_file() or part.is_dir())):
                    part.unlink()
            return self._ready(sqlite3.connect(self.place, timeout=_PATIENCE, isolation_level=None))
        except (sqlite3.OperationalError, OSError) as fault:
            self.writes = False
            return self._read_only(str(fault))
        except sqlite3.DatabaseError as fault:
            return self._anew(str(fault))

    def _ready(self, file: sqlite3.Connection) -> sqlite3.Connection | None:
        (ours,), (form,) = (file.execute(f"PRAGMA {told}").fetchone() for told in ("application_id", "user_version"))
        tables = set(file.execute("SELECT type, name, sql FROM sqlite_master"))
        if ours != _OURS and tables:
            file.close()
            self.tell(f"{self.place} belongs to another program, so nothing is kept; move it away")
            return None
        if tables and (form, tables) != (_FORM, _SCHEMA):
            file.close()
            message = "its tables are of another version"
            raise sqlite3.DatabaseError(message)
        file.execute("PRAGMA auto_vacuum = INCREMENTAL")
        file.execute("PRAGMA journal_mode = WAL").fetchall()
        file.execute("PRAGMA synchronous = NORMAL")
        if not tables:
            file.executescript(_BEGIN)
        last = file.execute("SELECT max(used) FROM known").fetchone()[0] or 0
        if not isinstance(last, int) or not 0 <= last < _NEVER:
            message = "a number of builds is none"
            raise sqlite3.DatabaseError(message)
        self.build = 1 + last
        return file

    def _read_only(self, why: str) -> sqlite3.Connection | None:
        """Return the file as it stands, where it can be read and its folder cannot be written to."""
        file = None
        if self.place.is_file():
            with suppress(sqlite3.Error):
                file = sqlite3.connect(f"{self.place.absolute().as_uri()}?immutable=1", uri=True)
                file.execute("SELECT count(*) FROM known").fetchone()
        self.tell(f"nothing is kept in {self.place}: {why}; {_REMEDY}")
        return file

    def _anew(self, why: str) -> sqlite3.Connection | None:
        """Return a new file in the place of one that is damaged, or None where this one was new already."""
        if self.file:
            self.file.close()
        self.file, known = None, self.renewed
        self.renewed = True
        self.tell(f"{self.place} is damaged and begun anew: {why}")
        try:
            for part in self._parts:
                part.unlink(missing_ok=True)
        except OSError:
            return None
        return None if known else self._opened()

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        if self.file is None:
            return None
        patience = time.monotonic() + _LONGEST
        self.file.set_progress_handler(lambda: time.monotonic() > patience, _STEPS)
        try:
            return work(self.file)
        except sqlite3.OperationalError as fault:  # full, locked or read-only: what stands there is whole
            with suppress(sqlite3.Error):
                self.file.rollback()
            self.writes = False
            self.tell(f"nothing more is kept in {self.place}: {fault}; {_REMEDY}")
        except (sqlite3.DatabaseError, TypeError, OverflowError) as fault:  # the last two where a number is none
            self.file = self._anew(str(fault))
        return None
