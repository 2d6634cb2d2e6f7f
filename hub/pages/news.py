"""The page of what is new: what has happened lately, and what comes next."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.news import News, added, changed, verified
from hub.model.people import Person
from hub.model.session import State
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import section
from hub.pages.markup import bullets, escape, joined, strong
from hub.pages.pen import Pen
from hub.pages.sessions import session_list
from hub.words.words import Words

RECENT = timedelta(days=120)
MOST = 12
"""How many entries a list has at most that can grow with the whole hub."""


def new(hub: Hub, words: Words) -> Sheet:
    """Return what has happened lately and what is about to: what came and changed, sessions, reviews, colleagues."""
    pen = Pen(hub, places.NEW, words)
    since = hub.today - RECENT
    held = [session for session in hub.sessions(State.HELD) if session.date.day >= since]
    joined_lately = sorted(
        (person for person in hub.listed if since <= person.joined <= hub.today),
        key=lambda person: person.joined,
        reverse=True,
    )
    return sheet(
        pen,
        pen.say("What is new"),
        pen.say("What has happened since {day}, and what comes next.", day=pen.day(since)),
        section(pen.say("New"), "added", _by_day(pen, added(hub, since))),
        section(pen.say("Coming up"), "coming-up", session_list(pen, hub.sessions(State.PLANNED)[:10])),
        section(pen.say("Recaps"), "recaps", session_list(pen, held)),
        section(pen.say("Changed"), "changed", _by_day(pen, changed(hub, since))),
        section(pen.say("Verified lately"), "verified", _by_day(pen, verified(hub, since))),
        section(
            pen.say("New colleagues"),
            "colleagues",
            bullets(_arrival(pen, person) for person in joined_lately),
        ),
    )


def _by_day(pen: Pen, found: Sequence[News]) -> str:
    """Return the latest of some news under their days, and how many more there are."""
    days = groupby(found[:MOST], key=lambda one: one.on)
    lists = [
        joined((strong(pen.day(on)), bullets(pen.entry_line(one.entry, pen.term(one.entry.kind)) for one in of_day)))
        for on, of_day in days
    ]
    more = len(found) - MOST
    return joined((*lists, pen.many("And {count} more.", "And {count} more.", more) if more > 0 else ""))


def _arrival(pen: Pen, person: Person) -> str:
    role, day = escape(person.role), pen.day(person.joined)
    return pen.say("{person}, {role}, since {day}", person=pen.to(person), role=role, day=day)
