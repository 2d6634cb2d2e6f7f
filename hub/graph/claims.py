"""What people claim of themselves: levels of their skills, and what they bring from before.

A text on what someone brings from before claims the topics that it names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hub.graph.naming import Names, named_in, names_of
from hub.model.entry import Entry
from hub.model.people import Person
from hub.model.topics import Topic


@dataclass(frozen=True)
class Claims:
    """By topic and person: the level from 1 to 5, and the texts on what they bring from before."""

    levels: Mapping[str, Mapping[str, int]]
    background: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def of(cls, entries: Mapping[str, Entry], lang: str) -> "Claims":
        """Gather what the people among these entries claim; `lang` is the language of the hub."""
        people = [entry for entry in entries.values() if isinstance(entry, Person)]
        topics = (entry for entry in entries.values() if isinstance(entry, Topic))
        return cls(_levels(people), _background(people, names_of(topics, lang)))

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


def _background(people: Iterable[Person], names: Names) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for person in people:
        for text in person.background:
            for topic in sorted(named_in(text, names)):
                found[topic][person.id] = (*found[topic].get(person.id, ()), text)
    return found
