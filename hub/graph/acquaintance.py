"""People whom a newcomer should meet, and why: each reason is a value with its points, and the points rank the people.

Only those who are listed and still here. A reason of a kind counts once, with all that it is about, so that many guides
or groups of one person do not hide everyone else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from types import MappingProxyType
from typing import Literal, TypeAlias

from hub.graph.hub import Hub
from hub.graph.matching import primary
from hub.graph.onboarding import Newcomer, own_guides, own_paths, own_topics
from hub.graph.terms import terms
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
    others = hub.once(_listed) - ({newcomer.person.id} if newcomer.person else set())
    found: Ties = defaultdict(lambda: defaultdict(dict))
    for who, via, of in (*_by_deeds(hub, newcomer), *_by_likeness(hub, newcomer)):
        if who in others:
            found[who][via][of] = None
    # A language alone is the weakest tie of all, so those who have nothing else matter only where others are too few.
    enough = len(found) >= most
    for who, via, of in _by_language(hub, newcomer):
        if who in found or (not enough and who in others):
            found[who][via][of] = None
    best = nsmallest(most, found, key=lambda who: (-sum(POINTS[via] for via in found[who]), who))
    return tuple(_met(person, found[person.id]) for person in hub.those(best, Person))


def _listed(hub: Hub) -> frozenset[str]:
    return frozenset(person.id for person in hub.listed)


def _met(person: Person, ties: Mapping[Via, Mapping[str, None]]) -> Acquaintance:
    return Acquaintance(person, tuple(Tie(via, tuple(ties[via])) for via in POINTS if via in ties))


Found: TypeAlias = Iterator[tuple[str, Via, str]]
Ties: TypeAlias = dict[str, dict[Via, dict[str, None]]]


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
    """Yield people with what they have in common with a newcomer, but for languages."""
    own, known = newcomer.person, hub.once(_likeness)
    words: tuple[tuple[Via, str | None], ...] = (
        ("team", newcomer.team),
        ("role", newcomer.role),
        ("office", newcomer.office),
        *(("wants", topic) for topic in (own.wants if own else ())),
    )
    for via, word in words:
        yield from ((who, via, word) for who in known.words.get((via, word), ()) if word)
    if own:
        yield from known.alike("struggled", own.struggled_with, hub.language(own))
        yield from known.alike("background", own.background, hub.language(own))


def _by_language(hub: Hub, newcomer: Newcomer) -> Found:
    for language in dict.fromkeys(map(primary, newcomer.person.languages)) if newcomer.person else ():
        yield from ((who, "languages", language) for who in hub.once(_likeness).words.get(("languages", language), ()))


@dataclass(frozen=True, slots=True)
class Likeness:
    """What listed people can have in common with someone: their ids by each word; their texts, and by each term where."""

    words: Mapping[tuple[Via, str | None], tuple[str, ...]]
    texts: Mapping[Via, tuple[tuple[str, str], ...]]
    terms: Mapping[tuple[Via, str], tuple[int, ...]]

    def alike(self, via: Via, own: Iterable[str], lang: str) -> Found:
        """Yield the texts of others that have terms in common with one of someone's own, which are in a language."""
        found: set[int] = set()
        for text in own:
            common = Counter(place for term in _terms(text, lang) for place in self.terms.get((via, term), ()))
            found.update(place for place, count in common.items() if count >= ALIKE[via])
        for place in sorted(found):
            who, text = self.texts[via][place]
            yield who, via, text


def _likeness(hub: Hub) -> Likeness:
    words: dict[tuple[Via, str | None], dict[str, None]] = defaultdict(dict)
    texts: dict[Via, list[tuple[str, str]]] = {"struggled": [], "background": []}
    for person in hub.listed:
        for via, word in _words_of(person):
            words[via, word][person.id] = None
        texts["struggled"].extend((person.id, text) for text in person.struggled_with)
        texts["background"].extend((person.id, text) for text in person.background)
    terms: dict[tuple[Via, str], list[int]] = defaultdict(list)
    for via, some in texts.items():
        for place, (who, text) in enumerate(some):
            for term in _terms(text, hub.language(hub.entries[who])):
                terms[via, term].append(place)
    return Likeness(
        {key: tuple(people) for key, people in words.items()},
        {via: tuple(some) for via, some in texts.items()},
        {key: tuple(found) for key, found in terms.items()},
    )


def _words_of(person: Person) -> Iterator[tuple[Via, str | None]]:
    yield from (("team", person.team), ("role", person.role), ("office", person.office))
    yield from (("wants", topic) for topic in person.wants)
    yield from (("languages", language) for language in map(primary, person.languages))


def _terms(text: str, lang: str) -> frozenset[str]:
    return frozenset(terms(text, lang))
