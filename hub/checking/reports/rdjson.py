"""Findings as reviewdog reads them, with suggestions that a reviewer accepts by one click."""

import json
from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from hub.checking.reports.report import TOOL, Report
from hub.diagnostics import Diagnostic, Severity, Span

_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.NOTICE: "INFO",
}


def as_rdjson(report: Report) -> str:
    """Return the report as a Reviewdog Diagnostic Format object; its columns count bytes of UTF-8."""
    told = {"source": {"name": TOOL}, "diagnostics": [_diagnostic(report, one) for one in report.found]}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _diagnostic(report: Report, one: Diagnostic) -> dict[str, object]:
    found: dict[str, object] = {
        "message": f"{one.message} {one.hint}",
        "location": _location(report, one.span),
        "severity": _SEVERITIES[one.severity],
        "code": {"value": one.rule.name},
    }
    if one.replacement is not None:
        found["suggestions"] = [{"range": _range(report, one.span), "text": one.replacement}]
    if one.related:
        found["related_locations"] = [{"location": _location(report, span)} for span in one.related]
    return found


def _location(report: Report, span: Span) -> dict[str, object]:
    return {"path": report.path(span), "range": _range(report, span)}


def _range(report: Report, span: Span) -> dict[str, object]:
    lines = report.lines.get(span.path, ())
    return {
        "start": {"line": span.line, "column": _byte(lines, span.line, span.column)},
        "end": {"line": span.end_line, "column": _byte(lines, span.end_line, span.end_column)},
    }


def _byte(lines: Sequence[str], line: int, column: int) -> int:
    """Return the column in bytes; where the line is not known, that in code points."""
    if not 0 < line <= len(lines):
        return column
    text = lines[line - 1]
    return column if text.isascii() else _bytes_before(text)[min(column - 1, len(text))] + 1


@lru_cache(maxsize=2)
def _bytes_before(text: str) -> "array[int]":
    """Return how many bytes stand before each code point of a line, and how many it has: a long line may have many findings."""
    sizes = (1 if mark < "\x80" else len(mark.encode("utf-8", "surrogatepass")) for mark in text)
    return array("L", accumulate(sizes, initial=0))
