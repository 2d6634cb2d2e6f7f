"""Findings as SARIF 2.1.0, for code scanning and editors."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from hub.checking.reports.gitlab import fingerprints
from hub.checking.reports.report import TOOL, Report
from hub.diagnostics import Diagnostic, Rule, Severity, Span

VERSION = "2.1.0"
SCHEMA = f"https://docs.oasis-open.org/sarif/sarif/v{VERSION}/errata01/os/schemas/sarif-schema-{VERSION}.json"
_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_FINGERPRINT = "hubFinding/v1"


def as_sarif(report: Report) -> str:
    """Return the report as a log of one run; the rules that were broken come with their texts."""
    rules = sorted({one.rule.name: one.rule for one in report.found}.values(), key=lambda rule: rule.name)
    places = {rule.name: place for place, rule in enumerate(rules)}
    marks = fingerprints(report)
    results = [_result(report, one, places[one.rule.name], mark) for one, mark in zip(report.found, marks, strict=True)]
    run = {
        "tool": {"driver": {"name": TOOL, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(report: Report, one: Diagnostic, place: int, mark: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": one.rule.name,
        "ruleIndex": place,
        "level": _LEVELS[one.severity],
        "message": {"text": f"{one.message} {one.hint}"},
        "locations": [_location(report, one.span)],
        "partialFingerprints": {_FINGERPRINT: mark},
    }
    if one.related:
        result["relatedLocations"] = _related(report, one.related)
    if one.replacement is not None:
        result["fixes"] = [_fix(report, one, one.replacement)]
    return result


def _related(report: Report, spans: Sequence[Span]) -> list[dict[str, object]]:
    return [{"id": number, **_location(report, span)} for number, span in enumerate(spans, 1)]


def _location(report: Report, span: Span) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(report, span), "region": _region(span)}}


def _artifact(report: Report, span: Span) -> dict[str, object]:
    return {"uri": quote(report.path(span))}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(report: Report, one: Diagnostic, text: str) -> dict[str, object]:
    change = {"deletedRegion": _region(one.span), "insertedContent": {"text": text}}
    return {
        "description": {"text": one.hint},
        "artifactChanges": [{"artifactLocation": _artifact(report, one.span), "replacements": [change]}],
    }
