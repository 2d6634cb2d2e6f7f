"""The way in for Python-Markdown: `markdown.Markdown(extensions=["hub.blocks"])`."""

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from hub.blocks.building import BlockBuilding
from hub.blocks.elements import ELEMENTS
from hub.blocks.formulas import Formulas
from hub.blocks.parsing import BlankParsing, BlockParsing, Found
from hub.blocks.people import Blanks, Mentions
from hub.blocks.tasks import Tasks
from hub.blocks.words import Words

_BEFORE_ADMONITION = 106
_BEFORE_RULES = 51
_BEFORE_TASK_LISTS = 40
_BEFORE_EMPHASIS = 75
_BEHIND_CODE = 189.9


class BlocksExtension(Extension):
    """Practice, checks, feedback and reflection; `@name` as links; doers and keys of tasks; formulas.

    `people` gives for each name `{"title": ..., "url": ...}`; `words` gives for each of `hub.blocks.words.ENGLISH`
    what it is in another language; `formulas` says whether `$x$` is one, in which case it is left in TeX for others to draw.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "people": [{}, "Who can be mentioned: name to title and url"],
            "words": [{}, "English words to those of another language"],
            "formulas": [False, "Whether a text between dollars is a formula"],
        }
        self.found: Found = {}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Register what reads and what builds the blocks."""
        words, people = Words(self.getConfig("words")), self.getConfig("people")
        md.block_level_elements.extend(ELEMENTS)
        blocks, tree = md.parser.blockprocessors, md.treeprocessors
        blocks.register(BlockParsing(md.parser, self.found, words), "hub-blocks", _BEFORE_ADMONITION)
        blocks.register(BlankParsing(md.parser, self.found), "hub-blanks", _BEFORE_RULES)
        tree.register(BlockBuilding(md, self.found, words, Tasks(words, people)), "hub-blocks", _BEFORE_TASK_LISTS)
        md.inlinePatterns.register(Blanks(md), "hub-blanks", 175)
        if people:
            md.inlinePatterns.register(Mentions(md, people), "hub-mentions", _BEFORE_EMPHASIS)
        if self.getConfig("formulas"):
            md.ESCAPED_CHARS.append("$")
            md.inlinePatterns.register(Formulas(md), "hub-formulas", _BEHIND_CODE)
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget the blocks of the page before."""
        self.found.clear()


def makeExtension(**options: Any) -> BlocksExtension:  # noqa: N802  Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return BlocksExtension(**options)
