"""Lines that were meant to open a block of the learning loop, and do not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Protocol

from hub.blocks.grammar import FOLDS, STAGES, Opener, opener_on

_MARKS = ("!!!", "???", "???+")
_ATTEMPT = re.compile(r"(?P<mark>[!！]{2,}|[?？]{2,}\+?)(?P<gap>\s*)(?P<word>[\w-]+)(?P<rest>[^\n]*)")
_HEAD = re.compile(r"[^\"“”„«»'‘’]*")
_TITLE = re.compile(r"(?P<words>(?:[ \t]+outcome-\d+)*)[ \t]*[\"“”„«'‘]?(?P<title>[^\"“”«»]*?)[\"“”»'’]?[ \t]*$")
_ODD_SPACE = re.compile(r"[^\S \t]")
_OUTCOMES = re.compile(r"\boutcomes?[ _:#-]*(\d+(?:(?: *[,;&+] *|  *)(?:and +)?\d+\b)*)[,;]?(?![\w-])", re.IGNORECASE)
_OUTCOME_WORD = re.compile(r"outcomes?(?![a-z])", re.IGNORECASE)
_TASK = re.compile(r"(?:[-*+]|\d+\.)[ \t]+\[[ xX]\][ \t]")
_APART = re.compile(r"#|!!!|\?\?\?|===|```|~~~|>|<|\||---|\*\*\*|___|\[[^\]]*\]:")
_POSITIONS = frozenset({"inline", "end"})
_MEANT = {"tips": "hint", "clue": "hint", "clues": "hint", "answer": "solution", "answers": "solution"}
"""What other words mean inside a block; outside they are boxes of someone's own."""
_CLOSE = 0.8
_INDENT = 4


class Reason(StrEnum):
    """Why a line opens no block, or opens one without its text."""

    TITLE = "title"
    NAME = "name"
    FOLD = "fold"
    MARGIN = "margin"
    BODY = "body"
    MARK = "mark"
    SPACE = "space"
    OUTCOME = "outcome"
    APART = "apart"
    TASK = "task"
    RUNS_ON = "runs_on"


@dataclass(frozen=True, slots=True)
class Mishap:
    """What went wrong on a line; `replacement` is what to write in its place, where that is plain."""

    reason: Reason
    kind: str
    index: int
    column: int
    text: str
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """A hint or solution while its first line is awaited; `level` is the number of containers around its content."""

    kind: str
    index: int
    column: int
    text: str
    level: int
    inside: bool


class Place(Protocol):
    """Where a block was opened."""

    index: int
    column: int
    text: str
    base: int


def mistyped(rest: str, opener: Opener | None, index: int, column: int, *, inside: bool) -> Iterator[Mishap]:
    """Yield what is wrong with a line at the margin that begins like an opener; `inside` means inside a block."""
    attempt = _ATTEMPT.match(rest)
    if attempt is None:
        return
    word, mark = attempt["word"].lower(), attempt["mark"]
    if word not in (*STAGES, *FOLDS):
        near = _near(word, mark, inside=inside)
        if near:
            yield Mishap(Reason.NAME, near, index, column + attempt.start("word"), attempt["word"], near)
    elif word in STAGES and mark in _MARKS[1:]:
        yield Mishap(Reason.FOLD, word, index, column, mark, "!!!")
    elif not _holds(opener):
        reason, line = _reason(attempt), _mended(attempt)
        meant = opener_on(line)
        if reason is not Reason.MARK or (meant and (meant.title or not {*meant.classes} - _POSITIONS)):
            yield Mishap(reason, word, index, column, rest.rstrip(), line if _holds(meant) else _with_title(line))


def _near(word: str, mark: str, *, inside: bool) -> str | None:
    """Return the kind of block that an unknown word probably means; a box with `???` is folded, whatever it is called."""
    if mark not in _MARKS:
        return None
    kinds = (*STAGES, *FOLDS) if mark == "!!!" else STAGES
    near = get_close_matches(word, kinds, n=1, cutoff=_CLOSE)
    return near[0] if near else _MEANT.get(word) if inside and mark == "!!!" else None


def _holds(opener: Opener | None) -> bool:
    """Return whether an opener says all that stands on its line: no title and no outcome is taken for a class."""
    if opener is None or any(_OUTCOME_WORD.match(word) for word in opener.classes):
        return False
    return opener.title is not None or len(_POSITIONS.union(opener.classes)) <= len(_POSITIONS) + 1


def _reason(attempt: re.Match[str]) -> Reason:
    head = _head(attempt)
    if attempt["mark"] not in _MARKS:
        return Reason.MARK
    if attempt["gap"] not in ("", " ") or _ODD_SPACE.search(head):
        return Reason.SPACE
    return Reason.OUTCOME if _OUTCOME_WORD.search(re.sub(r"(?<!\S)outcome-\d+(?!\S)", "", head)) else Reason.TITLE


def _head(attempt: re.Match[str]) -> str:
    """Return what stands between the name of a block and its title."""
    found = _HEAD.match(attempt["rest"])
    return found[0] if found else ""


def _mended(attempt: re.Match[str]) -> str:
    """Return the line with the right mark, plain spaces, and outcomes as they are written."""
    word, head = attempt["word"], _head(attempt)
    mark = "!!!" if word.lower() in STAGES or attempt["mark"][0] in "!！" else "???"
    outcomes = _OUTCOMES.sub(_numbered, re.sub(r"\s+", " ", head))
    return f"{mark} {word}{outcomes}{attempt['rest'][len(head) :]}".rstrip()


def _numbered(outcomes: re.Match[str]) -> str:
    return " ".join(f"outcome-{int(number)}" for number in re.findall(r"\d+", outcomes[1]))


def _with_title(line: str) -> str | None:
    """Return the line that was probably meant, with its title in quotes."""
    attempt = _ATTEMPT.match(line)
    match = _TITLE.match(attempt["rest"]) if attempt else None
    title = match["title"].strip() if match else ""
    if not attempt or not match or not title or _OUTCOME_WORD.match(title):
        return None
    written = f'{attempt["mark"]} {attempt["word"].lower()}{match["words"]} "{title}"'
    return written if opener_on(written) else None


def at_margin(rest: str, index: int, column: int, indent: int) -> Iterator[Mishap]:
    """Yield that a block is indented by spaces that no container asks for, so that it is text or code."""
    opener = opener_on(rest)
    if opener is not None and indent > 0:
        yield Mishap(Reason.MARGIN, opener.kind, index, column, rest.rstrip())


def body_left_out(opener: Opener, place: Place, index: int, line: str, *, after_blank: bool) -> Iterator[Mishap]:
    """Yield that the text of an empty block stands below it and is not indented; `line` is the first below it."""
    text = line.lstrip(" \t")
    indent = len(line) - len(text) - place.base
    wants_tasks = opener.kind in ("practice", "check") and bool(_TASK.match(text)) and index <= place.index + 2
    directly = not after_blank and not _APART.match(text)
    if directly or 0 < indent < _INDENT or wants_tasks:
        yield Mishap(Reason.BODY, opener.kind, place.index, place.column, place.text)


def fold_left_out(fold: Fold, line: str, *, after_blank: bool, same: bool) -> Iterator[Mishap]:
    """Yield that the text of an empty fold stands below it; `same` means in the same block, so that it is shown open."""
    text = line.lstrip(" \t")
    shown = same and not _TASK.match(text)
    if (not after_blank or shown) and not _APART.match(text):
        yield Mishap(Reason.BODY, fold.kind, fold.index, fold.column, fold.text)
