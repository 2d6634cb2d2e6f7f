"""Lines of YAML that are indented differently from their neighbours: which, and where they belong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from hub.reading.known import is_field_name

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[\w-]+):(?=\s|$))?[ \t]*(?P<value>.*)")
_BLOCK = re.compile(r"[|>][-+\d]*\s*(?:#.*)?")
_OPENS = "\"'[{|>#&*!"
_ODD = ("did not find expected key", "did not find expected '-' indicator", "<document start>", "<block end>")


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A line that stands `by` spaces from the margin, and could stand `where` another line does, as (spaces, line).

    `fits` is None where there are several such lines, or else the spaces it is to have. `hanging` says that it is no
    field but goes on with the value above it.
    """

    index: int
    by: int
    where: tuple[tuple[int, int], ...]
    hanging: bool = False

    @property
    def fits(self) -> int | None:
        """The spaces that it is to have, where it can stand in one place only."""
        return self.where[0][0] if len(self.where) == 1 else None


@dataclass(frozen=True, slots=True)
class _Place:
    column: int
    dash: bool
    index: int


def misplaced(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Misplaced | None:
    """Return the line that is indented wrongly, where that is surely the fault that YAML stopped at."""
    mark, problem = error.problem_mark, str(error.problem or "")
    if mark is None or mark.line >= len(lines):
        return None
    if "mapping values are not allowed" in problem:
        return _too_deep(lines, mark.line, mark.column)
    if "could not find expected ':'" in problem and error.context_mark is not None:
        return _hanging(lines, error.context_mark.line)
    if any(words in problem for words in _ODD):
        return _between(lines, mark.line)
    return None


def swallowed(root: yaml.Node, lines: Sequence[str]) -> Iterator[Misplaced]:
    """Yield items of lists that are indented so far that YAML takes them for more of the text above them."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting.extend(value for _, value in node.value)
        for item in node.value if isinstance(node, yaml.SequenceNode) and not node.flow_style else ():
            waiting.append(item)
            first, last = item.start_mark.line, item.end_mark.line
            if not isinstance(item, yaml.ScalarNode) or item.style or first == last:
                continue
            for index in range(first + 1, min(last + 1, len(lines))):
                indent = len(lines[index]) - len(lines[index].lstrip(" "))
                if lines[index][indent:].startswith("- "):
                    yield Misplaced(index, indent, ((lines[first].rindex("-", 0, item.start_mark.column), first),))


def goes_on(lines: Sequence[str], index: int) -> tuple[str, int] | None:
    """Return the whole text and the line of a value that goes on in a line with a colon in it."""
    here, above = _LINE.match(lines[index]), _above(lines, index)
    if here is None or above is None or here["dashes"]:
        return None
    field, at = above
    plain = (field["key"] or field["dashes"]) and field["value"] and field["value"][0] not in _OPENS
    inner = field.start("key") if field["key"] else field.end("dashes") - 1
    return (f"{field['value'].strip()} {lines[index].strip()}", at) if plain and here.end("indent") > inner else None


def _too_deep(lines: Sequence[str], index: int, column: int) -> Misplaced | None:
    """Return a field that is indented more than the one above it, to whose value YAML adds it."""
    here, above = _LINE.match(lines[index]), _above(lines, index)
    if (
        here is None
        or above is None
        or here["dashes"]
        or not is_field_name(here["key"] or "")
        or here.end("key") != column
    ):
        return None
    field, at = above
    by, wanted = here.end("indent"), field.start("key")
    plain = field["key"] and field["value"] and field["value"][0] not in _OPENS
    return Misplaced(index, by, ((wanted, at),)) if plain and by > wanted else None


def _hanging(lines: Sequence[str], index: int) -> Misplaced | None:
    """Return a line at the margin of its neighbours that goes on with the value above it."""
    here, above = _LINE.match(lines[index]), _above(lines, index)
    if here is None or above is None or here["dashes"] or here["key"] or ": " in here["value"]:
        return None
    field, at = above
    by, least = here.end("indent"), field.end("dashes")
    plain = field["value"] and field["value"][0] not in _OPENS and (field["key"] or field["dashes"])
    return Misplaced(index, by, ((least + 2 if field["key"] else least, at),), hanging=True) if plain else None


def _between(lines: Sequence[str], index: int) -> Misplaced | None:
    """Return a line that stands in line with none above it; the first line if that is further in than all others."""
    here = _LINE.match(lines[index])
    if here is None or not (here["dashes"] or is_field_name(here["key"] or "")):
        return None
    by, dash = here.end("indent"), bool(here["dashes"])
    places = [place for place in _open(lines[:index]) if place.dash is dash]
    first = next((at for at, line in enumerate(lines) if _is_field(line)), index)
    if (further := len(lines[first]) - len(lines[first].lstrip(" "))) > by == 0 and not dash:
        return Misplaced(first, further, ((0, index),))
    if not places or any(place.column == by for place in places):
        return None
    near = min(abs(place.column - by) for place in places)
    return Misplaced(index, by, tuple((one.column, one.index) for one in places if abs(one.column - by) == near))


def _is_field(line: str) -> bool:
    match = _LINE.match(line)
    return match is not None and bool(match["key"] or match["dashes"])


def _above(lines: Sequence[str], index: int) -> tuple[re.Match[str], int] | None:
    """Return the line above that is neither empty nor a comment."""
    for at in range(index - 1, -1, -1):
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            match = _LINE.match(lines[at])
            return (match, at) if match else None
    return None


def _open(lines: Sequence[str]) -> Iterator[_Place]:
    """Yield the fields and items to which a next line can add one, from the margin inwards."""
    places: list[_Place] = []
    text = None
    for index, line in enumerate(lines):
        match = _LINE.match(line)
        indent = match.end("indent") if match else 0
        if match is None or not line.strip() or (text is not None and indent > text):
            continue
        text = None
        if not _is_field(line):
            continue
        while places and places[-1].column > indent:
            places.pop()
        dashes = (at for at, sign in enumerate(match["dashes"]) if sign == "-")
        found = [_Place(indent + at, dash=True, index=index) for at in dashes]
        if match["key"]:
            found.append(_Place(match.start("key"), dash=False, index=index))
            text = match.start("key") if _BLOCK.fullmatch(match["value"]) else None
        again = {(one.column, one.dash) for one in found}
        places = [*(one for one in places if (one.column, one.dash) not in again), *found]
    yield from places
