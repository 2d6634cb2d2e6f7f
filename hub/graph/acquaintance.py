"""People whom a newcomer should meet, and why: each reason is a value with its points, and the points rank the people.

Only those who are listed and still here. A reason of a kind counts once, with all that it is about, so that many guides
or groups of one person do not hide everyone else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from hub.graph.hub import Hub
from hub.graph.onboarding import Newcomer, own_guides, own_paths, own_topics
from hub.graph.terms import DEFAULT_LANGUAGE, terms
from hub.model.learning import EVERYONE
from hub.model.people import Group, Person
from hub.model.topics import Path

MOST = 8
ALIKE: Mapping[str, int] = MappingProxyType({"struggled": 2, "background": 3})
"""So many terms make two texts of two people alike; `six years` alone is not what somebody brings."""
Via: TypeAlias = Literal[
    "buddy",
    "mentors",
    "facilitates",
    "owns",
    "knows",
    "struggled",
    "team",
    "wants",
    "background",
    "role",
    "office",
    "languages",
]
POINTS: Mapping[Via, int] = MappingProxyType(
    {
        "buddy": 100,
        "mentors": 8,
        "facilitates": 7,
        "owns": 6,
        "knows": 5,
        "struggled": 5,
        "team": 4,
        "wants": 3,
        "background": 3,
        "role": 2,
        "office": 2,
        "languages": 1,
    }
)
"""What each reason gives.

Is the buddy; mentors on a path of the newcomer's role; facilitates a group about their topics; owns a guide
of theirs; knows a topic they are to know, or want to, by deeds; struggled with the same; is in their team; wants to learn
the same; brings something alike from before; has their role; sits in their office; speaks languages of theirs.
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason to meet someone: how, and the ids, words or texts that it is about."""

    via: Via
    of: tuple[str, ...]

    @property
    def points(self) -> int:
        """What it gives."""
        return POINTS[self.via]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Someone to meet, and why, the strongest reason first."""

    person: Person
    ties: tuple[Tie, ...]

    @property
    def points(self) -> int:
        """The points of all reasons together."""
        return sum(tie.points for tie in self.ties)


def to_meet(hub: Hub, newcomer: Newcomer, most: int = MOST) -> tuple[Acquaintance, ...]:
    """Return whom a newcomer should meet, at most so many, the strongest ties first, then in the order of their ids."""
    found: dict[str, dict[Via, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for who, via, of in (*_by_deeds(hub, newcomer), *_by_likeness(hub, newcomer)):
        found[who][via][of] = None
    own = newcomer.person.id if newcomer.person else None
    people = (_met(person, found[person.id]) for person in hub.listed if person.id in found and person.id != own)
    return tuple(sorted(people, key=lambda one: (-one.points, one.person.id))[:most])


def _met(person: Person, ties: Mapping[Via, Mapping[str, None]]) -> Acquaintance:
    return Acquaintance(person, tuple(Tie(via, tuple(ties[via])) for via in POINTS if via in ties))


Found: TypeAlias = Iterator[tuple[str, Via, str]]


def _by_deeds(hub: Hub, newcomer: Newcomer) -> Found:
    """Yield people with what they do for newcomers."""
    topics = own_topics(hub, newcomer)
    if newcomer.person and newcomer.person.buddy:
        yield newcomer.person.buddy, "buddy", newcomer.person.id
    for path in _named_paths(hub, newcomer):
        yield from ((who, "mentors", path.id) for who in path.mentors)
    for guide in own_guides(hub, newcomer):
        yield guide.owner, "owns", guide.id
    for group in hub.all(Group):
        if {*topics} & {*group.topics} and not group.draft:
            yield group.facilitator, "facilitates", group.id
    for topic in topics:
        best = next((one for one in hub.experts(topic) if one.evidence), None)
        if best:
            yield best.person, "knows", topic


def _named_paths(hub: Hub, newcomer: Newcomer) -> tuple[Path, ...]:
    paths = own_paths(hub, newcomer)
    return tuple(path for path in paths if EVERYONE not in path.for_) or paths


def _by_likeness(hub: Hub, newcomer: Newcomer) -> Found:
    """Yield people with what they have in common with a newcomer."""
    own = newcomer.person
    for other in hub.listed:
        alike: tuple[tuple[Via, str | None, str | None], ...] = (
            ("team", newcomer.team, other.team),
            ("role", newcomer.role, other.role),
            ("office", newcomer.office, other.office),
        )
        yield from ((other.id, via, word) for via, word, theirs in alike if word and word == theirs)
        if own:
            yield from ((other.id, "wants", topic) for topic in own.wants if topic in other.wants)
            yield from ((other.id, "languages", one) for one in own.languages if one in other.languages)
            yield from (
                (other.id, "struggled", text) for text in _alike("struggled", own.struggled_with, other.struggled_with)
            )
            yield from (
                (other.id, "background", text) for text in _alike("background", own.background, other.background)
            )


def _alike(what: str, own: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Yield the texts of the other person that have terms in common with one of someone's own."""
    known = [_terms(text) for text in own]
    return (text for text in others if any(len(_terms(text) & terms_of) >= ALIKE[what] for terms_of in known))


def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text, DEFAULT_LANGUAGE))
