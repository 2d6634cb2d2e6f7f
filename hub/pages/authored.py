"""The text of an author as it stands on the page."""

import posixpath
import re
from dataclasses import replace

from hub.diagnostics import Span
from hub.edits import Edit, edited_part
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.pages.markup import link as link_to
from hub.reading.document import Document
from hub.reading.doers import doers

_SETEXT = re.compile(r"^(=+|-+)[ ]*$")
_LOWEST = 6


def text_of(hub: Hub, entry: Entry) -> str:
    """Return the text of an entry for its page: `authored`, with a link in the place of each mention of a person."""
    document = _with_people(hub, entry)
    plain = not hub.documents[
        entry.id
    ].has_top_heading  # links make no headings, so the text is not read again for that
    return document.body.strip("\n") if plain else authored(document, entry.title)


def _with_people(hub: Hub, entry: Entry) -> Document:
    """Return a document in which `@ada` is a link to her page.

    Headings and the first lines of blocks stay as they are: their anchors come from what the author wrote.
    """
    document = hub.documents[entry.id]
    people = _people(hub, entry)
    if not people:
        return document
    fixed = {found.span.line for found in document.headings} | {block.span.line for block in document.blocks}
    named = (*((one.name, one.span) for one in document.mentions), *doers(document))
    edits = [
        _link(hub, entry, name, people[name], span) for name, span in named if name in people and span.line not in fixed
    ]
    return replace(document, body=edited_part(document.body, edits, document.first_line))


def _people(hub: Hub, entry: Entry) -> dict[str, str]:
    """Return whom the names in a text mean, by the names as they were written."""
    document = hub.documents[entry.id].written
    found = [edge for edge in hub.out(entry.id) if edge.via in ("mentions", "doers")]
    lines = document.body.split("\n") if found else []
    return {
        lines[edge.span.line - document.first_line][edge.span.column : edge.span.end_column - 1]: edge.target
        for edge in found
    }


def _link(hub: Hub, entry: Entry, name: str, person_id: str, span: Span) -> Edit:
    """Return a link in the place of a name; what follows a full stop in it may be the next sentence."""
    person = hub.entries[person_id]
    target = posixpath.relpath(person.path, posixpath.dirname(entry.path) or ".")
    _, dot, rest = name.partition(".")
    whole = not dot or person_id.endswith(name)
    return Edit(span, f"{link_to(person.title, target)}{'' if whole else dot + rest}")


def authored(document: Document, title: str) -> str:
    """Return the body of a document for its page.

    The page has its title already: a first heading that repeats it is left out, and where there are other headings of the
    first level, all move one level down.
    """
    if document.has_top_heading:
        document = replace(document, body=_under(document, title))
    return document.body.strip("\n")


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
