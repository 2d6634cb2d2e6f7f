"""Rules of who may see what: references from many readers to few, and people who vanish with a field."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.audience import WHOLE, Audience
from hub.graph.hub import Hub
from hub.model.edge import Edge
from hub.model.people import Person
from hub.rules import audiences


def narrower_references(hub: Hub) -> Iterator[Diagnostic]:
    """Find references to entries that some readers of the one that refers to them may not see."""
    order = hub.settings.audiences
    narrow = {one.id for one in hub.entries.values() if one.audience in order[1:]}
    for edge in hub.edges if narrow else ():
        target, audience = hub.entries[edge.target], _audience_of(hub, edge)
        if edge.target in narrow and audience in order and not Audience(order, audience).sees(target.audience):
            message = (
                f"`{target.id}` is for `{target.audience}`, and this is for `{audience}`: some readers will not see it."
            )
            place = hub.documents[target.id].span(("audience",))
            yield Diagnostic(
                audiences.NARROWER_REFERENCE, edge.span, message, audiences.NARROWER_REFERENCE.fix, related=(place,)
            )


def withheld_people(hub: Hub) -> Iterator[Diagnostic]:
    """Find people of whom some readers see nothing, because of one field."""
    order = hub.settings.audiences
    for person in hub.all(Person):
        for name in sorted(WHOLE & person.audiences.keys()):
            word = person.audiences[name]
            if word in order and not Audience(order, person.audience or order[0]).sees(word):
                message = f"Without `{name}` there is nobody to show, so only `{word}` sees anything of {person.title}."
                span = hub.documents[person.id].span(("audiences", name))
                yield Diagnostic(
                    audiences.WITHHELD_PERSON, span, message, f"Write `audience: {word}` for all of them instead."
                )


def _audience_of(hub: Hub, edge: Edge) -> str:
    """Return who reads a reference: the narrower one of the audiences of its entry and of its field."""
    source, order = hub.entries[edge.source], hub.settings.audiences
    own = source.audiences.get(edge.via.partition(".")[0]) if isinstance(source, Person) else None
    return max((source.audience or order[0], own or order[0]), key=lambda one: order.index(one) if one in order else -1)
