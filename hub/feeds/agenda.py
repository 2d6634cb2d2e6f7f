"""What somebody has to do until when, as a calendar of their own: each thing a whole day, the one on which it is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hub.feeds.address import Addresses, first_id, signature
from hub.feeds.ical import Event, calendar
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.values import Moment


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do: what it is about, until when, and in which words.

    `key` tells things about one entry apart: for what it is to be done, and for whom. Parts of it are joined by `+`.
    """

    entry: Entry
    day: date
    title: str
    text: str = ""
    key: str = ""


def agenda(hub: Hub, name: str, found: Iterable[Due], addresses: Addresses) -> str:
    """Return a calendar with all of it, in the order given."""
    return calendar(name, (_event(hub, due, addresses) for due in found), hub.today)


def due_name(entry_id: str, key: str) -> str:
    """Return what calendars call something to do, before the name of the hub."""
    return "+".join(part for part in (entry_id, "due", key) if part)


def _event(hub: Hub, due: Due, addresses: Addresses) -> Event:
    page = addresses.page(due.entry)
    return Event(
        uid=f"{due_name(first_id(due.entry), due.key)}@{signature(hub)}",
        title=due.title,
        at=Moment.model_construct(day=due.day),
        description="\n\n".join(part for part in (due.text, page) if part),
        url=page,
    )
