"""New text for places in a file, with every other character of it left as it was: line ends, a byte-order mark, all else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, repeat

from hub.diagnostics import Span

_LINE = re.compile(r"[^\r\n]*(\r\n|\n|\r)?")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a place is to say instead; a span without width is a place to insert at."""

    span: Span
    text: str


def edited(source: str, edits: Iterable[Edit]) -> str:
    """Return the text of a file with edits applied.

    Spans count lines and columns as diagnostics do, whatever ends a line in `source`; new lines in the text of an edit
    end as the first line of the file does. Raises `ValueError` where two edits overlap: neither is to be lost.
    """
    return _edited(source, edits, _starts(source), _newline(source))


def edited_part(text: str, edits: Iterable[Edit], first_line: int) -> str:
    """Return a part of a file with edits applied; it begins on a line of the file, and its lines end with a newline."""
    lines = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    return _edited(text, edits, [*repeat(0, first_line - 1), *lines], "\n")


def _edited(source: str, edits: Iterable[Edit], starts: list[int], newline: str) -> str:
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda one: (one.span, one.text)):
        span = edit.span
        begins = _offset(starts, span.line, span.column)
        if begins < at:
            message = f"two edits of {span.path} overlap on line {span.line}"
            raise ValueError(message)
        parts += (source[at:begins], edit.text.replace("\n", newline))
        at = _offset(starts, span.end_line, span.end_column)
    return "".join((*parts, source[at:]))


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits of one file in the order of their places, those that touch each other made one, so that none is lost."""
    found: list[Edit] = []
    for edit in sorted(dict.fromkeys(edits), key=lambda one: one.span):
        last = found[-1].span if found else None
        if last and (last.end_line, last.end_column) == (edit.span.line, edit.span.column):
            whole = Span(last.path, last.line, last.column, edit.span.end_line, edit.span.end_column)
            found[-1] = Edit(whole, found[-1].text + edit.text)
        else:
            found.append(edit)
    return found


def apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits of one file in the order of their places, without those that touch an earlier one."""
    last = (0, 0)
    for edit in sorted(edits, key=lambda one: (one.span, one.text)):
        if (edit.span.line, edit.span.column) > last:
            yield edit
            last = (edit.span.end_line, edit.span.end_column)


def _offset(starts: list[int], line: int, column: int) -> int:
    return starts[min(line, len(starts)) - 1] + column - 1


def _starts(source: str) -> list[int]:
    """Return where each line begins; a byte-order mark stands before the first."""
    starts = [len(_MARK) if source.startswith(_MARK) else 0]
    starts.extend(match.end() for match in _LINE.finditer(source) if match[1])
    return starts


def _newline(source: str) -> str:
    first = _LINE.match(source)
    return (first and first[1]) or "\n"
