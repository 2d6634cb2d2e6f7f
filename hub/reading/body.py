"""What the text of an entry names: entries it links to, people it mentions."""

from collections.abc import Iterator, Mapping

from hub.blocks.words import DOERS
from hub.diagnostics import Diagnostic, Span
from hub.model.edge import Edge
from hub.model.kind import Kind
from hub.reading.document import Document, Mention
from hub.reading.names import Names, closest
from hub.rules import schema


def mentioned(name: str, names: Names) -> str | None:
    """Return the id of the person that an `@name` in a text means; what follows a full stop may be the next sentence."""
    whole = names.resolve(name, (Kind.PERSON,)).id
    return whole or names.resolve(name.partition(".")[0], (Kind.PERSON,)).id


def read_body(
    document: Document, entry_id: str, names: Names, paths: Mapping[str, str]
) -> tuple[list[Edge], list[Diagnostic]]:
    """Return the edges that links, mentions and doers make, and the names that are nobody's; `paths` gives the id at each path."""
    edges = [*_links(document, entry_id, paths)]
    faults: list[Diagnostic] = []
    for mention in document.mentions:
        person = mentioned(mention.name, names)
        if person is None:
            faults.append(_nobody(mention, names))
        elif person != entry_id:
            edges.append(Edge(entry_id, "mentions", person, mention.span))
    for name, place in _doers(document):
        person = mentioned(name, names)
        if person is None:
            faults.append(_no_doer(name, place, names))
        elif person != entry_id:
            edges.append(Edge(entry_id, "doers", person, place))
    return edges, faults


def _links(document: Document, entry_id: str, paths: Mapping[str, str]) -> Iterator[Edge]:
    for link in document.links:
        target = None if link.image else link.leads
        other = paths.get(target.path) if target else None
        if other is not None and other != entry_id:
            yield Edge(entry_id, "links", other, link.span)


def _doers(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the names of those who are to do a task, and where; words such as `it` are no people."""
    for task in document.tasks:
        if task.doer and task.doer.lower() not in DOERS:
            yield task.doer, Span.on_line(document.path, task.span.line, task.span.column, len(task.doer) + 1)


def _no_doer(name: str, place: Span, names: Names) -> Diagnostic:
    near = closest(name, [one for one in (closest(name, DOERS), names.nearest(name, (Kind.PERSON,))) if one])
    who = f"Write {', '.join(DOERS)} or the id of a person; in backticks it is no doer."
    return Diagnostic(
        schema.UNKNOWN_DOER,
        place,
        f"There is nobody `{name}` to do this task.",
        f"Did you mean `@{near}`? {who}" if near else who,
        f"@{near}" if near else None,
    )


def _nobody(mention: Mention, names: Names) -> Diagnostic:
    near = names.nearest(mention.name, (Kind.PERSON,))
    hint = (
        f"Did you mean `@{near}`? If it is no person, put it in backticks."
        if near
        else "Write the id of a person, or put it in backticks."
    )
    return Diagnostic(
        schema.UNKNOWN_MENTION,
        mention.span,
        f"There is no person `{mention.name}`.",
        hint,
        f"@{near}" if near else None,
    )
