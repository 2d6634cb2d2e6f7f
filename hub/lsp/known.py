"""What answers are given from: the whole hub, and the text that is open."""

from typing import NamedTuple

from pydantic import BaseModel

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.settings import Settings
from hub.reading.names import Names


class Known(NamedTuple):
    """The hub as it was last surveyed, all names, and what the open text says so far; no entry for the settings."""

    hub: Hub
    names: Names
    entry: Entry | None

    @property
    def model(self) -> type[BaseModel]:
        """The class that has the fields of the open text."""
        return type(self.entry) if self.entry is not None else Settings

    def others(self) -> tuple[Entry, ...]:
        """Return all entries but the one that is open, and the home page, which no reference can name."""
        own = self.entry.id if self.entry else ""
        return tuple(entry for entry in self.hub.entries.values() if entry.id not in ("", own))
