"""Findings as JSON: the hub's own form, which says everything."""

import json

from hub.checking.check import counts
from hub.checking.reports.report import Report
from hub.diagnostics import Diagnostic, Span


def as_json(report: Report) -> str:
    """Return the report as one JSON object."""
    found = {severity.value: count for severity, count in counts(report.found).items()}
    told = {
        "version": 1,
        "diagnostics": [as_record(report, one) for one in report.found],
        "counts": {**found, "entries": report.entries},
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_record(report: Report, one: Diagnostic) -> dict[str, object]:
    """Return one finding of a report for programs."""
    return {
        "rule": one.rule.name,
        "severity": one.severity.value,
        **_place(report, one.span),
        "message": one.message,
        "hint": one.hint,
        "replacement": one.replacement,
        "related": [_place(report, span) for span in one.related],
    }


def _place(report: Report, span: Span) -> dict[str, object]:
    return {
        "path": report.path(span),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
