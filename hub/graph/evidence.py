"""Who knows what, by what they have done for others. What people claim of themselves stands beside it, apart.

Each deed weighs what `WEIGHTS` says, halved for every `HALF_LIFE_DAYS` since it was done; deeds without a day weigh a
half. The stewardship of a topic is current by its nature and never fades.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.session import Session, State
from hub.model.topics import Topic

WEIGHTS: Mapping[str, float] = {
    "authored": 3.0,
    "reviewed": 2.0,
    "spoke": 2.0,
    "steward": 2.0,
    "answered": 1.0,
    "facilitated": 0.5,
}
HALF_LIFE_DAYS = 730
UNDATED = 0.5

_DEEDS: Mapping[tuple[type[Entry], str], str] = {
    (Lesson, "authors"): "authored",
    (Guide, "owner"): "authored",
    (Lesson, "verified.by"): "reviewed",
    (Guide, "verified.by"): "reviewed",
    (Lesson, "credits.reviewers"): "reviewed",
    (Session, "speakers"): "spoke",
    (Session, "facilitator"): "facilitated",
    (Session, "questions.by"): "answered",
    (Topic, "steward"): "steward",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One deed: what someone did, the id of the entry that proves it, and the day where there is one."""

    what: str
    id: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Expert:
    """Someone who knows a topic: the sum of the evidence, and their own claim from 1 to 5."""

    person: str
    score: float
    evidence: tuple[Evidence, ...]
    claimed: int | None


@dataclass(frozen=True)
class Ledger:
    """All evidence, by topic and person."""

    deeds: Mapping[str, Mapping[str, tuple[Evidence, ...]]]
    claims: Mapping[str, Mapping[str, int]]
    today: date

    @classmethod
    def of(cls, edges: Iterable[Edge], entries: Mapping[str, Entry], today: date) -> "Ledger":
        """Gather the evidence from the edges of a hub."""
        found: dict[str, dict[str, dict[tuple[str, str], Evidence]]] = defaultdict(lambda: defaultdict(dict))
        for edge in edges:
            source = entries[edge.source]
            what = _DEEDS.get((type(source), edge.via))
            if what is None or not _counts(source, today):
                continue
            evidence = Evidence(what, source.id, _day(source, edge.via))
            for topic in (source.id,) if isinstance(source, Topic) else source.topics:
                found[topic][edge.target].setdefault((what, source.id), evidence)
        return cls(
            {topic: {who: tuple(deeds.values()) for who, deeds in people.items()} for topic, people in found.items()},
            _claims(entries),
            today,
        )

    @cached_property
    def experts(self) -> Mapping[str, tuple[Expert, ...]]:
        """Who knows each topic: strongest evidence first, then by claim, then by id."""
        return {topic: self._ranked(topic) for topic in sorted({*self.deeds, *self.claims})}

    @cached_property
    def expertise(self) -> Mapping[str, tuple[tuple[str, Expert], ...]]:
        """What each person knows: topics in the order of their ids."""
        found: dict[str, list[tuple[str, Expert]]] = defaultdict(list)
        for topic, experts in self.experts.items():
            for expert in experts:
                found[expert.person].append((topic, expert))
        return {person: tuple(known) for person, known in found.items()}

    def _ranked(self, topic: str) -> tuple[Expert, ...]:
        deeds, claims = self.deeds.get(topic, {}), self.claims.get(topic, {})
        people = [self._expert(who, deeds.get(who, ()), claims.get(who)) for who in {*deeds, *claims}]
        return tuple(sorted(people, key=lambda expert: (-expert.score, -(expert.claimed or 0), expert.person)))

    def _expert(self, who: str, evidence: tuple[Evidence, ...], claimed: int | None) -> Expert:
        ordered = tuple(sorted(evidence, key=lambda deed: (-self._weight(deed), deed.what, deed.id)))
        return Expert(who, round(sum(self._weight(deed) for deed in ordered), 3), ordered, claimed)

    def _weight(self, deed: Evidence) -> float:
        if deed.what == "steward":
            return WEIGHTS[deed.what]
        faded = 0.5 ** (max((self.today - deed.on).days, 0) / HALF_LIFE_DAYS) if deed.on else UNDATED
        return WEIGHTS[deed.what] * faded


def _counts(source: Entry, today: date) -> bool:
    return not isinstance(source, Session) or source.state(today) is State.HELD


def _day(source: Entry, via: str) -> date | None:
    if isinstance(source, Session):
        return source.date.day
    verified = getattr(source, "verified", None)
    return verified.on if via == "verified.by" and verified else None


def _claims(entries: Mapping[str, Entry]) -> Mapping[str, Mapping[str, int]]:
    claims: dict[str, dict[str, int]] = defaultdict(dict)
    for person in entries.values():
        if isinstance(person, Person):
            for topic, level in person.skills.items():
                claims[topic][person.id] = level
    return claims
