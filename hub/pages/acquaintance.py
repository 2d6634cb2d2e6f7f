"""People whom a newcomer should meet, and the words for why."""

from collections.abc import Mapping

from hub.graph.acquaintance import Acquaintance, Tie, Via, to_meet
from hub.graph.onboarding import Newcomer
from hub.model.entry import Entry
from hub.pages.facts import introduced, section
from hub.pages.markup import bullets, escape
from hub.pages.pen import Pen
from hub.words.words import term

TIES: Mapping[Via, str] = {
    "buddy": term("is your buddy"),
    "mentors": term("mentors on {of}"),
    "facilitates": term("facilitates {of}"),
    "owns": term("looks after {of}"),
    "knows": term("knows {of}"),
    "struggled": term("struggled with the same: {of}"),
    "team": term("is in your team"),
    "wants": term("wants to learn {of} too"),
    "background": term("brings something alike: {of}"),
    "role": term("has your role"),
    "office": term("is in your office"),
    "languages": term("speaks {of}"),
}
"""What each tie says of the other person; `{of}` stands for what it is about."""
_SHOWN = 3
"""So many things of a tie are named; the others are counted."""


def people_to_meet(pen: Pen, newcomer: Newcomer) -> str:
    """Return whom a newcomer should meet, and why; empty where there is nobody."""
    lines = bullets(_line(pen, one) for one in to_meet(pen.hub, newcomer))
    return section(pen.say("People to meet, and why"), "people-to-meet", lines)


def _line(pen: Pen, one: Acquaintance) -> str:
    return f"{introduced(pen, one.person)}: {'; '.join(_tie(pen, tie) for tie in one.ties)}"


def _tie(pen: Pen, tie: Tie) -> str:
    named = [_named(pen, tie.via, one) for one in tie.of[:_SHOWN]]
    more = len(tie.of) - _SHOWN
    told = [*named, pen.many("{count} more", "{count} more", more)] if more > 0 else named
    return pen.say(TIES[tie.via], of=pen.listed(told))


def _named(pen: Pen, via: Via, one: str) -> str:
    """Return what a tie is about: an entry, a language, or what somebody wrote of themselves."""
    if via == "languages":
        return escape(pen.words.language(one))
    if via in ("struggled", "background"):
        return pen.say("“{text}”", text=escape(one))
    return next((pen.to(entry) for entry in pen.hub.those([one], Entry)), escape(one))
