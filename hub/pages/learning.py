"""Pages of lessons and guides."""

from collections.abc import Iterator

from hub.graph.journey import Leg, Step
from hub.graph.places import onboarding_page
from hub.model.learning import EVERYONE, Guide, Lesson, Resource
from hub.model.topics import Path
from hub.model.values import Minutes
from hub.pages.facts import Facts, connections, entry_list, fact, fact_list, quotes, section, verification
from hub.pages.markup import box, bullets, escape, joined, web
from hub.pages.pen import Pen


def lesson_facts(pen: Pen, lesson: Lesson) -> Facts:
    """Return what stands around a lesson."""
    helpers = {
        "Editors": lesson.credits.editors,
        "Reviewers": lesson.credits.reviewers,
        "Translators": lesson.credits.translators,
        "Testers": lesson.credits.testers,
    }
    facts = fact_list(
        (
            fact("Authors", pen.people(lesson.authors)),
            *(fact(name, pen.people(ids)) for name, ids in helpers.items()),
            fact("Level", escape(lesson.level)),
            fact("Time", minutes(pen, lesson.minutes)),
            fact("Topics", pen.all(lesson.topics)),
            fact("Verified", verification(pen, lesson.verified)),
            fact("Before this", pen.all(lesson.requires)),
        )
    )
    head = joined(
        (
            box("facts", facts),
            box("outcomes", "**After this lesson**", bullets(map(escape, lesson.outcomes))) if lesson.outcomes else "",
        )
    )
    tail = joined(
        (
            section("When this helps", "struggles", quotes(lesson.struggles)),
            section("More elsewhere", "resources", bullets(_resource(pen, resource) for resource in lesson.resources)),
            section(
                "On the way",
                "paths",
                bullets(line for path in pen.hub.paths_with(lesson.id) for line in _place(pen, path, lesson.id)),
            ),
            section("What this opens up", "unlocks", entry_list(pen, pen.hub.unlocks(lesson.id))),
            connections(pen, lesson),
        )
    )
    return Facts(head, tail)


def guide_facts(pen: Pen, guide: Guide) -> Facts:
    """Return what stands around a guide."""
    facts = fact_list(
        (
            fact("For", audience(pen, guide.for_)),
            fact("When", escape(time_words(guide.when))),
            fact("About", escape(guide.area)),
            fact("Owner", pen.people([guide.owner])),
            fact("Time", minutes(pen, guide.minutes) if guide.minutes else ""),
            fact("Verified", verification(pen, guide.verified)),
        )
    )
    paths = bullets(line for path in pen.hub.paths_with(guide.id) for line in _place(pen, path, guide.id))
    return Facts(box("facts", facts), joined((section("On the way", "paths", paths), connections(pen, guide))))


def minutes(pen: Pen, value: Minutes) -> str:
    """Return how long something takes, with its parts."""
    return (
        f"{pen.duration(value.total)} ({value.learn} to learn, {value.practise} to practise)"
        if value.practise
        else pen.duration(value.total)
    )


def time_words(time: str) -> str:
    """Return a time of onboarding as people say it: `before-day-1` is Before day 1."""
    words = time.replace("-", " ")
    return words[:1].upper() + words[1:]


def audience(pen: Pen, words: tuple[str, ...]) -> str:
    """Return for whom something is, each with a link to the onboarding page of its own."""
    return pen.listed(["everyone" if word == EVERYONE else pen.place(onboarding_page(word), word) for word in words])


def _resource(pen: Pen, resource: Resource) -> str:
    told = [
        escape(resource.kind or ""),
        pen.duration(resource.minutes) if resource.minutes else "",
        f"shared by {pen.people([resource.shared_by])}" if resource.shared_by else "",
    ]
    facts = ", ".join(fact for fact in told if fact)
    return f"{web(resource.title, resource.url)}{f' ({facts})' if facts else ''}"


def _place(pen: Pen, path: Path, entry_id: str) -> Iterator[str]:
    """Yield where an entry stands in a path: its step, its stage, and what comes next."""
    legs = pen.hub.journey(path).legs
    steps: list[tuple[Leg, Step]] = [(leg, step) for leg in legs for step in leg.steps]
    for number, (leg, step) in enumerate(steps, 1):
        if step.entry.id == entry_id:
            stage = f", in “{escape(leg.stage.stage)}”" if leg.stage.stage else ""
            following = f"; next: {pen.to(steps[number][1].entry)}" if number < len(steps) else ""
            yield f"{pen.to(path)}: step {number} of {len(steps)}{stage}{following}"
            return
