"""The words of pages for why two people go together."""

from hub.graph.reasons import (
    HasRoom,
    IsAhead,
    KnowsTopic,
    Reason,
    SharesHours,
    SharesLanguages,
    SharesOffice,
    SharesRole,
)
from hub.pages.markup import escape
from hub.pages.pen import Pen

_DIGITS = 2


def reason_in_words(pen: Pen, reason: Reason) -> str:  # noqa: PLR0911  one for each reason
    """Return a reason as a piece of a sentence about the one who is proposed."""
    match reason:
        case HasRoom():
            return _room(pen, reason)
        case KnowsTopic():
            return _knows(pen, reason)
        case SharesHours(minutes=0):
            return pen.say("never works at the same time")
        case SharesHours(minutes=minutes):
            return pen.say("works at the same time for {time} a day", time=pen.duration(minutes))
        case SharesLanguages(languages=languages):
            return pen.say("also speaks {languages}", languages=languages_in_words(pen, languages))
        case SharesOffice(office=office):
            return pen.say("is in {office} too", office=escape(office))
        case SharesRole(role=role):
            return pen.say("has the same role: {role}", role=escape(role))
        case IsAhead():
            return pen.say("has been here {time} longer", time=_span(pen, reason))


def languages_in_words(pen: Pen, languages: tuple[str, ...]) -> str:
    """Return languages by the names that those who speak them know."""
    return pen.listed([escape(pen.words.language(language)) for language in languages])


def _room(pen: Pen, reason: HasRoom) -> str:
    if reason.until is None:
        return pen.say("has room for {left} of {all}", left=reason.left, all=reason.of)
    day = pen.day(reason.until)
    return pen.say("has room for {left} of {all} until {day}", left=reason.left, all=reason.of, day=day)


def _knows(pen: Pen, reason: KnowsTopic) -> str:
    score = pen.words.number(round(reason.score, _DIGITS))
    how = [
        pen.say("named in the offer") if reason.offered else "",
        pen.say("{score} by what they did", score=score) if reason.score else "",
        pen.say("{level} by their own words", level=pen.level(reason.claimed)) if reason.claimed else "",
    ]
    told = ", ".join(part for part in how if part)
    return pen.say("knows {topic} ({how})", topic=pen.all([reason.topic]), how=told)


def _span(pen: Pen, reason: IsAhead) -> str:
    count, unit = reason.span
    if unit == "year":
        return pen.many("{count} year", "{count} years", count)
    return (
        pen.many("{count} month", "{count} months", count)
        if unit == "month"
        else pen.many("{count} day", "{count} days", count)
    )
