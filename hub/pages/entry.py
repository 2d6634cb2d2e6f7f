"""The page of an entry: the facts of its kind around the text of its author."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.pages.facts import Facts, notices
from hub.pages.learning import guide_facts, lesson_facts
from hub.pages.markup import box, escape, heading, joined
from hub.pages.page import Page
from hub.pages.pen import Pen
from hub.pages.people import group_facts, person_facts
from hub.pages.sessions import session_facts
from hub.pages.topics import path_facts, topic_facts
from hub.reading.document import Document

_FACTS: Mapping[Kind, Callable[[Pen, Any], Facts]] = {
    Kind.LESSON: lesson_facts,
    Kind.GUIDE: guide_facts,
    Kind.SESSION: session_facts,
    Kind.PERSON: person_facts,
    Kind.GROUP: group_facts,
    Kind.TOPIC: topic_facts,
    Kind.PATH: path_facts,
}
_SETEXT = re.compile(r"^(=+|-+)[ ]*$")


def entry_page(hub: Hub, entry: Entry, drafts: frozenset[str] = frozenset()) -> Page:
    """Return the page of an entry; links in its text to any path of `drafts` become plain text."""
    pen = Pen(hub, entry.path)
    facts = _FACTS[entry.kind](pen, entry) if entry.kind in _FACTS else Facts("", "")
    document = hub.documents[entry.id]
    lead = box("summary", escape(entry.summary)) if entry.summary and entry.kind is not Kind.PAGE else ""
    head = joined((title_line(entry.title), *notices(pen, entry), lead, facts.head))
    return Page(
        entry.path, meta_of(entry), head, authored(document, entry.title, drafts), facts.tail, source=entry.path
    )


def meta_of(entry: Entry) -> dict[str, object]:
    """Return what a page tells a theme about itself."""
    meta: dict[str, object] = {"title": entry.title}
    if entry.summary:
        meta["description"] = entry.summary
    if entry.deprecated:
        meta["status"] = entry.status
    meta["hub"] = {"id": entry.id, "kind": entry.kind.value}
    return meta


def title_line(title: str) -> str:
    """Return the heading at the top of a page."""
    return heading(1, title, "top")


def stub(document: Document, entry_id: str, kind: Kind, prefix: str = "content/") -> Page:
    """Return the page that stands in for an entry which could not be read: that it is withheld, and what to type."""
    title = entry_id.rpartition("/")[2] or "home"
    text = f"This page is not shown, because its file has faults. To see them, type: `hub check {prefix}{escape(document.path)}`"
    meta: dict[str, object] = {"title": title, "hub": {"id": entry_id, "kind": kind.value}, "search": {"exclude": True}}
    return Page(document.path, meta, joined((title_line(title), text)), listed=False, source=document.path)


def authored(document: Document, title: str, drafts: frozenset[str] = frozenset()) -> str:
    """Return the text of an author as it stands on the page.

    Links to drafts become plain text. The page has its title already: a first heading that repeats it is left out, and
    where there are other headings of the first level, all move one level down.
    """
    lines = document.body.split("\n")
    for link in reversed(document.links):
        if link.leads and link.leads.path in drafts and not link.image and link.whole.line == link.whole.end_line:
            index = link.whole.line - document.first_line
            line = lines[index]
            lines[index] = line[: link.whole.column - 1] + _plain(link.label, line) + line[link.whole.end_column - 1 :]
    if document.has_top_heading:
        top = [heading for heading in document.headings if heading.level == 1]
        first = document.headings[0]
        if (
            top == [first]
            and " ".join(first.text.split()) == title
            and not document.body[: _offset(document, first.span.line)].strip()
        ):
            _remove(lines, first.span.line - document.first_line)
        else:
            _lower(lines, document)
    return "\n".join(lines).strip("\n")


def _plain(label: str, line: str) -> str:
    return "" if line.lstrip().startswith(f"[{label}]:") else label


def _offset(document: Document, line: int) -> int:
    return sum(len(text) + 1 for text in document.body.split("\n")[: line - document.first_line])


def _remove(lines: list[str], index: int) -> None:
    lines[index] = ""
    if index + 1 < len(lines) and _SETEXT.match(lines[index + 1]):
        lines[index + 1] = ""


def _lower(lines: list[str], document: Document) -> None:
    for found in document.headings:
        index = found.span.line - document.first_line
        line = lines[index]
        margin = len(line) - len(line.lstrip(" \t"))
        if line[margin : margin + 1] == "#":
            lines[index] = f"{line[:margin]}{'' if found.level == 6 else '#'}{line[margin:]}"  # noqa: PLR2004  there is no seventh level
        else:
            lines[index] = f"{'#' * (found.level + 1)} {line.strip()}"
            lines[index + 1] = ""
