"""Findings as text for people: the place, what is wrong, the line with a caret, what to type."""

import unicodedata
from collections.abc import Iterator, Sequence

from hub.checking.check import counts
from hub.checking.concealing import hidden_lines
from hub.checking.reports.report import Report
from hub.diagnostics import Diagnostic, Span

_WIDEST = 110


def as_text(report: Report) -> str:
    """Return the report for a terminal."""
    return "\n".join((*findings_as_lines(report), summary(report.found, report.entries)))


def findings_as_lines(report: Report) -> Iterator[str]:
    """Yield the lines of each finding, and an empty one behind it."""
    hidden = hidden_lines(report.found)
    for one in report.found:
        place = f"{report.path(one.span)}:{one.span.line}:{one.span.column}"
        yield f"{place}: {one.severity}: {one.message} [{one.rule.name}]"
        if one.span.line not in hidden.get(one.span.path, ()):
            yield from _excerpt(one.span, report.lines.get(one.span.path, ()))
        yield f"  {one.hint}"
        yield from (f"  see {report.path(span)}:{span.line}" for span in one.related)
        yield ""


def summary(diagnostics: Sequence[Diagnostic], entries: int) -> str:
    """Return the last line of the report."""
    found = [
        f"{count} {severity}{'s' if count != 1 else ''}" for severity, count in counts(diagnostics).items() if count
    ]
    return f"{', '.join(found) or 'No findings'} in {entries} entr{'y' if entries == 1 else 'ies'}."


def _excerpt(span: Span, lines: Sequence[str]) -> Iterator[str]:
    """Yield the source line and a caret under the place, both cut to the width of a screen."""
    if not 0 < span.line <= len(lines) or not lines[span.line - 1].strip():
        return
    line = lines[span.line - 1]
    start = max(span.column - 1 - _WIDEST // 2, 0) if len(line) > _WIDEST else 0
    cut = line[start : start + _WIDEST].replace("\t", " ")
    shown = "".join(character if character.isprintable() else "·" for character in cut)
    number = str(span.line)
    before = _columns(shown[: span.column - 1 - start])
    stop = span.end_column if span.end_line == span.line else len(line) + 1
    width = max(_columns(shown[span.column - 1 - start : stop - 1 - start]), 1)
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * before}{'^' * width}"


def _columns(text: str) -> int:
    """Return how many columns a text takes on a terminal: wide letters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
