"""What the text of an entry names: entries it links to, people it mentions."""

from collections.abc import Iterator, Mapping

from hub.diagnostics import Diagnostic, Span, brief
from hub.model.edge import Edge
from hub.model.kind import Kind
from hub.reading.document import Document
from hub.reading.doers import doers, nobody_to_do, unclear_doers
from hub.reading.names import Names
from hub.reading.parts import Mention
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
    faults = [*unclear_doers(document, names)]
    unclear = {fault.span.line: fault.span for fault in faults}
    for mention in document.mentions:
        person = mentioned(mention.name, names)
        if person is None and not _within(mention.span, unclear.get(mention.span.line)):
            faults.append(_nobody(mention, names))
        elif person is not None and person != entry_id:
            edges.append(Edge(entry_id, "mentions", person, mention.span))
    for name, place in doers(document):
        person = mentioned(name, names)
        if person is None:
            faults.append(nobody_to_do(name, place, names))
        elif person != entry_id:
            edges.append(Edge(entry_id, "doers", person, place))
    return edges, faults


def _links(document: Document, entry_id: str, paths: Mapping[str, str]) -> Iterator[Edge]:
    for link in document.links:
        target = None if link.image else link.leads
        other = paths.get(target.path) if target else None
        if other is not None and other != entry_id:
            yield Edge(entry_id, "links", other, link.span)


def _within(place: Span, whole: Span | None) -> bool:
    return whole is not None and whole.column <= place.column and place.end_column <= whole.end_column


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
        f"There is no person `{brief(mention.name)}`.",
        hint,
        f"@{near}" if near else None,
        sure=False,
    )
