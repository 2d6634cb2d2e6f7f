"""How entries are referred to: what the names of a hub mean, and what was written for a reference."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hub.diagnostics import Span
from hub.graph.hub import Hub
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.shape import Shape, shape_of
from hub.reading.body import mentioned
from hub.reading.document import Document
from hub.reading.doers import doers
from hub.reading.names import Names, id_meant

IN_BODY = frozenset({"links", "mentions", "doers"})
"""What edges of the text are called; all others are those of fields."""


class Reference(NamedTuple):
    """A reference as it stands in a file; `kinds` are those it may lead to (none: any), `marked` means with an `@`."""

    target: str
    written: str
    span: Span
    kinds: tuple[Kind, ...]
    marked: bool = False


def names_of(entries: Iterable[Entry]) -> Names:
    """Return the names of entries, with their aliases."""
    names = Names()
    for entry in entries:
        names.add(entry.id, entry.kind)
        names.aliases.update(dict.fromkeys((id_meant(alias) for alias in entry.aliases), entry.id))
    return names


def references(hub: Hub, names: Names) -> Iterator[Reference]:
    """Yield every reference by name: those of fields, mentions and doers in texts, those of `hub.yml`."""
    for edge in hub.edges:
        if edge.via not in IN_BODY:
            document = hub.documents[edge.source]
            kinds = _kinds(shape_of(type(hub.entries[edge.source])), edge)
            yield Reference(edge.target, written(document, edge.span), edge.span, kinds)
    for document in hub.documents.values():
        for name, span in _named_in_text(document):
            if (person := mentioned(name, names)) is not None:
                plain = name if names.resolve(name, (Kind.PERSON,)).id else name.partition(".")[0]
                place = Span.on_line(span.path, span.line, span.column + 1, len(plain))
                yield Reference(person, plain, place, (Kind.PERSON,), marked=True)
    yield from _of_settings(hub, names)


def _named_in_text(document: Document) -> Iterator[tuple[str, Span]]:
    yield from ((mention.name, mention.span) for mention in document.mentions)
    yield from doers(document)


def _of_settings(hub: Hub, names: Names) -> Iterator[Reference]:
    document = hub.settings_document
    for index, case in enumerate(hub.settings.search):
        span = document.span(("search", index, "expect"))
        text = written(document, span)
        if names.resolve(text.strip("\"'"), ()).id == case.expect:
            yield Reference(case.expect, text, span, ())


def _kinds(shape: Shape, edge: Edge) -> tuple[Kind, ...]:
    """Return the kinds that a field takes."""
    for part in edge.via.split("."):
        shape = (shape.keys or {})[part]
        while not shape.refers and (inner := shape.items or (shape.each[0] if shape.each else None)):
            shape = inner
    return shape.refers.kinds if shape.refers else ()


def written(document: Document, span: Span) -> str:
    """Return what stands at a place of a file, if it lies on one line; nothing for other places."""
    if span.line != span.end_line:
        return ""
    in_body = span.line >= document.first_line and document.path.endswith(".md")
    text, first = (document.body, document.first_line) if in_body else (document.block or "", document.block_line)
    return text.split("\n")[span.line - first][span.column - 1 : span.end_column - 1]
