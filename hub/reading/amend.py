"""Edits of front matter that keep every other byte: a list added to, a field taken out, an item taken out of its list."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
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
        single = pair[1].value if pair and isinstance(pair[1], yaml.ScalarNode) else ""
        return set_field(document, key, f"[{', '.join(part for part in (single and scalar(single), items) if part)}]")
    node, last = pair[1], pair[1].value[-1]
    end = span_of(document.path, last, document.block_line)
    if node.flow_style:
        return Edit(Span(document.path, end.end_line, end.end_column, end.end_line, end.end_column), f", {items}")
    line = end.end_line + (end.end_column > 1)
    indent = " " * node.start_mark.column
    lines = "".join(f"{indent}- {scalar(text)}\n" for text in texts)
    return Edit(Span(document.path, line, 1, line, 1), lines)


def has_field(document: Document, key: str) -> bool:
    """Return whether a field stands in the front matter of a document."""
    return _pair(document, key) is not None


def taken_out(document: Document, keys: Collection[str]) -> list[Edit]:
    """Return the edits that take fields out, with all that stands in them; none for those that are not there.

    Comments of their own stay: they stand above the field that follows.
    """
    root = document.compose()[0]
    if root is None:
        return []
    found = [at for at, (key, _) in enumerate(root.value) if key.value in keys]
    if root.flow_style:
        return without(document, root, found)
    lines = (document.block or "").split("\n")
    starts = sorted(key.start_mark.line for key, _ in root.value)
    return [_lines_out(document, lines, starts, root.value[at][0].start_mark.line) for at in found]


def _lines_out(document: Document, lines: Sequence[str], starts: Sequence[int], first: int) -> Edit:
    """Return the edit that takes out the field which begins on line `first` of the block."""
    last = next((line for line in starts if line > first), len(lines) - (not lines[-1]))
    indent = len(lines[first]) - len(lines[first].lstrip())
    while last > first + 1 and (not lines[last - 1].strip() or _is_comment(lines[last - 1], indent)):
        last -= 1
    return Edit(Span(document.path, first + document.block_line, 1, last + document.block_line, 1), "")


def _is_comment(line: str, indent: int) -> bool:
    """Return whether a line is a comment that stands no deeper than a field."""
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent


def without(document: Document, around: yaml.CollectionNode, indexes: Sequence[int]) -> list[Edit]:
    """Return the edits that take items out of a list, or keys with their values out of a mapping, in their order."""
    starts = [(one[0] if isinstance(one, tuple) else one).start_mark for one in around.value]
    ends = [(one[1] if isinstance(one, tuple) else one).end_mark for one in around.value]
    if not around.flow_style:
        lines = ((starts[at].line + document.block_line, ends[at].line + document.block_line + 1) for at in indexes)
        return [Edit(Span(document.path, first, 1, end, 1), "") for first, end in lines]
    found = []
    for first, last in _runs(indexes):
        start, end = starts[first], ends[last]
        if last + 1 < len(starts):
            end = starts[last + 1]
        elif first:
            start = ends[first - 1]
        found.append(Edit(_between(document, start, end), ""))
    return found


def _runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of numbers that follow each other."""
    ordered = sorted(indexes)
    for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield numbers[0], numbers[-1]


def _between(document: Document, start: yaml.Mark, end: yaml.Mark) -> Span:
    first = document.block_line
    return Span(document.path, start.line + first, start.column + 1, end.line + first, end.column + 1)


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
