"""The onboarding of a newcomer as Markdown for an issue: task lists with days, people to meet and why, paths, sessions."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hub.blocks.words import DOERS
from hub.feeds.address import Addresses
from hub.graph.acquaintance import Acquaintance, Tie, to_meet
from hub.graph.hub import Hub
from hub.graph.onboarding import Newcomer, Time, own_paths, own_sessions
from hub.model.entry import Entry
from hub.pages.acquaintance import TIES
from hub.pages.markup import escape, web
from hub.reading.target import target_of
from hub.words.words import ENGLISH

T = TypeVar("T")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")


def onboarding_title(newcomer: Newcomer) -> str:
    """Return what the onboarding of someone is called."""
    name = newcomer.person.title if newcomer.person else ""
    return f"Onboarding: {', '.join(part for part in (name, *newcomer.words) if part) or 'everyone'}"


@dataclass(frozen=True)
class Issue:
    """Writes Markdown that stands outside the hub: links are whole addresses, or else their words."""

    hub: Hub
    addresses: Addresses

    def lines(self, newcomer: Newcomer, start: date, times: Iterable[Time], *, whole: bool) -> Iterator[str]:
        """Yield the lines of an issue for someone who begins on a day; what is theirs alone only if it is the `whole`."""
        yield f"# {escape(onboarding_title(newcomer))}"
        yield ""
        yield f"First day: {start}."
        for time in times:
            yield from self._time(time)
        if whole:
            yield from self._around(newcomer, start)

    def _around(self, newcomer: Newcomer, start: date) -> Iterator[str]:
        people = to_meet(self.hub, newcomer)
        yield from _listed("People to meet", people, self._acquaintance)
        yield from _listed("Paths", own_paths(self.hub, newcomer), self.link)
        sessions = own_sessions(self.hub, newcomer, start)
        yield from _listed("Sessions to come", sessions, lambda session: f"{session.date}: {self.link(session)}")

    def link(self, entry: Entry) -> str:
        """Return the title of an entry, with a link where the address of the site is known."""
        page = self.addresses.page(entry)
        return web(entry.title, page) if page else escape(entry.title)

    def doer(self, doer: str) -> str:
        """Return whose task something is, as the author of a guide would write it."""
        return f"@{doer if doer in DOERS else doer.rpartition('/')[2]}"

    def plain(self, text: str) -> str:
        """Return the Markdown of a task with nothing but the words of its links."""
        return _LINK.sub(r"\1", text)

    def _time(self, time: Time) -> Iterator[str]:
        words = time.word.replace("-", " ")
        until = f" (until {time.due})" if time.due else ""
        yield ""
        yield f"## {escape(words[:1].upper() + words[1:])}{until}"
        for chapter in time.chapters:
            yield ""
            yield f"### {self.link(chapter.guide)}"
            yield ""
            for duty in chapter.duties:
                text = self._outside(duty.text, chapter.guide.path)
                yield f"- [ ] {self.doer(duty.doer)}: {text}{f' ({time.due})' if time.due else ''}"

    def _outside(self, text: str, path: str) -> str:
        """Return the Markdown of a task as it can stand elsewhere: what it links to inside the hub, by whole addresses."""

        def moved(match: re.Match[str]) -> str:
            target = target_of(path, match[2])
            if target is None:
                return match[0]
            entry = self.hub.at(target.path)
            page = self.addresses.page(entry) if entry else None
            return f"[{match[1]}]({page}{f'#{target.anchor}' if target.anchor else ''})" if page else match[1]

        return _LINK.sub(moved, text)

    def _acquaintance(self, found: Acquaintance) -> str:
        return f"{self.link(found.person)}: {'; '.join(self._tie(tie) for tie in found.ties)}"

    def _tie(self, tie: Tie) -> str:
        named = ", ".join(self._named(one) for one in tie.of)
        return ENGLISH.say(TIES[tie.via], of=named)

    def _named(self, one: str) -> str:
        entry = self.hub.get(one)
        return escape(entry.title if entry else one)


def _listed(title: str, found: Iterable[T], line: Callable[[T], str]) -> Iterator[str]:
    lines = [f"- {line(one)}" for one in found]
    if lines:
        yield from ("", f"## {title}", "", *lines)
