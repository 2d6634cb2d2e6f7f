"""The calendars of a hub: one of all sessions, and one for each group and topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hub.feeds.address import Addresses, first_id, signature
from hub.feeds.ical import Event, calendar
from hub.graph.calendar import Slot, on_calendar, slots
from hub.graph.hub import Hub
from hub.model.people import Group, Person
from hub.model.session import Session, State
from hub.model.topics import Topic

SESSIONS = "sessions.ics"


def calendars(hub: Hub, addresses: Addresses) -> Mapping[str, str]:
    """Return the text of each calendar by its path on the site; that of a group or topic stands beside its page."""
    sessions = on_calendar(hub)
    of: dict[str, list[Session]] = defaultdict(list)
    for session in sessions:
        for entry_id in (*session.topics, *([session.group] if session.group else [])):
            of[entry_id].append(session)
    own = {
        f"{entry.id}.ics": _calendar(hub, f"{entry.title} – {hub.settings.name}", of[entry.id], addresses)
        for entry in (*hub.all(Topic), *hub.all(Group))
    }
    return {SESSIONS: _calendar(hub, hub.settings.name, sessions, addresses), **own}


def _calendar(hub: Hub, name: str, sessions: Iterable[Session], addresses: Addresses) -> str:
    found = sorted((slot for session in sessions for slot in slots(session)), key=lambda slot: slot.order)
    return calendar(name, (_event(hub, slot, addresses) for slot in found), hub.today)


def _event(hub: Hub, slot: Slot, addresses: Addresses) -> Event:
    session = slot.session
    page = addresses.page(session)
    return Event(
        uid=f"{first_id(session)}{'+also' if slot.second else ''}@{signature(hub)}",
        title=session.title,
        at=slot.at,
        minutes=session.minutes,
        cancelled=hub.state(session) is State.CANCELLED,
        description="\n\n".join(part for part in (session.summary, session.join, page) if part),
        category=session.format,
        contact=", ".join(_names(hub, session)),
        place=session.place or session.join,
        url=page or session.join,
    )


def _names(hub: Hub, session: Session) -> Iterator[str]:
    return (person.title for person in hub.those([session.facilitator], Person) if person.listed)
