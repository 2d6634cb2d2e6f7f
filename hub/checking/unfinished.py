"""What somebody meant to come back to: lines of a text that say `TODO`."""

import re
from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.reading.blocks import blocks_of
from hub.reading.document import Document
from hub.rules import content

_WORD = "TODO"
_CODE = re.compile(r"(`+)[^`\n]*\1")
_BEGINNING = re.compile(r'(?:[\s>#*+-]|\d+\.|\[[ xX]\]|(?:!!!|\?\?\?\+?)[ \w-]*")*+')
"""Marks of lists, tasks, quotes, headings and blocks, behind which the text of a line begins."""


def left_todos(hub: Hub) -> Iterator[Diagnostic]:
    """Find lines that begin with `TODO`, behind marks of lists and headings, and `TODO:` anywhere; not in code."""
    for document in hub.documents.values():
        if _WORD in document.body:
            yield from _in(document)


def _in(document: Document) -> Iterator[Diagnostic]:
    for index, line in enumerate(blocks_of(document.body.split("\n")).prose):
        found = _place(line) if _WORD in line else None
        if found:
            start, width = found
            span = Span.on_line(document.path, document.first_line + index, start + 1, width)
            yield Diagnostic(content.TODO_LEFT, span, "This is still to be written.", content.TODO_LEFT.fix)


def _place(line: str) -> tuple[int, int] | None:
    """Return where a line says `TODO`, and how much of it that is."""
    plain = _CODE.sub(lambda code: " " * len(code[0]), line)
    start = _BEGINNING.match(plain)
    at = start.end() if start and plain.startswith(_WORD, start.end()) else plain.find(f"{_WORD}:")
    if at < 0 or (plain[at + len(_WORD) : at + len(_WORD) + 1].isalnum()):
        return None
    return at, len(plain[at:].rstrip().rstrip('"'))
