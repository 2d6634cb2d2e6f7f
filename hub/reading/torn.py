"""Markup in a body that is broken off or lost.

Code and links that are never closed, marks of a merge, links without their brackets, footnotes of one name, cells for
which a table has no column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

from hub.diagnostics import Span
from hub.reading.inline import without_code

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[^`\n]*$")
_CONFLICT = re.compile(r"<{7} \S.*|>{7} \S.*|={7}$")
_LINKS = (
    re.compile(r"(?<!\\)\[(?P<label>[^\[\]]{1,400})\]\((?P<target>[^\s()<>]{1,400})\s*$"),
    re.compile(r"(?<![\\\[])\[\[(?P<target>[^\[\]|]{1,400})(?:\|(?P<label>[^\[\]|]{1,400}))?\]\](?!\()"),
    re.compile(r"(?<!\\)\[(?P<label>[^\[\]]{2,400})\][ ]{1,9}\((?P<target>[^\s()<>]{1,400})\)"),
)
_OPEN = re.compile(r"(?<!\\)\[[^\[\]\n]{0,400}\]\((?=[^()\n]*$)")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_LONGEST_LINK = 20
"""On so many lines a link is looked for its end."""
_FOOTNOTE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}\.)[ \t]+)?(?P<mark>\[\^(?P<name>[^\]\n]{1,400})\]:)")
_RULED = re.compile(r"[ \t>]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*+(?:[ \t]*+:?-++:?)?+[ \t]*+$")
_BAR = re.compile(r"(?<!\\)\|")
_INDENT = 4
_GOES_ON = re.compile(r"\s*[)\"']")


class Tear(StrEnum):
    """What is broken off."""

    CODE = "code"
    CONFLICT = "conflict"
    LINK = "link"
    OPEN = "link without an end"
    FOOTNOTE = "footnote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Torn:
    """Markup that is broken off, and where.

    `mark` is what stands there, or the target of a link with its `label`, the name of a footnote and of the one that it
    stands in, the number of columns of a table.
    """

    tear: Tear
    span: Span
    mark: str
    label: str = ""


@dataclass(slots=True)
class _Table:
    """The table that a line is part of: the number of its columns, 0 where there is none; and the line before."""

    columns: int = 0
    before: str = ""

    def goes_by(self, line: str) -> int | None:
        """Take in a line; return the column where a cell begins that its table has no room for."""
        head, self.before = self.before, line
        if "|" not in line and not (self.columns or "|" in head):
            return None
        if self.columns and line.strip():
            cells = _cells(line)
            return cells[self.columns] if len(cells) > self.columns else None
        ruled = head.strip() and _RULED.match(line)
        self.columns = len(_cells(head)) if ruled and len(_cells(head)) == len(_cells(line)) else 0
        return None


def _cells(line: str) -> list[int]:
    """Return where the cells of a row begin."""
    plain = without_code(line) if "`" in line else line
    marks = [match.end() for match in _BAR.finditer(plain)]
    first = len(plain) - len(plain.lstrip(" \t>"))
    starts = marks if plain[first : first + 1] == "|" else [first, *marks]
    return starts[:-1] if starts and starts[-1] == len(line.rstrip()) else starts


@dataclass(slots=True)
class _Footnotes:
    """The footnotes above a line: their names, and the last one while lines are indented as its text is."""

    names: set[str] = field(default_factory=set)
    last: str = ""
    indent: int = 0
    apart: bool = False

    def goes_by(self, line: str) -> None:
        """Close the last footnote at a line behind a blank one that is not indented as its text is."""
        if self.last and line.strip() and self.apart and len(line) - len(line.lstrip()) < self.indent:
            self.last = ""
        self.apart = not line.strip()

    def inside(self, column: int) -> str:
        """Return the footnote that one would be part of which begins at a column; empty where there is none."""
        return self.last if column >= self.indent else ""

    def take(self, note: re.Match[str]) -> None:
        """Take up a footnote."""
        self.names.add(note["name"])
        if not self.last:
            self.last, self.indent = note["name"], note.start("mark") + _INDENT


def torn_in(path: str, first_line: int, prose: Sequence[str]) -> Iterator[Torn]:
    """Find broken markup in lines whose code is blanked out; of fences the first, because it shifts all others."""
    fenced = opened = False
    notes = _Footnotes()
    table = _Table()
    for index, line in enumerate(prose):
        number = first_line + index
        notes.goes_by(line)
        if (row := table.goes_by(line)) is not None:
            yield Torn(Tear.CELL, Span.on_line(path, number, row + 1, len(line.rstrip()) - row), str(table.columns))
        if line[:1] in {"<", ">", "="} and (match := _CONFLICT.match(line)) and (opened or line[0] != "="):
            opened = line[0] != ">"
            yield Torn(Tear.CONFLICT, Span.on_line(path, number, 1, len(match[0].rstrip())), line[:7])
        elif not fenced and ("```" in line or "~~~" in line) and (match := _FENCE.match(line)):
            fenced = True
            width = len(line.rstrip()) - match.start("fence")
            yield Torn(Tear.CODE, Span.on_line(path, number, match.start("fence") + 1, width), match["fence"])
        elif "[^" in line and (note := _FOOTNOTE.match(line)):
            inside = notes.inside(note.start("mark"))
            if inside or note["name"] in notes.names:
                place = Span.on_line(path, number, note.start("mark") + 1, note.end() - note.start("mark"))
                yield Torn(Tear.FOOTNOTE, place, note["name"], inside)
            notes.take(note)
        elif "[" in line:
            following = prose[index + 1] if index + 1 < len(prose) else ""
            links = [*_links(path, number, line, goes_on=bool(_GOES_ON.match(following)))]
            yield from links or _open_link(path, number, prose[index : index + _LONGEST_LINK])


def _open_link(path: str, number: int, lines: Sequence[str]) -> Iterator[Torn]:
    """Find a link that is open at the end of the first line, and that no other line of its paragraph closes."""
    line, *others = lines
    found = _OPEN.search(without_code(line) if "`" in line else line)
    rest = "\n".join(takewhile(_goes_on, others))
    if found and ")" not in rest:
        yield Torn(Tear.OPEN, Span.on_line(path, number, found.start() + 1, len(found[0])), found[0])


def _goes_on(line: str) -> bool:
    """Return whether a line belongs to the text above it."""
    return bool(line.strip()) and not _ITEM.match(line)


def _links(path: str, number: int, line: str, *, goes_on: bool) -> Iterator[Torn]:
    plain = without_code(line) if "`" in line else line
    for pattern in _LINKS[1:] if goes_on else _LINKS:
        for match in pattern.finditer(plain):
            text = line[match.start() : match.end()].rstrip()
            label = match["label"] or match["target"]
            yield Torn(Tear.LINK, Span.on_line(path, number, match.start() + 1, len(text)), match["target"], label)
