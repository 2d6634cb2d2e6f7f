"""Rules of meetings."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.graph.meetings import recurrence
from hub.model.people import Group
from hub.rules import content


def unknown_recurrences(hub: Hub) -> Iterator[Diagnostic]:
    """Find groups whose rhythm the calendar does not understand."""
    for group in hub.all(Group):
        if group.meets and group.meets.every and recurrence(group.meets) is None:
            span = hub.documents[group.id].span(("meets", "every"))
            message = f"The calendar does not understand “every {group.meets.every}”."
            yield Diagnostic(content.UNKNOWN_RECURRENCE, span, message, content.UNKNOWN_RECURRENCE.fix)
