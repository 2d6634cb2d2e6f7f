"""The words of the command line for times, for why two people fit, and for why someone gets nobody."""

from collections.abc import Mapping

from hub.graph.assignment import Why
from hub.graph.hub import Hub
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

_NOBODY: Mapping[Why, str] = {
    Why.NOBODY_OFFERS: "nobody offers what they want, or may take them on",
    Why.NOBODY_HAS_ROOM: "those who fit have no room now",
    Why.OTHERS_FIT_BETTER: "the last places went to others of this round",
}
_UNITS = ((365, "year"), (30, "month"), (1, "day"))


def why_nobody(why: Why) -> str:
    """Return why someone gets nobody."""
    return _NOBODY[why]


def in_words(hub: Hub, reason: Reason) -> str:  # noqa: PLR0911  one for each reason
    """Return a reason as a piece of a sentence about the one who is proposed."""
    match reason:
        case HasRoom(left=left, of=of, until=until):
            return f"has room for {left} of {of}{f' until {until}' if until else ''}"
        case KnowsTopic():
            return _knows(hub, reason)
        case SharesHours(minutes=minutes):
            return (
                f"works at the same time for {duration(minutes)} a day" if minutes else "never works at the same time"
            )
        case SharesLanguages(languages=languages):
            return f"also speaks {', '.join(languages)}"
        case SharesOffice(office=office):
            return f"is in {office} too"
        case SharesRole(role=role):
            return f"has the same role: {role}"
        case IsAhead(days=days):
            return f"has been here {_span(days)} longer"


def _knows(hub: Hub, reason: KnowsTopic) -> str:
    parts = [
        "named in the offer" if reason.offered else "",
        f"{reason.score:.2f} by what they did" if reason.score else "",
        f"{reason.claimed} of 5 by their own words" if reason.claimed else "",
    ]
    return f"knows {hub.entries[reason.topic].title}: {', '.join(part for part in parts if part)}"


def duration(minutes: int) -> str:
    """Return a time in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def _span(days: int) -> str:
    count, unit = next((days // length, unit) for length, unit in _UNITS if days >= length)
    return f"{count} {unit}{'s' if count > 1 else ''}"
