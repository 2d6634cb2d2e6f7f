"""Rules of single kinds: paths, sessions, guides, people."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.graph.loop import asks_for_feedback
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.learning import Guide
from hub.model.people import Person
from hub.model.session import Session, State
from hub.model.topics import Path, Stage
from hub.reading.document import Route
from hub.rules import content

_OWNING = {
    "owner": "its owner",
    "steward": "its steward",
    "facilitator": "its facilitator",
    "mentors": "one of its mentors",
    "buddy": "the buddy",
    "doers": "to do this task",
}
_AHEAD = frozenset({State.PROPOSED, State.PLANNED})


def empty_stages(hub: Hub) -> Iterator[Diagnostic]:
    """Find stages of paths with nothing to do."""
    for path in hub.all(Path):
        for index, step in enumerate(path.steps):
            if isinstance(step, Stage) and not step.do:
                span = hub.documents[path.id].key_span(("steps", index, "do"))
                hint = "List the steps, as `do: [first-branch]`, or remove the stage."
                yield Diagnostic(content.EMPTY_STAGE, span, f"The stage “{step.stage}” has nothing to do.", hint)


def repeated_steps(hub: Hub) -> Iterator[Diagnostic]:
    """Find the same step twice in one path, reported at the later one."""
    for path in hub.all(Path):
        first: dict[str, Route] = {}
        for route, step in _steps(path):
            if first.setdefault(step, route) != route:
                document = hub.documents[path.id]
                hint = "Remove this step or the earlier one."
                yield Diagnostic(
                    content.REPEATED_STEP,
                    document.span(route),
                    f"`{step}` is a step of this path already.",
                    hint,
                    related=(document.span(first[step]),),
                )


def steps_before_prerequisites(hub: Hub) -> Iterator[Diagnostic]:
    """Find steps that stand before something they require."""
    for path in hub.all(Path):
        places = {step: (place, route) for place, (route, step) in reversed(list(enumerate(_steps(path))))}
        document = hub.documents[path.id]
        for step, (place, route) in sorted(places.items(), key=lambda item: item[1][0]):
            for required in hub.prerequisites.before(step) if len(places) > 1 else ():
                later = places.get(required)
                if later and later[0] > place and step not in hub.prerequisites.in_circle:
                    message = f"`{step}` requires `{required}`, which comes later in this path."
                    yield Diagnostic(
                        content.STEP_BEFORE_PREREQUISITE,
                        document.span(route),
                        message,
                        "Move it behind its prerequisite.",
                        related=(document.span(later[1]),),
                    )


def _steps(path: Path) -> Iterator[tuple[Route, str]]:
    for index, step in enumerate(path.steps):
        if isinstance(step, Stage):
            yield from ((("steps", index, "do", place), inner) for place, inner in enumerate(step.do))
        else:
            yield ("steps", index), step


def speaking_facilitators(hub: Hub) -> Iterator[Diagnostic]:
    """Find sessions whose facilitator is one of the speakers."""
    for session in hub.all(Session):
        if session.facilitator and session.facilitator in session.speakers:
            document = hub.documents[session.id]
            speaker = document.span(("speakers", session.speakers.index(session.facilitator)))
            message = f"`{session.facilitator}` facilitates and speaks; the facilitator is neutral."
            hint = "Name someone else as `facilitator`, or take the name out of `speakers`."
            yield Diagnostic(
                content.FACILITATOR_SPEAKS, document.span(("facilitator",)), message, hint, related=(speaker,)
            )


def held_without_recap(hub: Hub) -> Iterator[Diagnostic]:
    """Find sessions that are over and whose body is empty."""
    for session in hub.all(Session):
        document = hub.documents[session.id]
        over = hub.state(session) is State.HELD and session.first_day <= hub.today
        if over and not hub.recapped(session) and not session.draft:
            span = document.span(("status",) if session.status == State.HELD.value else ("date",))
            message = f"The session of {session.date.day} is over and has no recap."
            yield Diagnostic(content.HELD_WITHOUT_RECAP, span, message, content.HELD_WITHOUT_RECAP.fix)


def planned_in_the_past(hub: Hub) -> Iterator[Diagnostic]:
    """Find sessions that say they are planned and lie in the past."""
    for session in hub.all(Session):
        if session.status == State.PLANNED.value and session.last_day < hub.today:
            span = hub.documents[session.id].span(("status",))
            message = f"The session was on {session.date.day} and is still marked as planned."
            yield Diagnostic(content.PLANNED_IN_THE_PAST, span, message, content.PLANNED_IN_THE_PAST.fix)


def guides_without_task(hub: Hub) -> Iterator[Diagnostic]:
    """Find onboarding guides without a task."""
    for guide in hub.all(Guide):
        if not hub.documents[guide.id].tasks:
            span = hub.documents[guide.id].span(("title",))
            yield Diagnostic(
                content.GUIDE_WITHOUT_TASK,
                span,
                "The guide has nothing to tick off.",
                "Add tasks, as `- [ ] Read the handbook`.",
            )


def owners_who_left(hub: Hub) -> Iterator[Diagnostic]:
    """Find people who have left and still own something, have something to do, or are to give feedback."""
    gone = {person.id: person for person in hub.all(Person) if hub.has_left(person)}
    for edge in hub.edges if gone else ():
        person = gone.get(edge.target)
        if person and (role := _role(hub, edge)) and _current(hub, hub.entries[edge.source], edge):
            message = f"{person.title} left on {person.left} and is still {role}."
            yield Diagnostic(
                content.OWNER_LEFT,
                edge.span,
                message,
                content.OWNER_LEFT.fix,
                related=(hub.documents[person.id].span(("left",)),),
            )


def _role(hub: Hub, edge: Edge) -> str | None:
    """Return what someone is by an edge: as a field or a task says, or whom a block of feedback names."""
    return "to be asked for feedback" if asks_for_feedback(hub, edge) else _OWNING.get(edge.via)


def _current(hub: Hub, source: Entry, edge: Edge) -> bool:
    """Return whether ownership still means something: not of held sessions, not for people who have left themselves."""
    if isinstance(source, Session):
        return hub.state(source) in _AHEAD
    if isinstance(source, Person):
        return edge.via == "buddy" and not hub.has_left(source)
    return not source.deprecated


def expired_offers(hub: Hub) -> Iterator[Diagnostic]:
    """Find offers whose last day has passed."""
    for person in hub.all(Person):
        for index, offer in enumerate(person.offers):
            if offer.ended(hub.today) and not hub.has_left(person):
                span = hub.documents[person.id].span(("offers", index, "until"))
                yield Diagnostic(
                    content.EXPIRED_OFFER, span, f"This offer ended on {offer.until}.", content.EXPIRED_OFFER.fix
                )
