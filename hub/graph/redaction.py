"""The text of an entry for readers who may not see everything that it names.

Links to what they may not see become plain text, and names of people become `NOBODY`. Everything that is made of a
text for readers is made of this one: pages, search, tasks.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from hub.diagnostics import Span
from hub.edits import Edit, edited_part
from hub.reading.document import Document
from hub.reading.inline import DEFINITION
from hub.reading.parts import Link
from hub.reading.target import target_of

NOBODY = "…"
"""What stands in the place of a name that readers may not see, in any language."""

_NAME = re.compile(r"@\w[\w.-]*")
_LOOKS = re.compile(r"\{:? *[^{}\n ][^{}\n]*\}|")
"""The list of attributes behind a link, such as that of a button, or nothing."""
_DEFINITION = re.compile(
    DEFINITION.pattern + r"""(?:[ \t]*\n?[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*$)?""", re.MULTILINE
)
"""The definition of a link, with its title."""


def redacted(document: Document, paths: Collection[str], names: Iterable[Span]) -> Document:
    """Return a document without links to these paths, and without the names at these places; `original` is as it was written."""
    named = _without_names(document, names)
    return replace(named, body=_without_links(named, paths), original=document)


def _without_names(document: Document, places: Iterable[Span]) -> Document:
    edits = [Edit(span, NOBODY) for span in dict.fromkeys(places)]
    return replace(document, body=edited_part(document.body, edits, document.first_line))


def _without_links(document: Document, paths: Collection[str]) -> str:
    """Return a body in which links to these paths are their labels; a label may hold a link of its own."""
    text = document.body
    while paths and (shorter := _once(document, paths)) != text:
        text = shorter
        document = replace(document, body=text)
    return _DEFINITION.sub(lambda match: _kept_definition(match, document, paths), text)


def _kept_definition(match: re.Match[str], document: Document, paths: Collection[str]) -> str:
    """Return a definition of a link, or the line ends in it where it leads to one of these paths."""
    return "\n" * match[0].count("\n") if _leads(document, match["target"], paths) else match[0]


def _once(document: Document, paths: Collection[str]) -> str:
    edits: list[Edit] = []
    lines = document.body.split("\n")
    for link in reversed(document.links):
        apart = not edits or (link.whole.end_line, link.whole.end_column) <= _begin(edits[-1])
        if apart and not link.image and link.leads and link.leads.path in paths:
            looks = "" if link.html else _looks(lines[link.whole.end_line - document.first_line], link)
            whole = replace(link.whole, end_column=link.whole.end_column + len(looks))
            edits.append(Edit(whole, _NAME.sub(NOBODY, link.label)))
    return edited_part(document.body, edits, document.first_line)


def _looks(line: str, link: Link) -> str:
    """Return the list of attributes behind a link on its last line, if there is one."""
    found = _LOOKS.match(line, link.whole.end_column - 1)
    return found[0] if found else ""


def _begin(edit: Edit) -> tuple[int, int]:
    return edit.span.line, edit.span.column


def _leads(document: Document, link: str, paths: Collection[str]) -> bool:
    target = target_of(document.path, link)
    return target is not None and target.path in paths
