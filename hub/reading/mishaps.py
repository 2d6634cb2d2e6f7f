"""Lines that were meant to open a block of the learning loop, and do not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Protocol

from hub.blocks.grammar import STAGES, Opener, opener_on

_ATTEMPT = re.compile(r"(?P<mark>!!!|\?\?\?\+?)[ \t]*(?P<word>[\w-]+)(?P<rest>[^\n]*)")
_TITLE = re.compile(r"(?P<words>(?:[ \t]+outcome-\d+)*)[ \t]*[\"“”„«'‘]?(?P<title>[^\"“”«»]*?)[\"“”»'’]?[ \t]*$")
_TASK = re.compile(r"(?:[-*+]|\d+\.)[ \t]+\[[ xX]\][ \t]")
_APART = re.compile(r"#|!!!|\?\?\?|===|```|~~~|>|<|\||---|\*\*\*|___|\[[^\]]*\]:")
_POSITIONS = frozenset({"inline", "end"})
_CLOSE = 0.8
_INDENT = 4


class Reason(StrEnum):
    """Why a line opens no block, or opens one without its text."""

    TITLE = "title"
    NAME = "name"
    FOLD = "fold"
    MARGIN = "margin"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Mishap:
    """What went wrong on a line; `replacement` is what to write in its place, where that is plain."""

    reason: Reason
    kind: str
    index: int
    column: int
    text: str
    replacement: str | None = None


class Place(Protocol):
    """Where a block was opened."""

    index: int
    column: int
    text: str
    base: int


def mistyped(rest: str, opener: Opener | None, index: int, column: int) -> Iterator[Mishap]:
    """Yield what is wrong with a line at the margin that begins like an opener."""
    attempt = _ATTEMPT.match(rest)
    if attempt is None:
        return
    text, word = rest.rstrip(), attempt["word"].lower()
    if word not in STAGES:
        near = get_close_matches(word, STAGES, n=1, cutoff=_CLOSE)
        if near:
            start = column + attempt.start("word")
            yield Mishap(Reason.NAME, near[0], index, start, attempt["word"], near[0])
    elif attempt["mark"] != "!!!":
        yield Mishap(Reason.FOLD, word, index, column, attempt["mark"], "!!!")
    elif opener is None or (opener.title is None and len(_POSITIONS.union(opener.classes)) > len(_POSITIONS) + 1):
        yield Mishap(Reason.TITLE, word, index, column, text, _with_title(word, attempt["rest"]))


def _with_title(word: str, rest: str) -> str | None:
    """Return the line that was probably meant, with its title in quotes."""
    match = _TITLE.match(rest)
    title = match["title"].strip() if match else ""
    if not match or not title:
        return None
    line = f'!!! {word}{match["words"]} "{title}"'
    return line if opener_on(line) else None


def at_margin(rest: str, index: int, column: int, indent: int) -> Iterator[Mishap]:
    """Yield that a block is indented by fewer than four spaces, so that it is text."""
    opener = opener_on(rest)
    if opener is not None and opener.is_stage and 0 < indent < _INDENT:
        yield Mishap(Reason.MARGIN, opener.kind, index, column, rest.rstrip())


def body_left_out(opener: Opener, place: Place, index: int, line: str, *, after_blank: bool) -> Iterator[Mishap]:
    """Yield that the text of an empty block stands below it and is not indented; `line` is the first below it."""
    text = line.lstrip(" \t")
    indent = len(line) - len(text) - place.base
    wants_tasks = opener.kind in ("practice", "check") and bool(_TASK.match(text)) and index <= place.index + 2
    directly = not after_blank and not _APART.match(text)
    if directly or 0 < indent < _INDENT or wants_tasks:
        yield Mishap(Reason.BODY, opener.kind, place.index, place.column, place.text)
