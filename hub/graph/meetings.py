"""When groups meet: from `meets` to days and times.

`every` is a small language: `Tuesday`; `second Tuesday` (of the month; `first` to `fourth`, and `last`); `other Tuesday`
or `two weeks on Tuesday` (up to `four`), counted from the day that `from` gives. Capitals, `every ` in front and
`of the month` behind make no difference. The clock on the wall stays the same when the zone changes its time.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from hub.graph.hub import Hub
from hub.model.people import Group, Meets
from hub.model.values import Moment

AHEAD = 12
"""How many meetings a calendar looks ahead."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_WEEKS = {"other": 2, "two weeks on": 2, "three weeks on": 3, "four weeks on": 4}
_EVERY = re.compile(
    rf"(?:every )?(?:({'|'.join(_PLACES)}) |({'|'.join(_WEEKS)}) )?({'|'.join(_DAYS)})(?: of (?:the|each|every) month)?"
)
_WEEK = 7
_START, _END = date(1, 1, 3), date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A weekday: of every so many weeks, or at a place in the month (1 to 4, or -1 for the last)."""

    weekday: int
    weeks: int = 1
    place: int | None = None

    def days(self, since: date, first: date | None = None) -> Iterator[date]:
        """Yield the days from `since` on, in order, none before `first`, from which weeks are counted."""
        found = self._in_months(since) if self.place else self._in_weeks(since, first or since)
        return (day for day in found if first is None or day >= first)

    def _in_weeks(self, since: date, first: date) -> Iterator[date]:
        step = self.weeks * _WEEK
        start = first.toordinal() + (self.weekday - first.weekday()) % _WEEK
        skipped = max(-((start - since.toordinal()) // step), 0)
        return map(date.fromordinal, range(start + skipped * step, _END.toordinal(), step))

    def _in_months(self, since: date) -> Iterator[date]:
        for index in count(since.year * 12 + since.month - 1):
            year, month = divmod(index, 12)
            if year >= _END.year:
                return
            day = self._in_month(year, month + 1)
            if day >= since:
                yield day

    def _in_month(self, year: int, month: int) -> date:
        weekday, length = monthrange(year, month)
        earliest = 1 + (self.weekday - weekday) % _WEEK
        if self.place == -1:
            return date(year, month, earliest + (length - earliest) // _WEEK * _WEEK)
        return date(year, month, earliest + ((self.place or 1) - 1) * _WEEK)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a group; `at` is in the zone that the group gives, and a whole day where time or zone are missing."""

    group: Group
    at: Moment
    minutes: int | None

    @property
    def last_day(self) -> date:
        """The day on which it ends: in UTC where it has a time."""
        return (self.at.utc + timedelta(minutes=self.minutes or 0)).date() if self.at.utc else self.at.day


def recurrence(meets: Meets) -> Recurrence | None:
    """Return how often a group meets, or None where that is not said or not understood."""
    match = _EVERY.fullmatch(" ".join((meets.every or "").lower().split()))
    if match is None:
        return None
    place, weeks, weekday = match.groups()
    if weeks and (meets.from_ is None or match[0].endswith("month")):
        return None
    return Recurrence(_DAYS.index(weekday), _WEEKS.get(weeks, 1), _PLACES.get(place))


def meetings(hub: Hub, group: Group, most: int = AHEAD) -> tuple[Meeting, ...]:
    """Return the next meetings of a group, today's among them; none where it does not say when, or is no more."""
    meets = group.meets
    rhythm = recurrence(meets) if meets else None
    if meets is None or rhythm is None or group.deprecated:
        return ()
    since = date.fromordinal(max(hub.today.toordinal() - _longest(meets), _START.toordinal()))
    found = (Meeting(group, _moment(day, meets), meets.minutes) for day in rhythm.days(since, meets.from_))
    return tuple(islice((meeting for meeting in found if meeting.last_day >= hub.today), most))


def _longest(meets: Meets) -> int:
    """Return how many days ago a meeting that is not over may have begun, whatever the zone."""
    return (meets.minutes or 0) // (24 * 60) + 2


def _moment(day: date, meets: Meets) -> Moment:
    if meets.at is None or meets.timezone is None:
        return Moment.model_construct(day=day)
    hour, minute = map(int, meets.at.split(":"))
    return Moment.model_construct(day=day, at=datetime.combine(day, time(hour, minute), ZoneInfo(meets.timezone)))
