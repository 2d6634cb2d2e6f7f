"""Working days: Monday to Friday, everywhere. Holidays differ from office to office, so the hub does not guess them."""

from datetime import date, timedelta

WEEK = 5


def workday(start: date, number: int) -> date:
    """Return the working day that comes so many (0 or more) working days after the first one from a day on.

    The last day of all where there is none.
    """
    try:
        first = start + timedelta(days=7 - start.weekday()) if start.weekday() >= WEEK else start
        monday = first - timedelta(days=first.weekday())
        weeks, rest = divmod(first.weekday() + number, WEEK)
        return monday + timedelta(days=weeks * 7 + rest)
    except OverflowError:
        return date.max


def workday_until(day: date) -> date:
    """Return a day if it is a working day, else the last one before it."""
    return day - timedelta(days=max(day.weekday() - WEEK + 1, 0))


def workday_before(day: date, number: int = 1) -> date:
    """Return the working day that comes so many (1 or more) working days before a day."""
    monday = day - timedelta(days=day.weekday())
    weeks, rest = divmod(min(day.weekday(), WEEK) - number, WEEK)
    return monday + timedelta(days=weeks * 7 + rest)
