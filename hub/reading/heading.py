"""Headings, and the anchors that Python-Markdown gives them."""

import re
from dataclasses import dataclass

from markdown.extensions.toc import slugify_unicode, unique

from hub.diagnostics import Span
from hub.reading.blocks import Line

LONGEST_HEADING = 1000
"""What is behind this many characters has no part in an anchor."""

_HEADING_ID = re.compile(r"(?:^|\s)#([^\s{}]+)")
_CODE = re.compile(r"(`+)(.+?)\1")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_MARKUP = re.compile(r"<[^<>]*>|\\(?=[^\w\s])|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is its anchor."""

    level: int
    text: str
    id: str
    span: Span


def heading_of(line: Line, path: str, first_line: int, taken: set[str]) -> Heading:
    """Return the heading on a line; `taken` are the anchors before it, to which its own is added."""
    text, listed = _attribute_list(line.text)
    given = _HEADING_ID.search(listed)
    text = plain_text(text[:LONGEST_HEADING])
    anchor = given[1] if given else unique(slugify_unicode(text, "-"), taken)
    return Heading(
        line.level, text, anchor, Span.on_line(path, line.index + first_line, line.column + 1, len(line.text))
    )


def _attribute_list(heading: str) -> tuple[str, str]:
    """Divide a heading into its text and the attribute list at its end."""
    start = heading.rfind("{")
    if start < 0 or not heading.endswith("}"):
        return heading, ""
    return heading[:start].rstrip(), heading[start + 1 : -1].removeprefix(":")


def plain_text(markdown: str) -> str:
    """Return a line of Markdown without its inline markup, as it reads on the page."""
    pieces: list[str] = []
    at = 0
    for code in _CODE.finditer(markdown):
        pieces.extend((_without_markup(markdown[at : code.start()]), code[2].strip()))
        at = code.end()
    pieces.append(_without_markup(markdown[at:]))
    return "".join(pieces).strip()


def _without_markup(text: str) -> str:
    return _MARKUP.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text))).replace("*", "")
