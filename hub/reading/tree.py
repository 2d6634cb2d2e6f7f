"""A block of YAML: a tree whose every key and value knows its place, composed once by libyaml.

Duplicate keys, anchors, tags and deep nesting are refused; scalars keep their text, whatever YAML would make of it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from hub.diagnostics import Diagnostic, Span
from hub.reading.origin import Origin, fault, moves
from hub.reading.repair import repaired, swallowed_items
from hub.reading.spacing import spaced
from hub.rules import syntax

TEXT_TAG = "tag:yaml.org,2002:str"
LARGEST_BLOCK = 16 << 10
DEEPEST = 8
_MOST_REPAIRS = 25

_MARKED = re.compile(r"(?:^|[\s\[{,:-])[&*!][^\s]", re.MULTILINE)
_LOST = re.compile(r"^\s*(?:- +)*+(?:[\w-]+: +)?+[^\s\"'\[{|>#&*!%@`][^#]*?\s(?P<lost>#[^\s#].*)$")
_NESTED = re.compile(r"^ *(?:[-?:][ \t]+){6}|^ {40}", re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(path: str, block: str, first_line: int = 2) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
    """Return the tree of a block that begins on `first_line`, with all faults of its YAML; the last few are kept."""
    root, faults = _composed(path, block, first_line)
    return root, list(faults)


@lru_cache(maxsize=4)
def _composed(path: str, block: str, first_line: int) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
    """Compose a block.

    A fault whose repair is plain (a colon that wants quotes, a tab) is mended in memory, so that the faults behind it
    are found in the same run.
    """
    if (size := len(block.encode())) > LARGEST_BLOCK:
        message = f"The front matter has {size:,} bytes; at most {LARGEST_BLOCK:,} are read."
        return None, [fault(syntax.OVERSIZED_FRONT_MATTER, Span(path), message)]
    origin = Origin(path, first_line)
    reader = _Block(origin)
    block, faults = spaced(origin, block)
    if refused := reader.forbidden(block):
        return None, [*faults, *refused]
    moved = {found.span.line for found in faults}
    for _ in range(_MOST_REPAIRS):
        try:
            root = yaml.compose(block, Loader=_LOADER)
        except yaml.YAMLError as error:
            mended, found = repaired(origin, block, error)
            if found.span.line in moved:
                return None, faults  # its columns are those of the line as it was mended
            faults.append(found)
            if mended is None:
                return None, faults
            if moves(found):
                moved.add(found.span.line)
            block = mended
        else:
            return reader.checked(root, faults, block.split("\n"))
    return None, faults


def span_of(path: str, node: yaml.Node, first_line: int = 2) -> Span:
    """Return the place of a node, without the white space behind it."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.ScalarNode) or end.column:
        return Span(path, start.line + first_line, start.column + 1, end.line + first_line, end.column + 1)
    return Span.on_line(path, start.line + first_line, start.column + 1, 1)


def raw(node: yaml.Node, block: str) -> str:
    """Return what was written for a node that stands on one line; nothing for others."""
    start, end = node.start_mark, node.end_mark
    lines = block.split("\n")
    return lines[start.line][start.column : end.column] if start.line == end.line < len(lines) else ""


