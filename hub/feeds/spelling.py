"""The words by which slips of the keys are read: those by which things are called, and those that several entries say."""

from collections import Counter

from hub.feeds.searchable import findable
from hub.graph.hub import Hub
from hub.graph.spelling import SHORTEST
from hub.graph.terms import words
from hub.graph.texts import item_of

_CALLED = frozenset({"title", "synonyms", "struggles", "headings"})
_LEFT_OUT = frozenset({"id", "recording", "struggles of others"})
"""What no author has written, or what others say already."""
_SEVERAL = 2
"""So many entries at least must say a word by which nothing is called: a slip of an author is no word."""

_LONG = 6
"""Letters of the shortest word by which nothing is called: too many of the shorter ones are near to each other."""


def vocabulary(hub: Hub) -> str:
    """Return the words, divided by spaces: those that most entries say come first, then in their order."""
    counts: Counter[str] = Counter()
    called: set[str] = set()
    for entry in (one for one in hub.entries.values() if findable(hub, one)):
        item = item_of(hub, entry)
        said: set[str] = set()
        for field, text in item.texts:
            found = set() if field in _LEFT_OUT else _words(text, item.lang)
            said |= found
            called |= found if field in _CALLED else set()
        counts.update(said)
    known = called | {word for word, count in counts.items() if count >= _SEVERAL and len(word) >= _LONG}
    return " ".join(sorted(known, key=lambda word: (-counts[word], word)))


def _words(text: str, lang: str) -> set[str]:
    return {word for word in words(text, lang) if len(word) >= SHORTEST and word.isalpha()}
