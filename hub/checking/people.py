"""Rules of what people do: who reviewed whose text, since when until when, and what they offer."""

from collections.abc import Iterator
from datetime import date

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.graph.room import CARES, rooms
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.reading.document import Route
from hub.rules import content
from hub.rules import people as rules


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
    """Find people who offer help that stands and say nowhere how to reach them, each at the first of their offers."""
    for person in hub.listed:
        known = any((person.contact.chat, person.contact.email, person.contact.url))
        standing = [index for index, one in enumerate(person.offers) if one.what != "session" and one.stands(hub.today)]
        if standing and not known and not person.faulty and not person.draft:
            span = hub.documents[person.id].span(("offers", standing[0], "what"))
            message = f"{person.title} offers this, and does not say how to reach them."
            yield Diagnostic(rules.OFFER_WITHOUT_CONTACT, span, message, rules.OFFER_WITHOUT_CONTACT.fix)


def overfull_offers(hub: Hub) -> Iterator[Diagnostic]:
    """Find people who mentor more than they offer to, or are the buddy of more."""
    for care in CARES:
        for person_id, room in rooms(hub, care).items():
            if room.limit < len(room.taken):
                person = hub.those((person_id,), Person)[0]
                index = next(index for index, offer in enumerate(person.offers) if offer in room.offers)
                message = f"There is room for {room.limit} at a time here, and there are {len(room.taken)}: {', '.join(room.taken)}."
                span = hub.documents[person_id].span(("offers", index, "capacity"))
                yield Diagnostic(rules.OVERFULL_OFFER, span, message, rules.OVERFULL_OFFER.fix)
