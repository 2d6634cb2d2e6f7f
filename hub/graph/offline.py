"""What is worth having without a connection."""

from datetime import timedelta

from hub.graph.hub import Hub
from hub.graph.news import added
from hub.graph.translations import shown
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.topics import Path

FRESH = timedelta(days=28)
"""How long something counts as new."""


def worth_keeping(hub: Hub) -> tuple[Entry, ...]:
    """Return what people learn from: what is new first, then what others lead to most; one version of each text."""
    found = shown(hub, (*hub.all(Lesson), *hub.all(Guide), *hub.all(Path)))
    fresh = {one.entry.id for one in added(hub, hub.today - FRESH)}
    return tuple(
        sorted(
            (entry for entry in found if not entry.deprecated),
            key=lambda entry: (entry.id not in fresh, -_use(hub, entry), entry.id),
        )
    )


def _use(hub: Hub, entry: Entry) -> int:
    """Return how many entries lead to this one; a path is worth its steps too."""
    steps = sum(1 for edge in hub.out(entry.id) if edge.via == "steps") if isinstance(entry, Path) else 0
    return len({edge.source for edge in hub.into(entry.id)}) + steps
