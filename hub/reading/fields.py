"""From a tree of YAML to plain values: references resolved, vocabularies looked up, scalars kept as text.

The walk follows the shape of the kind, so that each fault is found at its own place, and all of them in one pass.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from hub.diagnostics import Diagnostic, Rule, Span
from hub.model.edge import Edge
from hub.model.kind import Kind
from hub.model.settings import Settings
from hub.model.shape import Shape
from hub.reading.document import Document, Route
from hub.reading.forms import TODO, Parted, as_list, bare, listed_in_one, parted, texts_in, words_in_braces
from hub.reading.names import Names
from hub.reading.tree import TEXT_TAG, raw, span_of
from hub.reading.unknown import Unknown, is_no_word, to_write, unknown_key, unknown_reference, unknown_word
from hub.reading.wording import flow, listed, quoted, scalar
from hub.rules import schema, syntax
from hub.rules.unfinished import TODO_LEFT

_NULLS = frozenset({"", "~"})
_INT_TAG = "tag:yaml.org,2002:int"
_NULL_TAG = "tag:yaml.org,2002:null"
_ANYTHING = Shape()
_OCTAL = re.compile(r"0\d+")


@dataclass
class Fields:
    """Reads the fields of one document; what it finds is in `edges` and `faults`.

    `unfinished` are the routes of values that say `TODO`. `written` has the key as it is written for each key that is a reference. A reference or word that is wrong stays as it is written: its entry is faulty and not shown.
    """

    document: Document
    entry_id: str
    settings: Settings
    names: Names
    edges: list[Edge] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    unfinished: list[Route] = field(default_factory=list)

    def values(self, root: yaml.MappingNode | None, shape: Shape) -> dict[str, Any]:
        """Return the values of a front matter by key; unknown keys are reported and left out."""
        return self._mapping(root, shape, ()) if root is not None else {}

    def _value(self, node: yaml.Node, shape: Shape, route: Route) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self._one_for_list(node, shape, route)
        if (words := words_in_braces(node, self.document.block or "")) and (shape.items or _is_name(shape)):
            node = self._in_braces(words, shape, route)
        if _takes_text_alone(shape):
            return self._list_for_one(node, shape, route)
        if isinstance(node, yaml.SequenceNode):
            return [
                self._value(item, shape.items or _ANYTHING, (*route, index)) for index, item in enumerate(node.value)
            ]
        return self._mapping(node, shape, route) if isinstance(node, yaml.MappingNode) else None

    def _one_for_list(self, node: yaml.ScalarNode, shape: Shape, route: Route) -> Any:
        """Read a text; where a list is expected, report it, with the list that was meant, and return that."""
        if _nothing(node):
            return None
        items = listed_in_one(node, shape)
        words = self.settings.words(shape.items.vocabulary.names) if shape.items and shape.items.vocabulary else None
        if not items or (words is not None and (len(items) == 1 or node.value in words or (node.style and not words))):
            return self._scalar(node, shape, route)
        better, name = as_list(items), _name(route)
        message = f"`{name}` takes a list, and here stands one text."
        self._report(schema.WRONG_VALUE, node, message, f"Write a list: `{name}: {better}`", better)
        return [self._scalar(item, shape.items or _ANYTHING, (*route, index)) for index, item in enumerate(items)]

    def _in_braces(self, words: yaml.SequenceNode, shape: Shape, route: Route) -> yaml.SequenceNode:
        """Report words in braces where a list is expected; where a word is, that is said of the list."""
        if shape.items:
            better = as_list(texts_in(words))
            message = f"`{_name(route)}` takes a list, which stands in square brackets."
            self._report(schema.WRONG_VALUE, words, message, f"Write `{_name(route)}: {better}`", better)
        return words

    def _list_for_one(self, node: yaml.Node, shape: Shape, route: Route) -> Any:
        """Report a list or group where one text is expected; return the first of the list, or all of it as a text."""
        if isinstance(node, yaml.MappingNode) and _one_line(node):
            return self._colon(node)
        name, text = _name(route), raw(node, self.document.block or "")
        items = texts_in(node) if isinstance(node, yaml.SequenceNode) else []
        if items and _is_name(shape):
            choices = listed(f"`{name}: {flow(item.value)}`" for item in items[:4])
            message = f"`{name}` takes one, and here stands a list."
            better = scalar(items[0].value) if len(items) == 1 else None
            hint = f"Write {choices}." if better else f"Write one of them: {choices}."
            self._report(schema.WRONG_VALUE, node, message, hint, better)
            return self._scalar(items[0], shape, route)
        if text[:1] not in {"[", "{"} or _is_name(shape):
            return self._value(node, _ANYTHING, route)
        message = (
            f"`{name}` is a text, and YAML takes `{text}` for a {'list' if text[:1] == '[' else 'group of fields'}."
        )
        self._report(schema.WRONG_VALUE, node, message, f"Put it in quotes: {quoted(text)}", quoted(text))
        return text

    def _colon(self, node: yaml.MappingNode) -> str:
        """Report a text with a colon in it, in a list, where YAML sees a field; return the text."""
        lines = (self.document.block or "").split("\n")
        start = node.start_mark
        text = lines[start.line][start.column :].rstrip() if start.line < len(lines) else ""
        quoted = scalar(text)
        message = "This text has a colon in it and no quotes, so YAML takes it for a field."
        span = Span.on_line(self.document.path, start.line + self.document.block_line, start.column + 1, len(text))
        self.faults.append(Diagnostic(syntax.UNQUOTED_COLON, span, message, f"Put it in quotes: {quoted}", quoted))
        return text

    def _mapping(self, node: yaml.MappingNode, shape: Shape, route: Route) -> dict[str, Any]:
        found: dict[str, Any] = {}
        divided, pairs = parted(node, shape, self.document.block or "")
        for part in divided:
            self._parted(part)
        for key, value in pairs:
            if not isinstance(key, yaml.ScalarNode):
                self._report(
                    schema.WRONG_VALUE,
                    key,
                    "A list or a group cannot be the name of a field.",
                    "Write a word before the colon.",
                )
            elif shape.keys is not None and key.value not in shape.keys:
                self._unknown_key(key, value, shape, {str(other.value) for other, _ in node.value})
            elif _nothing(value) and (shape.each or (node.flow_style and bare(key, value, self.document.block or ""))):
                hint = "Write its value behind a colon, or delete it."
                self._report(schema.MISSING_FIELD, key, f"`{key.value}` has no value.", hint)
            else:
                name = self._scalar(key, shape.each[0], (*route, key.value)) if shape.each else key.value
                if name in found and self.written[name] != key.value:
                    self._report(
                        syntax.DUPLICATE_KEY, key, f"`{name}` stands here a second time.", "Keep one of the two."
                    )
                self.written[name] = key.value
                found[name] = self._value(value, self._below(shape, key.value), (*route, key.value))
        return {name: value for name, value in found.items() if value is not None}

    @staticmethod
    def _below(shape: Shape, key: str) -> Shape:
        if shape.keys is not None:
            return shape.keys[key]
        return shape.each[1] if shape.each else _ANYTHING

    def _scalar(self, node: yaml.ScalarNode, shape: Shape, route: Route) -> Any:
        text: str = node.value
        plain = not node.style
        if plain and node.tag == _NULL_TAG and (text in _NULLS or not shape.text):
            return None
        if shape.items and shape.items.vocabulary:
            shape = shape.items
        if plain and shape.text and node.tag != TEXT_TAG and not is_no_word(text, shape, self.settings):
            self._ambiguous(node, text, f'"{text}"')
        if plain and not shape.text and node.tag == _INT_TAG and _OCTAL.fullmatch(text):
            self._ambiguous(node, text, text.lstrip("0") or "0")
        text = text.strip()
        if TODO.match(text):
            self.unfinished.append(route)
            self._report(TODO_LEFT, node, f"`{_name(route)}` is still to be written.", to_write(shape, self.settings))
            # Two people who are still to be named are not the same one.
            return f"{text} {node.start_mark.index}" if shape.refers else text
        if (shape.refers or shape.vocabulary) and not text:
            self._report(schema.MISSING_FIELD, node, "Here stands an empty text.", "Write a word, or delete the item.")
        if shape.refers:
            return self._reference(node, text, shape.refers.kinds, route) if text else ""
        if shape.vocabulary and text:
            self._report_unknown(node, unknown_word(text, shape.vocabulary.names, self.settings))
        return text

    def _ambiguous(self, node: yaml.ScalarNode, text: str, better: str) -> None:
        meanings = {
            "bool": "a truth value",
            "int": "a number",
            "float": "a number",
            "timestamp": "a date",
            "null": "nothing",
        }
        meaning = meanings.get(node.tag.rpartition(":")[2], "something else")
        message = f"YAML 1.1 reads `{text}` as {meaning}; the hub keeps the text, other readers may not."
        hint = f"Put it in quotes: {better}" if better.startswith('"') else f"Write it as {better}."
        self.faults.append(Diagnostic(syntax.AMBIGUOUS_SCALAR, self._span(node), message, hint, better))

    def _reference(self, node: yaml.ScalarNode, text: str, kinds: tuple[Kind, ...], route: Route) -> Any:
        found = self.names.resolve(text, kinds)
        if found.id is not None and found.id != self.entry_id:
            self.edges.append(Edge(self.entry_id, _via(route), found.id, self._span(node)))
            return found.id
        self._report_unknown(node, unknown_reference(text, found, kinds, self.names))
        return text

    def _report_unknown(self, node: yaml.Node, unknown: Unknown | None) -> None:
        if unknown is not None:
            found = self._fault(unknown.rule, node, unknown.message, unknown.hint, unknown.better)
            self.faults.append(replace(found, sure=unknown.sure))

    def _parted(self, part: Parted) -> None:
        message = f"This text has a comma in it and no quotes, so YAML takes `{part.lost}` for a field."
        hint = f"Put it in quotes: {part.better}"
        if part.decimal:
            message, hint = "A number has a point here; YAML parts it at the comma.", f"Write {part.better}"
        self._report(schema.UNKNOWN_KEY, part.whole, message, hint, part.better)

    def _unknown_key(self, key: yaml.ScalarNode, value: yaml.Node, shape: Shape, present: set[Any]) -> None:
        hint, better = unknown_key(key.value, value, shape, present)
        self._report(schema.UNKNOWN_KEY, key, f"There is no field `{key.value}` here.", hint, better)

    def _report(self, rule: Rule, node: yaml.Node, message: str, hint: str, replacement: str | None = None) -> None:
        self.faults.append(self._fault(rule, node, message, hint, replacement))

    def _fault(self, rule: Rule, node: yaml.Node, message: str, hint: str, replacement: str | None) -> Diagnostic:
        whole = node.start_mark.line == node.end_mark.line
        return Diagnostic(rule, self._span(node), message, hint, replacement if whole else None)

    def _span(self, node: yaml.Node) -> Span:
        return span_of(self.document.path, node, self.document.block_line)


def _one_line(node: yaml.MappingNode) -> bool:
    return not node.flow_style and len(node.value) == 1 and node.value[0][1].end_mark.line == node.start_mark.line


def _nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.tag == _NULL_TAG and node.value in _NULLS


def _is_name(shape: Shape) -> bool:
    return bool(shape.refers or shape.vocabulary) and _takes_text_alone(shape)


def _takes_text_alone(shape: Shape) -> bool:
    return shape.text and not (shape.keys or shape.each or shape.items)


def _name(route: Route) -> str:
    return next((part for part in reversed(route) if isinstance(part, str)), "")


def _via(route: Route) -> str:
    """Return the field of a route; the stages of a path are no field of their own."""
    keys = [part for part in route if isinstance(part, str)]
    return keys[0] if keys[0] in {"steps", "skills", "targets"} else ".".join(keys)
