"""Divides the HTML that Markdown makes into sections with titles, as the search of Material does, in a seventh of the time.

Only HTML whose tags are written as Markdown writes them is divided here; all other is left to Material's own parser, which
takes any HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

_SPECIAL = re.compile(
    r"<(?:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext|object)\b", re.IGNORECASE
)
"""Where rules of their own hold for what stands inside."""
_TAG = re.compile(
    r"<(?:!--[^<>]*--|(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)"
    r'(?P<attributes>(?: [A-Za-z_:][A-Za-z0-9_:.-]*(?:="[^"<>]*")?)*)(?P<closed> ?/)?)>'
)
_EXCLUDED = re.compile(r' data-search-exclude(?=[ =]|$)| class="linenodiv"')
_ID = re.compile(r' id(?:="([^"]*)")?')
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_KEPT = frozenset("p code pre li ol ul sub sup".split())
_MARK = ' class="headerlink"'
"""What links that lead to their own heading have."""
_GONE = float("inf")
_ATTRIBUTE = "data-search-"
"""How attributes begin by which a page tells the search about a part of it."""
_SEARCHED = re.compile(rf'{_ATTRIBUTE}\w+="[^"]')


@dataclass
class Section:
    """Texts under a heading, with the few tags that results show; `depth` is how deep its heading is nested."""

    tag: str
    depth: float = 0
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    excluded: bool = False

    def is_excluded(self) -> bool:
        """Return whether this is left out."""
        return self.excluded


def sections(html: str) -> list[Section] | None:
    """Return the sections of a page; None where its HTML is not plain."""
    if _SPECIAL.search(html) or "\0" in html:
        return None
    tags = list(_TAG.finditer(html))
    if len(tags) != html.count("<"):
        return None
    dividing, at = _Dividing(), 0
    for tag in tags:
        if tag.start() > at:
            dividing.text(html[at : tag.start()])
        at = tag.end()
        name = tag["name"]
        if name is not None and name not in _VOID:
            if not tag["end"]:
                dividing.open(name, tag["attributes"])
            if tag["end"] or tag["closed"]:
                dividing.close(name)
    if at < len(html):
        dividing.text(html[at:])
    return dividing.found


class _Dividing:
    """What is known while tags and texts come: which tags are open, which section it is, and all sections."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self.opened: list[str] = []
        self.links: list[bool] = []
        self.section: Section | None = None
        self.skipped: set[str] = set()
        """Names of elements that are left out: those of that name around them are, too."""

    def open(self, name: str, attributes: str) -> None:
        """Take up the start of an element."""
        self.opened.append(name)
        self.links.append(name == "a" and _MARK in attributes)
        if name in _HEADINGS and (known := _ID.search(attributes)):
            self._begin(name, known[1], attributes)
        section = self.section or self._preface()
        if _EXCLUDED.search(attributes):
            self.skipped.add(name)
        elif name in _KEPT and self._shows():
            self._place(section).append(f"<{name}>")

    def close(self, name: str) -> None:
        """Take up the end of an element."""
        if not self.opened or self.opened[-1] != name:
            return
        section = self.section or self._preface()
        if section.depth > len(self.opened):
            self.section = section = self._outer(section)
        self.opened.pop()
        self.links.pop()
        if name in self.skipped:
            self.skipped.remove(name)
        elif name in _KEPT and self._shows():
            _end(self._place(section), name)

    def text(self, text: str) -> None:
        """Take up a text."""
        if not self._shows():
            return
        data = unescape(text) if "&" in text else text
        formatted = "pre" in self.opened
        if not formatted:
            data = " " if data.isspace() else data.replace("\n", " ")
        section = self.section or self._preface()
        if section.tag in self.opened:
            if True not in self.links:
                section.title.append(escape(data, quote=False))
        elif not data.isspace():
            section.text.append(escape(data, quote=False))
        elif formatted or not section.text or not section.text[-1].isspace():
            section.text.append(data)

    def _shows(self) -> bool:
        return not self.skipped or self.skipped.isdisjoint(self.opened)

    def _begin(self, name: str, known: str | None, attributes: str) -> None:
        depth = len(self.opened)
        if name != "h1" and not self.found:
            self.found.append(Section("hx", depth))
        self.section = Section(name, depth, unescape(known) if known and self.found else None)
        self.section.excluded = "data-search-exclude" in attributes and bool(_EXCLUDED.search(attributes))
        self.found.append(self.section)

    def _preface(self) -> Section:
        """Begin a section for what stands before all headings."""
        self.section = Section("hx")
        self.found.append(self.section)
        return self.section

    def _outer(self, section: Section) -> Section:
        """Return the section around one whose heading stands in an element that ends here."""
        around = (one for one in reversed(self.found) if one.depth <= len(self.opened))
        found = next(around, None)
        if found is None:
            return section
        section.depth = _GONE
        return found

    def _place(self, section: Section) -> list[str]:
        return section.title if section.tag in self.opened else section.text


def _end(place: list[str], name: str) -> None:
    """Write the end of an element, unless nothing but spaces has come since the first of its kind began, which goes then."""
    first = place.index(f"<{name}>")
    if all(part.isspace() for part in place[first + 1 :]):
        del place[first:]
    else:
        place.append(f"</{name}>")


class Glancing:
    """Does what `re` does, and finds at once that a text without marks for the search has none."""

    def __getattr__(self, name: str) -> object:
        return getattr(re, name)

    @staticmethod
    def sub(pattern: str, by: str, text: str) -> str:
        """Return a text without what matches a pattern."""
        looks = _ATTRIBUTE not in pattern or type(text) is not str or _SEARCHED.search(text)
        return re.sub(pattern, by, text) if looks else text
