"""Names of topics in texts: a text names a topic by its title or by a synonym, in whatever forms of the words.

The longest name wins, and none counts inside another: `version control` does not name `control`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from hub.graph.terms import terms
from hub.model.topics import Topic

_LONGEST = 6
"""Terms of the longest name of a topic that is looked for."""

Names: TypeAlias = Mapping[str, Mapping[tuple[str, ...], Mapping[str, str]]]
"""By language and terms: the topics that have this name, and the name as it is written."""


def names_of(topics: Iterable[Topic], lang: str) -> Names:
    """Return the names of topics, to be looked for in texts; `lang` is that of topics which name none."""
    found: dict[str, dict[tuple[str, ...], dict[str, str]]] = {}
    for topic in topics:
        spoken = topic.lang or lang
        for name in (topic.title, *topic.synonyms):
            if said := terms(name, spoken):
                found.setdefault(spoken, {}).setdefault(said, {}).setdefault(topic.id, name)
    return found


def named_in(text: str, names: Names) -> Mapping[str, str]:
    """Return the topics that a text names, each with the title or synonym that it says."""
    found: dict[str, str] = {}
    for lang, known in names.items():
        for said in _said(terms(text, lang), known):
            for topic, name in known[said].items():
                found.setdefault(topic, name)
    return found


def _said(sequence: tuple[str, ...], names: Mapping[tuple[str, ...], object]) -> Iterator[tuple[str, ...]]:
    """Return the names that a sequence of terms says; at each place the longest, and none inside another."""
    start = 0
    while start < len(sequence):
        runs = (sequence[start : start + length] for length in range(_LONGEST, 0, -1))
        said = next((run for run in runs if run in names), None)
        if said:
            yield said
        start += len(said) if said else 1
