"""What is new: what has happened in the hub and on which day, so that those who follow it are told once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.session import State

ANNOUNCED = timedelta(days=28)
"""How long before its day a session is news."""


class What(StrEnum):
    """What is new about an entry."""

    PLANNED = "planned"
    RECAPPED = "recapped"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class News:
    """Something that is new about an entry, and since when. The day does not change from build to build."""

    what: What
    entry: Entry
    on: date

    @property
    def order(self) -> tuple[int, str, str]:
        """The key that puts news in order, the latest first."""
        return (-self.on.toordinal(), self.entry.id, self.what)


def news(hub: Hub) -> tuple[News, ...]:
    """Return all that is new by today, the latest first: planned sessions, recaps, verified lessons and guides.

    Colleagues are not among it: that someone has joined is theirs to tell.
    """
    found = (*_sessions(hub), *_verified(hub))
    return tuple(sorted((one for one in found if one.on <= hub.today), key=lambda one: one.order))


def by_topic(found: Iterable[News]) -> Mapping[str, tuple[News, ...]]:
    """Return news by the ids of their topics, in the order given."""
    topics: dict[str, list[News]] = defaultdict(list)
    for one in found:
        for topic in dict.fromkeys(one.entry.topics):
            topics[topic].append(one)
    return {topic: tuple(own) for topic, own in topics.items()}


def _sessions(hub: Hub) -> Iterator[News]:
    for session in hub.sessions(State.PLANNED):
        yield News(What.PLANNED, session, session.date.day - ANNOUNCED)
    for session in hub.sessions(State.RECAPPED):
        yield News(What.RECAPPED, session, session.last_day)


def _verified(hub: Hub) -> Iterator[News]:
    entries: tuple[Lesson | Guide, ...] = (*hub.all(Lesson), *hub.all(Guide))
    for entry in entries:
        if entry.verified and not entry.deprecated:
            yield News(What.VERIFIED, entry, entry.verified.on)
