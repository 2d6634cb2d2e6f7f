"""Diagrams: the source of one in an element of its own, as code, for a script that draws it."""

from html import escape
from typing import Any

ELEMENT = "hub-diagram"
"""The element around the source of a diagram."""


def diagram(source: str, _language: str, _name: str, _options: dict[str, Any], _md: Any, **more: Any) -> str:
    """Return the HTML of a fence, as `pymdownx.superfences` asks for it."""
    anchor = more.get("id_value")
    identity = f' id="{escape(anchor)}"' if anchor else ""
    return f"<{ELEMENT}{identity}><pre><code>{escape(source)}</code></pre></{ELEMENT}>"
