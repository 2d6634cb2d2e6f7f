"""The blocks of the learning loop in a body: where they are, what they are called, which answers they hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hub.blocks.grammar import BLANK, Opener, opener_on
from hub.blocks.names import Names
from hub.diagnostics import Span
from hub.reading.boxes import box_misspelt
from hub.reading.mishaps import Fold, Mishap, Reason, at_margin, body_left_out, fold_left_out, mistyped

_INDENT = 4
_SOLVED = ("practice", "check")
_SHORT = re.compile(r"(?<![\w*`])__(?![\w*])")
_BRACKET = re.compile(r"\d+\)(?=[ \t])")
_NUMBER = re.compile(r"\d+\.[ \t]+")


@dataclass(slots=True)
class Answer:
    """A choice of a check, an answer to a blank, or a step to put in order. `explained` says whether something is said of it."""

    text: str
    right: bool
    index: int
    column: int
    explained: bool = False


@dataclass(slots=True)
class Stage:
    """A block while its lines are read. `level` is the number of containers around its content, `base` its indent."""

    opener: Opener
    index: int
    column: int
    text: str
    level: int
    base: int
    nested: bool
    first: str = ""
    answers: list[Answer] = field(default_factory=list)
    steps: list[Answer] = field(default_factory=list)
    bracket: Answer | None = None
    blank: bool = False
    short: bool = False
    in_item: bool = False
    answer: Answer | None = None
    runs_on: bool = False
    last: int = 0

    @property
    def form(self) -> str | None:
        """The form of a check, as its HTML says it; None for other blocks, and where there are no answers."""
        if self.opener.kind != "check":
            return None
        if not self.answers:
            return "order" if self.steps else None
        if self.blank:
            return "blank"
        return "many" if sum(answer.right for answer in self.answers) > 1 else "one"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the learning loop. `id` is that of its HTML, empty for a nested one, which is a plain box.

    `title` is Markdown; `span` is the place of its first line, `end_line` its last line. `form` is that of a check:
    `one`, `many`, `blank` or `order`, whose things are its `steps`. `runs_on` says that a list in it is not one, because
    text goes before; `bracket` is where `1)` begins none; `short` says that it has a blank of only two underscores.
    """

    kind: str
    id: str
    outcomes: tuple[int, ...]
    title: str
    span: Span
    end_line: int
    form: str | None
    answers: tuple[tuple[Answer, Span], ...]
    nested: bool
    runs_on: bool
    steps: tuple[tuple[Answer, Span], ...] = ()
    bracket: Span | None = None
    short: bool = False


