"""Who knows what, by what they have done for others. What people claim of themselves stands beside it, apart.

Each deed weighs what `WEIGHTS` says, halved for every `HALF_LIFE_DAYS` since it was done; a deed without a day weighs
`UNDATED` of it. Those of `LASTING` are current by their nature and never fade. Deeds count for the topics of the entry
where they are written down; mentoring counts for the topics that both name: the mentor in mentoring offers, or in
skills where no offer names any; the other in wants or skills. Who wrote a translation has translated; an author of the
source gets nothing more for it. Nobody reviews a text of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hub.graph.claims import Claims
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Mentored, Person
from hub.model.session import Session, State
from hub.model.topics import Topic

WEIGHTS: Mapping[str, float] = {
    "authored": 3.0,
    "reviewed": 2.0,
    "spoke": 2.0,
    "mentored": 2.0,
    "steward": 2.0,
    "answered": 1.0,
    "edited": 1.0,
    "translated": 1.0,
    "facilitated": 0.5,
    "tested": 0.5,
}
HALF_LIFE_DAYS = 730
UNDATED = 0.5
LASTING = frozenset({"steward"})

_DEEDS: Mapping[tuple[type[Entry], str], str] = {
    (Lesson, "authors"): "authored",
    (Guide, "owner"): "authored",
    (Lesson, "verified.by"): "reviewed",
    (Guide, "verified.by"): "reviewed",
    (Lesson, "credits.reviewers"): "reviewed",
    (Lesson, "credits.editors"): "edited",
    (Lesson, "credits.translators"): "translated",
    (Lesson, "credits.testers"): "tested",
    (Session, "speakers"): "spoke",
    (Session, "facilitator"): "facilitated",
    (Session, "questions.by"): "answered",
    (Topic, "steward"): "steward",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One deed: what someone did, the id of the entry that proves it, the day where there is one, what it weighs today.

    The proof of mentoring is the page of the one who was mentored.
    """

    what: str
    id: str
    on: date | None
    weight: float


@dataclass(frozen=True, slots=True)
class Expert:
    """Someone who knows a topic: the sum of the evidence; and apart from it what they claim.

    `claimed` is the level they give themselves, from 1 to 5; `background` are the texts on what they bring from before
    that name the topic.
    """

    person: str
    score: float
    evidence: tuple[Evidence, ...]
    claimed: int | None
    background: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """All evidence and all claims, by topic and person."""

    deeds: Mapping[str, Mapping[str, tuple[Evidence, ...]]]
    claims: Claims

    @classmethod
    def of(cls, edges: Iterable[Edge], entries: Mapping[str, Entry], today: date, lang: str) -> "Ledger":
        """Gather the evidence from the edges of a hub, and the claims; `lang` is the language of the hub."""
        found: dict[str, dict[str, dict[tuple[str, str], Evidence]]] = defaultdict(lambda: defaultdict(dict))
        for edge in edges:
            for topic, who, deed in _deeds(edge, entries, today):
                found[topic][who].setdefault((deed.what, deed.id), deed)
        return cls(
            {
                topic: {who: _heaviest(deeds.values()) for who, deeds in people.items()}
                for topic, people in found.items()
            },
            Claims.of(entries, lang),
        )

    @cached_property
    def experts(self) -> Mapping[str, tuple[Expert, ...]]:
        """Who knows each topic: strongest evidence first, then by claim, then by id."""
        return {topic: self._ranked(topic) for topic in sorted({*self.deeds, *self.claims.topics})}

    @cached_property
    def expertise(self) -> Mapping[str, tuple[tuple[str, Expert], ...]]:
        """What each person knows: topics in the order of their ids."""
        found: dict[str, list[tuple[str, Expert]]] = defaultdict(list)
        for topic, experts in self.experts.items():
            for expert in experts:
                found[expert.person].append((topic, expert))
        return {person: tuple(known) for person, known in found.items()}

    def _ranked(self, topic: str) -> tuple[Expert, ...]:
        deeds = self.deeds.get(topic, {})
        levels, background = self.claims.levels.get(topic, {}), self.claims.background.get(topic, {})
        people = [
            Expert(who, _score(deeds.get(who, ())), deeds.get(who, ()), levels.get(who), background.get(who, ()))
            for who in {*deeds, *levels, *background}
        ]
        return tuple(sorted(people, key=lambda expert: (-expert.score, -(expert.claimed or 0), expert.person)))


