"""Who is to review what: one named person for each entry that waits, and no more than `MOST` a person and month.

An entry goes to whoever verified it last: they know what was hard to check. Where they have left or never were, it goes
to those who know its topics by what they did, offer to review, or know the topic that it is part of. Of several who are
as good, it goes to one of those who verified least in the year before the month, and among them to another one each time,
by a hash. Nobody gets a text of their own.

It is shared out for a whole month, with what falls due within it, by what was known when the month began. So a person's
part stays the same from day to day while the content does, and when somebody verifies an entry of theirs, nobody else's
turns change: what was verified within the month counts, and the choice depends on nothing else that was given out.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Literal, TypeAlias

from hub.graph.grouping import grouped
from hub.graph.hub import Hub
from hub.graph.review import Need, Reviewed, Waiting, reviewed, waiting, wrote
from hub.graph.room import offered
from hub.graph.topics import wider
from hub.model.people import Person
from hub.model.topics import Topic

MOST = 3
"""So many entries a person reviews in a month: two hours, which honest reading of three takes."""
ENOUGH = 0.5
"""What part of the strongest evidence makes someone as good to review."""
Via: TypeAlias = Literal["again", "steward", "offers", "knows", "wider", "anything"]
Missing: TypeAlias = Literal["nobody", "busy"]
"""Why an entry has no reviewer: nobody fits, or all who fit have enough to read this month."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Someone who can review an entry, and why.

    They verified it last, look after the topic `of`, offer to review on it, know it by deeds, know the `wider` topic,
    or offer to review `anything` (`of` is empty then).
    """

    person: str
    via: Via
    of: str


@dataclass(frozen=True, slots=True)
class Turn:
    """An entry that waits for a review, and whose turn it is, or why it is nobody's. `gone` verified it last, and is not there to ask."""

    waiting: Waiting
    reviewer: Reviewer | Missing
    gone: str | None = None


def turns(hub: Hub) -> tuple[Turn, ...]:
    """Return what waits for a review today, the most urgent first, each with whose turn it is this month."""
    month = _Month.of(hub)
    load = Counter(one.verified.by for one in reviewed(hub) if one.verified and month.has(one.verified.on))
    whole = [one for entry in reviewed(hub) if (one := waiting(hub, entry, month.last))]
    shared = {one.entry.id: _turn(month, one, load) for one in sorted(whole, key=_urgency)}
    today = [one for each in whole if (one := waiting(hub, each.entry, hub.today))]
    return tuple(replace(shared[one.entry.id], waiting=one) for one in sorted(today, key=_urgency))


def _urgency(one: Waiting) -> tuple[int, date, str]:
    """Put what readers trust wrongly first, then what is due longest, then what nobody has verified yet."""
    rank = list(Need).index(one.needs[0])
    return rank, one.since or date.max, one.entry.id


@dataclass(frozen=True)
class _Month:
    """The hub as it was known on the first day of a month, and who is there to review for all of it."""

    hub: Hub
    last: date
    here: frozenset[str]
    offers: Mapping[str, tuple[str, ...]]
    done: Counter[str]
    """How many entries people have verified in the year before."""

    @classmethod
    def of(cls, hub: Hub) -> "_Month":
        first = hub.today.replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        then = replace(hub, today=first)
        here = frozenset(one.id for one in then.listed if one.joined <= first and (one.left is None or one.left > last))
        year = first.replace(year=first.year - 1)
        done = Counter(one.verified.by for one in reviewed(hub) if one.verified and year <= one.verified.on < first)
        return cls(then, last, here, offered(then, "review"), done)

    def has(self, day: date) -> bool:
        return self.hub.today <= day <= self.last

    def turn(self, person: str, entry: Reviewed) -> tuple[int, str]:
        """Return what puts those who are as good in order: the work of the year before, by whole months, then a hash."""
        told = f"{self.hub.today}\0{entry.id}\0{person}"
        return self.done[person] // MOST, sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _turn(month: _Month, one: Waiting, load: Counter[str]) -> Turn:
    """Return whose turn it is to review an entry, and add it to what they have to read."""
    entry = one.entry
    before = entry.verified.by if entry.verified else None
    gone = before if before and before not in month.here else None
    anybody = False
    for tier in _tiers(month, entry, gone):
        fit = [who for who in tier if who.person in month.here and who.person not in wrote(entry)]
        anybody = anybody or bool(fit)
        if free := [who for who in fit if load[who.person] < MOST]:
            chosen = min(free, key=lambda who: month.turn(who.person, entry))
            load[chosen.person] += 1
            return Turn(one, chosen, gone)
    return Turn(one, "busy" if anybody else "nobody", gone)


def _tiers(month: _Month, entry: Reviewed, gone: str | None) -> Iterator[Iterable[Reviewer]]:
    """Yield those who could review an entry, the best first in each tier and the best tier first."""
    hub = month.hub
    topics = hub.those(entry.topics, Topic)
    if entry.verified:
        yield [Reviewer(entry.verified.by, "again", entry.id)]
    if gone:
        yield [Reviewer(topic.steward, "steward", topic.id) for topic in topics if topic.steward]
    known = _known(hub, topics, "knows")
    best = known[0][0] if known else 0.0
    offered = [Reviewer(who, "offers", topic.id) for topic in topics for who in month.offers.get(topic.id, ())]
    yield [*offered, *(who for score, who in known if score >= best * ENOUGH)]
    yield [who for _, who in known]
    yield [who for _, who in _known(hub, hub.those(wider(hub, entry.topics), Topic), "wider")]
    yield [Reviewer(who, "anything", "") for who in month.offers.get("", ())]


def _known(hub: Hub, topics: Iterable[Topic], via: Via) -> list[tuple[float, Reviewer]]:
    """Return who knows any of the topics by what they did, the strongest first.

    Reviews are left out: with each of them the turns of others would change.
    """
    found = [
        (score, Reviewer(one.person, via, topic.id))
        for topic in topics
        for one in hub.experts(topic.id)
        if (score := sum(deed.weight for deed in one.evidence if deed.what != "reviewed"))
    ]
    return sorted(found, key=lambda one: (-one[0], one[1].person))


def reviewers(hub: Hub, found: Iterable[Turn]) -> tuple[tuple[Person, tuple[Turn, ...]], ...]:
    """Return the turns of each person, in the order of their ids."""
    own = grouped(found, lambda one: one.reviewer.person if isinstance(one.reviewer, Reviewer) else "")
    return tuple((person, own[person.id]) for person in hub.those(sorted(own), Person))
