"""Faults in a block of YAML: their places in the file, also on lines that were mended in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hub.diagnostics import Diagnostic, Rule, Span
from hub.rules import syntax


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block of YAML begins in its file."""

    path: str
    line: int

    def at(self, mark: Any, width: int = 1) -> Span:
        """Return the place of a mark of YAML."""
        return self.on(mark.line, mark.column, width)

    def on(self, index: int, column: int, width: int) -> Span:
        """Return a place in the block; line and column count from 0."""
        return Span.on_line(self.path, index + self.line, column + 1, width)


def moves(found: Diagnostic) -> bool:
    """Return whether mending this fault in memory has moved what stands behind it on its line."""
    longer = len(found.replacement or "") > found.span.end_column - found.span.column
    if found.rule is syntax.WRONG_INDENTATION:
        return found.replacement is not None
    return longer and found.rule is not syntax.TAB_INDENTATION


def fault(rule: Rule, span: Span, message: str, hint: str | None = None, replacement: str | None = None) -> Diagnostic:
    """Return a diagnostic; without a hint of its own it has that of its rule."""
    return Diagnostic(rule, span, message, hint or rule.fix, replacement)


def on_mended_line(span: Span, mended: Sequence[Diagnostic]) -> Span:
    """Return the place of a value; on a line that was mended in memory, that of the fault there: columns are its own.

    A value that ends on such a line ends with the fault.
    """
    moved = {fault.span.line: fault.span for fault in reversed(mended) if moves(fault)}
    if span.line in moved or span.end_line not in moved:
        return moved.get(span.line, span)
    end = moved[span.end_line]
    return Span(span.path, span.line, span.column, end.end_line, end.end_column)
