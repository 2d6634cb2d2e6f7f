"""What must not be shown again: where a secret stands, other findings say what their rule says, and quote nothing."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hub.diagnostics import Diagnostic, Span
from hub.graph.grouping import grouped


def concealed(found: Iterable[Diagnostic]) -> Sequence[Diagnostic]:
    """Return findings of which none quotes what another one, of a rule that conceals, stands on."""
    given = list(found)
    secrets = grouped((one.span for one in given if one.rule.conceals), lambda span: span.path)
    lines = {path: sorted(span.line for span in spans) for path, spans in secrets.items()}
    return [_without_quotes(one) if not one.rule.conceals and _touches(one.span, lines) else one for one in given]


def _touches(span: Span, secret: Mapping[str, Sequence[int]]) -> bool:
    lines = secret.get(span.path, ())
    place = bisect_left(lines, span.line)
    return place < len(lines) and lines[place] <= span.end_line


def _without_quotes(one: Diagnostic) -> Diagnostic:
    return replace(one, message=one.rule.summary, hint=one.rule.fix, replacement=None)
