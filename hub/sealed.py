"""A folder for what takes long to make and is the same each time: kept between builds, each under a seal."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from hub.disk import ProjectError, ordinary, replaced, uncommitted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNUSED = 500
"""So many things are kept that the last build did not need."""
_SEAL = 32


def sealed(data: bytes) -> bytes:
    """Return bytes behind their seal."""
    return sha256(data).digest() + data


def unsealed(held: bytes) -> bytes | None:
    """Return what stands behind a seal, or None where it is not what the seal says: damaged, or cut off."""
    return held[_SEAL:] if held[:_SEAL] == sha256(held[_SEAL:]).digest() else None


@dataclass
class Sealed:
    """What is kept in a folder, by names that say all that it depends on. Where nothing can be kept, it is made each time."""

    folder: Path
    used: set[str] = field(default_factory=set)

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return what was kept under a name, else make it and keep it. What is damaged does not bear its own seal."""
        self.used.add(name)
        place = self.folder / name
        with suppress(OSError):
            if held := unsealed(ordinary(place)):
                return held
        made = make()
        with suppress(OSError, ProjectError):
            uncommitted(self.folder)
            replaced(place, sealed(made))
        return made

    def forget(self) -> None:
        """Delete the oldest beyond what may be kept unused; another build makes what it misses."""
        with suppress(OSError):
            unused = (
                []
                if self.folder.is_symlink()
                else [  # what else stands there is somebody's
                    (one.stat().st_mtime_ns, one.name)
                    for one in self.folder.iterdir()
                    if one.name not in self.used and one.name != ".gitignore"
                ]
            )
            for _, name in sorted(unused, reverse=True)[UNUSED:]:
                (self.folder / name).unlink(missing_ok=True)
