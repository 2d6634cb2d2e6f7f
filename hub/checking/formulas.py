"""Rules of formulas: each can be read."""

import re
from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.reading.document import Document
from hub.reading.parts import Formula
from hub.rules import formulas

_COMMAND = re.compile(r"\\(?:[a-zA-Z]+|.)|.|$", re.DOTALL)


def unreadable_formulas(hub: Hub) -> Iterator[Diagnostic]:
    """Find formulas that stay TeX on the page."""
    written = [document for document in hub.documents.values() if document.found.formulas]
    if not written:
        return
    from hub.reading.tex import Unreadable, as_mathml  # noqa: PLC0415  few hubs have formulas

    for document in written:
        found = document.found.formulas
        for formula, read in zip(found, as_mathml([(one.tex, one.block) for one in found]), strict=True):
            if isinstance(read, Unreadable):
                message = f"This formula cannot be read: {read.words}."
                place = _place(document, formula, read.place)
                yield Diagnostic(formulas.UNREADABLE_FORMULA, place, message, formulas.UNREADABLE_FORMULA.fix)


def _place(document: Document, formula: Formula, at: int) -> Span:
    """Return the place of what stands at an offset of a formula."""
    above = formula.tex[:at].split("\n")
    line = formula.span.line + len(above) - 1
    wrong = _COMMAND.match(formula.tex, at)
    width = len(wrong[0].rstrip()) if wrong else 0
    if len(above) == 1:
        return Span.on_line(document.path, line, formula.span.column + at, width)
    text = document.body.split("\n")[line - document.first_line]
    start = text.find(formula.tex.split("\n")[len(above) - 1])
    return Span.on_line(document.path, line, max(start, 0) + len(above[-1]) + 1, width)
