"""Findings as GitLab's code quality report."""

import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from hub.checking.reports.report import Report
from hub.diagnostics import Diagnostic, Severity

_LONGEST_LINE = 1000
_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTICE: "info",
}


def as_gitlab(report: Report) -> str:
    """Return the report as a list of issues, each with a fingerprint of its own."""
    prints = fingerprints(report)
    return json.dumps(
        [_issue(report, one, mark) for one, mark in zip(report.found, prints, strict=True)],
        ensure_ascii=False,
        indent=2,
    )


def fingerprints(report: Report) -> list[str]:
    """Return a mark for each finding, which stays the same when lines move: of its file, rule, message and line.

    What is alike in all of that is told apart by its number among its likes.
    """
    seen: Counter[str] = Counter()
    found = []
    for one in report.found:
        told = "\0".join(
            (report.path(one.span), one.rule.name, one.message, report.line(one.span)[:_LONGEST_LINE].strip())
        )
        seen[told] += 1
        found.append(sha256(f"{told}\0{seen[told]}".encode("utf-8", "surrogatepass")).hexdigest())
    return found


def _issue(report: Report, one: Diagnostic, mark: str) -> dict[str, object]:
    span = one.span
    return {
        "description": f"{one.message} {one.hint}",
        "check_name": one.rule.name,
        "fingerprint": mark,
        "severity": _SEVERITIES[one.severity],
        "location": {"path": report.path(span), "lines": {"begin": span.line, "end": span.end_line}},
    }
