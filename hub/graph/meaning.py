"""Which topics a text speaks of: those whose title, or a synonym of it, it says, in whatever forms of the words."""

from collections.abc import Iterator, Mapping

from hub.graph.hub import Hub
from hub.graph.terms import DEFAULT_LANGUAGE, terms
from hub.model.topics import Topic

_LONGEST = 6
"""Terms of the longest name of a topic that is looked for."""

_Names = Mapping[str, Mapping[tuple[str, ...], Mapping[str, str]]]


def meant(hub: Hub, text: str) -> Mapping[str, str]:
    """Return the topics that a text says by name, each with the title or synonym that is said; longer names win."""
    found: dict[str, str] = {}
    for lang, names in hub.once(_names).items():
        for said in _said(terms(text, lang), names):
            for topic, name in names[said].items():
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


def _names(hub: Hub) -> _Names:
    """Return the names of all topics by language, as terms; with each the topics that have it."""
    found: dict[str, dict[tuple[str, ...], dict[str, str]]] = {}
    for topic in hub.all(Topic):
        lang = topic.lang or DEFAULT_LANGUAGE
        for name in (topic.title, *topic.synonyms):
            if said := terms(name, lang):
                found.setdefault(lang, {}).setdefault(said, {}).setdefault(topic.id, name)
    return found