class _Block:
    """Finds faults in one block of YAML."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin

    def forbidden(self, block: str) -> list[Diagnostic]:
        """Find what must not even be composed: anchors, aliases, tags, and nesting that could crash libyaml."""
        faults: list[Diagnostic] = []
        if _MARKED.search(block):
            faults.extend(self._marks(block))
        if not faults and (block.count("[") + block.count("{") > DEEPEST or _NESTED.search(block)):
            faults.extend(self._depth(block))
        return faults

    def _marks(self, block: str) -> Iterator[Diagnostic]:
        rules = {
            yaml.AnchorToken: syntax.YAML_ANCHOR,
            yaml.AliasToken: syntax.YAML_ANCHOR,
            yaml.TagToken: syntax.YAML_TAG,
        }
        try:
            for token in yaml.scan(block, Loader=_LOADER):
                if rule := rules.get(type(token)):
                    yield fault(rule, self._between(token.start_mark, token.end_mark), rule.summary)
        except yaml.YAMLError:
            return

    def _depth(self, block: str) -> Iterator[Diagnostic]:
        depth = 0
        try:
            for event in yaml.parse(block, Loader=_LOADER):
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                if depth > DEEPEST:
                    yield self._deep(event.start_mark)
                    return
        except yaml.YAMLError:
            return

    def checked(
        self, root: yaml.Node | None, faults: list[Diagnostic], lines: list[str]
    ) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
        if root is None:
            start = Span.on_line(self.origin.path, max(self.origin.line - 1, 1), 1, 3)
            faults.append(
                fault(
                    syntax.NOT_A_MAPPING,
                    start,
                    "There is nothing in this block.",
                    "Write one `field: value` on each line, `title: ...` first.",
                )
            )
            return None, faults
        if not isinstance(root, yaml.MappingNode):
            found = "a list" if isinstance(root, yaml.SequenceNode) else "a text"
            faults.append(
                fault(
                    syntax.NOT_A_MAPPING,
                    self.origin.at(root.start_mark, 1),
                    f"The block holds {found} where `field: value` lines are expected.",
                )
            )
            return None, faults
        for node in _scalars(root):
            if node.style in {"|", ">"}:
                _trim(node, lines)
        if deepest := _too_deep(root):
            faults.append(self._deep(deepest.start_mark))
            return None, faults
        faults.extend(
            (*self._duplicates(root), *self._comments(root, lines), *swallowed_items(self.origin, root, lines))
        )
        return root, faults

    def _deep(self, mark: Any) -> Diagnostic:
        message = f"The front matter is nested more than {DEEPEST} levels deep here."
        return fault(syntax.DEEP_FRONT_MATTER, self.origin.at(mark), message)

    def _comments(self, root: yaml.Node, lines: list[str]) -> Iterator[Diagnostic]:
        """Find words that begin with `#` behind a value: YAML takes them for a comment, and they would be lost."""
        quoted: list[yaml.ScalarNode] | None = None
        for index, line in enumerate(lines):
            if " #" in line and (match := _LOST.match(line)):
                quoted = [one for one in _scalars(root) if one.style] if quoted is None else quoted
                if any(one.start_mark.line < index <= one.end_mark.line for one in quoted):
                    continue
                lost = match["lost"].rstrip()
                message = f"YAML takes `{lost[:40]}` for a comment, so it is not part of the value."
                hint = "Put the whole value in quotes, or a space behind the `#` if it is a comment."
                yield fault(
                    syntax.AMBIGUOUS_SCALAR, self.origin.on(index, match.start("lost"), len(lost)), message, hint
                )

    def _duplicates(self, root: yaml.Node) -> Iterator[Diagnostic]:
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.SequenceNode):
                waiting.extend(node.value)
            elif isinstance(node, yaml.MappingNode):
                waiting.extend(value for _, value in node.value)
                yield from self._duplicates_of(node)

    def _duplicates_of(self, node: yaml.MappingNode) -> Iterator[Diagnostic]:
        first: dict[str, yaml.Node] = {}
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and (earlier := first.setdefault(key.value, key)) is not key:
                span = span_of(self.origin.path, key, self.origin.line)
                other = span_of(self.origin.path, earlier, self.origin.line)
                yield Diagnostic(
                    syntax.DUPLICATE_KEY,
                    span,
                    f"The field `{key.value}` stands here a second time.",
                    f"Keep this line or line {other.line}, and delete the other.",
                    related=(other,),
                )

    def _between(self, start: yaml.Mark, end: yaml.Mark) -> Span:
        return self.origin.at(start, max(end.column - start.column, 1) if end.line == start.line else 1)


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield all scalars of a tree, keys too."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.CollectionNode):
            waiting.extend(part for item in node.value for part in (item if isinstance(item, tuple) else (item,)))


def _trim(node: yaml.ScalarNode, lines: list[str]) -> None:
    """Let a block of text end with its last line: for libyaml it ends where the next thing begins."""
    end = node.end_mark
    last = end.line if end.line < len(lines) and 0 < end.column == len(lines[end.line]) else end.line - 1
    while last > node.start_mark.line and not lines[last].strip():
        last -= 1
    node.end_mark = yaml.Mark(end.name, end.index, last, len(lines[last]), None, 0)


def _too_deep(root: yaml.Node) -> yaml.Node | None:
    """Return the first node that is nested too deep."""
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST and not isinstance(node, yaml.ScalarNode):
            return node
        if isinstance(node, yaml.SequenceNode):
            waiting.extend((item, depth + 1) for item in node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend((value, depth + 1) for _, value in node.value)
    return None
