"""Rules of what people do: who reviewed whose text, and since when until when."""

from collections.abc import Iterator
from datetime import date

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.reading.document import Route
from hub.rules import content


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
