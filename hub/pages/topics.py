"""Pages of topics and paths."""

from hub.graph.journey import Journey, Leg
from hub.graph.translations import shown
from hub.model.learning import Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Session, State
from hub.model.topics import Path, Topic
from hub.pages.asking import ask
from hub.pages.facts import Facts, entry_list, fact, fact_list, quotes, section
from hub.pages.languages import also_in, version_list
from hub.pages.learning import audience
from hub.pages.markup import box, bullets, cards, escape, heading, joined, numbers
from hub.pages.pen import Pen
from hub.pages.proof import expert_list
from hub.pages.reader import way
from hub.pages.sessions import session_list, subscriptions


def topic_facts(pen: Pen, topic: Topic) -> Facts:
    """Return what stands around what is said of a topic."""
    facts = fact_list(
        (
            fact(pen.say("Also called"), escape(", ".join(topic.synonyms))),
            fact(pen.say("Part of"), pen.all([topic.parent] if topic.parent else [])),
            fact(pen.say("Includes"), pen.names(pen.hub.narrower(topic.id))),
            fact(pen.say("Looked after by"), pen.all([topic.steward] if topic.steward else [])),
            fact(pen.say("Know before"), pen.all(topic.requires)),
            fact(
                pen.say("Aim"), ", ".join(f"{escape(role)} {pen.level(level)}" for role, level in topic.targets.items())
            ),
            fact(pen.say("Subscribe"), subscriptions(pen, topic)),
            fact(pen.say("Wanted"), pen.say("lessons on this are wanted") if topic.wanted else ""),
        )
    )
    experts = section(pen.say("Who knows it"), "experts", expert_list(pen, topic.id))
    mentions = section(pen.say("Mentioned in"), "mentioned-in", bullets(map(pen.to, pen.hub.backlinks(topic.id))))
    return Facts(box("facts", facts), joined((ask(pen, topic), experts, _about(pen, topic), mentions)))


def _about(pen: Pen, topic: Topic) -> str:
    """Return what there is about a topic, kind by kind."""
    hub = pen.hub
    lessons = hub.of_topic(topic.id, Lesson)
    sessions = sorted(hub.of_topic(topic.id, Session), key=lambda session: session.date.day)
    ahead = [session for session in sessions if hub.state(session) in (State.PLANNED, State.PROPOSED)]
    held = [session for session in reversed(sessions) if hub.state(session) is State.HELD]
    learners = [person for person in hub.sources(topic.id, Person, "wants") if person.id in hub.here]
    struggles = [quotes(pen, lesson.struggles, lesson) for lesson in lessons if lesson.struggles]
    return joined(
        (
            section(pen.say("Lessons"), "lessons", cards(lesson_line(pen, lesson) for lesson in shown(hub, lessons))),
            section(
                pen.say("Paths"), "topic-paths", version_list(pen, hub.sources(topic.id, Path, "topics", "targets"))
            ),
            section(pen.say("Coming up"), "coming-up", session_list(pen, ahead)),
            section(pen.say("Recaps"), "recaps", session_list(pen, held)),
            section(pen.say("Groups"), "groups", entry_list(pen, hub.of_topic(topic.id, Group))),
            section(pen.say("Guides"), "guides", version_list(pen, hub.of_topic(topic.id, Guide))),
            section(pen.say("What is hard about it"), "struggles", "\n".join(struggles)),
            section(pen.say("Who wants to learn it"), "wants", bullets(map(pen.to, learners))),
        )
    )


def lesson_line(pen: Pen, lesson: Lesson) -> str:
    """Return a lesson as a line of a list."""
    return pen.entry_line(lesson, pen.term(lesson.level), pen.duration(lesson.minutes.total), also_in(pen, lesson))


def path_facts(pen: Pen, path: Path) -> Facts:
    """Return what stands around what is said of a path, its stages with their steps and times among it."""
    hub = pen.hub
    journey = hub.journey(path)
    levels = [f"{pen.to(topic)} {pen.level(path.targets[topic.id])}" for topic in hub.those(path.targets, Topic)]
    facts = fact_list(
        (
            fact(pen.say("For"), audience(pen, path.for_)),
            fact(pen.say("At its end"), escape(path.outcome)),
            fact(pen.say("Time"), _whole(pen, journey)),
            fact(pen.say("Owner"), pen.people([path.owner])),
            fact(pen.say("Ask on the way"), pen.people(path.mentors)),
            fact(pen.say("Leads to"), ", ".join(levels)),
            fact(pen.say("Part of"), pen.names(hub.paths_with(path.id))),
        )
    )
    steps = joined(_leg(pen, number, leg) for number, leg in enumerate(journey.legs, 1))
    mentions = section(pen.say("Mentioned in"), "mentioned-in", bullets(map(pen.to, hub.backlinks(path.id))))
    return Facts(box("facts", facts), joined((way(pen, path), section(pen.say("Steps"), "steps", steps), mentions)))


def _whole(pen: Pen, way: Journey) -> str:
    time = pen.time_range(way.time)
    if way.needed < len(way.steps):
        return pen.say("{time} in {count} of its {all} steps", time=time, count=way.needed, all=len(way.steps))
    return pen.many("{time} in {count} step", "{time} in {count} steps", len(way.steps), time=time)


def _leg(pen: Pen, number: int, leg: Leg) -> str:
    choice = (
        pen.say("Choose {count} of these {all}.", count=leg.stage.choose, all=len(leg.steps))
        if leg.stage.choose is not None and leg.stage.choose < len(leg.steps)
        else ""
    )
    title = heading(3, f"{leg.stage.stage} ({pen.time_range(leg.time)})", f"stage-{number}") if leg.stage.stage else ""
    steps = numbers(
        pen.entry_line(step.entry, pen.term(step.entry.kind), pen.time_range(step.time)) for step in leg.steps
    )
    return joined((title, escape(leg.stage.why or ""), choice, steps))
