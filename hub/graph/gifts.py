"""What people have given to the hub and to each other, as counts. They thank, and rank nobody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hub.graph.evidence import Expert, begun, deed_of
from hub.graph.followups import questions
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.learning import Guide
from hub.model.people import Person
from hub.model.topics import Path


class Gift(StrEnum):
    """What someone can give, in the order in which it is told."""

    LESSONS = "lessons written"
    GUIDES = "guides kept"
    PATHS = "paths kept"
    TRANSLATED = "translated"
    EDITED = "edited"
    REVIEWED = "reviewed"
    TESTED = "tested"
    FACILITATED = "facilitated"
    SPOKE = "spoke"
    ANSWERED = "answered"
    MENTORED = "mentored"


_SAME = frozenset({"translated", "edited", "reviewed", "tested", "facilitated", "spoke"})
"""Deeds that are gifts of the same name. Answers are counted by questions, and to look after a topic is an office."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """What one person has given: how often for each gift, none of them zero."""

    person: Person
    gifts: Mapping[Gift, int]


_Given = dict[str, dict[Gift, set[str]]]
"""What stands for each gift of each person: ids of entries, or of people who were mentored."""


def thanks(hub: Hub) -> tuple[Thanks, ...]:
    """Return everyone who has given something, in alphabetical order; people who have left too, unlisted ones never.

    Each text, session and person counts once for a gift, and each question that was answered.
    """
    given = _by_edges(hub)
    for mentor in hub.all(Person):
        given[mentor.id][Gift.MENTORED] = {spell.who for spell in mentor.mentored if begun(spell, hub.today)}
    for number, asked in enumerate(questions(hub)):
        if asked.question.by and not asked.open:
            given[asked.question.by][Gift.ANSWERED].add(str(number))
    people = by_title(one for one in hub.all(Person) if one.listed)
    found = (Thanks(one, _counted(hub, given[one.id])) for one in people)
    return tuple(one for one in found if one.gifts)


def given_for(hub: Hub, expert: Expert) -> Mapping[Gift, int]:
    """Return what someone has given for a topic, as counts, the heaviest first; answers are left out: a deed may hold several."""
    weights: dict[Gift, float] = defaultdict(float)
    counts: dict[Gift, int] = defaultdict(int)
    for deed in expert.evidence:
        gift = Gift.MENTORED if deed.what == "mentored" else _named(deed.what, hub.entries[deed.id])
        if gift is not None:
            weights[gift] += deed.weight
            counts[gift] += 1
    return {gift: counts[gift] for gift in sorted(counts, key=lambda gift: (-weights[gift], gift))}


def _by_edges(hub: Hub) -> _Given:
    given: _Given = defaultdict(lambda: defaultdict(set))
    for edge in hub.edges:
        gift = _gift(hub, edge)
        if gift is not None:
            given[edge.target][gift].add(edge.source)
    return given


def _gift(hub: Hub, edge: Edge) -> Gift | None:
    source = hub.entries[edge.source]
    if isinstance(source, Path) and edge.via == "owner":
        return Gift.PATHS
    return _named(deed_of(edge, hub.entries, hub.today), source)


def _named(what: str | None, source: Entry) -> Gift | None:
    if what == "authored":
        return Gift.GUIDES if isinstance(source, Guide) else Gift.LESSONS
    return Gift(what) if what in _SAME else None


def _counted(hub: Hub, given: Mapping[Gift, set[str]]) -> Mapping[Gift, int]:
    own = {**given, Gift.TRANSLATED: _translated(hub, given.get(Gift.TRANSLATED, ()))}
    return {gift: len(own[gift]) for gift in Gift if own.get(gift)}


def _translated(hub: Hub, ids: Iterable[str]) -> set[str]:
    """Return translated entries without those sources that thank the translator for a translation which is here too."""
    entries = [hub.entries[entry_id] for entry_id in ids]
    known = {entry.translation_of.id for entry in entries if entry.translation_of}
    return {entry.id for entry in entries} - known
