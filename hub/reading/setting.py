"""One field of a front matter, set anew: the edit that does it, whatever stood there before."""

import yaml

from hub.diagnostics import Span
from hub.edits import Edit
from hub.reading.document import Document


def set_field(document: Document, name: str, value: str) -> Edit:
    """Return the edit that makes a field of a document say `value`, a text of YAML on one line.

    The field keeps its place, and what stands behind a value on one line; one that is not there yet comes last.
    """
    root, _ = document.compose()
    pairs = root.value if root is not None else ()
    found = next(((key, node) for key, node in pairs if key.value == name), None)
    if found is None:
        last = document.block_line + (document.block or "").count("\n")
        return Edit(Span.on_line(document.path, last, 1, 0), f"{name}: {value}\n")
    key, node = found
    if _on_one_line(key, node):
        return Edit(document.span((name,)), value)
    first, end = key.start_mark.line, node.end_mark.line + (1 if node.end_mark.column else 0)
    span = Span(document.path, first + document.block_line, 1, end + document.block_line, 1)
    return Edit(span, f"{name}: {value}\n")


def _on_one_line(key: yaml.Node, node: yaml.Node) -> bool:
    return (
        key.start_mark.line == node.start_mark.line == node.end_mark.line
        and node.start_mark.index != node.end_mark.index
    )
