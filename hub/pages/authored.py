"""The text of an author as it stands on the page."""

import re
from itertools import accumulate

from hub.reading.document import Document

_SETEXT = re.compile(r"^(=+|-+)[ ]*$")
_LOWEST = 6


def authored(document: Document, title: str, drafts: frozenset[str] = frozenset()) -> str:
    """Return the body of a document for its page.

    Links to any path of `drafts` become plain text. The page has its title already: a first heading that repeats it is
    left out, and where there are other headings of the first level, all move one level down.
    """
    if document.has_top_heading:
        document = Document(document.path, document.block, _under(document, title), document.first_line)
    return _without_links(document, drafts).strip("\n")


def _without_links(document: Document, drafts: frozenset[str]) -> str:
    """Return a body in which links to drafts are their labels."""
    text = document.body
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    for link in reversed(document.links):
        if link.leads and link.leads.path in drafts and not link.image:
            whole = link.whole
            start = starts[whole.line - document.first_line] + whole.column - 1
            end = starts[whole.end_line - document.first_line] + whole.end_column - 1
            text = text[:start] + link.label + text[end:]
    return text


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
