"""Days and times in another form than the hub's: what they mean, where they can mean one thing only."""

import re
from collections.abc import Iterable
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_TIME = re.compile(r"(\S+?)(?:T|,? +(?:at +)?)(\d{1,2}):(\d{2})(?::\d{2})? *(.*)", re.ASCII)
_OFFSET = re.compile(r"(?:UTC|GMT)? ?([+-])(\d{1,2})(?::?(\d{2}))?", re.ASCII)
_MONTHS = 12
_HOURS, _MINUTES = 24, 60


def days_meant(text: str) -> list[date]:
    """Return the days that a text may mean; with points the day comes before the month, with strokes either may."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _days(match[1], [(match[3], match[4])])
    if not (match := _YEAR_LAST.fullmatch(text)):
        return []
    day_first, month_first = (match[3], match[1]), (match[1], match[3])
    if int(match[3]) > _MONTHS:
        return _days(match[4], [month_first])
    return _days(match[4], [day_first] if match[2] == "." else [day_first, month_first])


def _days(year: str, parts: Iterable[tuple[str, str]]) -> list[date]:
    found = (_date(year, month, day) for month, day in parts)
    return list(dict.fromkeys(day for day in found if day))


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def time_meant(text: str) -> str | None:
    """Return what is wrong with a text that means a day and a time, and what to write; None where it means none."""
    match = _TIME.fullmatch(text)
    days = days_meant(match[1]) if match else []
    if match is None or not days or int(match[2]) >= _HOURS or int(match[3]) >= _MINUTES:
        return None
    if len(days) > 1:
        return f"has a day that can be two; write {' or '.join(map(str, days))}, and the time with its zone behind it"
    start, zone = f"{days[0]}T{int(match[2]):02}:{match[3]}", match[4].strip()
    if not zone:
        return f'has a time without a zone; write "{start}+00:00", with the offset of the place instead of +00:00'
    if zone in {"Z", "UTC", "GMT"}:
        return f'is not a day and time; write it as "{start}+00:00"'
    if offset := _OFFSET.fullmatch(zone):
        return f'is not a day and time; write it as "{start}{offset[1]}{int(offset[2]):02}:{offset[3] or "00"}"'
    return f'has a zone that is no offset; write "{start}+00:00", with the offset of {zone} instead of +00:00'
