"""The block structure of a body: which lines are code, headings, tasks; in time linear in its length.

Follows Python-Markdown where it differs from CommonMark: content of lists, admonitions, tabs and footnotes is
indented by four spaces, and a fence that is never closed is text.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from hub.reading.fences import Fences
from hub.reading.formulas import formula_at
from hub.reading.stages import Stages

_OPENER = re.compile(r"(?:[-*+]|\d+\.)[ \t]|!!![ \t]|\?\?\?\+?[ \t]|===[!+]*[ \t]|\[\^[^\]\n]+\]:|:[ \t]")
_MARKER = re.compile(r"[-*+]|\d")
_BOX = ("!!!", "???", "===")
_BOX_LIKE = ("!!", "??", "==", "！！", "？？")
_ATX = re.compile(r"(?P<level>#{1,6})[ \t]*(?P<text>[^\n]*)$")
_RULE = re.compile(r"(?:-{3,}|\*{3,})[ ]*")
_SETEXT = re.compile(r"(?:=+|-+)[ ]*$")
_TASK = re.compile(r"(?P<mark>[-*+]|\d+\.)[ \t]+\[(?P<done>[ xX])\][ \t]+(?P<text>\S[^\n]*)$")
_INDENT = re.compile(r"[ \t]*")
_RAW_TAGS = (
    "address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|footer|form|header|iframe|main|nav|"
    "ol|p|pre|script|section|style|table|textarea|ul"
)
_RAW = re.compile(rf"[^\S\n\t]{{0,3}}<(?:!--|(?P<tag>{_RAW_TAGS})(?=[\s/>])(?![^>\n]*\smarkdown\b))", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"(?:^|(?<=>))[^<>]+(?=<|$)")
_COMMENT = re.compile(r"^(?:(?!-->).)*(?:-->)?", re.MULTILINE)
_NOT_NEWLINE = re.compile(r"[^\n]")
_CODE_INDENT = 4


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
    formulas: list[Line] = field(default_factory=list)
    stages: Stages = field(default_factory=Stages)


class _Walk:
    """One pass over the lines; `containers` holds the indents that the content of open containers must have.

    `left` are those that a line is not indented for, and still belongs to if it is no more than the next line of a text.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.found = Blocks()
        self.containers: list[int] = []
        self.boxes: list[bool] = []
        self.stages = self.found.stages
        self.box_at = -1
        self.talking = -1
        self.after_blank = True
        self.in_code = False
        self.begins = True
        self.listing = False
        self.unclosed_comment = False
        self.left: list[int] = []
        self.fences = Fences(lines)

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
            self.talking = -1
            return 1
        indent = len(line[:start].expandtabs(_CODE_INDENT)) if "\t" in line[:start] else start
        self.begins = self.after_blank or bool(self.containers) or (self.begins and self.listing)
        self.listing = self.begins and (self.listing or bool(self.containers)) and not self.after_blank
        base = self.close(indent, index, line)
        if indent - base >= _CODE_INDENT and (self.after_blank or self.in_code):
            if not self.in_code and line.startswith("!!!", start) and self.under_heading(index):
                self.stages.stray(line[start:], index, start, indent - base)
            self.in_code, self.after_blank = True, False
            self.stages.code(len(self.containers), line, index, fenced=False)
            return self.blank(index, 1)
        self.in_code = False
        if end := self.fences.end(index, line):
            self.after_blank = False
            self.stages.code(len(self.containers), line, end, fenced=True)
            return self.blank(index, end - index + 1)
        if line[start] in "$\\" and self.begins_block(index) and (formula := formula_at(self.lines, index, start)):
            self.found.formulas.append(Line(index, formula.column, formula.tex))
            self.stages.code(len(self.containers), line, index + formula.lines - 1, fenced=False)
            return self.blank(index, formula.lines)
        if (line[start] == "<" or line[start].isspace()) and not base and (count := self.raw(index)):
            self.after_blank = True
            self.behind_tag(index + count - 1)
            return count
        if self.stages.stack:
            self.stages.line(len(self.containers), index, line, indent, after_blank=self.after_blank)
        return self.text(index, line, start, indent)

    def close(self, indent: int, index: int, line: str) -> int:
        """Leave the containers that a line is not inside of; return the indent of what is in the innermost one left."""
        kept = next((at for at, own in enumerate(self.containers) if indent < own), len(self.containers))
        self.left = [] if any(self.boxes[kept:]) or self.after_blank else self.containers[kept:]
        del self.containers[kept:], self.boxes[kept:]
        if self.stages.awaits:
            self.stages.leave(len(self.containers), index, line, after_blank=self.after_blank)
        return self.containers[-1] if self.containers else 0

    def begins_block(self, index: int) -> bool:
        """Return whether a line is the first of a block of text."""
        return self.after_blank or self.box_at == index - 1

    def under_heading(self, index: int) -> bool:
        """Return whether nothing but blank lines stands between a line and the heading above it."""
        above = next((at for at in range(index - 1, -1, -1) if self.lines[at].strip()), -1)
        heading = self.found.headings[-1].index if self.found.headings else -2
        return above == heading or (above == heading + 1 and bool(_SETEXT.match(self.lines[above])))

    def raw(self, index: int) -> int:
        """Take in a comment or a block of HTML that begins on a line; return how many lines it has, 0 for none."""
        if not (match := _RAW.match(self.lines[index])):
            return 0
        last = self.comment_end(index) if match["tag"] is None else self.html_end(index, match["tag"].lower())
        if last < 0:
            return 0
        inside = "\n".join(self.lines[index : last + 1])
        blank = _COMMENT if match["tag"] is None else _BETWEEN_TAGS
        self.found.prose.extend(blank.sub(lambda found: _NOT_NEWLINE.sub(" ", found[0]), inside).split("\n"))
        return last + 1 - index

    def comment_end(self, index: int) -> int:
        """Return the line on which a comment is closed, -1 for one that never is, which is text."""
        if self.unclosed_comment:
            return -1
        found = next((at for at in range(index, len(self.lines)) if "-->" in self.lines[at]), -1)
        self.unclosed_comment = found < 0
        return found

    def html_end(self, index: int, tag: str) -> int:
        """Return the line on which a block of HTML is closed; one that never is goes on to the end."""
        depth = 0
        for at in range(index, len(self.lines)):
            marks = [found[1] for found in _tags(tag).finditer(self.lines[at])]
            depth += marks.count("") - marks.count("/")
            if depth <= 0:
                return at
        return len(self.lines) - 1

    def blank(self, index: int, count: int) -> int:
        self.found.prose.extend(" " * len(line) for line in self.lines[index : index + count])
        return count

    def text(self, index: int, line: str, start: int, indent: int) -> int:
        rest = line[start:]
        base = self.containers[-1] if self.containers else 0
        if rest[0] == "#" and start == base and (heading := _ATX.match(rest)):
            text = heading["text"].rstrip().rstrip("#").rstrip()
            self.found.headings.append(Line(index, start + heading.start("text"), text, len(heading["level"])))
            self.talking = -1
            self.found.prose.append(line)
            self.after_blank = True
            return 1
        if self.opens(index, rest, start, indent - base):
            self.enter(index, rest, base)
        elif self.after_blank and _SETEXT.match(self.lines[index + 1] if index + 1 < len(self.lines) else ""):
            self.found.headings.append(Line(index, start, rest.rstrip(), 1 if self.lines[index + 1][0] == "=" else 2))
            self.found.prose.extend((line, self.lines[index + 1]))
            self.after_blank = True
            return 2
        else:
            self.paragraph(index, rest, start)
            self.containers += self.left
            self.boxes += [False] * len(self.left)
            self.stages.box(rest, index, start, running=True)
        self.found.prose.append(line)
        self.after_blank = bool(_RULE.fullmatch(rest))
        return 1

    def enter(self, index: int, rest: str, base: int) -> None:
        """Go into what a line opens."""
        self.containers.append(base + _CODE_INDENT)
        self.boxes.append(rest[:3] in _BOX)
        self.box_at = index if self.boxes[-1] else -1
        self.talking = -1

    def behind_tag(self, index: int) -> None:
        """Take in what a line opens behind the last tag of a block of HTML, which ends there."""
        rest = self.lines[index].rpartition(">")[2].lstrip()
        if rest and self.opens(index, rest, len(self.lines[index]) - len(rest), 0):
            self.enter(index, rest, 0)

    def opens(self, index: int, rest: str, start: int, margin: int) -> bool:
        """Take in what a line opens: a block, a box, an item of a list; return whether it opens anything."""
        level = len(self.containers)
        if rest[:2] in _BOX_LIKE:
            if margin:
                self.stages.stray(rest, index, start, margin)
            elif self.stages.opens(rest, index, start, level, self.containers[-1] if level else 0):
                return True
        opener = _OPENER.match(rest)
        if not opener or (_MARKER.match(opener[0]) and (not self.begins or self.talking == level)):
            return False
        task = _TASK.match(rest)
        if not task:
            self.stages.item(level, rest, index, start)
            self.stages.box(rest, index, start, running=False)
        elif not self.stages.takes(level, task["text"], index, start + task.start("text"), right=task["done"] != " "):
            self.found.tasks.append(Line(index, start + task.start("text"), task["text"], done=task["done"] != " "))
        return True

    def paragraph(self, index: int, rest: str, start: int) -> None:
        """Take in a line of a paragraph: inside a box, no list can begin before a blank line ends it."""
        level = len(self.containers)
        if self.boxes and self.boxes[-1] and self.begins_block(index):
            self.talking = level
        self.stages.says(level, rest, index, start, runs_on=self.talking == level and bool(_OPENER.match(rest)))


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b", re.IGNORECASE)


def blocks_of(lines: list[str]) -> Blocks:
    """Find code, headings and tasks in the lines of a body."""
    return _Walk(lines).run()