class Stages:
    """Collects the blocks while the lines of a body go by; told only of lines that are not blank."""

    def __init__(self) -> None:
        self.found: list[Stage] = []
        self.mishaps: list[Mishap] = []
        self.stack: list[Stage] = []
        self.fold: Fold | None = None
        self.asked = False
        self.ended = -1
        self.apart = -1
        self.running = -1

    @property
    def awaits(self) -> bool:
        """Whether a block or a fold is open, so that the next line matters to it."""
        return bool(self.stack) or self.fold is not None

    def leave(self, level: int, index: int, line: str, *, after_blank: bool) -> None:
        """Close the blocks that a line is not inside of; `level` is the number of containers around the line."""
        if self.fold and level < self.fold.level:
            same = self.fold.inside and level == self.fold.level - 1
            self.mishaps.extend(fold_left_out(self.fold, line, after_blank=after_blank, same=same))
        self.fold = None
        while self.stack and level < self.stack[-1].level:
            stage = self.stack.pop()
            self.ended = index if stage.opener.kind in _SOLVED else self.ended
            if not stage.first and stage.last == stage.index:
                self.mishaps.extend(body_left_out(stage.opener, stage, index, line, after_blank=after_blank))

    def code(self, level: int, line: str, last: int, *, fenced: bool) -> None:
        """Take in a line of code, or all of a fence."""
        for outer in self.stack:
            outer.last = last
            outer.first = outer.first or ("" if fenced else line.strip())
        stage = self.stack[-1] if self.stack else None
        if stage and stage.answer and level > stage.level:
            stage.answer.explained = True

    def line(self, level: int, index: int, line: str, indent: int, *, after_blank: bool) -> None:
        """Take in a line of text before it is read: for open blocks it is content, and explains an answer."""
        for outer in self.stack:
            outer.last = index
            outer.first = outer.first or line.strip()
        stage = self.stack[-1]
        wrapped = stage.in_item and not after_blank and indent >= stage.base + 2 * _INDENT
        if level > stage.level or wrapped:
            if stage.answer:
                stage.answer.explained = True
        elif after_blank or not stage.in_item:
            stage.answer, stage.in_item = None, False

    def opens(self, rest: str, index: int, column: int, level: int, base: int) -> bool:
        """Take in a line that may open a block, at the margin of its container; return whether it does."""
        opener = opener_on(rest)
        self.mishaps.extend(mistyped(rest, opener, index, column, inside=bool(self.stack)))
        if level <= self.apart:
            self.apart = -1
        if opener is None or not opener.is_stage:
            if opener is not None:
                self.folds(opener, Fold(opener.kind, index, column, rest.rstrip(), level + 1, bool(self.stack)))
            return False
        text = rest.rstrip()
        stage = Stage(opener, index, column, text, level + 1, base, nested=bool(self.stack), last=index)
        stage.blank = bool(BLANK.search(opener.title or ""))
        stage.short = bool(_SHORT.search(opener.title or ""))
        self.found.append(stage)
        self.asked = self.asked or opener.kind in _SOLVED
        self.stack.append(stage)
        return True

    def folds(self, opener: Opener, fold: Fold) -> None:
        """Take in a fold; behind a block instead of inside it, it is a plain box, and its text is open."""
        self.fold = fold
        behind = self.ended == fold.index or fold.kind == "solution"
        if opener.mark == "!!!" and behind and not fold.inside and self.apart < 0 and self.asked:
            self.apart = fold.level - 1
            self.mishaps.append(Mishap(Reason.APART, fold.kind, fold.index, fold.column, fold.text))

    def box(self, rest: str, index: int, column: int, *, running: bool) -> None:
        """Take in a line that may be meant for a task; `running` means that it is part of the text above it."""
        kind = self.stack[-1].opener.kind if self.stack else ""
        for mishap in box_misspelt(rest, index, column, kind, running=running):
            if mishap.reason is not Reason.RUNS_ON or self.running != index - 1:
                self.mishaps.append(mishap)
            self.running = index

    def stray(self, rest: str, index: int, column: int, indent: int) -> None:
        """Take in a line that looks like an opener and does not stand at the margin."""
        self.mishaps.extend(at_margin(rest, index, column, indent))

    def takes(self, level: int, text: str, index: int, column: int, *, right: bool) -> bool:
        """Take in a task as an answer, if it stands directly in a check; return whether it does."""
        stage = self.stack[-1] if self.stack else None
        if stage is None or level != stage.level:
            return False
        stage.in_item = True
        if stage.opener.kind != "check" or stage.nested:
            return False
        stage.answer = Answer(text, right, index, column)
        stage.answers.append(stage.answer)
        return True

    def item(self, level: int, text: str, index: int, column: int) -> None:
        """Take in an item of a list that is no task."""
        stage = self.stack[-1] if self.stack else None
        if stage is not None and level == stage.level:
            stage.in_item, stage.answer = True, None
            if number := _NUMBER.match(text):
                stage.steps.append(Answer(text[number.end() :], True, index, column + number.end()))  # noqa: FBT003  all are

    def says(self, level: int, text: str, index: int, column: int, *, runs_on: bool) -> None:
        """Take in a line of a paragraph; `runs_on` says that it looks like an item of a list."""
        stage = self.stack[-1] if self.stack else None
        if stage is not None and level == stage.level and not stage.in_item:
            stage.blank = stage.blank or bool(BLANK.search(text))
            stage.short = stage.short or bool(_SHORT.search(text))
            stage.runs_on = stage.runs_on or runs_on
            if not stage.bracket and (bracket := _BRACKET.match(text)):
                stage.bracket = Answer(bracket[0], False, index, column)  # noqa: FBT003  it is none


def blocks_in(stages: Iterable[Stage], path: str, first_line: int) -> tuple[Block, ...]:
    """Return the blocks of a body with their ids and places."""
    names = Names()
    return tuple(_block(stage, names, path, first_line) for stage in stages)


def _block(stage: Stage, names: Names, path: str, first_line: int) -> Block:
    opener = stage.opener
    return Block(
        opener.kind,
        "" if stage.nested else names.take(opener, stage.first),
        opener.outcomes,
        opener.title or "",
        Span.on_line(path, stage.index + first_line, stage.column + 1, len(stage.text)),
        stage.last + first_line,
        stage.form,
        tuple((one, _place(one, path, first_line)) for one in stage.answers),
        stage.nested,
        stage.runs_on,
        tuple((one, _place(one, path, first_line)) for one in stage.steps),
        _place(stage.bracket, path, first_line) if stage.bracket else None,
        stage.short and not stage.blank,
    )


def _place(answer: Answer, path: str, first_line: int) -> Span:
    return Span.on_line(path, answer.index + first_line, answer.column + 1, len(answer.text))
