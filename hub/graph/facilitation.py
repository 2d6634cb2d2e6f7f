"""The neutral role goes round: who has facilitated how often, and whose turn it could be."""

from dataclasses import dataclass
from datetime import date

from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.model.people import Group, Person
from hub.model.session import Session, State

_NEVER = date.min


@dataclass(frozen=True, slots=True)
class Turn:
    """How often someone has facilitated and is going to; `last` is the latest day of it, planned days too."""

    person: Person
    held: int
    planned: int
    last: date | None

    @property
    def times(self) -> int:
        """How often in all."""
        return self.held + self.planned

    @property
    def order(self) -> tuple[int, date, str]:
        """The key of fairness: whoever had the fewest turns first, of these whoever waited longest."""
        return (self.times, self.last or _NEVER, self.person.id)


def turn(hub: Hub, person: Person) -> Turn:
    """Return how often someone facilitates sessions, whichever group's they are."""
    sessions = hub.sources(person.id, Session, "facilitator")
    held = [session.date.day for session in sessions if hub.state(session) is State.HELD]
    planned = [session.date.day for session in sessions if hub.state(session) is State.PLANNED]
    return Turn(person, len(held), len(planned), max((*held, *planned), default=None))


def turns(hub: Hub) -> tuple[Turn, ...]:
    """Return those who have facilitated or are going to, in the order of their names: this is no contest."""
    found = (turn(hub, person) for person in by_title(hub.listed))
    return tuple(one for one in found if one.times)


def whose_turn(hub: Hub, group: Group) -> tuple[Turn, ...]:
    """Return who of a group could facilitate next, the fairest choice first; only those who are here are named."""
    people = hub.those(dict.fromkeys((*group.members, group.facilitator)), Person)
    return tuple(sorted((turn(hub, one) for one in people if one.id in hub.here), key=lambda one: one.order))
