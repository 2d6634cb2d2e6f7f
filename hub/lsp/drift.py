"""Where findings stand after a text was edited: what lies before an edit stays, what lies behind it moves along."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from hub.diagnostics import Diagnostic, Span


def drifted(found: Iterable[Diagnostic], old: Sequence[str], new: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield findings about the lines `old` at their places in the lines `new`; those on lines that changed are left out."""
    before = _alike(old, new)
    behind = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - before)
    moved = len(new) - len(old)
    for one in found:
        span = one.span
        if span.end_line <= before:
            yield one
        elif span.line > len(old) - behind:
            yield replace(
                one, span=Span(span.path, span.line + moved, span.column, span.end_line + moved, span.end_column)
            )


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """Return with how many equal lines two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))
