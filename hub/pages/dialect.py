"""The Markdown that authors may write and the hub writes itself: extensions with their options, features of the theme."""

from collections.abc import Mapping

from hub.blocks.words import ENGLISH
from hub.words.words import Words


class Named(str):
    """A function by its full name, for an option that takes one: a shell looks it up or writes it down."""

    __slots__ = ()


BLOCKS = "hub.blocks"
"""The extension for the blocks of the learning loop."""
MATHS = "pymdownx.arithmatex"
"""The extension for formulas, but those between dollars, which `BLOCKS` reads: it knows money when it sees it."""
FENCES, DIAGRAM = "pymdownx.superfences", "mermaid"
"""The extension for code, and the language of which it makes a diagram."""
EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    BLOCKS: {"formulas": True},
    "md_in_html": {},
    MATHS: {"generic": True, "inline_syntax": ["round"], "inline_tag": "hub-math", "block_tag": "hub-math"},
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {
        "emoji_index": Named("material.extensions.emoji.twemoji"),
        "emoji_generator": Named("hub.site.icons.drawn"),
    },
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    FENCES: {"custom_fences": [{"name": DIAGRAM, "class": DIAGRAM, "format": Named("hub.blocks.diagrams.diagram")}]},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
    "tables": {},
    "toc": {"permalink": True, "slugify": Named("hub.blocks.names.slug_of")},
}
"""The Markdown that authors may write, and the hub's own: extensions with their options."""

FEATURES = (
    "content.code.annotate",
    "content.code.copy",
    "navigation.indexes",
    "navigation.prune",
    "navigation.tabs",
    "navigation.tabs.sticky",
    "navigation.top",
    "search.highlight",
)
"""What the hub turns on in Material."""


def block_words(words: Words) -> Mapping[str, str]:
    """Return what blocks say in a language instead of English: the option `words` of their extension."""
    said = {english: words.say(english) for english in ENGLISH}
    return {english: word for english, word in said.items() if word != english}


def extensions(words: Words) -> Mapping[str, Mapping[str, object]]:
    """Return the extensions with their options, for a hub that speaks a language."""
    said = block_words(words)
    return {**EXTENSIONS, BLOCKS: {**EXTENSIONS[BLOCKS], "words": said}} if said else EXTENSIONS
