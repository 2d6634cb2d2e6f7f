"""People and entries for a question, best first, each with why.

What is called exactly what was asked comes before all else: by its title or id, then by the last part of its id, an alias
or a synonym. Then an entry is found by the words it says (`texts.WEIGHTS`) and by the topics that the question names;
people also by what they did for the entries that are found. Whoever has left, or is not listed, is never found.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import log

from hub.graph.evidence import Expert
from hub.graph.hub import Hub
from hub.graph.index import Answer, Index, Match
from hub.graph.meaning import meant
from hub.graph.terms import all_words
from hub.graph.texts import WEIGHTS, item_of
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.people import Person
from hub.model.session import Session, State
from hub.model.settings import SearchCase
from hub.model.topics import Topic

FIRST = 3
"""How many results count as the first ones, for the searches in `hub.yml` that must go on working."""

_ABOUT = 3.0
"""What it weighs that an entry is about a topic that the question names."""
_DEEDS: Mapping[str, float] = {
    "authors": 0.4,
    "owner": 0.4,
    "speakers": 0.3,
    "verified.by": 0.3,
    "credits.reviewers": 0.3,
    "questions.by": 0.2,
}
"""What part of an entry's score goes to those who did something for it: of each person's best few, each half as much."""
_MOST_DEEDS = 3
_DEPRECATED = 0.4
_MIDDLE = 20.0
"""The sum of weights that makes a score of one half."""

_REASONS = ("named", "about", "knows", "offers", "did", "read", "said", "deprecated")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a result.

    `what` is `named` (exactly what was asked is its `by`), `about` or `knows` (the topic `id`, which the question names
    as `by`), `offers` (help of the kind `by` on the topic `id`), `did` (through the field `by` of the entry `id`), `said`
    (`words` in the field `by`), `read` (the word `by`, which nobody says, was taken for `words`), or `deprecated` (`id` is
    to be read instead, if there is one).
    """

    what: str
    by: str = ""
    words: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found. A score from 0 to 1 grows with what speaks for it; an exact name adds 1 or 2."""

    id: str
    score: float
    why: tuple[Why, ...]


def find(hub: Hub, question: str, kinds: Collection[Kind] = (), limit: int | None = None) -> tuple[Hit, ...]:
    """Return what a hub knows for a question, best first: entries of `kinds` (none: of any), at most `limit`."""
    search = _Search(hub, question)
    hits = [search.hit(entry) for entry in hub.those(search.found, Entry) if not kinds or entry.kind in kinds]
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.id))[:limit])


@dataclass(frozen=True, slots=True)
class Missed:
    """A search of `hub.yml` that no longer works: its place there, from 0, and the ids of all that it finds, best first."""

    place: int
    case: SearchCase
    found: tuple[str, ...]


def missed(hub: Hub) -> Iterator[Missed]:
    """Yield the searches in `hub.yml` whose entry is not among the first results."""
    for place, case in enumerate(hub.settings.search):
        found = tuple(hit.id for hit in find(hub, case.query))
        if case.expect not in found[:FIRST]:
            yield Missed(place, case, found)


class _Search:
    """One question put to a hub: what was found, and why."""

    def __init__(self, hub: Hub, question: str) -> None:
        self.hub = hub
        self.answer: Answer = hub.once(_index).ask(question)
        self.scores: dict[str, float] = defaultdict(float)
        self.why: dict[str, list[Why]] = defaultdict(list)
        self.covered: dict[str, set[str]] = defaultdict(set)
        self.named = hub.once(_names).get(_plain(question), {})
        self._by_name()
        self._by_topics(question)
        self._by_words()
        for entry_id, said in self.covered.items():
            self.scores[entry_id] *= self.answer.share(said)
        self._by_deeds()

    @property
    def found(self) -> list[str]:
        """The ids of all that was found."""
        return sorted({*self.scores, *self.named})

    def hit(self, entry: Entry) -> Hit:
        """Return a result with its score and all reasons."""
        weight = self.scores.get(entry.id, 0.0) * (_DEPRECATED if entry.deprecated else 1.0)
        rank, _ = self.named.get(entry.id, (0, ""))
        if entry.deprecated:
            self.why[entry.id].append(Why("deprecated", id=next(iter(entry.replaced_by), "")))
        why = sorted(self.why[entry.id], key=lambda why: _REASONS.index(why.what))
        return Hit(entry.id, round(rank + weight / (weight + _MIDDLE), 4), tuple(why))

    def _by_name(self) -> None:
        for entry_id, (_, what) in self.named.items():
            self.why[entry_id].append(Why("named", what))

    def _by_topics(self, question: str) -> None:
        read = self.answer.read
        as_read = " ".join(one for word in all_words(question) for one in read.get(word, (word,))[:1])
        for topic, name in meant(self.hub, as_read).items():
            match = self.answer.matches.get(topic, Match())
            said = {*match.said.get("title", ()), *match.said.get("synonyms", ())}
            degrees = dict(self._degrees(topic, name))
            weight = _ABOUT * log(1 + len(self.hub.entries) / (1 + len(degrees))) * self.answer.share(said)
            for entry_id, degree in degrees.items():
                self.scores[entry_id] += weight * degree
                self.covered[entry_id] |= said

    def _degrees(self, topic: str, name: str) -> Iterator[tuple[str, float]]:
        """Return how much each entry and person has to do with a topic, and write down why."""
        yield topic, 2.0
        for entry in self.hub.of_topic(topic, Entry):
            if _findable(self.hub, entry):
                self.why[entry.id].append(Why("about", name, id=topic))
                yield entry.id, 1.0
        for expert in self.hub.experts(topic):
            self.why[expert.person].append(Why("knows", name, id=topic))
            yield expert.person, _known(expert)
        for person in self.hub.listed:
            for offer in person.offers:
                if topic in offer.topics and offer.stands(self.hub.today):
                    self.why[person.id].append(Why("offers", offer.what, id=topic))

    def _by_words(self) -> None:
        for entry_id, match in self.answer.matches.items():
            self.scores[entry_id] += match.score
            self.covered[entry_id] |= match.words
            self.why[entry_id] += [
                Why("said", field, tuple(match.said[field])) for field in WEIGHTS if field in match.said
            ]
            self.why[entry_id] += [
                Why("read", word, self.answer.read[word]) for word in self.answer.read if word in match.words
            ]

    def _by_deeds(self) -> None:
        """Give those who did something for what was found a part of its score."""
        done: dict[str, set[tuple[float, str, str]]] = defaultdict(set)
        for entry_id in sorted(self.answer.matches):
            entry = self.hub.entries[entry_id]
            if isinstance(entry, Session) and self.hub.state(entry) is not State.HELD:
                continue
            for edge in self.hub.out(entry_id):
                if edge.via in _DEEDS:
                    done[edge.target].add((-_DEEDS[edge.via] * self.scores[entry_id], edge.via, entry_id))
        for person in self.hub.listed:
            for place, (weight, via, entry_id) in enumerate(sorted(done.get(person.id, ()))[:_MOST_DEEDS]):
                self.scores[person.id] -= weight / 2**place
                self.why[person.id].append(Why("did", via, id=entry_id))


def _known(expert: Expert) -> float:
    """Return how well someone knows a topic, from 0 to 2: what they did counts more than what they claim."""
    return 1.6 * expert.score / (expert.score + 3) + 0.08 * (expert.claimed or 0)


def _findable(hub: Hub, entry: Entry) -> bool:
    return not isinstance(entry, Person) or (entry.listed and not hub.has_left(entry))


def _index(hub: Hub) -> Index:
    return Index(WEIGHTS, (item_of(hub, entry) for entry in hub.entries.values() if _findable(hub, entry)))


def _plain(name: str) -> str:
    return " ".join(all_words(name))


def _names(hub: Hub) -> Mapping[str, Mapping[str, tuple[int, str]]]:
    """Return all names: with each the entries that have it, how good a name it is (1 or 2), and what it is."""
    found: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for entry in hub.entries.values():
        if _findable(hub, entry):
            for rank, what, name in _called(entry):
                found[_plain(name)].setdefault(entry.id, (rank, what))
    found.pop("", None)
    return found


def _called(entry: Entry) -> Iterator[tuple[int, str, str]]:
    yield 2, "title", entry.title
    yield 2, "id", entry.id
    yield from ((1, "synonym", synonym) for synonym in (entry.synonyms if isinstance(entry, Topic) else ()))
    yield 1, "short id", entry.id.rpartition("/")[2]
    for alias in entry.aliases:
        yield 1, "alias", alias
        yield 1, "alias", alias.rpartition("/")[2]
