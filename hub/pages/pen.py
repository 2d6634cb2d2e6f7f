"""A pen: writes Markdown for one page, and knows where that page stands, so that its links are right."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from hub.graph.hub import Hub
from hub.graph.journey import Time
from hub.model.entry import Entry
from hub.model.people import Person
from hub.model.values import Moment
from hub.pages.markup import escape, link, sentence, web

_HOUR = 60
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes for the page at `path` of a hub."""

    hub: Hub
    path: str

    def to(self, entry: Entry, text: str | None = None) -> str:
        """Return a link to an entry, with its title."""
        return self.place(entry.path, text or entry.title)

    def place(self, path: str, text: str) -> str:
        """Return a link to a source path, with an anchor perhaps."""
        target, mark, anchor = path.partition("#")
        if target == self.path:
            return link(text, f"#{anchor}") if anchor else escape(text)
        return link(text, f"{_relative(target, posixpath.dirname(self.path))}{mark}{anchor}")

    def outside(self, text: str, target: str | None) -> str:
        """Return a link to a web address or a source path of the settings; plain text where it leads nowhere."""
        if not target:
            return escape(text)
        if urlsplit(target).scheme in ("http", "https", "mailto"):
            return web(text, target)
        path = target.partition("#")[0]
        known = self.hub.at(path) is not None or path in self.hub.files
        return self.place(target, text) if known else escape(text)

    def names(self, entries: Iterable[Entry]) -> str:
        """Return entries as links in a sentence."""
        return sentence([self.to(entry) for entry in entries])

    def all(self, ids: Iterable[str]) -> str:
        """Return the entries with these ids that are in the hub, as links in a sentence."""
        return self.names(self.hub.those(ids, Entry))

    def people(self, ids: Iterable[str]) -> str:
        """Return the people with these ids that are in the hub, as links in a sentence."""
        return self.names(self.hub.those(ids, Person))

    def entry_line(self, entry: Entry, *facts: str) -> str:
        """Return a line for a list: the title as a link, facts in brackets, and the summary."""
        told = f" ({', '.join(fact for fact in facts if fact)})" if any(facts) else ""
        summary = f": {escape(entry.summary)}" if entry.summary else ""
        return f"{self.to(entry)}{told}{summary}"


@lru_cache(maxsize=1 << 16)
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")


def day(value: date) -> str:
    """Return a day as people read it: 2 December 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: Moment) -> str:
    """Return a day and its time with its offset from UTC."""
    if value.at is None:
        return day(value.day)
    offset = value.at.strftime("%z")
    return f"{day(value.day)}, {value.at:%H:%M} UTC{'' if offset == '+0000' else f'{offset[:3]}:{offset[3:]}'}"


def duration(minutes: int) -> str:
    """Return minutes as people say them: 45 minutes, 2 hours, 2 h 30 min."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return f"{rest} minute{'' if rest == 1 else 's'}"
    return f"{hours} h {rest} min" if rest else f"{hours} hour{'' if hours == 1 else 's'}"


def time_range(time: Time) -> str:
    """Return a time as a range where choices make it one."""
    if time.least == time.most:
        return duration(time.most)
    short = time.most < _HOUR
    return f"{time.least if short else duration(time.least)} to {duration(time.most)}"
