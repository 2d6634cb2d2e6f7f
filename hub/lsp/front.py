"""Where a cursor stands in front matter, told from its lines: while someone types, YAML can seldom be parsed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from hub.lsp.flow import spot_in_flow
from hub.lsp.spot import Part, Spot

_HEAD = re.compile(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)", re.DOTALL)
_KEY = re.compile(r"(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*)|$)", re.DOTALL)
_SILENT = re.compile(r"(?:^|\s)#|^ *(?:- +)*-$")
"""What is followed by nothing to complete: a comment, and a hyphen that wants its space first."""


class Head(NamedTuple):
    """The beginning of a line: its indent, where its key or text begins, its key, and what stands behind that."""

    indent: int
    column: int
    key: str | None
    value: str

    @property
    def dashed(self) -> bool:
        """Whether it begins an item of a list."""
        return self.column > self.indent

    @property
    def opens(self) -> bool:
        """Whether what is indented below belongs to its key."""
        return self.key is not None and not self.value


def head_of(line: str) -> Head | None:
    """Return the beginning of a line; None for a blank line or a comment."""
    found = _HEAD.match(line)
    if found is None or not found[0].strip() or found["rest"].startswith("#"):
        return None
    key, column = _KEY.match(found["rest"]), len(found["indent"]) + len(found["dashes"])
    value = (key["value"] or "").strip() if key else found["rest"].strip()
    return Head(len(found["indent"]), column, key["key"] if key else None, "" if value.startswith("#") else value)


def block_of(lines: Sequence[str]) -> range:
    """Return the indexes of the lines of front matter; one that is not closed yet ends before the text."""
    if not lines or lines[0].rstrip() != "---":
        return range(0)
    ends = (index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    texts = (index for index, line in enumerate(lines[1:], 1) if not line.strip() or line.startswith("#"))
    return range(1, next(ends, next(texts, len(lines))))


def spot_in(lines: Sequence[str], index: int, column: int) -> Spot | None:
    """Return where a cursor stands in lines of YAML; `column` counts from 1. None in comments and longer texts."""
    before, behind = lines[index][: column - 1], lines[index][column - 1 :]
    head = head_of(before) or Head(len(before), len(before), None, "")
    above = _above(lines[:index], head)
    if above is None or _SILENT.search(before):
        return None
    match = _KEY.match(before, head.column)
    if match and match["value"] is not None:
        start = match.start("value")
        return spot_in_flow(before[start:], behind, (*above, match["key"]), start + 1, Part.VALUE)
    if match:
        return None
    part = Part.ITEM if head.dashed else Part.KEY
    spot = spot_in_flow(before[head.column :], behind, above, head.column + 1, part)
    return replace(spot, beside=_beside(lines, index, head)) if spot and not spot.bracketed else spot


def _above(lines: Sequence[str], head: Head) -> tuple[str, ...] | None:
    """Return the keys under which a line stands, the outermost first; None inside a text of several lines."""
    found: list[str] = []
    column, item = (head.indent, True) if head.dashed else (head.column, False)
    for line in reversed(lines):
        if not column and not item:
            break
        one = head_of(line)
        if one is None:
            continue
        if not item and one.dashed and one.column == column:
            column, item = one.indent, True
        elif one.column < column or (item and one.column == column and not one.dashed):
            if one.key is None or (one.value and not item):
                return None
            if not one.opens:
                continue
            found.append(one.key)
            column, item = (one.indent, True) if one.dashed else (one.column, False)
    return tuple(reversed(found))


def _beside(lines: Sequence[str], index: int, head: Head) -> frozenset[str]:
    """Return the keys of the group that a line belongs to, without its own."""
    above = () if head.dashed else _group(reversed(lines[:index]), head.column, up=True)
    return frozenset((*above, *_group(iter(lines[index + 1 :]), head.column, up=False)))


def _group(lines: Iterator[str], column: int, *, up: bool) -> Iterator[str]:
    for line in lines:
        one = head_of(line)
        if one is None:
            continue
        first = one.dashed and one.column == column
        if (one.indent < column and not (up and first)) or (one.column < column):
            return
        if one.column == column and one.key:
            yield one.key
        if first:
            return
