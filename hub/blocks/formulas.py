"""Formulas within lines, between dollars: set apart in TeX, for whoever draws them."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from hub.blocks.grammar import formula

ELEMENT = "hub-math"
"""The element that holds a formula, between `\\(` and `\\)`."""


class Formulas(InlineProcessor):
    """Sets formulas apart, so that nothing in them is Markdown."""

    def __init__(self, md: Markdown) -> None:
        pattern = formula()
        super().__init__(pattern.pattern, md)
        self.compiled_re = pattern

    def handleMatch(  # type: ignore[override]  # noqa: N802  the stubs know the older kind of pattern, its name is Python-Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the element; backslashes before it stay text."""
        del data
        found = Element(ELEMENT, {"class": "arithmatex"})
        found.text = AtomicString(f"\\({m['one'] or m['two']}\\)")
        return found, m.start("mark"), m.end()
