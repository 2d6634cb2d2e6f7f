"""A pen: writes Markdown for one page, and knows where that page stands, so that its links are right."""

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from hub.graph.hub import Hub
from hub.graph.journey import Time
from hub.graph.translations import foreign
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.people import Person
from hub.model.values import Moment
from hub.pages.address import directory_url, seen_from
from hub.pages.markup import escape, link, listed_entry, web, words_in
from hub.pages.vocabulary import shown
from hub.words.words import ENGLISH, Words

FINISHED = frozenset({Kind.LESSON, Kind.GUIDE, Kind.SESSION})
"""What a reader can mark as done; a path is done when its steps are."""

OUTSIDE = ("https://", "http://", "mailto:")
"""How addresses begin that lead out of the hub."""
_PLAIN_ID = re.compile(r"[\w/.-]+")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes for the page at `path` of a hub; `url_of` gives the address of a source path, relative to the site.

    `folder` is that of the content as people name it, with a stroke behind it.
    """

    hub: Hub
    path: str
    words: Words = ENGLISH
    url_of: Callable[[str], str] = directory_url
    folder: str = "content/"

    def say(self, message: str, /, **values: object) -> str:
        """Return a message in the language of the hub; each `{name}` in it stands for a value, which is Markdown."""
        return self.words.say(message, **values)

    def many(self, one: str, other: str, count: int, /, **values: object) -> str:
        """Return the message for a count, which `{count}` stands for."""
        return self.words.many(one, other, count, **values)

    def term(self, word: str) -> str:
        """Return a word of a vocabulary as readers know it, as Markdown."""
        return escape(shown(self.words, word))

    def level(self, value: int) -> str:
        """Return how well somebody knows something."""
        return self.say("{level} of 5", level=value)

    def day(self, value: date) -> str:
        """Return a day as people read it: 2 December 2026."""
        return self.words.day(value)

    def moment(self, value: Moment) -> str:
        """Return a day, and its time with its offset from UTC where it has one."""
        return self.words.moment(value.day, value.at)

    def duration(self, minutes: int) -> str:
        """Return minutes as people say them: 45 minutes, 2 hours, 2 h 30 min."""
        return self.words.duration(minutes)

    def time_range(self, time: Time) -> str:
        """Return a time as a range where choices make it one."""
        return self.words.time_range(time.least, time.most)

    def listed(self, items: Sequence[str]) -> str:
        """Return items as a sentence lists them: `a, b and c`."""
        return self.words.listed(items)

    def to(self, entry: Entry, text: str | None = None) -> str:
        """Return a link to an entry, with its title."""
        return self.place(entry.path, text) if text else self.as_written(entry, self.place(entry.path, entry.title))

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
        if target.startswith(OUTSIDE):
            return web(text, target)
        path = target.partition("#")[0]
        known = self.hub.at(path) is not None or path in self.hub.files
        return self.place(target, text) if known else escape(text)

    def address(self, path: str) -> str:
        """Return the address of a source path as seen from this page: for markup in which links are not rewritten."""
        return seen_from(self.url_of(self.path), self.url_of(path))

    def asset(self, path: str) -> str:
        """Return the address of a file that is no page as seen from this page, for markup as above."""
        return seen_from(self.url_of(self.path), quote(path))

    def names(self, entries: Iterable[Entry]) -> str:
        """Return entries as links in a sentence."""
        return self.listed([self.to(entry) for entry in entries])

    def all(self, ids: Iterable[str]) -> str:
        """Return the entries with these ids that are in the hub, as links in a sentence."""
        return self.names(self.hub.those(ids, Entry))

    def people(self, ids: Iterable[str]) -> str:
        """Return the people with these ids that are in the hub, as links in a sentence."""
        return self.names(self.hub.those(ids, Person))

    def tracked(self, entry: Entry) -> str:
        """Return a link to an entry that shows whether the reader has finished it."""
        marked = entry.kind in FINISHED and _PLAIN_ID.fullmatch(entry.id) and entry.path != self.path
        link = self.place(entry.path, entry.title)
        return self.as_written(entry, f'{link}{{ data-entry="{entry.id}" }}' if marked else link)

    def as_written(self, entry: Entry, text: str) -> str:
        """Return Markdown of one line that the author of an entry wrote, with its language where it is not the hub's."""
        lang = foreign(self.hub, entry)
        return words_in(lang, text) if lang else text

    def entry_line(self, entry: Entry, *facts: str) -> str:
        """Return a line for a list: the title as a link, facts, and the summary; as a card where the list is one of cards."""
        return listed_entry(entry.kind, self.tracked(entry), facts, self.as_written(entry, escape(entry.summary or "")))


@lru_cache(maxsize=1 << 16)
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")
