"""How diagnostics are reported: as text for people, as JSON for programs."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from hub.checking.check import counts
from hub.diagnostics import Diagnostic, Span

_WIDEST = 110


def as_text(
    diagnostics: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]], prefix: str, entries: int
) -> Iterator[str]:
    """Yield the report for a terminal, line by line; `lines` are those of each file, `prefix` the folder of content."""
    for one in diagnostics:
        yield f"{prefix}{one.span.path}:{one.span.line}:{one.span.column}: {one.severity}: {one.message} [{one.rule.name}]"
        yield from _excerpt(one.span, lines.get(one.span.path, ()))
        yield f"  {one.hint}"
        yield from (f"  see {prefix}{span.path}:{span.line}" for span in one.related)
        yield ""
    yield summary(diagnostics, entries)


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
    line = lines[span.line - 1].replace("\t", " ")
    start = max(span.column - 1 - _WIDEST // 2, 0) if len(line) > _WIDEST else 0
    shown = "".join(character if character.isprintable() else "·" for character in line[start : start + _WIDEST])
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


def as_json(diagnostics: Sequence[Diagnostic], prefix: str, entries: int) -> str:
    """Return the report as one JSON object."""
    found = {severity.value: count for severity, count in counts(diagnostics).items()}
    report = {
        "version": 1,
        "diagnostics": [_record(one, prefix) for one in diagnostics],
        "counts": {**found, "entries": entries},
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _record(one: Diagnostic, prefix: str) -> dict[str, object]:
    return {
        "rule": one.rule.name,
        "severity": one.severity.value,
        **_place(one.span, prefix),
        "message": one.message,
        "hint": one.hint,
        "replacement": one.replacement,
        "related": [_place(span, prefix) for span in one.related],
    }


def _place(span: Span, prefix: str) -> dict[str, object]:
    return {
        "path": f"{prefix}{span.path}",
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
