"""The Markdown that authors may write and the hub writes itself: extensions with their options, features of the theme."""

from collections.abc import Mapping

EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "hub.blocks": {},
    "md_in_html": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "tables": {},
    "toc": {"permalink": True},
}
"""The Markdown that authors may write, and the hub's own: extensions with their options."""

FEATURES = (
    "content.code.copy",
    "navigation.indexes",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
)
"""What the hub turns on in Material."""
