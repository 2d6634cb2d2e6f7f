"""Stores in memory, before those that are slower to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hub.turbo.store import Store

_MANY = 200
"""So many things are put into a store at once, lest a build that is killed keeps nothing."""


@dataclass
class MemoryStore:
    """Holds what the build before used, for as long as `mkdocs serve` runs."""

    held: dict[bytes, bytes] = field(default_factory=dict)
    used: dict[bytes, bytes] = field(default_factory=dict)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those things that are held under these keys."""
        found = {key: self.held[key] for key in keys if key in self.held}
        self.used.update(found)
        return found

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Hold things by their keys."""
        self.used.update(made)

    def close(self) -> None:
        """Let go of what this build did not use."""
        self.held, self.used = self.used, {}


@dataclass
class Layered:
    """A store before another one: what only the farther one has is kept in the nearer one, too."""

    near: Store
    far: Store

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those things that are known under these keys to either."""
        wanted = list(keys)
        found = self.near.get(wanted)
        more = self.far.get(key for key in wanted if key not in found)
        self.near.put(more)
        return {**found, **more}

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Keep things by their keys in both."""
        self.near.put(made)
        self.far.put(made)

    def close(self) -> None:
        """Close both."""
        self.near.close()
        self.far.close()


@dataclass
class Gathering:
    """A store that is given things one by one before another one that is given many at once, which takes it less time."""

    store: Store
    sure: Callable[[], bool] = lambda: True
    """Returns whether what was gathered is what its keys say; else nothing of it is kept."""
    gathered: dict[bytes, bytes] = field(default_factory=dict)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those things that are known under these keys."""
        wanted = list(keys)
        found = {key: self.gathered[key] for key in wanted if key in self.gathered}
        return {**found, **self.store.get(key for key in wanted if key not in found)}

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Keep things by their keys, soon."""
        self.gathered.update(made)
        if len(self.gathered) >= _MANY:
            self._pass_on()

    def close(self) -> None:
        """Keep all that is not kept yet, and close the store."""
        self._pass_on()
        self.store.close()

    def _pass_on(self) -> None:
        if self.sure():
            self.store.put(self.gathered)
        self.gathered = {}
