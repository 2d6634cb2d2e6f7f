"""Derived pages: what the hub makes itself. An author may write at the same path; that text then comes first."""

from dataclasses import replace
from typing import NamedTuple

from hub.pages.facts import title_line
from hub.pages.markup import joined
from hub.pages.page import Page
from hub.pages.pen import Pen


class Sheet(NamedTuple):
    """A derived page before it meets what an author may have written at its path.

    `head` stands below the title, and above that text too. `hide` names what of the theme would be in the way: `navigation`, `toc`.
    """

    path: str
    title: str
    intro: str
    text: str
    head: str = ""
    hide: tuple[str, ...] = ()


def sheet(pen: Pen, title: str, intro: str, *blocks: str, head: str = "", hide: tuple[str, ...] = ()) -> Sheet:
    """Return a sheet; `title` is plain text, all else Markdown."""
    return Sheet(pen.path, title, intro, joined(blocks), head, hide)


def derived_page(found: Sheet, authored: Page | None) -> Page:
    """Return the page of a sheet; with an author's page at its path, that text stands in place of the introduction."""
    if authored:
        head = joined((authored.head, found.head))
        meta = {**authored.meta, **_hidden(found)}
        return replace(authored, meta=meta, head=head, tail=joined((authored.tail, found.text)))
    text = joined((title_line(found.title), found.head, found.intro, found.text))
    return Page(found.path, {"title": found.title, **_hidden(found)}, text)


def _hidden(found: Sheet) -> dict[str, object]:
    return {"hide": list(found.hide)} if found.hide else {}
