"""Sharing out places among those who are able to take them, so that nobody has many more than another who could help.

Each place goes to the least loaded of those able, the places with the fewest first. Then places move, one by one, until
whoever has a place has at most one more than anyone else who is able to take it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence


def shared_out(able: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return for each place who takes it, of those able in the order of preference; places with nobody are left out.

    Whoever has a place has at most one more than each of the others who are able to take it.
    """
    load: Counter[str] = Counter()
    chosen: dict[str, str] = {}
    for place in sorted((place for place in able if able[place]), key=lambda place: (len(able[place]), place)):
        chosen[place] = _least(able[place], load)
        load[chosen[place]] += 1
    while _moved(able, chosen, load):
        pass
    return chosen


def _moved(able: Mapping[str, Sequence[str]], chosen: dict[str, str], load: Counter[str]) -> bool:
    """Move places from one to another who has two less, or fewer; return whether any was."""
    moved = False
    for place, has in chosen.items():
        other = _least(able[place], load)
        if load[has] > load[other] + 1:
            load[has] -= 1
            load[other] += 1
            chosen[place] = other
            moved = True
    return moved


def _least(able: Sequence[str], load: Mapping[str, int]) -> str:
    return min(able, key=lambda who: load[who])
