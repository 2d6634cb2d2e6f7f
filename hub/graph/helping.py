"""What helped with struggles that are alike, and whom to ask.

Whoever had it and offers help with its topics comes first: they know how it feels. Then come those who are asked about
its topics (`asking.py`). `MOST` people are enough for someone who is stuck.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from hub.graph.asking import whom_to_ask
from hub.graph.hub import Hub
from hub.graph.struggles import Group
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.people import Person

MOST = 2
_HELP = frozenset({"mentoring", "questions", "review"})
"""Offers of help with a struggle; a buddy and a session are something else."""


@dataclass(frozen=True, slots=True)
class Helper:
    """Someone to ask, and whether they had the same struggle."""

    person: Person
    had_it: bool


def what_helped(hub: Hub, group: Group) -> tuple[Entry, ...]:
    """Return what answers the struggles of a group: what answers most of them first; what is deprecated is replaced."""
    counts: Counter[str] = Counter()
    for entry in hub.those((each for one in group.struggles for each in one.helped), Entry):
        instead = hub.those(entry.replaced_by, Entry) if entry.deprecated else ()
        counts.update(other.id for other in instead or (entry,))

    def rank(entry: Entry) -> tuple[bool, bool, int, bool, str]:
        verified = isinstance(entry, Lesson) and entry.verified is not None
        return entry.deprecated, not isinstance(entry, Lesson), -counts[entry.id], not verified, entry.id

    return tuple(sorted(hub.those(counts, Entry), key=rank))


def helpers(hub: Hub, group: Group) -> tuple[Helper, ...]:
    """Return whom to ask about a group, the best first."""
    had_it = {one.source for one in group.struggles}
    asked = dict.fromkeys((*_offering(hub, group), *_knowing(hub, group)))
    return tuple(Helper(person, person.id in had_it) for person in hub.those(islice(asked, MOST), Person))


def _offering(hub: Hub, group: Group) -> Iterator[str]:
    """Yield who had it and offers help with its topics now, those who had most of it first."""
    counts = Counter(one.source for one in group.struggles)
    ranked = sorted(counts, key=lambda source: (-counts[source], source))
    for person in hub.those(ranked, Person):
        if person.id in hub.here and _helps(hub, person, frozenset(group.topics)):
            yield person.id


def _helps(hub: Hub, person: Person, topics: frozenset[str]) -> bool:
    return any(
        offer.what in _HELP and offer.stands(hub.today) and (not offer.topics or topics & {*offer.topics})
        for offer in person.offers
    )


def _knowing(hub: Hub, group: Group) -> Iterator[str]:
    """Yield whom to ask about the topics of a group: the first for each topic, then the second for each."""
    for rank in zip_longest(*(whom_to_ask(hub, topic) for topic in group.topics)):
        yield from (asked.person for asked in rank if asked)
