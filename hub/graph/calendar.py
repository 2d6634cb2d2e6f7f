"""The calendar: when sessions take place, slot by slot, since one session may have two for two parts of the world."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby

from hub.graph.hub import Hub
from hub.model.session import Session, State
from hub.model.values import Moment


@dataclass(frozen=True, slots=True)
class Slot:
    """One time at which a session takes place; `second` is the one for other time zones."""

    session: Session
    at: Moment
    second: bool = False

    @property
    def order(self) -> tuple[datetime, str, bool]:
        """The key that puts slots in order of time; a day without a time comes before its times."""
        start = self.at.utc or datetime.combine(self.at.day, time(), UTC)
        return (start, self.session.id, self.second)


@dataclass(frozen=True, slots=True)
class Month:
    """The slots of one month, in order of time; each belongs to the month that its own zone has then."""

    year: int
    month: int
    slots: tuple[Slot, ...]

    @property
    def days(self) -> tuple[tuple[date, tuple[Slot, ...]], ...]:
        """The days of the month on which there is something, each with its slots."""
        in_order = sorted(self.slots, key=lambda slot: (slot.at.day, *slot.order))
        return tuple((day, tuple(slots)) for day, slots in groupby(in_order, key=lambda slot: slot.at.day))


def slots(session: Session) -> Iterator[Slot]:
    """Yield the slots of a session: its own, and the second one if there is one."""
    yield Slot(session, session.date)
    if session.also_at:
        yield Slot(session, session.also_at, second=True)


def on_calendar(hub: Hub) -> tuple[Session, ...]:
    """Return what a calendar shows: planned sessions, and those that were called off and would still be to come."""
    cancelled = [session for session in hub.sessions(State.CANCELLED) if session.last_day >= hub.today]
    return (*hub.sessions(State.PLANNED), *cancelled)


def months(sessions: Iterable[Session]) -> tuple[Month, ...]:
    """Return sessions as a calendar: the months in which there is something, in order."""
    found = sorted((slot for session in sessions for slot in slots(session)), key=lambda slot: slot.order)
    in_months = sorted(found, key=_month)
    return tuple(Month(*month, tuple(own)) for month, own in groupby(in_months, key=_month))


def _month(slot: Slot) -> tuple[int, int]:
    return (slot.at.day.year, slot.at.day.month)
