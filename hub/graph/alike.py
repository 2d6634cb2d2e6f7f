"""Texts that are alike, as clusters: by the terms they share, and a little by their topics.

Two texts are compared where they share at least `FEWEST` terms, one of which at most `MOST_SHARING` texts say; so the work
grows linearly with the number of texts. How alike they are is a number from 0 to 1: the cosine of their terms, each
weighed by how rare it is: among the texts there are, or among `MANY`, so that in a small hub a word is not common because
two of three say it. Where both have topics, the part `TOPICS` of it is how many topics they have in common. Then the two
clusters become one whose texts are most alike on average, again and again, as long as that is at least `LEAST`. Texts
that were not compared are not alike: their pairs count as 0, so that a chain of neighbours is not taken for a group. A
cluster grows to `MOST` texts.

The result follows from the texts and their order: where two pairs are equally alike, the earlier one comes first.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import fsum, log, sqrt

FEWEST = 2
MOST_SHARING = 24
MANY = 100
TOPICS = 0.15
LEAST = 0.38
MOST = 8
_DIGITS = 9
"""Pairs whose likeness differs less than this are equally alike: sums of floats say no more."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of a text."""

    terms: frozenset[str]
    topics: frozenset[str]


def rarity(texts: Sequence[Features]) -> Mapping[str, float]:
    """Return what each term weighs: more, the fewer texts say it."""
    count = max(len(texts), MANY)
    return {term: log(1 + count / len(saying)) for term, saying in _postings(texts).items()}


def clusters(texts: Sequence[Features]) -> list[tuple[int, ...]]:
    """Return the places of texts that are alike together; each place is in one cluster, the earliest ones first."""
    growing = _Clusters(len(texts), _likenesses(texts))
    while growing.heap:
        _, one, other = heappop(growing.heap)
        if one in growing.members and other in growing.members:
            growing.unite(one, other)
    return sorted(growing.members.values())


class _Clusters:
    """Clusters by number, what the likenesses between them sum up to, and the pairs to unite, the most alike first."""

    def __init__(self, count: int, likenesses: Mapping[tuple[int, int], float]) -> None:
        self.members: dict[int, tuple[int, ...]] = {place: (place,) for place in range(count)}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.heap = [(-likeness, *pair) for pair, likeness in sorted(likenesses.items()) if likeness >= LEAST]
        self.next = count
        heapify(self.heap)
        for (one, other), likeness in likenesses.items():
            self.sums[one][other] = self.sums[other][one] = likeness

    def unite(self, one: int, other: int) -> None:
        """Make one cluster of two; it gets a new number, so that pairs with the old ones are out of date."""
        new, self.next = self.next, self.next + 1
        self.members[new] = tuple(sorted(self.members.pop(one) + self.members.pop(other)))
        near, nearby = self.sums.pop(one), self.sums.pop(other)
        for neighbour in sorted({*near, *nearby} - {one, other}):
            links = self.sums[neighbour]
            total = links.pop(one, 0.0) + links.pop(other, 0.0)
            links[new] = self.sums[new][neighbour] = total
            self._offer(neighbour, new, total)

    def _offer(self, one: int, other: int, total: float) -> None:
        sizes = len(self.members[one]), len(self.members[other])
        mean = round(total / (sizes[0] * sizes[1]), _DIGITS)
        if mean >= LEAST and sum(sizes) <= MOST:
            heappush(self.heap, (-mean, one, other))


def _likenesses(texts: Sequence[Features]) -> Mapping[tuple[int, int], float]:
    """Return how alike the texts are that share a rare term, by their places."""
    weights = rarity(texts)
    lengths = [sqrt(fsum(weights[term] ** 2 for term in text.terms)) for text in texts]
    rare = (saying for saying in _postings(texts).values() if len(saying) <= MOST_SHARING)
    found = {}
    for one, other in {pair for saying in rare for pair in combinations(saying, 2)}:
        shared = texts[one].terms & texts[other].terms
        if len(shared) >= FEWEST:
            cosine = fsum(weights[term] ** 2 for term in shared) / (lengths[one] * lengths[other])
            likeness = _with_topics(cosine, texts[one].topics, texts[other].topics)
            found[one, other] = round(likeness, _DIGITS)
    return found


def _with_topics(cosine: float, one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two texts are; common topics count as a part of those of the text that has fewer."""
    if not one or not other:
        return cosine
    return (1 - TOPICS) * cosine + TOPICS * len(one & other) / min(len(one), len(other))


def _postings(texts: Sequence[Features]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for term in text.terms:
            found[term].append(place)
    return found
