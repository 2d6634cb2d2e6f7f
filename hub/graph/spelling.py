"""What a word that nobody says was meant to be: the word with the fewest slips of the keys between them."""

from collections.abc import Iterable

SHORTEST = 4
"""Letters of the shortest word that may be a slip; shorter ones are too near to too many others."""
_LONG = 8


def slips_allowed(word: str) -> int:
    """Return how many slips a word may hold: none, one, or in long words two."""
    return 0 if len(word) < SHORTEST or not word.isalpha() else 1 if len(word) < _LONG else 2


def nearest(word: str, pool: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the pool with the fewest slips, if these are few enough; its first or last letter must be right."""
    most = slips_allowed(word)
    best: list[str] = []
    for other in pool if most else ():
        if abs(len(other) - len(word)) > most or (other[0] != word[0] and other[-1] != word[-1]):
            continue
        slips = distance(word, other, most)
        if slips < most:
            most, best = slips, []
        if slips == most:
            best.append(other)
    return tuple(sorted(best))


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are to be added, dropped, changed or swapped with their neighbour; `most` + 1 if more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        previous, row = row, [place]
        for column, letter2 in enumerate(other, 1):
            cost = min(row[-1] + 1, previous[column] + 1, previous[column - 1] + (letter != letter2))
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == letter2:
                cost = min(cost, before[column - 2] + 1)
            row.append(cost)
        if min(row) > most and min(previous) > most:
            return most + 1
        before = previous
    return min(row[-1], most + 1)
