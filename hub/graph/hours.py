"""When people work: how long two of them do so at the same time, wherever they are.

Hours are those of a usual working day, on a clock in UTC with the offsets of the zones at noon of a day. Hours may
cross midnight; the same time twice is round the clock.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from hub.model.people import Person

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of each day: its start, in minutes after midnight in UTC (from 0 to 1439), and its length in minutes."""

    start: int
    length: int


def window(person: Person, day: date) -> Window | None:
    """Return when someone works, or None where hours or zone are not known."""
    return _window(person.hours, person.timezone, day) if person.hours and person.timezone else None


@lru_cache(maxsize=1 << 12)
def _window(hours: str, zone: str, day: date) -> Window:
    start, end = map(_minutes, hours.split("-"))
    noon = datetime.combine(day, time(12), UTC).astimezone(ZoneInfo(zone))
    offset = noon.utcoffset()
    shift = int(offset.total_seconds()) // 60 if offset else 0
    return Window((start - shift) % DAY, (end - start) % DAY or DAY)


@lru_cache(maxsize=1 << 14)
def overlap(first: Window | None, second: Window | None) -> int | None:
    """Return the minutes of a day that two windows have in common, or None where one is not known."""
    if first is None or second is None:
        return None
    return sum(_common(first, second.start + turn, second.length) for turn in (-DAY, 0, DAY))


def _common(window: Window, start: int, length: int) -> int:
    return max(0, min(window.start + window.length, start + length) - max(window.start, start))


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
