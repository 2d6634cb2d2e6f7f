"""Whom to ask: for each lesson, guide and topic one named person, and others after them, with why.

Those who could be asked come in tiers: whoever offers to answer questions on the topic, or knows it by deeds, at least
half as much as the one who knows it best; whoever wrote the entry, or looks after the topic; whoever facilitates a group
about it; whoever offers to answer questions on anything. About a guide its owner is asked before them. Where nobody is
found for a topic, those for the topic that it is part of are asked.

The first tier that has anybody shares the asking out, so that of two who could answer the same, neither is asked about
much more than the other. Only people who are listed, have begun and have not left are asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal, TypeAlias

from hub.graph.evidence import Expert
from hub.graph.grouping import grouped
from hub.graph.hub import Hub
from hub.graph.room import offered
from hub.graph.sharing import shared_out
from hub.graph.topics import wider
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Group
from hub.model.topics import Topic

ENOUGH = 0.5
"""What part of the strongest evidence makes someone as good to ask."""
ABLE = 12
"""So many of a tier share the asking for an entry."""
CHAIN = 3
"""So many people are named for an entry: the one to ask, and those after them."""
Via: TypeAlias = Literal["offers", "knows", "keeps", "wrote", "steward", "gathers", "anything", "turn"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone who can be asked, and why.

    They offer to answer questions on the topic `of` or know it by deeds, keep or wrote the entry `of`, look after the
    topic, facilitate the group, offer to answer `anything`, or have their turn this week (`of` is empty then).
    """

    person: str
    via: Via
    of: str


def whom_to_ask(hub: Hub, entry_id: str) -> tuple[Asked, ...]:
    """Return whom to ask about a lesson, guide or topic: one person first, then those to turn to after them."""
    return hub.once(_chains).get(entry_id, ())


def asked_about(hub: Hub, person_id: str) -> tuple[Entry, ...]:
    """Return what someone is the first to be asked about, in the order of the ids."""
    return hub.those(hub.once(_first_of).get(person_id, ()), Entry)


def anyone(hub: Hub) -> tuple[Asked, ...]:
    """Return whom to ask where no topic is known: it goes round among those who answer questions, week by week."""
    found = hub.once(_offers)
    turns = sorted({who: Asked(who, "turn", "") for people in found.values() for who in people}.items())
    first = (hub.today.toordinal() - 1) // 7 % len(turns) if turns else 0
    return tuple(one for _, one in (*turns[first:], *turns[:first]))[:CHAIN]


def _chains(hub: Hub) -> Mapping[str, tuple[Asked, ...]]:
    found = {entry.id: _tiers(hub, entry) for entry in _entries(hub)}
    chosen = shared_out({entry: tuple(one.person for one in tiers[0]) for entry, tiers in found.items() if tiers})
    return {entry: _chain(found[entry], who) for entry, who in chosen.items()}


def _first_of(hub: Hub) -> Mapping[str, tuple[str, ...]]:
    chains = hub.once(_chains)
    return grouped(sorted(chains), lambda entry: chains[entry][0].person)


def _entries(hub: Hub) -> tuple[Lesson | Guide | Topic, ...]:
    return (*(one for one in hub.all(Lesson) if not one.deprecated), *hub.all(Guide), *hub.all(Topic))


def _chain(tiers: tuple[tuple[Asked, ...], ...], first: str) -> tuple[Asked, ...]:
    """Return the people of all tiers, each once; the one who was chosen, of the first tier, comes first."""
    return _each_once(chain(sorted(tiers[0], key=lambda one: one.person != first), *tiers[1:]))[:CHAIN]


def _each_once(found: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return people by the first reason that speaks for each."""
    people: dict[str, Asked] = {}
    for one in found:
        people.setdefault(one.person, one)
    return tuple(people.values())


def _tiers(hub: Hub, entry: Lesson | Guide | Topic) -> tuple[tuple[Asked, ...], ...]:
    """Return those who could be asked, the best tier first; none is empty."""
    topics = (entry.id,) if isinstance(entry, Topic) else entry.topics
    own = (Asked(entry.owner, "keeps", entry.id),) if isinstance(entry, Guide) else ()
    tiers = _sound(hub, (own, _able(hub, topics), _keepers(hub, entry), _gatherers(hub, topics)))
    if not tiers:
        tiers = _sound(hub, (_able(hub, (topic,)) for topic in wider(hub, topics)))
    return (*tiers, *_sound(hub, ((Asked(who, "anything", "") for who in hub.once(_offers).get("", ())),)))


def _sound(hub: Hub, tiers: Iterable[Iterable[Asked]]) -> tuple[tuple[Asked, ...], ...]:
    """Return tiers of those who are here, each once, and no more than share an asking; none is empty."""
    here = hub.here
    found = (_each_once(one for one in tier if one.person in here)[:ABLE] for tier in tiers)
    return tuple(tier for tier in found if tier)


def _able(hub: Hub, topics: Iterable[str]) -> Iterator[Asked]:
    """Yield who offers to answer questions on any of the topics, and who knows them best."""
    offers, experts = hub.once(_offers), hub.once(_best)
    yield from (Asked(who, "offers", topic) for topic in topics for who in offers.get(topic, ())[:ABLE])
    known = [(expert, topic) for topic in topics for expert in experts.get(topic, ())]
    best = max((expert.score for expert, _ in known), default=0.0)
    strong = [(expert, topic) for expert, topic in known if expert.score >= best * ENOUGH]
    strong.sort(key=lambda one: (-one[0].score, one[0].person))
    yield from (Asked(expert.person, "knows", topic) for expert, topic in strong)


def _keepers(hub: Hub, entry: Lesson | Guide | Topic) -> Iterator[Asked]:
    """Yield who wrote an entry, and who looks after its topics."""
    yield from (Asked(who, "wrote", entry.id) for who in (entry.authors if isinstance(entry, Lesson) else ()))
    topics = (entry,) if isinstance(entry, Topic) else hub.those(entry.topics, Topic)
    yield from (Asked(one.steward, "steward", one.id) for one in topics if one.steward)


def _gatherers(hub: Hub, topics: Iterable[str]) -> Iterator[Asked]:
    groups = hub.once(_groups)
    for topic in topics:
        yield from (Asked(group.facilitator, "gathers", group.id) for _, group in groups.get(topic, ()))


def _groups(hub: Hub) -> Mapping[str, tuple[tuple[str, Group], ...]]:
    """Return the groups about each topic."""
    return grouped(((topic, group) for group in hub.all(Group) for topic in group.topics), lambda one: one[0])


def _best(hub: Hub) -> Mapping[str, tuple[Expert, ...]]:
    """Return for each topic those who are here and know it best by deeds, no more than share an asking."""
    here = hub.here
    known = {
        topic.id: (one for one in hub.experts(topic.id) if one.evidence and one.person in here)
        for topic in hub.all(Topic)
    }
    return {topic: tuple(islice(found, ABLE)) for topic, found in known.items()}


def _offers(hub: Hub) -> Mapping[str, tuple[str, ...]]:
    """Return by topic who offers to answer questions on it; the topic is empty for anything."""
    return offered(hub, "questions")
