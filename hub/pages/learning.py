"""Pages of lessons and guides."""

from collections.abc import Iterator

from hub.graph.journey import Journey, Leg, Step
from hub.graph.places import onboarding_page
from hub.model.entry import Entry
from hub.model.learning import EVERYONE, Guide, Lesson, Resource
from hub.model.topics import Path
from hub.model.values import Minutes
from hub.pages.asking import ask
from hub.pages.elements import element
from hub.pages.facts import Facts, connections, entry_list, fact, fact_list, quotes, section, verification
from hub.pages.followups import asked_about_it
from hub.pages.markup import box, bullets, escape, joined, strong, web
from hub.pages.pen import Pen
from hub.pages.quotes import struggles_of_others
from hub.pages.reader import finish
from hub.pages.vocabulary import time_title


def lesson_facts(pen: Pen, lesson: Lesson) -> Facts:
    """Return what stands around a lesson."""
    helpers = {
        pen.say("Editors"): lesson.credits.editors,
        pen.say("Reviewers"): lesson.credits.reviewers,
        pen.say("Translators"): lesson.credits.translators,
        pen.say("Testers"): lesson.credits.testers,
    }
    facts = fact_list(
        (
            fact(pen.say("Authors"), pen.people(lesson.authors)),
            *(fact(name, pen.people(ids)) for name, ids in helpers.items()),
            fact(pen.say("Level"), pen.term(lesson.level)),
            fact(pen.say("Time"), minutes(pen, lesson.minutes)),
            fact(pen.say("Topics"), pen.all(lesson.topics)),
            fact(pen.say("Verified"), verification(pen, lesson)),
            fact(
                pen.say("Before this"), pen.listed([pen.tracked(one) for one in pen.hub.those(lesson.requires, Entry)])
            ),
        )
    )
    head = joined((box("facts", facts), _outcomes(pen, lesson)))
    return Facts(head, _after(pen, lesson))


def _after(pen: Pen, lesson: Lesson) -> str:
    """Return what stands behind the text of a lesson."""
    return joined(
        (
            finish(pen, lesson),
            ask(pen, lesson),
            section(pen.say("When this helps"), "struggles", quotes(pen, lesson.struggles, lesson)),
            section(pen.say("Others struggled with this"), "like-struggles", struggles_of_others(pen, lesson)),
            asked_about_it(pen, lesson),
            section(
                pen.say("More elsewhere"),
                "resources",
                bullets(_resource(pen, resource) for resource in lesson.resources),
            ),
            section(
                pen.say("On the way"),
                "paths",
                bullets(line for path in pen.hub.paths_with(lesson.id) for line in _place(pen, path, lesson.id)),
            ),
            section(pen.say("What this opens up"), "unlocks", entry_list(pen, pen.hub.unlocks(lesson.id))),
            connections(pen, lesson),
        )
    )


def _outcomes(pen: Pen, lesson: Lesson) -> str:
    if not lesson.outcomes:
        return ""
    told = bullets(pen.as_written(lesson, escape(outcome)) for outcome in lesson.outcomes)
    return box("outcomes", strong(pen.say("After this lesson")), told)


def guide_facts(pen: Pen, guide: Guide) -> Facts:
    """Return what stands around a guide."""
    facts = fact_list(
        (
            fact(pen.say("For"), audience(pen, guide.for_)),
            fact(pen.say("When"), escape(time_title(pen.words, guide.when))),
            fact(pen.say("About"), pen.term(guide.area)),
            fact(pen.say("Owner"), pen.people([guide.owner])),
            fact(pen.say("Time"), minutes(pen, guide.minutes) if guide.minutes else ""),
            fact(pen.say("Verified"), verification(pen, guide)),
        )
    )
    paths = bullets(line for path in pen.hub.paths_with(guide.id) for line in _place(pen, path, guide.id))
    return Facts(
        box("facts", facts),
        joined(
            (element("done"), ask(pen, guide), section(pen.say("On the way"), "paths", paths), connections(pen, guide))
        ),
    )


def minutes(pen: Pen, value: Minutes) -> str:
    """Return how long something takes, with its parts."""
    time = pen.duration(value.total)
    if not value.practise:
        return time
    return pen.say(
        "{time} ({learn} to learn, {practise} to practise)", time=time, learn=value.learn, practise=value.practise
    )


def audience(pen: Pen, words: tuple[str, ...]) -> str:
    """Return for whom something is, each with a link to the onboarding page of its own."""
    return pen.listed(
        [pen.term(word) if word == EVERYONE else pen.place(onboarding_page(pen.hub, word), word) for word in words]
    )


def _resource(pen: Pen, resource: Resource) -> str:
    told = [
        pen.term(resource.kind) if resource.kind else "",
        pen.duration(resource.minutes) if resource.minutes else "",
        pen.say("shared by {person}", person=pen.people([resource.shared_by])) if resource.shared_by else "",
    ]
    facts = ", ".join(fact for fact in told if fact)
    return f"{web(resource.title, resource.url)}{f' ({facts})' if facts else ''}"


def _place(pen: Pen, path: Path, entry_id: str) -> Iterator[str]:
    """Yield where an entry stands in a path: its step among those that are needed, its stage, and what comes next."""
    journey = pen.hub.journey(path)
    steps = list(_numbered(journey))
    for at, (number, leg, step) in enumerate(steps, 1):
        if step.entry.id == entry_id:
            place = _step(pen, number, journey.needed, leg.stage.stage)
            after = [pen.say("next: {entry}", entry=pen.to(steps[at][2].entry))] if at < len(steps) else []
            yield f"{pen.to(path)}: {'; '.join((place, *after))}"
            return


def _numbered(journey: Journey) -> Iterator[tuple[int, Leg, Step]]:
    """Yield each step with its number; a choice of some steps has so many numbers, the last of them for all the rest."""
    before = 0
    for leg in journey.legs:
        for number, step in enumerate(leg.steps, 1):
            yield before + min(number, leg.needed), leg, step
        before += leg.needed


def _step(pen: Pen, number: int, count: int, stage: str) -> str:
    if not stage:
        return pen.say("step {number} of {count}", number=number, count=count)
    return pen.say("step {number} of {count}, in “{stage}”", number=number, count=count, stage=escape(stage))
