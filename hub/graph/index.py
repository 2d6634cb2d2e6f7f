"""An inverted index: which items say a word, in which of their fields, and how much that weighs.

An item is a text in one language, divided into fields. For each field it scores as BM25 does: a word weighs more the
rarer it is among the items (`Answer.asked`), more often is better but less and less so (`ENOUGH`), and long fields count
less than short ones (`LENGTH`). The fields are then summed by their weights. A word stands for all words of the same term.
A question is taken to be in one language, whose stop words ask for nothing; what it asks for is looked for in all.
Terms are worked out for those words alone that could be what was asked: the index is cheap to make.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from hub.graph.spelling import nearest
from hub.graph.terms import DEFAULT_LANGUAGE, all_words, stop_words, term, words

ENOUGH = 0.6
LENGTH = 0.4
_MOST_COMPLETIONS = 5
_SHORTEST_BEGINNING = 3
_SAME_FIRST_LETTER = frozenset("en de es fr it pt sv da nb nn no fi ru".split())
"""Languages in which the stem of a word begins with the first letter of the word."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is indexed: a key, a language, and what it says in each field."""

    key: str
    lang: str
    texts: Iterable[tuple[str, str]]


@dataclass(slots=True)
class Match:
    """An item that says something of what was asked: its score, and the words that each field says."""

    score: float = 0.0
    said: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def words(self) -> frozenset[str]:
        """The words it says, in any field."""
        return frozenset(word for found in self.said.values() for word in found)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the index knows of a question: matches by key, the words asked for with their rarity, and how others were read.

    `read` holds the words that no item says, each with the words it was taken for; none where nothing is near.
    """

    matches: Mapping[str, Match]
    asked: Mapping[str, float]
    read: Mapping[str, tuple[str, ...]]

    def share(self, said: Iterable[str]) -> float:
        """Return how much of what was asked these words are, from 0 to 1."""
        whole = sum(self.asked.values())
        return sum(self.asked.get(word, 0.0) for word in said) / whole if whole else 0.0


_Posting = tuple[int, int, int]
"""Number of the item, number of the field, and how often the field says the word."""


class Index:
    """Items by the words they say. `weights` gives every field a weight; fields that it does not name are left out."""

    def __init__(self, weights: Mapping[str, float], items: Iterable[Item]) -> None:
        self._fields = tuple(weights)
        self._weights = tuple(weights.values())
        self._keys: list[str] = []
        self._lengths: list[Mapping[int, int]] = []
        self._langs: Counter[str] = Counter()
        self._postings: dict[str, dict[str, list[_Posting]]] = defaultdict(lambda: defaultdict(list))
        self._terms: dict[tuple[str, str], Mapping[str, tuple[str, ...]]] = {}
        numbers = {name: number for number, name in enumerate(self._fields)}
        for item in items:
            self._add(item, numbers)

    def _add(self, item: Item, numbers: Mapping[str, int]) -> None:
        said: dict[int, list[str]] = defaultdict(list)
        for name, text in item.texts:
            if name in numbers:
                said[numbers[name]] += words(text, item.lang)
        number, vocabulary = len(self._keys), self._postings[item.lang]
        for place, found in said.items():
            for word, count in Counter(found).items():
                vocabulary[word].append((number, place, count))
        self._keys.append(item.key)
        self._langs[item.lang] += 1
        self._lengths.append({place: len(found) for place, found in said.items()})

    def ask(self, question: str) -> Answer:
        """Return all that say a word of the question, in no particular order."""
        matches: dict[str, Match] = defaultdict(Match)
        asked: dict[str, float] = {}
        read: dict[str, tuple[str, ...]] = {}
        for word in dict.fromkeys(words(question, self._language(question))):
            found = self._found((word,))
            if not found:
                read[word] = self._nearest(word)
                found = self._found(read[word])
            asked[word] = rarity = self._rarity(len({number for number, _, _ in found}))
            for number, place, count in found:
                match = matches[self._keys[number]]
                match.score += rarity * self._weights[place] * self._enough(number, place, count)
                match.said[self._fields[place]].append(word)
        return Answer(dict(matches), asked, read)

    def _language(self, question: str) -> str:
        """Return the language in which a question seems to be: that of most of its stop words, else of most items."""

        def likely(lang: str) -> tuple[int, int, str]:
            frame = sum(word in stop_words(lang) for word in all_words(question, lang))
            return frame, self._langs[lang], lang

        return max((*self._postings, DEFAULT_LANGUAGE), key=likely)

    def _found(self, asked: Iterable[str]) -> list[_Posting]:
        """Return where words of the same terms as these are said: one posting for each item and field."""
        counts: Counter[tuple[int, int]] = Counter()
        for lang, vocabulary in self._postings.items():
            for form in sorted({form for word in asked for form in self._forms(lang, word)}):
                for number, place, count in vocabulary[form]:
                    counts[number, place] += count
        return [(number, place, count) for (number, place), count in sorted(counts.items())]

    def _forms(self, lang: str, word: str) -> tuple[str, ...]:
        """Return the words of a language that are said and have the same term as this one."""
        if word in stop_words(lang):
            return ()
        first = word[0] if lang.partition("-")[0] in _SAME_FIRST_LETTER else ""
        if (lang, first) not in self._terms:
            found: dict[str, list[str]] = defaultdict(list)
            for form in self._postings[lang]:
                if form.startswith(first):
                    found[term(form, lang)].append(form)
            self._terms[lang, first] = {stem: tuple(forms) for stem, forms in found.items()}
        return self._terms[lang, first].get(term(word, lang), ())

    def _nearest(self, word: str) -> tuple[str, ...]:
        """Return the words that one nobody says may have been meant to be: those that begin with it, or a near one."""
        if len(word) >= _SHORTEST_BEGINNING:
            longer = sorted((form for form in self._often if form.startswith(word)), key=self._usual)
            if longer:
                return tuple(longer[:_MOST_COMPLETIONS])
        return tuple(sorted(nearest(word, self._often), key=self._usual)[:1])

    def _usual(self, word: str) -> tuple[int, str]:
        return -self._often[word], word

    @cached_property
    def _often(self) -> Mapping[str, int]:
        """In how many fields each word is said, over all languages."""
        counts: Counter[str] = Counter()
        for vocabulary in self._postings.values():
            counts.update({form: len(postings) for form, postings in vocabulary.items()})
        return counts

    @cached_property
    def _averages(self) -> tuple[float, ...]:
        lengths: dict[int, list[int]] = defaultdict(list)
        for each in self._lengths:
            for place, length in each.items():
                lengths[place].append(length)
        return tuple(
            sum(found) / len(found) if (found := lengths[place]) else 0.0 for place in range(len(self._fields))
        )

    def _enough(self, number: int, place: int, count: int) -> float:
        longer = self._lengths[number][place] / self._averages[place]
        return count / (count + ENOUGH * (1 - LENGTH + LENGTH * longer))

    def _rarity(self, said_by: int) -> float:
        return log(1 + (len(self._keys) - said_by + 0.5) / (said_by + 0.5))
