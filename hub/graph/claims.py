"""What people claim of themselves: levels of their skills, and what they bring from before.

A text on what someone brings from before claims a topic where it has the words of the topic's title or of one of its
synonyms, next to each other and in this order. Words count by their stems, so `incidents` is found in `incident`.
Titles and synonyms of more than `MOST_WORDS` words are not looked for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import snowballstemmer

from hub.model.entry import Entry
from hub.model.people import Person
from hub.model.topics import Topic

_WORD = re.compile(r"\w+")
_STEMMER = snowballstemmer.stemmer("english")
MOST_WORDS = 8
Words = tuple[str, ...]


@dataclass(frozen=True)
class Claims:
    """By topic and person: the level from 1 to 5, and the texts on what they bring from before."""

    levels: Mapping[str, Mapping[str, int]]
    background: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def of(cls, entries: Mapping[str, Entry]) -> "Claims":
        """Gather what the people among these entries claim."""
        people = [entry for entry in entries.values() if isinstance(entry, Person)]
        return cls(_levels(people), _background(people, _phrases(entries.values())))

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics that somebody claims."""
        return frozenset({*self.levels, *self.background})


def _levels(people: Iterable[Person]) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for person in people:
        for topic, level in person.skills.items():
            found[topic][person.id] = level
    return found


def _background(
    people: Iterable[Person], phrases: Mapping[Words, tuple[str, ...]]
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for person in people:
        for text in person.background:
            for topic in _topics_in(text, phrases):
                found[topic][person.id] = (*found[topic].get(person.id, ()), text)
    return found


def _topics_in(text: str, phrases: Mapping[Words, tuple[str, ...]]) -> list[str]:
    stems = _stems(text)
    spans = (stems[start : start + length] for start in range(len(stems)) for length in range(1, MOST_WORDS + 1))
    return sorted({topic for span in spans for topic in phrases.get(span, ())})


def _phrases(entries: Iterable[Entry]) -> Mapping[Words, tuple[str, ...]]:
    """Return the topics that each title or synonym means."""
    found: dict[Words, tuple[str, ...]] = defaultdict(tuple)
    for topic in entries:
        for text in (topic.title, *topic.synonyms) if isinstance(topic, Topic) else ():
            if stems := _stems(text):
                found[stems] = (*found[stems], topic.id)
    return dict(found)


def _stems(text: str) -> Words:
    return tuple(map(_stem, _WORD.findall(text.casefold())))


@cache
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))
