"""Diagrams in a text."""

import re

_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[ ]*\{?[ ]*\.?mermaid\b", re.MULTILINE)


def has_diagram(text: str) -> bool:
    """Return whether a text has a fence that becomes a diagram, or looks like one."""
    return "mermaid" in text and _FENCE.search(text) is not None
