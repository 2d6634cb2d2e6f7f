"""What stands on pages for the reader's own progress, which the browser alone knows."""

from collections.abc import Sequence

from hub.graph.freshness import digest, sections
from hub.graph.journey import Leg, Step
from hub.graph.loop import coverage
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.learning import Lesson
from hub.model.topics import Path
from hub.pages.drawing import Station, Stretch, drawn
from hub.pages.elements import element
from hub.pages.facts import section
from hub.pages.markup import bullets, escape, heading, link
from hub.pages.pen import FINISHED, Pen
from hub.reading.stages import Block

_PROMISE = "After this you can "
"""How outcomes begin in English; the section says it for all of them."""


def entry_mark(pen: Pen, entry: Entry) -> str:
    """Return the mark by which the scripts know the entry of a page, and which of its sections has changed."""
    if entry.kind is Kind.PAGE:
        return ""
    known = [part for one in sections(pen.hub, entry.id) for part in (one.id, one.digest)]
    return element(
        "entry",
        {
            "id": entry.id,
            "kind": entry.kind.value,
            "title": entry.title,
            "digest": digest(pen.hub, entry.id),
            "sections": " ".join(known) if entry.kind in FINISHED else None,
        },
    )


def finish(pen: Pen, lesson: Lesson) -> str:
    """Return the end of a lesson: what the reader can do now, with what was practised and checked of it."""
    covered = zip(lesson.outcomes, coverage(pen.hub, lesson), strict=True)
    lines = bullets(_reached(pen, lesson, outcome, blocks) for outcome, blocks in covered)
    reached = element("outcomes", None, lines) if lines else ""
    return section(pen.say("You can now"), "you-can-now", reached, element("done"))


def as_reached(outcome: str) -> str:
    """Return an outcome as what is reached: `After this you can sail.` is Sail."""
    told = outcome.removeprefix(_PROMISE)
    return told[:1].upper() + told[1:].removesuffix(".")


def _reached(pen: Pen, lesson: Lesson, outcome: str, blocks: Sequence[Block]) -> str:
    ways = pen.listed([link(_named(pen, block), f"#{block.id}") for block in blocks])
    now = pen.as_written(lesson, escape(as_reached(outcome)))
    return pen.say("{outcome} ({ways})", outcome=now, ways=ways) if ways else now


def _named(pen: Pen, block: Block) -> str:
    return pen.say("practice") if block.kind == "practice" else pen.say("check")


def way(pen: Pen, path: Path) -> str:
    """Return the map of a path, with the reader's progress on it."""
    legs = pen.hub.journey(path).legs
    if not any(leg.steps for leg in legs):
        return ""
    title = pen.say("Map of the path: {title}", title=path.title)
    return section(
        pen.say("The way"),
        "way",
        element("progress", {"path": path.id}),
        drawn(title, [_stretch(pen, leg) for leg in legs if leg.steps]),
        heading(3, pen.say("The shortest way for me"), "shortest"),
        element(
            "way", {"target": path.id}, pen.say("With scripts, a plan of what you lack, with days and a calendar.")
        ),
    )


def _stretch(pen: Pen, leg: Leg) -> Stretch:
    choice = leg.stage.choose is not None and leg.stage.choose < len(leg.steps)
    time = pen.time_range(leg.time)
    chosen = pen.say("choose {number} of {all}", number=leg.stage.choose, all=len(leg.steps)) if choice else ""
    note = ", ".join(part for part in (chosen, time) if part)
    return Stretch(leg.stage.stage or "", note, tuple(_station(pen, step) for step in leg.steps), choice)


def _station(pen: Pen, step: Step) -> Station:
    note = f"{pen.term(step.entry.kind)}, {pen.time_range(step.time)}"
    return Station(step.entry.title, note, pen.address(step.entry.path), step.entry.id, isinstance(step.entry, Path))
