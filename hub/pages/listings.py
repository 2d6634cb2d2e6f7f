"""Derived pages that list: lessons, paths, sessions, groups, topics; and a person as a line of a list."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.graph.topics import tree
from hub.graph.translations import shown
from hub.model.learning import Lesson
from hub.model.people import Group, Person
from hub.model.session import State
from hub.model.topics import Path, Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import section
from hub.pages.languages import also_in
from hub.pages.markup import cards, escape, listed_entry
from hub.pages.pen import Pen
from hub.pages.people import rhythm
from hub.pages.sessions import session_list
from hub.pages.topics import lesson_line
from hub.words.words import Words


def lessons(hub: Hub, words: Words) -> Sheet:
    """Return the catalogue of lessons, by topic."""
    pen = Pen(hub, places.LESSONS, words)
    sections = [
        section(
            topic.title if topic else pen.say("Other"),
            places.anchor(topic.id) if topic else "other",
            cards(lesson_line(pen, lesson) for lesson in found),
        )
        for topic, found in lessons_by_topic(hub)
    ]
    count = pen.many("{count} lesson, by topic.", "{count} lessons, by topic.", len(shown(hub, hub.all(Lesson))))
    way = pen.place(places.PATHS, pen.say("the paths"))
    intro = " ".join((count, pen.say("For an ordered way through them see {paths}.", paths=way)))
    return sheet(pen, pen.say("Lessons"), intro, *sections)


def lessons_by_topic(hub: Hub) -> Iterator[tuple[Topic | None, list[Lesson]]]:
    """Yield the lessons under the first of their topics, in the order of the topics' titles; those without one last.

    Of a lesson in several languages it is the version that stands for all.
    """
    found: dict[str, list[Lesson]] = defaultdict(list)
    order = {level: index for index, level in enumerate(hub.settings.levels)}
    for lesson in sorted(
        shown(hub, hub.all(Lesson)), key=lambda lesson: (order.get(lesson.level, len(order)), lesson.title)
    ):
        first = hub.those(lesson.topics[:1], Topic)
        found[first[0].id if first else ""].append(lesson)
    for topic in by_title(hub.all(Topic)):
        if topic.id in found:
            yield topic, found[topic.id]
    if "" in found:
        yield None, found[""]


def paths(hub: Hub, words: Words) -> Sheet:
    """Return the list of paths."""
    pen = Pen(hub, places.PATHS, words)
    lines = cards(
        pen.entry_line(
            path, ", ".join(map(pen.term, path.for_)), pen.time_range(hub.journey(path).time), also_in(pen, path)
        )
        for path in shown(hub, hub.all(Path))
    )
    return sheet(
        pen,
        pen.say("Paths"),
        pen.say(
            "A path leads through lessons, guides and sessions in a good order. Its time is computed from its steps."
        ),
        lines,
    )


def sessions(hub: Hub, words: Words) -> Sheet:
    """Return what is coming up, what is proposed, and the archive by year."""
    pen = Pen(hub, places.SESSIONS, words)
    links = hub.settings.links
    ways = ((pen.say("Propose a session"), links.propose), (pen.say("How we treat each other"), links.conduct))
    intro = [pen.say("{link}.", link=pen.outside(text, place)) for text, place in ways if place]
    archive = [
        section(
            pen.say("Held in {year}", year=year),
            f"held-{year}",
            session_list(pen, held),
        )
        for year, held in groupby(hub.sessions(State.HELD), key=lambda session: session.date.day.year)
    ]
    return sheet(
        pen,
        pen.say("Sessions"),
        " ".join(intro),
        section(
            pen.say("Coming up"),
            "coming-up",
            session_list(pen, hub.sessions(State.PLANNED)) or pen.say("Nothing is planned at the moment."),
        ),
        section(pen.say("Proposed"), "proposed", session_list(pen, hub.sessions(State.PROPOSED))),
        *archive,
        section(pen.say("Cancelled"), "cancelled", session_list(pen, hub.sessions(State.CANCELLED))),
    )


def groups(hub: Hub, words: Words) -> Sheet:
    """Return the list of groups."""
    pen = Pen(hub, places.GROUPS, words)
    lines = cards(_group_line(pen, group) for group in hub.all(Group))
    return sheet(pen, pen.say("Groups"), pen.say("Colleagues who meet again and again to learn together."), lines)


def _group_line(pen: Pen, group: Group) -> str:
    facts = (rhythm(pen, group.meets) if group.meets else "", "" if group.open else pen.say("closed"))
    return listed_entry(group.kind, pen.to(group), facts, escape(group.purpose))


def person_line(pen: Pen, person: Person) -> str:
    """Return a person as a line of a list: name, role, what they help with."""
    offers = [offer for offer in person.offers if not offer.ended(pen.hub.today)]
    helps = sorted({offer.what for offer in offers})
    told = [f"{pen.to(person)}, {escape(', '.join(part for part in (person.role, person.team) if part))}"]
    if helps:
        told.append(pen.say("offers {things}", things=pen.listed([pen.term(one) for one in helps])))
    return "; ".join(told)


def topics(hub: Hub, words: Words) -> Sheet:
    """Return the topics, narrower ones under wider ones."""
    pen = Pen(hub, places.TOPICS, words)
    lines = [_topic_line(pen, topic, depth) for topic, depth in tree(hub)]
    return sheet(
        pen,
        pen.say("Topics"),
        pen.many(
            "{count} topic, with lessons, sessions and people for each.",
            "{count} topics, with lessons, sessions and people for each.",
            len(hub.all(Topic)),
        ),
        "\n".join(lines),
    )


def _topic_line(pen: Pen, topic: Topic, depth: int) -> str:
    count = len(shown(pen.hub, pen.hub.of_topic(topic.id, Lesson)))
    lessons = pen.many("{count} lesson", "{count} lessons", count) if count else ""
    return f"{'    ' * depth}- {pen.entry_line(topic, lessons)}"
