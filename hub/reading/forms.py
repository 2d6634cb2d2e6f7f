"""Values in another form than a field takes: one for a list, a list for one, a text that YAML divides at its commas.

What was meant is read all the same, so that what is wrong inside is found too; the advice is in the author's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from hub.model.shape import Shape
from hub.reading.tree import TEXT_TAG
from hub.reading.wording import flow, quoted

_DECIMAL = re.compile(r"\d+,\d+")
TODO = re.compile(r"TODO\b")
"""What a value begins with that is still to be written."""
AMONG_NAMES = re.compile(r"\s+and\s+|\s*[,;\n]\s*")
_AMONG_WORDS = re.compile(r"\s*[,;\n]\s*")
_LINES = re.compile(r"\s*\n(?:- +)?\s*")


@dataclass(frozen=True, slots=True)
class Parted:
    """A text in a flow mapping that YAML parts at its commas: the field, its whole value, and what to write."""

    key: yaml.Node
    whole: yaml.ScalarNode
    better: str
    lost: str
    decimal: bool


def listed_in_one(node: yaml.ScalarNode, shape: Shape) -> list[yaml.ScalarNode]:
    """Return the items of a list that is written as one text; none where that is no list, or only its author can part it."""
    items, text = shape.items, node.value.strip()
    if items is None or shape.text or (items.keys and not items.refers) or not text:
        return []
    one_line = node.start_mark.line == node.end_mark.line
    names = bool(items.refers or items.vocabulary)
    between = re.compile(r"[\s,;]+") if items.refers and not one_line else AMONG_NAMES if items.refers else _AMONG_WORDS
    parts = [part for part in between.split(text) if part]
    if not (names or all(" " not in part for part in parts)):
        parts = [part for part in _LINES.split(text.removeprefix("- ")) if part]
    width = len(node.value) + (2 if node.style else 0)
    if one_line and node.end_mark.column - node.start_mark.column == width:
        return list(_parts(node, parts))
    whole = [yaml.ScalarNode(TEXT_TAG, part, node.start_mark, node.end_mark, style='"') for part in parts]
    return whole if len(whole) == 1 or not one_line else []


def _parts(node: yaml.ScalarNode, texts: list[str]) -> Iterator[yaml.ScalarNode]:
    """Yield a node for each part of a text, at its place."""
    column, at = node.start_mark.column + bool(node.style), 0
    for text in texts:
        at = node.value.index(text, at)
        yield _on_line(text, node.start_mark.line, column + at, len(text))
        at += len(text)


def _on_line(text: str, line: int, column: int, width: int) -> yaml.ScalarNode:
    start, end = (yaml.Mark("", 0, line, place, None, 0) for place in (column, column + width))
    return yaml.ScalarNode(TEXT_TAG, text, start, end, style='"')


def texts_in(node: yaml.SequenceNode) -> list[yaml.ScalarNode]:
    """Return the items of a list of nothing but texts."""
    texts = [item for item in node.value if isinstance(item, yaml.ScalarNode) and item.value.strip()]
    return texts if len(texts) == len(node.value) else []


def bare(key: yaml.Node, value: yaml.Node, block: str) -> bool:
    """Return whether a key in a group on one line has neither a value nor a colon behind it."""
    nothing = isinstance(value, yaml.ScalarNode) and not value.value and not value.style
    if not nothing or not isinstance(key, yaml.ScalarNode) or not key.value:
        return False
    lines = block.split("\n")
    end = key.end_mark
    return end.line < len(lines) and not lines[end.line][end.column :].lstrip().startswith(":")


def words_in_braces(node: yaml.Node, block: str) -> yaml.SequenceNode | None:
    """Return the words of a group on one line that has no colon, as the list that was meant."""
    if (
        isinstance(node, yaml.MappingNode)
        and node.flow_style
        and node.value
        and all(bare(key, value, block) for key, value in node.value)
    ):
        keys = [key for key, _ in node.value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", keys, node.start_mark, node.end_mark, flow_style=True)
    return None


def parted(node: yaml.MappingNode, shape: Shape, block: str) -> tuple[list[Parted], list[tuple[yaml.Node, yaml.Node]]]:
    """Return the texts that YAML has parted in a mapping on one line, and its pairs with these put together."""
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    found: list[Parted] = []
    for key, value in node.value:
        if node.flow_style and pairs and shape.keys is not None and _lost(key, value, shape, block):
            field, before = pairs[-1]
            part = _together(field, before, key, shape, block)
            if part is not None:
                found[:] = [*(other for other in found if other.key is not field), part]
                pairs[-1] = (field, part.whole)
                continue
        pairs.append((key, value))
    return found, pairs


def _lost(key: yaml.Node, value: yaml.Node, shape: Shape, block: str) -> bool:
    """Return whether this is a key that no field has, without a colon behind it."""
    plain = isinstance(key, yaml.ScalarNode) and not key.style
    return plain and bare(key, value, block) and key.value not in (shape.keys or {})


def _together(field: yaml.Node, value: yaml.Node, key: yaml.Node, shape: Shape, block: str) -> Parted | None:
    """Return value and key as the one text or number that was meant; None where they are none."""
    start, end = value.start_mark, key.end_mark
    takes = (shape.keys or {}).get(field.value, Shape())
    scalar = isinstance(value, yaml.ScalarNode) and value.value and (not value.style or isinstance(value, _Whole))
    if not scalar or start.line != end.line or takes.refers or takes.vocabulary or takes.items or takes.keys:
        return None
    line = block.split("\n")[start.line]
    text = line[start.column : end.column]
    decimal = bool(_DECIMAL.fullmatch(text))
    if takes.text == decimal:
        return None
    better = text.replace(",", ".") if decimal else quoted(text)
    whole = _Whole(TEXT_TAG, better if decimal else text, start, end, style='"')
    return Parted(field, whole, better, key.value, decimal)


class _Whole(yaml.ScalarNode):
    """A text that was put together."""


def as_list(nodes: list[yaml.ScalarNode]) -> str:
    """Return texts as a list that an author can type."""
    return flow([node.value for node in nodes])
