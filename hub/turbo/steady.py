"""Whether the folders that pages are made with, of templates and icons, stay as they are while a site is built."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hub.turbo.standing import Described, described

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Steady:
    """Folders as the disk described them before a digest was taken of what is in them."""

    seen: dict[Path, dict[str, Described]] = field(default_factory=dict)

    def watch(self, folders: Iterable[Path]) -> None:
        """Look at folders, before what is in them is told."""
        for folder in folders:
            if folder not in self.seen:
                self.seen[folder] = _described(folder)

    def holds(self) -> bool:
        """Return whether nobody has edited anything since, even if it was changed back."""
        return all(_described(folder) == before for folder, before in self.seen.items())


def _described(folder: Path) -> dict[str, Described]:
    """Return how the disk describes each file below a folder."""
    found: dict[str, Described] = {}
    for within, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                path = Path(within, name)
                found[str(path)] = described(path)
    return found
