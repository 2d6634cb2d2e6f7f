"""Values in brackets and braces, as far as they are written: `[{what: mentoring, topics: [g`."""

import re
from typing import NamedTuple

from hub.lsp.spot import Part, Spot

_KEY = re.compile(r"([\w-]+):(?=\s|$)")
_PAIRS = {"[": "]", "{": "}"}


class _Bracket(NamedTuple):
    """An open bracket or brace: under which keys it stands, and the keys in it so far."""

    mark: str
    route: tuple[str, ...]
    keys: list[str]


def spot_in_flow(text: str, behind: str, route: tuple[str, ...], column: int, part: Part) -> Spot | None:
    """Return where the end of `text` stands in a value that begins at `column`; `behind` is the rest of the line.

    Outside of all brackets it stands at `part` of `route`. In quotes there is no spot.
    """
    open_ones: list[_Bracket] = []
    key, begin, quote = "", 0, ""
    for index, character in enumerate(text):
        fresh = not text[begin:index].strip()
        if quote or (character in "\"'" and fresh):
            quote = "" if quote == character else quote or character
            begin = index + 1 if not quote else begin
        elif character in _PAIRS and fresh:
            open_ones.append(_Bracket(character, (*_below(open_ones, route, key),), []))
            key, begin = "", index + 1
        elif open_ones and character in "]}":
            open_ones.pop()
            key = ""
        elif open_ones and character == ",":
            key, begin = "", index + 1
        elif open_ones and open_ones[-1].mark == "{" and _ends_key(text, index):
            key, begin = text[begin:index].strip(), index + 1
            open_ones[-1].keys.append(key)
    return None if quote else _spot(text[begin:], behind, open_ones, (route, key), (column + begin, part))


def _below(open_ones: list[_Bracket], route: tuple[str, ...], key: str) -> tuple[str, ...]:
    around = open_ones[-1].route if open_ones else route
    return (*around, key) if key else around


def _ends_key(text: str, index: int) -> bool:
    return text[index] == ":" and text[index + 1 : index + 2] in ("", " ")


def _spot(
    token: str, behind: str, open_ones: list[_Bracket], at: tuple[tuple[str, ...], str], place: tuple[int, Part]
) -> Spot:
    (route, key), (column, part) = at, place
    typed = token.lstrip()
    start = column + len(token) - len(typed)
    below = _below(open_ones, route, key)
    if not open_ones:
        return Spot(below, part, typed, start)
    if open_ones[-1].mark == "[":
        return Spot(below, Part.ITEM, typed, start, bracketed=True)
    if key:
        return Spot(below, Part.VALUE, typed, start, bracketed=True)
    beside = frozenset((*open_ones[-1].keys, *_KEY.findall(behind.partition("}")[0])))
    return Spot(below, Part.KEY, typed, start, beside, bracketed=True)
