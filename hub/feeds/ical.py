"""iCalendar (RFC 5545) as text: only what a published calendar needs. Times are in UTC, so no zone has to be described."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hub.feeds.address import ascii_address, sendable
from hub.model.values import Moment

_WIDTH = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Peerhub//hub//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
_NOTHING = (
    *("BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)
"""What stands in a calendar without events, which must hold something (RFC 5545, 3.6)."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something at one time. `uid` never changes; without `minutes` its end is open, and a day without a time is whole."""

    uid: str
    title: str
    at: Moment
    minutes: int | None = None
    cancelled: bool = False
    description: str = ""
    category: str = ""
    contact: str = ""
    place: str | None = None
    url: str | None = None


def calendar(name: str, events: Iterable[Event], stamp: date) -> str:
    """Return a calendar with its events in the order given; `stamp` is the day it was made."""
    found = [line for event in events for line in _event(event, stamp)]
    lines = [
        *_HEAD,
        _text("NAME", name),
        _text("X-WR-CALNAME", name),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *(found or _NOTHING),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _text("UID", event.uid)
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{int(event.cancelled)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield from _times(event)
    yield _text("SUMMARY", event.title)
    for name, text in (
        ("DESCRIPTION", event.description),
        ("LOCATION", event.place),
        ("CATEGORIES", event.category),
        ("CONTACT", event.contact),
    ):
        if text:
            yield _text(name, text)
    if event.url:
        yield f"URL:{ascii_address(event.url)}"
    yield "END:VEVENT"


def _times(event: Event) -> Iterator[str]:
    start = event.at.utc
    if start is None:
        yield f"DTSTART;VALUE=DATE:{event.at.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.at.day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{_utc(start)}"
        if event.minutes:
            yield f"DTEND:{_utc(start + timedelta(minutes=event.minutes))}"


def _utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _text(name: str, text: str) -> str:
    plain = sendable(text).replace("\r\n", "\n").replace("\r", "\n")
    return f"{name}:{plain.translate(_ESCAPED)}"


def folded(line: str) -> str:
    """Return a line in parts of at most 75 bytes, each further one behind a line end and a space; no letter is cut."""
    parts: list[str] = []
    start, width = 0, 0
    for place, letter in enumerate(line):
        size = len(letter.encode())
        if width + size > _WIDTH:
            parts.append(line[start:place])
            start, width = place, 1
        width += size
    return "\r\n ".join((*parts, line[start:]))
