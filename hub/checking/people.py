"""Rules of what people do and offer: who reviewed whose text, since when until when, and who can be asked."""

from collections.abc import Iterator
from datetime import date

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.graph.room import CARES, Care, Room, capacity, rooms
from hub.model.learning import Guide, Lesson
from hub.model.people import Offer, Person
from hub.reading.document import Route
from hub.rules import content
from hub.rules import people as rules

_OFFERED = {"mentoring": "mentoring", "buddy": "to be a buddy", "questions": "to answer questions"}
_ENDED = "Say under `mentored` until when, where it is over"


def own_reviews(hub: Hub) -> Iterator[Diagnostic]:
    """Find reviews by someone whose own text it is."""
    for lesson in hub.all(Lesson):
        named = ((("credits", "reviewers", index), who) for index, who in enumerate(lesson.credits.reviewers))
        for route, who in (*named, *_verified(lesson)):
            if who in lesson.authors:
                yield _own_review(hub, lesson, route, who, ("authors", lesson.authors.index(who)))
    for guide in hub.all(Guide):
        for route, who in _verified(guide):
            if who == guide.owner:
                yield _own_review(hub, guide, route, who, ("owner",))


def _verified(entry: Lesson | Guide) -> Iterator[tuple[Route, str]]:
    if entry.verified:
        yield ("verified", "by"), entry.verified.by


def _own_review(hub: Hub, entry: Lesson | Guide, route: Route, who: str, own: Route) -> Diagnostic:
    document = hub.documents[entry.id]
    message = (
        f"`{who}` is {'an author' if isinstance(entry, Lesson) else 'the owner'} of this text, and cannot review it."
    )
    hint = "Name someone else who has read it, or take the name out."
    return Diagnostic(content.OWN_REVIEW, document.span(route), message, hint, related=(document.span(own),))


def ends_before_beginnings(hub: Hub) -> Iterator[Diagnostic]:
    """Find people who leave before they join, and mentoring that ends before it begins."""
    for person in hub.all(Person):
        times: list[tuple[Route, date | None, Route, date | None]] = [
            (("joined",), person.joined if person.joined < date.max else None, ("left",), person.left)
        ]
        for index, one in enumerate(person.mentored):
            times.append((("mentored", index, "from"), one.from_, ("mentored", index, "until"), one.until))
        for begins, first, ends, last in times:
            if first and last and last < first:
                document = hub.documents[person.id]
                message = f"`{ends[-1]}` ({last}) is before `{begins[-1]}` ({first})."
                related = (document.span(begins),)
                hint = f"Mend the day of `{ends[-1]}` or of `{begins[-1]}`."
                yield Diagnostic(content.END_BEFORE_BEGINNING, document.span(ends), message, hint, related=related)


def offers_without_contact(hub: Hub) -> Iterator[Diagnostic]:
    """Find those who offer to be asked, and do not say how to reach them."""
    for person in hub.listed:
        contact = person.contact
        if person.id in hub.here and not (contact.chat or contact.email or contact.url):
            index = next((at for at, one in enumerate(person.offers) if _invites(one, hub.today)), None)
            if index is not None:
                span = hub.documents[person.id].span(("offers", index, "what"))
                message = f"{person.title} offers {_OFFERED[person.offers[index].what]}, and has no `contact`."
                hint = "Add how to reach them, as `contact: {chat: ada.l}` or `contact: {email: ada@example.com}`."
                yield Diagnostic(rules.OFFER_WITHOUT_CONTACT, span, message, hint)


def _invites(offer: Offer, today: date) -> bool:
    return offer.what in _OFFERED and offer.stands(today)


def offers_without_room(hub: Hub) -> Iterator[Diagnostic]:
    """Find mentors and buddies who cannot take on anyone else."""
    for care in CARES:
        for who, room in rooms(hub, care).items():
            person = hub.entries[who]
            if not room.left and isinstance(person, Person):
                yield _full(hub, person, care, room)


def _full(hub: Hub, person: Person, care: Care, room: Room) -> Diagnostic:
    span = hub.documents[person.id].span(("offers", person.offers.index(room.offers[0]), "what"))
    reason, hint = _reason(hub, care, room)
    message = f"{person.title} offers {_OFFERED[care]}, and {reason}."
    taken = tuple(Span(hub.entries[one].path) for one in room.taken)
    return Diagnostic(rules.OFFER_WITHOUT_ROOM, span, message, hint, related=taken)


def _reason(hub: Hub, care: Care, room: Room) -> tuple[str, str]:
    """Return why there is no room, and what to do."""
    until = "or take the offer out until there is room."
    if not any(map(capacity, room.offers)):
        return "takes nobody on: `capacity` is 0", f"Raise `capacity`, {until}"
    if not room.taken:
        return "has as many newcomers already as `hub.yml` allows", f"{_ENDED}, {until}"
    over = _ENDED if care == "mentoring" else "Take their `buddy` out where somebody has settled in"
    names = ", ".join(hub.entries[one].title for one in room.taken)
    return f"has {len(room.taken)} already: {names}", f"{over}, raise `capacity`, {until}"
