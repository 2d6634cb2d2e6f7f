"""What is new: what has happened in the hub and on which day, so that those who follow it are told once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hub.graph.hub import Hub
from hub.graph.translations import shown
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.seen import Seen
from hub.model.session import State
from hub.model.topics import Path

ANNOUNCED = timedelta(days=28)
"""How long before its day a session is news."""


class What(StrEnum):
    """What is new about an entry."""

    ADDED = "added"
    CHANGED = "changed"
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
    """Return all that is new by today, the latest first: what was added, planned sessions, recaps, what was verified.

    Colleagues are not among it: that someone has joined is theirs to tell. Nor are changes of what was there already.
    """
    return _in_order(hub, (*_added(hub), *_sessions(hub), *_verified(hub)))


def added(hub: Hub, since: date) -> tuple[News, ...]:
    """Return the lessons, guides and paths that came since a day, the latest first; a translation only if its source is older."""
    found = _in_order(hub, (one for one in _added(hub) if one.on >= since))
    ids = {one.entry.id for one in found}
    return tuple(one for one in found if shown(hub, [one.entry])[0].id not in ids - {one.entry.id})


def verified(hub: Hub, since: date) -> tuple[News, ...]:
    """Return the lessons and guides that were found right since a day, the latest first."""
    return _in_order(hub, (one for one in _verified(hub) if one.on >= since))


def changed(hub: Hub, since: date) -> tuple[News, ...]:
    """Return the lessons, guides and paths that were there before a day and have changed since, the latest first."""
    found = (
        News(What.CHANGED, entry, seen.changed)
        for entry, seen in _dated(hub)
        if seen.changed >= since and not (seen.added and seen.added >= since)
    )
    return _in_order(hub, found)


def _in_order(hub: Hub, found: Iterable[News]) -> tuple[News, ...]:
    return tuple(sorted((one for one in found if one.on <= hub.today), key=lambda one: one.order))


def _dated(hub: Hub) -> Iterator[tuple[Entry, Seen]]:
    """Yield what people learn from, if it is recommended and its days are known."""
    entries: tuple[Lesson | Guide | Path, ...] = (*hub.all(Lesson), *hub.all(Guide), *hub.all(Path))
    for entry in entries:
        seen = hub.seen.get(entry.path)
        if seen and not entry.deprecated:
            yield entry, seen


def _added(hub: Hub) -> Iterator[News]:
    for entry, seen in _dated(hub):
        if seen.added:
            yield News(What.ADDED, entry, seen.added)


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
