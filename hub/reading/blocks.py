"""The block structure of a body: which lines are code, headings, tasks; in time linear in its length.

Follows Python-Markdown where it differs from CommonMark: content of lists, admonitions, tabs and footnotes is
indented by four spaces, and a fence that is never closed is text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_FENCE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_OPENER = re.compile(r"(?:[-*+]|\d+\.)[ \t]|!!![ \t]|\?\?\?\+?[ \t]|===[!+]*[ \t]|\[\^[^\]\n]+\]:|:[ \t]")
_ATX = re.compile(r"(?P<level>#{1,6})[ \t]*(?P<text>[^\n]*)$")
_SETEXT = re.compile(r"(?:=+|-+)[ ]*$")
_TASK = re.compile(r"(?P<mark>[-*+]|\d+\.)[ \t]+\[(?P<done>[ xX])\][ \t]+(?P<text>\S[^\n]*)$")
_INDENT = re.compile(r"[ \t]*")
_CODE_INDENT = 4
_LONGEST_FENCE = 12
_FENCES = ("```", "~~~")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of interest: its index, the column where its text begins, and the text. Both count from 0."""

    index: int
    column: int
    text: str
    level: int = 0
    done: bool = False


@dataclass(slots=True)
class Blocks:
    """What the lines of a body are. `prose` holds them with code blanked out, so that columns stay true."""

    prose: list[str] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    tasks: list[Line] = field(default_factory=list)


class _Walk:
    """One pass over the lines; `containers` holds the indents that the content of open containers must have."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.found = Blocks()
        self.containers: list[int] = []
        self.after_blank = True
        self.in_code = False
        self.closers = _closers(lines)

    def run(self) -> Blocks:
        index = 0
        while index < len(self.lines):
            index += self.step(index, self.lines[index])
        return self.found

    def step(self, index: int, line: str) -> int:
        """Take in the line, and for a fence all lines up to its end; return how many they were."""
        margin = _INDENT.match(line)
        start = margin.end() if margin else 0
        if start == len(line):
            self.found.prose.append(line)
            self.after_blank = True
            return 1
        indent = len(line[:start].expandtabs(_CODE_INDENT)) if "\t" in line[:start] else start
        while self.containers and indent < self.containers[-1]:
            self.containers.pop()
        base = self.containers[-1] if self.containers else 0
        if indent - base >= _CODE_INDENT and (self.after_blank or self.in_code):
            self.in_code, self.after_blank = True, False
            return self.blank(index, 1)
        self.in_code = False
        if end := self.fence_end(index, line):
            self.after_blank = False
            return self.blank(index, end - index + 1)
        return self.text(index, line, start, base)

    def blank(self, index: int, count: int) -> int:
        self.found.prose.extend(" " * len(line) for line in self.lines[index : index + count])
        return count

    def fence_end(self, index: int, line: str) -> int:
        """Return the line that closes the fence opened here, or 0 where none is."""
        if line.lstrip(" \t>")[:3] not in _FENCES:
            return 0
        if not (match := _FENCE.match(line)):
            return 0
        found = (
            _first_after(lines, index)
            for (character, length), lines in self.closers.items()
            if character == line[match.start("fence")] and length >= _length(match)
        )
        return min((end for end in found if end), default=0)

    def text(self, index: int, line: str, start: int, base: int) -> int:
        rest = line[start:]
        if rest[0] == "#" and (heading := _ATX.match(rest)):
            self.found.headings.append(
                Line(index, start + heading.start("text"), _without_closing(heading["text"]), len(heading["level"]))
            )
        elif _OPENER.match(rest):
            if task := _TASK.match(rest):
                self.found.tasks.append(Line(index, start + task.start("text"), task["text"], done=task["done"] != " "))
            self.containers.append(base + _CODE_INDENT)
        elif (
            self.after_blank
            and index + 1 < len(self.lines)
            and self.lines[index + 1][:1] in ("=", "-")
            and _SETEXT.match(self.lines[index + 1])
        ):
            self.found.headings.append(Line(index, start, rest.rstrip(), 1 if self.lines[index + 1][0] == "=" else 2))
            self.found.prose.append(line)
            self.found.prose.append(self.lines[index + 1])
            self.after_blank = False
            return 2
        self.found.prose.append(line)
        self.after_blank = False
        return 1


def _without_closing(text: str) -> str:
    """Return the text of a heading without the marks that may close it."""
    return text.rstrip().rstrip("#").rstrip()


def _closers(lines: list[str]) -> dict[tuple[str, int], list[int]]:
    """Return the lines that may close a fence, by its character and their length."""
    found: dict[tuple[str, int], list[int]] = {}
    for index, line in enumerate(lines):
        if line.lstrip(" \t>")[:3] in _FENCES and (match := _FENCE.match(line)) and not match["info"].strip():
            found.setdefault((match["fence"][0], _length(match)), []).append(index)
    return found


def _length(fence: re.Match[str]) -> int:
    """Return the length of a fence; the longest are alike, which keeps the number of lengths small."""
    return min(len(fence["fence"]), _LONGEST_FENCE)


def _first_after(lines: list[int], index: int) -> int:
    place = bisect_right(lines, index)
    return lines[place] if place < len(lines) else 0


def blocks_of(lines: list[str]) -> Blocks:
    """Find code, headings and tasks in the lines of a body."""
    return _Walk(lines).run()
