"""A block of YAML: a tree whose every key and value knows its place, composed once by libyaml.

Duplicate keys, anchors, tags and deep nesting are refused; scalars keep their text, whatever YAML would make of it.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from hub.diagnostics import Diagnostic, Rule, Span
from hub.rules import syntax

LARGEST_BLOCK = 16 << 10
DEEPEST = 8
_MOST_REPAIRS = 25
_LONGEST_LINE = 1000

_MARKED = re.compile(r"(?:^|[\s\[{,:-])[&*!][^\s]", re.MULTILINE)
_NESTED = re.compile(r"^(?:[-?:]\s+){6}|^ {40}", re.MULTILINE)
_COLON_VALUE = re.compile(
    r"^(?P<head>\s*(?:- +)*[\w-]+:\s+|\s*(?:- +)+)(?P<value>[^\s\"'\[{|>#].*?)(?P<tail>\s*(?:\s#.*)?)$"
)
_BAD_START = re.compile(r"^(?P<head>\s*(?:- +)*(?:[\w-]+:\s+|- +))(?P<value>[@`%][^\n]*?)(?P<tail>\s*(?:\s#.*)?)$")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(path: str, block: str, first_line: int = 2) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
    """Return the tree of a block that begins on `first_line`, with all faults of its YAML.

    A fault whose repair is plain (a colon that wants quotes, a tab) is mended in memory, so that the faults behind it
    are found in the same run.
    """
    if len(block.encode()) > LARGEST_BLOCK:
        size = len(block.encode())
        return None, [
            _fault(
                syntax.OVERSIZED_FRONT_MATTER,
                Span(path),
                f"The front matter has {size:,} bytes; at most {LARGEST_BLOCK:,} are read.",
            )
        ]
    reader = _Block(path, first_line)
    if fault := reader.forbidden(block):
        return None, fault
    faults: list[Diagnostic] = []
    for _ in range(_MOST_REPAIRS):
        try:
            root = yaml.compose(block, Loader=_LOADER)
        except yaml.YAMLError as error:
            repaired, fault_found = reader.repair(block, error)
            faults.append(fault_found)
            if repaired is None:
                return None, faults
            block = repaired
        else:
            return reader.checked(root, faults)
    return None, faults


def span_of(path: str, node: yaml.Node, first_line: int = 2) -> Span:
    """Return the place of a node, without the white space behind it."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.ScalarNode) or end.column:
        return Span(path, start.line + first_line, start.column + 1, end.line + first_line, end.column + 1)
    return Span.on_line(path, start.line + first_line, start.column + 1, 1)


def _fault(rule: Rule, span: Span, message: str, hint: str | None = None, replacement: str | None = None) -> Diagnostic:
    return Diagnostic(rule, span, message, hint or rule.fix, replacement)


class _Block:
    """Finds faults in one block of YAML."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line

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
                    yield _fault(rule, self._between(token.start_mark, token.end_mark), rule.summary)
        except yaml.YAMLError:
            return

    def _depth(self, block: str) -> Iterator[Diagnostic]:
        depth = 0
        try:
            for event in yaml.parse(block, Loader=_LOADER):
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                if depth > DEEPEST:
                    yield _fault(
                        syntax.DEEP_FRONT_MATTER,
                        self._at(event.start_mark, 1),
                        f"The front matter is nested more than {DEEPEST} levels deep here.",
                    )
                    return
        except yaml.YAMLError:
            return

    def repair(self, block: str, error: yaml.YAMLError) -> tuple[str | None, Diagnostic]:
        """Return the block with this fault mended, where that is possible without a guess, and the fault."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = str(getattr(error, "problem", None) or "it cannot be read")
        if mark is None:
            return None, _fault(syntax.INVALID_YAML, Span(self.path), f"The front matter is not YAML: {problem}.")
        lines = block.split("\n")
        line = lines[mark.line] if mark.line < len(lines) else ""
        if len(line) > _LONGEST_LINE:
            line = ""
        if "mapping values are not allowed" in problem and (match := _COLON_VALUE.match(line)):
            return self._in_quotes(
                lines,
                mark.line,
                match,
                syntax.UNQUOTED_COLON,
                "This value has a colon in it and no quotes, so YAML takes it for a field.",
            )
        if "cannot start any token" in problem and (match := _BAD_START.match(line)):
            return self._in_quotes(
                lines,
                mark.line,
                match,
                syntax.INVALID_YAML,
                f"A value cannot begin with `{match['value'][0]}` in YAML.",
            )
        if "\t" in line[: mark.column + 1]:
            column = line.index("\t")
            lines[mark.line] = line.replace("\t", " ")
            span = Span.on_line(self.path, mark.line + self.first_line, column + 1, 1)
            return "\n".join(lines), _fault(
                syntax.TAB_INDENTATION,
                span,
                "Here stands a tab; YAML takes only spaces.",
                "Replace the tab by two spaces.",
                "  ",
            )
        opening = getattr(error, "context_mark", None)
        if "quoted scalar" in str(getattr(error, "context", "")) and opening is not None:
            return None, _fault(
                syntax.INVALID_YAML,
                self._at(opening, 1),
                "The quotes that open here are never closed.",
                "Close the quotes.",
            )
        return None, _fault(
            syntax.INVALID_YAML, self._at(mark, 1), f"The front matter is not YAML: {problem}.", _advice(problem, line)
        )

    def _in_quotes(
        self, lines: list[str], index: int, match: re.Match[str], rule: Rule, message: str
    ) -> tuple[str, Diagnostic]:
        quoted = _quoted(match["value"])
        lines[index] = f"{match['head']}{quoted}{match['tail']}"
        span = Span.on_line(self.path, index + self.first_line, match.start("value") + 1, len(match["value"]))
        return "\n".join(lines), _fault(rule, span, message, f"Put it in quotes: {quoted}", quoted)

    def checked(
        self, root: yaml.Node | None, faults: list[Diagnostic]
    ) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
        if root is None:
            start = Span.on_line(self.path, max(self.first_line - 1, 1), 1, 3)
            faults.append(
                _fault(
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
                _fault(
                    syntax.NOT_A_MAPPING,
                    self._at(root.start_mark, 1),
                    f"The block holds {found} where `field: value` lines are expected.",
                )
            )
            return None, faults
        faults.extend(self._duplicates(root))
        return root, faults

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
                span = span_of(self.path, key, self.first_line)
                other = span_of(self.path, earlier, self.first_line)
                yield Diagnostic(
                    syntax.DUPLICATE_KEY,
                    span,
                    f"The field `{key.value}` stands here a second time.",
                    f"Keep this line or line {other.line}, and delete the other.",
                    related=(other,),
                )

    def _at(self, mark: Any, width: int) -> Span:
        return Span.on_line(self.path, mark.line + self.first_line, mark.column + 1, width)

    def _between(self, start: yaml.Mark, end: yaml.Mark) -> Span:
        return self._at(start, max(end.column - start.column, 1) if end.line == start.line else 1)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _advice(problem: str, line: str) -> str:
    if "cannot start any token" in problem or "alphabetic or numeric" in problem:
        return "Put the value in quotes: these begin with a character that means something else in YAML."
    if "unexpected end of stream" in problem or "quoted scalar" in problem:
        return "Close the quotes."
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return (
            f"Write `field: value`, in line with the fields above and below: `{line.strip()}`."
            if line.strip()
            else "Write one `field: value` on each line."
        )
    if "expected ',' or ']'" in problem or "expected ',' or '}'" in problem:
        return "Close the bracket on this line, and put a comma between its parts."
    return "Mend this line; put quotes around a value with special characters."
