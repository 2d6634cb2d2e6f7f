"""The order in which people look for things: by title, whatever the capitals and accents."""

from collections.abc import Iterable
from typing import TypeVar

from hub.graph.terms import folded
from hub.model.entry import Entry

E = TypeVar("E", bound=Entry)


def by_title(entries: Iterable[E]) -> list[E]:
    """Return entries in the alphabetical order of their titles; those of one title by their ids."""
    return sorted(entries, key=lambda entry: (folded(entry.title), entry.title, entry.id))
