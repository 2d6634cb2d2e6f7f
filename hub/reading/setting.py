"""Setting one field of the front matter, with every other character of the file left as it was."""

import yaml

from hub.diagnostics import Span
from hub.edits import Edit
from hub.reading.document import Document
from hub.reading.tree import span_of


def set_field(document: Document, name: str, value: str) -> Edit:
    """Return the edit that gives a field a value, written as YAML on one line.

    It takes the place of the value that the field has, on however many lines; else the field becomes the last one.
    Raises `ValueError` for a document whose front matter has a fault.
    """
    root, faults = document.compose()
    if root is None or faults:
        message = f"{document.path} has no front matter that can be read"
        raise ValueError(message)
    line = f"{name}: {value}"
    for key, node in root.value:
        if key.value == name and _stands_behind_a_mark(document, key):
            return Edit(span_of(document.path, node, document.block_line), value)
        if key.value == name:
            first, last = span_of(document.path, key, document.block_line), _end(document, key, node)
            return Edit(Span(document.path, first.line, first.column, last.end_line, last.end_column), line)
    start = span_of(document.path, root, document.block_line)
    if root.flow_style:
        return Edit(Span.on_line(document.path, start.line, start.column + 1, 0), f"{line}, ")
    return Edit(Span.on_line(document.path, document.first_line - 1, 1, 0), f"{' ' * (start.column - 1)}{line}\n")


def _stands_behind_a_mark(document: Document, key: yaml.Node) -> bool:
    """Return whether a key is written with a question mark in front of it, its value on a line of its own."""
    line = (document.block or "").split("\n")[key.start_mark.line]
    return line[: key.start_mark.column].rstrip().endswith("?")


def _end(document: Document, key: yaml.Node, node: yaml.Node) -> Span:
    """Return the place of the last that is written of a value: a block of YAML itself ends where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(document, *(last if isinstance(last, tuple) else (last, last)))
    if isinstance(node, yaml.ScalarNode) and not node.value and node.style is None:
        return span_of(document.path, key, document.block_line)
    return span_of(document.path, node, document.block_line)
