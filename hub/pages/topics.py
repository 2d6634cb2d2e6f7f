"""Pages of topics and paths."""

from hub.graph.evidence import Expert
from hub.graph.journey import Leg
from hub.model.learning import Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Session, State
from hub.model.topics import Path, Topic
from hub.pages.facts import Facts, entry_list, fact, fact_list, quotes, section
from hub.pages.learning import audience
from hub.pages.markup import box, bullets, escape, heading, joined, numbers
from hub.pages.pen import Pen
from hub.pages.people import proof
from hub.pages.sessions import session_line


def topic_facts(pen: Pen, topic: Topic) -> Facts:
    """Return what stands around what is said of a topic."""
    facts = fact_list(
        (
            fact("Also called", escape(", ".join(topic.synonyms))),
            fact("Part of", pen.all([topic.parent] if topic.parent else [])),
            fact("Includes", pen.names(pen.hub.narrower(topic.id))),
            fact("Looked after by", pen.all([topic.steward] if topic.steward else [])),
            fact("Know before", pen.all(topic.requires)),
            fact("Aim", escape(", ".join(f"{role} {level} of 5" for role, level in topic.targets.items()))),
            fact("Wanted", "lessons on this are wanted" if topic.wanted else ""),
        )
    )
    experts = section("Who knows it", "experts", expert_list(pen, topic.id))
    mentions = section("Mentioned in", "mentioned-in", bullets(map(pen.to, pen.hub.backlinks(topic.id))))
    return Facts(box("facts", facts), joined((experts, _about(pen, topic), mentions)))


def _about(pen: Pen, topic: Topic) -> str:
    """Return what there is about a topic, kind by kind."""
    hub = pen.hub
    lessons = hub.of_topic(topic.id, Lesson)
    sessions = sorted(hub.of_topic(topic.id, Session), key=lambda session: session.date.day)
    ahead = [session for session in sessions if hub.state(session) in (State.PLANNED, State.PROPOSED)]
    held = [session for session in reversed(sessions) if hub.state(session) is State.HELD]
    learners = [person for person in hub.sources(topic.id, Person, "wants") if not hub.has_left(person)]
    struggles = [struggle for lesson in lessons for struggle in lesson.struggles]
    return joined(
        (
            section("Lessons", "lessons", bullets(lesson_line(pen, lesson) for lesson in lessons)),
            section("Paths", "topic-paths", entry_list(pen, hub.sources(topic.id, Path, "topics", "targets"))),
            section("Coming up", "coming-up", bullets(session_line(pen, session) for session in ahead)),
            section("Recaps", "recaps", bullets(session_line(pen, session) for session in held)),
            section("Groups", "groups", entry_list(pen, hub.of_topic(topic.id, Group))),
            section("Guides", "guides", entry_list(pen, hub.of_topic(topic.id, Guide))),
            section("What is hard about it", "struggles", quotes(struggles)),
            section("Who wants to learn it", "wants", bullets(map(pen.to, learners))),
        )
    )


def expert_list(pen: Pen, topic_id: str) -> str:
    """Return who knows a topic: first by evidence, with proof; then who says so of themselves."""
    experts = pen.hub.experts(topic_id)
    return joined(
        (
            numbers(_proven(pen, one) for one in experts if one.evidence),
            _claimants(pen, [one for one in experts if not one.evidence]),
        )
    )


def _proven(pen: Pen, expert: Expert) -> str:
    claimed = f"; says of themselves: {expert.claimed} of 5" if expert.claimed else ""
    return f"{pen.people([expert.person])}: {proof(pen, expert)}{claimed}"


def _claimants(pen: Pen, experts: list[Expert]) -> str:
    told = [f"{pen.people([expert.person])} ({expert.claimed} of 5)" for expert in experts]
    return f"By what they say of themselves: {', '.join(told)}." if told else ""


def lesson_line(pen: Pen, lesson: Lesson) -> str:
    """Return a lesson as a line of a list."""
    return pen.entry_line(lesson, escape(lesson.level), pen.duration(lesson.minutes.total))


def path_facts(pen: Pen, path: Path) -> Facts:
    """Return what stands around what is said of a path, its stages with their steps and times among it."""
    hub = pen.hub
    way = hub.journey(path)
    levels = [f"{pen.to(topic)} {path.targets[topic.id]} of 5" for topic in hub.those(path.targets, Topic)]
    facts = fact_list(
        (
            fact("For", audience(pen, path.for_)),
            fact("At its end", escape(path.outcome)),
            fact("Time", f"{pen.time_range(way.time)} in {len(way.steps)} step{'' if len(way.steps) == 1 else 's'}"),
            fact("Owner", pen.people([path.owner])),
            fact("Ask on the way", pen.people(path.mentors)),
            fact("Leads to", ", ".join(levels)),
            fact("Part of", pen.names(hub.paths_with(path.id))),
        )
    )
    steps = joined(_leg(pen, number, leg) for number, leg in enumerate(way.legs, 1))
    mentions = section("Mentioned in", "mentioned-in", bullets(map(pen.to, hub.backlinks(path.id))))
    return Facts(box("facts", facts), joined((section("Steps", "steps", steps), mentions)))


def _leg(pen: Pen, number: int, leg: Leg) -> str:
    choice = (
        f"Choose {leg.stage.choose} of these {len(leg.steps)}."
        if leg.stage.choose is not None and leg.stage.choose < len(leg.steps)
        else ""
    )
    title = heading(3, f"{leg.stage.stage} ({pen.time_range(leg.time)})", f"stage-{number}") if leg.stage.stage else ""
    steps = numbers(
        pen.entry_line(step.entry, escape(step.entry.kind), pen.time_range(step.time)) for step in leg.steps
    )
    return joined((title, escape(leg.stage.why or ""), choice, steps))
