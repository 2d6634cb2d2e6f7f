"""What somebody who leaves hands over, and what of theirs is taken out of their file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hub.diagnostics import Span
from hub.edits import Edit, joined
from hub.graph.hub import Hub
from hub.graph.loop import NAMING, asks_for_feedback
from hub.graph.withheld import AT_WORK
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.people import Person
from hub.model.session import Session, State
from hub.reading.amend import has_field, taken_out
from hub.reading.setting import set_field
from hub.reading.wording import scalar

PERSONAL = (
    *AT_WORK,
    "office",
    "languages",
    "skills",
    "background",
    "wants",
    "struggled_with",
    "audiences",
)
"""The fields that are about the person and nobody else, in the order in which they are told."""

ANONYMOUS = "A former colleague"
_AHEAD = frozenset({State.PROPOSED, State.PLANNED})
_INSTEAD = "Write the id of somebody else in place of it."
_OUT = "Take it out."
_DUTIES = {
    "owner": ("owns it", _INSTEAD),
    "steward": ("is its steward", _INSTEAD),
    "facilitator": ("facilitates it", _INSTEAD),
    "speakers": ("speaks", "Name another speaker, or cancel it: `status: cancelled`."),
    "note_taker": ("takes the notes", _INSTEAD),
    "interested": ("would come", _OUT),
    "members": ("is a member", _OUT),
    "mentors": ("is one of its mentors", _INSTEAD),
    "buddy": ("is the buddy", _INSTEAD),
    "actions.who": ("is to do something", f"{_INSTEAD} Or write `done: true`."),
    "doers": ("is to do this task", "Begin the task with somebody else, as `@name:`."),
}


_NAMED = ("is named in the text", "Read the sentence. If it sends readers to them, name somebody else.")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that waits for somebody else: the entry, its place, what the person is there, and what to type."""

    entry: Entry
    span: Span
    what: str
    hint: str


def duties(hub: Hub, person: Person) -> tuple[Duty, ...]:
    """Return what needs somebody else once a person has left, in the order of files."""
    found = (
        Duty(hub.entries[edge.source], edge.span, *_what(hub, edge))
        for edge in hub.into(person.id, *_DUTIES, *NAMING)
        if _still_waits(hub, hub.entries[edge.source], edge)
    )
    return tuple(sorted((*found, *_mentoring(hub, person)), key=lambda duty: duty.span))


def _what(hub: Hub, edge: Edge) -> tuple[str, str]:
    """Return what somebody is by an edge, and what to do about it."""
    if edge.via in _DUTIES:
        return _DUTIES[edge.via]
    return ("is to be asked for feedback", _INSTEAD) if asks_for_feedback(hub, edge) else _NAMED


def _still_waits(hub: Hub, source: Entry, edge: Edge) -> bool:
    """Return whether something is still to be done: not in held sessions but for open actions, nor by who has left."""
    if isinstance(source, Session) and edge.via == "actions.who":
        document = hub.documents[source.id]
        spans = (document.span(("actions", at, "who")) for at, one in enumerate(source.actions) if not one.done)
        return edge.span in spans
    if isinstance(source, Session):
        return hub.state(source) in _AHEAD
    return not (isinstance(source, Person) and hub.has_left(source)) and not source.deprecated


def _mentoring(hub: Hub, person: Person) -> Iterator[Duty]:
    """Yield the mentoring that goes on, as a mentor and as the one who is mentored."""
    for mentor in hub.all(Person):
        for index, spell in enumerate(mentor.mentored):
            if person.id in {mentor.id, spell.who} and (spell.until is None or spell.until >= hub.today):
                span = hub.documents[mentor.id].span(("mentored", index, "who"))
                what = f"mentors {_title(hub, spell.who)}" if mentor is person else "is mentored"
                more = " Find another mentor: hub match mentors " + spell.who.rpartition("/")[2]
                hint = "Write its last day, as `until: 2027-06-30`." + (more if mentor is person else "")
                yield Duty(mentor, span, what, hint)


def _title(hub: Hub, entry_id: str) -> str:
    entry = hub.get(entry_id)
    return entry.title if entry else entry_id


def leaving(hub: Hub, person: Person, day: date, *, forget: bool = False, anonymous: bool = False) -> tuple[Edit, ...]:
    """Return the edits of a person's file: the last day, and where asked without personal data and without the name."""
    document = hub.documents[person.id]
    found = [set_field(document, "left", day.isoformat())]
    if forget:
        found += taken_out(document, PERSONAL)
    if anonymous:
        found.append(set_field(document, "title", scalar(_nameless(hub, person))))
    return tuple(joined(found))


def personal(hub: Hub, person: Person) -> tuple[str, ...]:
    """Return the personal fields that a person's file has."""
    document = hub.documents[person.id]
    return tuple(name for name in PERSONAL if has_field(document, name))


def _nameless(hub: Hub, person: Person) -> str:
    """Return a name for somebody without a name that nobody else has."""
    taken = {one.title for one in hub.all(Person) if one is not person}
    names = (ANONYMOUS, *(f"{ANONYMOUS} ({number})" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
