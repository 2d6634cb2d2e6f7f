"""Diagrams in a text."""

import re

from hub.blocks.diagrams import ELEMENT

_FIRST_CLASS = r"\{[ \t]*(?:[^\s.]\S*[ \t]+)*\.mermaid(?=[ \t}])[^\n]*\}"
_FENCE = re.compile(
    rf"^[ \t>]*(?:`{{3,}}|~{{3,}})[ \t]*(?:\.?mermaid[ \t]*(?:\{{[^\n]*\}})?|{_FIRST_CLASS})[ \t]*$", re.MULTILINE
)
_ELEMENT = re.compile(rf"<{ELEMENT}(?=[\s/>])", re.IGNORECASE)


def has_diagram(text: str) -> bool:
    """Return whether a text has a fence that becomes a diagram, or looks like one; or the element of one, as HTML."""
    return ("mermaid" in text and _FENCE.search(text) is not None) or _ELEMENT.search(text) is not None
