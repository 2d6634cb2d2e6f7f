"""The last step for an author's text: only markup that is known to be harmless stays, and it is balanced."""

import re
from collections.abc import Callable, Mapping
from html import unescape

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
_FRAME = re.compile(r"<iframe((?: [\w-]+=\"[^\"<>]*\")*)>[^<]*(?:<(?!/iframe>)[^<]*)*</iframe>")
_PICTURE = re.compile(r"<img((?: [\w-]+=\"[^\"<>]*\")*)>")
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
"""How nh3 writes attributes: it lets no `<`, `>` or quote into their values. What stands in a frame is text to it."""
_MOST_READINGS = 6
_TEXT_ONLY = nh3.Cleaner(tags=set(), clean_content_tags={"script", "style"})


def harmless(html: str) -> str:
    """Return HTML of an author's text with nothing in it that could run, load or capture anything but frames."""
    return str(_CLEANER.clean(html))


def settled(html: str) -> str:
    """Return the same of HTML that an author wrote by hand: it is what a browser makes of it, too.

    Where a tag is taken out, what stood in it can mean something else in its new place, so the result is read again until
    nothing changes. Raises `ValueError` where that takes no end.
    """
    for _ in range(_MOST_READINGS):
        before, html = html, harmless(html)
        if html == before:
            return html
    message = "its tags stand in one another in a way that no two programs understand alike"
    raise ValueError(message)


def _nothing(frame: Mapping[str, str]) -> str:
    """Leave a frame out."""
    del frame
    return ""


def without_frames(clean: str, shown: Callable[[Mapping[str, str]], str] = _nothing) -> str:
    """Return harmless HTML with what is `shown` for its attributes in the place of each frame: HTML of the hub's own."""
    if "<iframe" not in clean:
        return clean
    found = _FRAME.sub(
        lambda frame: shown({name: unescape(value) for name, value in _ATTRIBUTE.findall(frame[1])}), clean
    )
    return found if "<iframe" not in found else str(_TEXT_ONLY.clean(clean))


def sanitised(html: str, shown: Callable[[Mapping[str, str]], str] = _nothing) -> str:
    """Return HTML of an author's text with nothing in it that could run, load or capture anything."""
    return without_frames(harmless(html), shown)


def with_words_of_pictures(clean: str) -> str:
    """Return harmless HTML with the words that describe a picture in the place of each that has no address, or lost it."""
    return _PICTURE.sub(_picture, clean) if "<img" in clean else clean


def _picture(picture: re.Match[str]) -> str:
    said = dict(_ATTRIBUTE.findall(picture[1]))
    return picture[0] if "src" in said else said.get("alt", "")


def text_only(html: str) -> str:
    """Return HTML without any tag: text with its entities."""
    return str(_TEXT_ONLY.clean(html)) if "<" in html else html
