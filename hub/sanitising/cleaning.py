"""The last step for an author's text: only markup that is known to be harmless stays, and it is balanced."""

import nh3

from hub.sanitising.allowed import ATTRIBUTES, SCHEMES, TAGS, kept

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    attribute_filter=kept,
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
    clean_content_tags={"script", "style"},
)
_TEXT_ONLY = nh3.Cleaner(tags=set(), clean_content_tags={"script", "style"})


def sanitised(html: str) -> str:
    """Return HTML of an author's text with nothing in it that could run, load or capture anything."""
    return str(_CLEANER.clean(html))


def text_only(html: str) -> str:
    """Return HTML without any tag: text with its entities."""
    return str(_TEXT_ONLY.clean(html)) if "<" in html else html
