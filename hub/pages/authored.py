"""The text of an author as it stands on the page."""

import posixpath
import re
from dataclasses import replace
from itertools import accumulate

from hub.diagnostics import Span
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.pages.markup import link as link_to
from hub.reading.document import Document
from hub.reading.inline import DEFINITION
from hub.reading.parts import Link
from hub.reading.target import target_of

_SETEXT = re.compile(r"^(=+|-+)[ ]*$")
_LOWEST = 6


def text_of(hub: Hub, entry: Entry, drafts: frozenset[str] = frozenset()) -> str:
    """Return the text of an entry for its page: `authored`, with a link in the place of each mention of a person."""
    return authored(_with_people(hub, entry), entry.title, drafts)


def _with_people(hub: Hub, entry: Entry) -> Document:
    """Return a document in which `@ada` is a link to her page.

    Headings and the first lines of blocks stay as they are: their anchors come from what the author wrote.
    """
    document = hub.documents[entry.id]
    fixed = {found.span.line for found in document.headings} | {block.span.line for block in document.blocks}
    people = {edge.span: edge.target for edge in hub.out(entry.id) if edge.via in ("mentions", "doers")}
    if not people:
        return document
    lines = document.body.split("\n")
    for span in sorted(people, reverse=True):
        if span.line not in fixed:
            person = hub.entries[people[span]]
            at = span.line - document.first_line
            target = posixpath.relpath(person.path, posixpath.dirname(entry.path) or ".")
            lines[at] = _replaced(lines[at], span, people[span], link_to(person.title, target))
    return replace(document, body="\n".join(lines))


def _replaced(line: str, span: Span, person: str, link: str) -> str:
    """Return a line with a link in the place of a name; what follows a full stop in it may be the next sentence."""
    start, end = span.column - 1, span.end_column - 1
    name, dot, rest = line[start:end].partition(".")
    whole = not dot or person.endswith(line[start + 1 : end])
    return f"{line[:start]}{link}{'' if whole else dot + rest}{line[end:]}" if name else line


def authored(document: Document, title: str, drafts: frozenset[str] = frozenset()) -> str:
    """Return the body of a document for its page.

    Links to any path of `drafts` become plain text. The page has its title already: a first heading that repeats it is
    left out, and where there are other headings of the first level, all move one level down.
    """
    if document.has_top_heading:
        document = replace(document, body=_under(document, title))
    return _without_links(document, drafts).strip("\n")


def _without_links(document: Document, drafts: frozenset[str]) -> str:
    """Return a body in which links to drafts are their labels; a label may hold a link of its own."""
    text = document.body
    while drafts and (shorter := _once(document, drafts)) != text:
        text = shorter
        document = replace(document, body=text)
    return DEFINITION.sub(lambda match: "" if _leads(document, match["target"], drafts) else match[0], text)


def _once(document: Document, drafts: frozenset[str]) -> str:
    text, at = document.body, len(document.body) + 1
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    for link in reversed(document.links):
        start, end = (starts[line - document.first_line] + column - 1 for line, column in _ends(link))
        if end <= at and not link.image and link.leads and link.leads.path in drafts:
            text, at = text[:start] + link.label + text[end:], start
    return text


def _ends(link: Link) -> tuple[tuple[int, int], tuple[int, int]]:
    return (link.whole.line, link.whole.column), (link.whole.end_line, link.whole.end_column)


def _leads(document: Document, link: str, drafts: frozenset[str]) -> bool:
    target = target_of(document.path, link)
    return target is not None and target.path in drafts


def _under(document: Document, title: str) -> str:
    """Return a body whose headings stand under the title of the page."""
    lines = document.body.split("\n")
    first, *others = document.headings
    index = first.span.line - document.first_line
    alone = first.level == 1 and all(heading.level > 1 for heading in others)
    if alone and " ".join(first.text.split()) == title and not "".join(lines[:index]).strip():
        lines[index] = ""
        if index + 1 < len(lines) and _SETEXT.match(lines[index + 1]):
            lines[index + 1] = ""
    else:
        _lower(lines, document)
    return "\n".join(lines)


def _lower(lines: list[str], document: Document) -> None:
    for found in document.headings:
        index = found.span.line - document.first_line
        line = lines[index]
        margin = len(line) - len(line.lstrip(" \t"))
        if line[margin : margin + 1] == "#":
            lines[index] = f"{line[:margin]}{'' if found.level == _LOWEST else '#'}{line[margin:]}"
        else:
            lines[index] = f"{'#' * (found.level + 1)} {line.strip()}"
            lines[index + 1] = ""
