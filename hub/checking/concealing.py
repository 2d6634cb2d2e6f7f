"""What must not be shown again: where a secret stands, other findings say what their rule says, and quote nothing."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from hub.diagnostics import Diagnostic, Span
from hub.graph.grouping import grouped


def concealed(found: Iterable[Diagnostic]) -> Sequence[Diagnostic]:
    """Return findings of which none quotes what another one, of a rule that conceals, stands on."""
    given = list(found)
    hidden = hidden_lines(given)
    return [
        _without_quotes(one) if hidden and _touches(one.span, hidden) and not one.rule.conceals else one
        for one in given
    ]


def hidden_lines(found: Iterable[Diagnostic]) -> Mapping[str, AbstractSet[int]]:
    """Return by path the lines that must not be shown, since a finding of a rule that conceals stands on them."""
    secrets = grouped((one.span for one in found if one.rule.conceals), lambda span: span.path)
    return {
        path: {line for span in spans for line in range(span.line, span.end_line + 1)}
        for path, spans in secrets.items()
    }


def _touches(span: Span, hidden: Mapping[str, AbstractSet[int]]) -> bool:
    return any(span.line <= line <= span.end_line for line in hidden.get(span.path, ()))


def _without_quotes(one: Diagnostic) -> Diagnostic:
    return replace(one, message=one.rule.summary, hint=one.rule.fix, replacement=None)
