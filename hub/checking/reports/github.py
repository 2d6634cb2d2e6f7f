"""Findings as GitHub shows them: annotations at the lines of a pull request, and the whole list as the summary of a step.

GitHub shows ten annotations of a severity for each step, so the worst come first and the summary has all of them.
"""

import html
import re
from collections.abc import Iterator

from hub.checking.reports.report import Report, worst_first
from hub.checking.reports.text import summary
from hub.diagnostics import Diagnostic

LARGEST_SUMMARY = 1 << 20
"""Bytes that GitHub takes as the summary of a step; what is longer it does not show at all."""
_CODE = re.compile(r"`([^`]+)`")
_HEAD = "<table>\n<tr><th></th><th>Where</th><th>What is wrong</th><th>What to type</th></tr>\n"
_ROOM_FOR_END = 500


def as_github(report: Report) -> str:
    """Return the report as workflow commands, one a line, errors first."""
    return "\n".join(_annotation(report, one) for one in worst_first(report.found))


def _annotation(report: Report, one: Diagnostic) -> str:
    places = {"file": report.path(one.span), "line": one.span.line, "endLine": one.span.end_line}
    if one.span.end_line == one.span.line:
        places |= {"col": one.span.column, "endColumn": max(one.span.end_column - 1, one.span.column)}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in {**places, "title": one.rule.name}.items())
    return f"::{one.severity} {told}::{_data(f'{one.message} {one.hint}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_step_summary(report: Report) -> str:
    """Return the whole list as a table for the summary of a step; what has no room there is counted."""
    size, rows, left = LARGEST_SUMMARY - _ROOM_FOR_END, [], len(report.found)
    for row in _rows(report):
        size -= len(row.encode())
        if size < 0:
            break
        rows.append(row)
        left -= 1
    more = f"<p>{left} more findings have no room here; to see them, type <code>hub check</code>.</p>\n" if left else ""
    table = f"{_HEAD}{''.join(rows)}</table>\n" if rows else ""
    return f"<h3>hub check</h3>\n<p>{html.escape(summary(report.found, report.entries))}</p>\n{table}{more}\n"


def _rows(report: Report) -> Iterator[str]:
    for one in worst_first(report.found):
        place = f"{report.path(one.span)}:{one.span.line}"
        cells = (html.escape(one.severity), f"<code>{html.escape(place)}</code>", _told(one.message), _told(one.hint))
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _told(text: str) -> str:
    """Return a sentence as HTML on one line: what stands between backticks is code, and no mark of Markdown is left."""
    return _CODE.sub(r"<code>\1</code>", " ".join(html.escape(text).split()))
