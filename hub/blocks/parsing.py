"""From text to a tree: finds the blocks, and leaves what stands in them to Markdown."""

import re
from dataclasses import dataclass
from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.util import STX

from hub.blocks.grammar import DEEPEST, OPENER, Opener, opener_of
from hub.blocks.words import Words

_RULE_OF_BLANKS = re.compile(r"^ {0,3}_{3,} *$", re.MULTILINE)


@dataclass(slots=True)
class Opened:
    """A block that was opened; `first` is the first line of its text."""

    opener: Opener
    first: str = ""

    def read(self, text: str) -> None:
        """Take the first line of a text, unless there is one; code that was put aside is none."""
        lines = () if self.first else text.split("\n")
        self.first = next((line for line in lines if line.strip() and STX not in line), self.first)


Found = dict[Element, Opened]
"""The blocks of a page, in the order in which they were opened."""


class BlockParsing(AdmonitionProcessor):
    """Takes the words of the loop over from the stock admonition, and its way of reading what is indented."""

    RE: ClassVar[re.Pattern[str]] = OPENER

    def __init__(self, parser: BlockParser, found: Found, words: Words) -> None:
        super().__init__(parser)
        self.found = found
        self.words = words
        self.depth = 0

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Open a block, or go on with what belongs into one."""
        text = blocks[0]
        match = OPENER.search(text)
        if match and self.depth >= DEEPEST:
            SubElement(parent, "p").text = blocks.pop(0)
            return None
        self.depth += 1
        try:
            if match:
                self._open(parent, blocks, match)
            else:
                self._go_on(parent, blocks)
        finally:
            self.depth -= 1
        return None

    def _open(self, parent: Element, blocks: list[str], match: re.Match[str]) -> None:
        text = blocks.pop(0)
        if match.start():
            self.parser.parseBlocks(parent, [text[: match.start()]])
        opener = opener_of(match)
        inside, rest = self.detab(text[match.end() :])
        div = SubElement(parent, "div", {"class": " ".join((self.CLASSNAME, opener.kind, *opener.classes))})
        title = self.words.title(opener)
        if title:
            SubElement(div, "p", {"class": self.CLASSNAME_TITLE}).text = title
        self.found[div] = Opened(opener)
        self.found[div].read(inside)
        self.parser.parseChunk(div, inside)
        if rest:
            blocks.insert(0, rest)

    def _go_on(self, parent: Element, blocks: list[str]) -> None:
        inside = self.current_sibling
        if inside is not None:
            text = self.detab(blocks[0], self.content_indent)[0]
            if inside in self.found:
                self.found[inside].read(text)
            _loosen(inside)
        super().run(parent, blocks)


def _loosen(item: Element) -> None:
    """Make a paragraph of the first words of a list item that is to have more, before what it has already."""
    if item.tag in ("li", "dd") and item.text:
        paragraph = Element("p")
        paragraph.text, item.text = item.text, ""
        item.insert(0, paragraph)


class BlankParsing(BlockProcessor):
    """Keeps a line of underscores inside a check from becoming a rule across the page."""

    def __init__(self, parser: BlockParser, found: Found) -> None:
        super().__init__(parser)
        self.found = found

    def test(self, parent: Element, block: str) -> bool:
        """Return whether there is a line of underscores in a text of a check."""
        opened = self.found.get(parent)
        return opened is not None and opened.opener.kind == "check" and bool(_RULE_OF_BLANKS.search(block))

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Make a paragraph of it."""
        SubElement(parent, "p").text = blocks.pop(0).strip()
        return None
