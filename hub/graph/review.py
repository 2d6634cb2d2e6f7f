"""Reviews: whose text has changed since somebody found it right, what is due, and who could read it next.

A review is bound to the text that was read, by its digest. So nothing is taken for reviewed that nobody has read, and no
day has to be kept by hand.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from hub.graph.freshness import Section, digest, sections
from hub.graph.hub import Hub
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.topics import Topic
from hub.model.values import Interval

MOST = 3
"""So many entries one person is asked to read in a month, at the most."""

Reviewable: TypeAlias = Lesson | Guide
"""What a colleague can verify."""


class Why(StrEnum):
    """Why somebody should read an entry, the most pressing first."""

    CHANGED = "changed"
    DUE = "due"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that wants a reader: why, since when (where a day is known), and who is asked to be that reader."""

    entry: Reviewable
    why: Why
    since: date | None
    reviewer: str | None = None


def reviewable(hub: Hub) -> tuple[Reviewable, ...]:
    """Return what can be verified, in the order of ids: sound lessons and guides that readers see and should read."""
    found = (one for one in hub.entries.values() if isinstance(one, Lesson | Guide))
    return tuple(one for one in found if not (one.faulty or one.draft or one.deprecated))


def writers(entry: Reviewable) -> tuple[str, ...]:
    """Return whose text an entry is: they cannot verify it."""
    return entry.authors if isinstance(entry, Lesson) else (entry.owner,)


def has_changed(hub: Hub, entry: Reviewable) -> bool:
    """Return whether the text is another than the one that was verified."""
    return entry.verified is not None and not digest(hub, entry.id).startswith(entry.verified.digest)


def changed_sections(hub: Hub, entry: Reviewable) -> tuple[Section, ...]:
    """Return the sections that are new or say something else than when they were verified, as far as that is known."""
    known = entry.verified.sections if entry.verified else {}
    if not known or not has_changed(hub, entry):
        return ()
    return tuple(section for section in sections(hub, entry.id) if known.get(section.id) != section.digest)


def interval(hub: Hub, entry: Reviewable) -> Interval | None:
    """Return how often an entry should be looked at: as it says itself, else as the hub says of its kind."""
    return entry.review_every or hub.settings.review.get(entry.kind)


def due_since(hub: Hub, entry: Reviewable) -> date | None:
    """Return since which day a verified entry is due again; None for one that is not."""
    every = interval(hub, entry)
    if entry.verified is None or every is None:
        return None
    day = every.after(entry.verified.on)
    return day if day <= hub.today else None


def due(hub: Hub) -> tuple[Due, ...]:
    """Return what wants a reader, the most pressing first, shared out among those who could: at most `MOST` for each.

    Whoever verified it before reads it again, where they are here and have not changed sides. Else it is who knows most of
    its topics among those who have least to read, else a steward. What nobody has room for this month waits.
    """
    order = list(Why)
    found = sorted(_wanting(hub), key=lambda one: (order.index(one.why), one.since or date.max, one.entry.id))
    load: Counter[str] = Counter()
    shared = []
    for one in found:
        reviewer = _reviewer(hub, one.entry, load)
        load.update([reviewer] if reviewer else [])
        shared.append(Due(one.entry, one.why, one.since, reviewer))
    return tuple(shared)


def _wanting(hub: Hub) -> Iterator[Due]:
    for entry in reviewable(hub):
        since = due_since(hub, entry)
        if has_changed(hub, entry):
            yield Due(entry, Why.CHANGED, entry.verified.on if entry.verified else None)
        elif since is not None:
            yield Due(entry, Why.DUE, since)
        elif entry.verified is None:
            yield Due(entry, Why.NEVER, None)


def _reviewer(hub: Hub, entry: Reviewable, load: Counter[str]) -> str | None:
    able = hub.here - {person for person in hub.here if load[person] >= MOST} - frozenset(writers(entry))
    before = entry.verified.by if entry.verified else None
    if before in able:
        return before
    scores: Counter[str] = Counter()
    for topic in hub.those(entry.topics, Topic):
        scores.update({one.person: one.score for one in hub.experts(topic.id) if one.score})
    knowing = sorted((person for person in scores if person in able), key=lambda who: (load[who], -scores[who], who))
    stewards = (topic.steward for topic in hub.those(entry.topics, Topic))
    others = [one.id for one in hub.those((who for who in stewards if who), Person) if one.id in able]
    return next(iter((*knowing, *others)), None)
