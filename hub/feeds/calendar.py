"""The calendars of a hub: one of all sessions, and one for each group and topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hub.feeds.address import Addresses, first_id, signature
from hub.feeds.ical import Event, calendar
from hub.graph import places
from hub.graph.calendar import Slot, on_calendar, slots
from hub.graph.hub import Hub
from hub.graph.meetings import meetings
from hub.model.people import Group, Person
from hub.model.session import Session, State
from hub.model.topics import Topic


def calendars(hub: Hub, addresses: Addresses) -> Mapping[str, str]:
    """Return the text of each calendar by its path on the site; that of a group or topic stands beside its page."""
    sessions = on_calendar(hub)
    of: dict[str, list[Session]] = defaultdict(list)
    for session in sessions:
        for entry_id in (*session.topics, *([session.group] if session.group else [])):
            of[entry_id].append(session)
    files = {places.SUBSCRIPTION: calendar(hub.settings.name, _events(hub, sessions, addresses), hub.today)}
    for topic in hub.all(Topic):
        files[f"{topic.id}.ics"] = calendar(_name(hub, topic), _events(hub, of[topic.id], addresses), hub.today)
    for group in hub.all(Group):
        events = (*_events(hub, of[group.id], addresses), *_meetings(hub, group, addresses))
        files[f"{group.id}.ics"] = calendar(_name(hub, group), events, hub.today)
    return files


def _name(hub: Hub, entry: Topic | Group) -> str:
    return f"{entry.title} – {hub.settings.name}"


def _events(hub: Hub, sessions: Iterable[Session], addresses: Addresses) -> Iterator[Event]:
    found = sorted((slot for session in sessions for slot in slots(session)), key=lambda slot: slot.order)
    return (_event(hub, slot, addresses) for slot in found)


def _meetings(hub: Hub, group: Group, addresses: Addresses) -> Iterator[Event]:
    """Yield the next meetings of a group, each with the day in its UID: which day it is makes it this meeting."""
    page, join = addresses.page(group), group.meets.join if group.meets else None
    for meeting in meetings(hub, group):
        yield Event(
            uid=f"{first_id(group)}/{meeting.at.day.isoformat()}@{signature(hub)}",
            title=group.title,
            at=meeting.at,
            minutes=meeting.minutes,
            description="\n\n".join(part for part in (group.purpose, join, page) if part),
            contact=", ".join(_names(hub, group)),
            place=join,
            url=page or join,
        )


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


def _names(hub: Hub, entry: Session | Group) -> Iterator[str]:
    people = hub.those([entry.facilitator], Person)
    return (person.title for person in people if person.listed and not hub.has_left(person))