def _score(deeds: tuple[Evidence, ...]) -> float:
    return round(sum(deed.weight for deed in deeds), 3)


def _heaviest(deeds: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(deeds, key=lambda deed: (-deed.weight, deed.what, deed.id)))


def _deeds(edge: Edge, entries: Mapping[str, Entry], today: date) -> Iterator[tuple[str, str, Evidence]]:
    """Yield what an edge is evidence of: topic, person, deed."""
    source = entries[edge.source]
    if isinstance(source, Person):
        other = entries[edge.target] if edge.via == "mentored.who" else None
        yield from _mentoring(source, other, today) if isinstance(other, Person) else ()
        return
    what = deed_of(edge, entries, today)
    if what is None:
        return
    deed = _weighed(what, source.id, _day(source, edge.via), today)
    for topic in (source.id,) if isinstance(source, Topic) else source.topics:
        yield topic, edge.target, deed


def deed_of(edge: Edge, entries: Mapping[str, Entry], today: date) -> str | None:
    """Return what the person whom an edge names has done for the entry that names them, as in `WEIGHTS`; None for nothing."""
    source = entries[edge.source]
    what = _DEEDS.get((type(source), edge.via)) if _counts(source, today) else None
    if what == "reviewed" and edge.target in _wrote(source):
        return None
    if what == "answered" and not _answers(source, edge.target):
        return None
    original = entries.get(source.translation_of.id) if source.translation_of else None
    if what != "authored" or original is None:
        return what
    return None if edge.target in _wrote(original) else "translated"


def _answers(session: Entry, who: str) -> bool:
    asked = session.questions if isinstance(session, Session) else ()
    return any(question.by == who and (question.answer or question.lesson) for question in asked)


def _wrote(entry: Entry) -> tuple[str, ...]:
    """Return who wrote an entry: the authors of a lesson, the owner of a guide."""
    if isinstance(entry, Lesson):
        return entry.authors
    return (entry.owner,) if isinstance(entry, Guide) else ()


def _mentoring(mentor: Person, other: Person, today: date) -> Iterator[tuple[str, str, Evidence]]:
    days = [_last_day(spell, today) for spell in mentor.mentored if spell.who == other.id and begun(spell, today)]
    given = {topic for offer in mentor.offers if offer.what == "mentoring" for topic in offer.topics}
    for topic in sorted((given or {*mentor.skills}) & {*other.wants, *other.skills}) if days else ():
        yield topic, mentor.id, _weighed("mentored", other.id, max(days), today)


def begun(spell: Mentored, today: date) -> bool:
    """Return whether mentoring has begun by today."""
    return spell.from_ is None or spell.from_ <= today


def _last_day(spell: Mentored, today: date) -> date:
    return min(spell.until or today, today)


def _weighed(what: str, entry_id: str, on: date | None, today: date) -> Evidence:
    return Evidence(what, entry_id, on, weight(what, max((today - on).days, 0) if on else None))


def weight(what: str, age: int | None) -> float:
    """Return what a deed weighs when it is so many days old; None where its day is not known."""
    if what in LASTING:
        return WEIGHTS[what]
    return WEIGHTS[what] * (UNDATED if age is None else 0.5 ** (age / HALF_LIFE_DAYS))


def _counts(source: Entry, today: date) -> bool:
    """Return whether what people did for an entry has happened by today."""
    return not isinstance(source, Session) or (source.state(today) is State.HELD and source.date.day <= today)


def _day(source: Entry, via: str) -> date | None:
    if isinstance(source, Session):
        return source.date.day
    verified = getattr(source, "verified", None)
    return verified.on if via == "verified.by" and verified else None
