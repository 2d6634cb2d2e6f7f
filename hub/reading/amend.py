"""Edits of front matter that keep every other byte: a list added to, a field taken out, an item taken out of its list."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml

from hub.diagnostics import Span
from hub.edits import Edit
from hub.reading.document import Document
from hub.reading.setting import set_field
from hub.reading.tree import span_of
from hub.reading.wording import scalar


class Place(NamedTuple):
    """Where a scalar stands: the list or mapping around it, its number there, and the field at the top of it all."""

    around: yaml.CollectionNode
    number: int
    field: str


def listed_too(document: Document, key: str, texts: Sequence[str]) -> Edit:
    """Return the edit that adds texts to a list of texts, which is begun where there is none."""
    items = ", ".join(scalar(text) for text in texts)
    pair = _pair(document, key)
    if pair is None or not isinstance(pair[1], yaml.SequenceNode) or not pair[1].value:
        return set_field(document, key, f"[{items}]")
    node, last = pair[1], pair[1].value[-1]
    end = span_of(document.path, last, document.block_line)
    if node.flow_style:
        return Edit(Span(document.path, end.end_line, end.end_column, end.end_line, end.end_column), f", {items}")
    line = end.end_line + (end.end_column > 1)
    indent = " " * node.start_mark.column
    lines = "".join(f"{indent}- {scalar(text)}\n" for text in texts)
    return Edit(Span(document.path, line, 1, line, 1), lines)


def taken_out(document: Document, key: str) -> Edit | None:
    """Return the edit that takes a field out, with all that stands in it; None where it is not there.

    Comments at the beginning of a line stay: they stand above the field that follows.
    """
    root = document.compose()[0]
    pair = _pair(document, key)
    if root is None or pair is None:
        return None
    if root.flow_style:
        return without(document, root, next(at for at, one in enumerate(root.value) if one is pair))
    lines = (document.block or "").split("\n")
    starts = sorted(one.start_mark.line for one, _ in root.value)
    first = pair[0].start_mark.line
    last = next((line for line in starts if line > first), len(lines) - (not lines[-1]))
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return Edit(Span(document.path, first + document.block_line, 1, last + document.block_line, 1), "")


def without(document: Document, around: yaml.CollectionNode, index: int) -> Edit:
    """Return the edit that takes one item out of a list, or one key with its value out of a mapping."""
    starts = [(one[0] if isinstance(one, tuple) else one).start_mark for one in around.value]
    ends = [(one[1] if isinstance(one, tuple) else one).end_mark for one in around.value]
    start, end = starts[index], ends[index]
    first = document.block_line
    if not around.flow_style:
        return Edit(Span(document.path, start.line + first, 1, end.line + first + 1, 1), "")
    if index + 1 < len(starts):
        end = starts[index + 1]
    elif index:
        start = ends[index - 1]
    return Edit(Span(document.path, start.line + first, start.column + 1, end.line + first, end.column + 1), "")


def places(document: Document) -> dict[tuple[int, int], Place]:
    """Return where each scalar of a front matter stands, by its line and column."""
    root = document.compose()[0]
    found = _below(root, "") if root is not None else ()
    return {(node.start_mark.line + document.block_line, node.start_mark.column + 1): place for node, place in found}


def _below(node: yaml.Node, field: str) -> Iterator[tuple[yaml.Node, Place]]:
    if not isinstance(node, yaml.CollectionNode):
        return
    for index, one in enumerate(node.value):
        key = one[0] if isinstance(one, tuple) else None
        top = field or (str(key.value) if key is not None else "")
        for part in one if isinstance(one, tuple) else (one,):
            if isinstance(part, yaml.ScalarNode):
                yield part, Place(node, index, top)
            else:
                yield from _below(part, top)


def _pair(document: Document, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    root = document.compose()[0]
    return next((one for one in root.value if one[0].value == key), None) if root is not None else None
