"""Derived pages about who helps whom: experts, contributors, struggles, what is new, the home page."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from hub.graph import places
from hub.graph.hub import Hub
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.session import Session, State
from hub.model.topics import Path, Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import quotes, section
from hub.pages.listings import OTHER, lessons_by_topic
from hub.pages.markup import bullets, escape, joined, numbers
from hub.pages.pen import Pen
from hub.pages.sessions import session_line
from hub.pages.topics import expert_list
from hub.words.words import Words

RECENT = timedelta(days=120)


def experts(hub: Hub, words: Words) -> Sheet:
    """Return who knows each topic, with the evidence."""
    pen = Pen(hub, places.EXPERTS, words)
    intro = "Who knows what, by what they have done for others: the most, and the most recent, first. What people say of themselves stands apart."
    topics = sorted(hub.all(Topic), key=lambda topic: topic.title)
    sections = [
        section(topic.title, topic.id.replace("/", "-"), _with_link(pen, topic))
        for topic in topics
        if hub.experts(topic.id)
    ]
    return sheet(pen, "Experts", intro, *sections)


def _with_link(pen: Pen, topic: Topic) -> str:
    return joined((expert_list(pen, topic.id), f"More: {pen.to(topic)}."))


def contributors(hub: Hub, words: Words) -> Sheet:
    """Return what each person has given, in alphabetical order: no ranks."""
    pen = Pen(hub, places.CONTRIBUTORS, words)
    intro = "Thank you. Everyone who has written, reviewed, facilitated, spoken or mentored, in alphabetical order."
    lines = [
        f"{pen.to(person)}: {gifts}"
        for person in sorted(hub.all(Person), key=lambda person: person.title)
        if (gifts := _gifts(pen, person))
    ]
    return sheet(pen, "Contributors", intro, bullets(lines))


def _gifts(pen: Pen, person: Person) -> str:
    hub = pen.hub
    wrote = hub.wrote(person.id)
    held = [session for session in hub.led(person.id) if hub.state(session) is State.HELD]
    facilitated = [session for session in held if session.facilitator == person.id]
    given = (
        _gift("wrote", [entry for entry in wrote if isinstance(entry, Lesson)], "lesson"),
        _gift("keeps", [entry for entry in wrote if isinstance(entry, Guide)], "guide"),
        _gift("keeps", [entry for entry in wrote if isinstance(entry, Path)], "path"),
        _gift("reviewed", hub.reviewed(person.id), "text"),
        _gift("facilitated", facilitated, "session"),
        _gift("spoke at", [session for session in held if person.id in session.speakers], "session"),
        _gift("mentored", person.mentored, "colleague"),
    )
    return pen.listed([gift for gift in given if gift])


def _gift(verb: str, things: object, noun: str) -> str:
    count = len(things) if isinstance(things, (list, tuple)) else 0
    return f"{verb} {count} {noun}{'' if count == 1 else 's'}" if count else ""


def struggles(hub: Hub, words: Words) -> Sheet:
    """Return what others struggled with, by topic: in their words, what helped, whom to ask."""
    pen = Pen(hub, places.STRUGGLES, words)
    intro = "Others struggled with this too. Find the sentence that could be yours; it leads to what helped and to whom to ask."
    people = [person for person in hub.listed if person.struggled_with]
    sections = [
        section(
            topic.title if topic else OTHER,
            topic.id.replace("/", "-") if topic else "other",
            bullets(_helped(pen, topic, lessons)),
        )
        for topic, lessons in lessons_by_topic(hub)
    ]
    colleagues = joined(joined((f"{pen.to(person)}:", quotes(person.struggled_with))) for person in people)
    return sheet(
        pen, "Struggles", intro, *sections, section("Colleagues, in their own words", "colleagues", colleagues)
    )


def _helped(pen: Pen, topic: Topic | None, lessons: Iterable[Lesson]) -> Iterator[str]:
    known = [expert for expert in pen.hub.experts(topic.id) if expert.evidence][:2] if topic else []
    ask = f" Ask {pen.people(expert.person for expert in known)}." if known else ""
    for lesson in lessons:
        for struggle in lesson.struggles:
            yield f"“{escape(struggle)}” What helps: {pen.to(lesson)}.{ask}"


def new(hub: Hub, words: Words) -> Sheet:
    """Return what has happened lately and what is about to: sessions, reviews, colleagues."""
    pen = Pen(hub, places.NEW, words)
    since = hub.today - RECENT
    held = [session for session in hub.sessions(State.HELD) if session.date.day >= since]
    verified = [lesson for lesson in hub.all(Lesson) if lesson.verified and lesson.verified.on >= since]
    joined_lately = sorted(
        (person for person in hub.listed if since <= person.joined <= hub.today),
        key=lambda person: person.joined,
        reverse=True,
    )
    return sheet(
        pen,
        "What is new",
        f"What has happened since {pen.day(since)}, and what comes next.",
        section("Coming up", "coming-up", _sessions(pen, hub.sessions(State.PLANNED)[:10])),
        section("Recaps", "recaps", _sessions(pen, held)),
        section("Verified lately", "verified", bullets(pen.entry_line(lesson) for lesson in verified)),
        section(
            "New colleagues",
            "colleagues",
            bullets(
                f"{pen.to(person)}, {escape(person.role)}, since {pen.day(person.joined)}" for person in joined_lately
            ),
        ),
    )


def _sessions(pen: Pen, found: list[Session] | tuple[Session, ...]) -> str:
    return bullets(session_line(pen, session) for session in found)


def home(hub: Hub, words: Words) -> Sheet:
    """Return the home page: where to go, and what is next."""
    pen = Pen(hub, places.HOME, words)
    ways = bullets(
        (
            f"**I am new:** {pen.place(places.GUIDES, 'onboarding')}",
            f"**I want to learn:** {pen.place(places.LESSONS, 'lessons')} and {pen.place(places.PATHS, 'paths')}",
            f"**I am stuck:** {pen.place(places.STRUGGLES, 'others struggled with this too')}",
            f"**I look for someone:** {pen.place(places.PEOPLE, 'people')} and {pen.place(places.EXPERTS, 'experts')}",
            f"**I want to share:** {pen.place(places.CONTRIBUTE, 'how to contribute')}",
        )
    )
    coming = section("Coming up", "coming-up", _sessions(pen, hub.sessions(State.PLANNED)[:5]))
    return sheet(pen, hub.settings.name, ways, coming)


def contribute(hub: Hub, words: Words) -> Sheet:
    """Return how to contribute, for a hub that has no page of its own about it."""
    pen = Pen(hub, places.CONTRIBUTE, words)
    intro = joined(
        (
            "Everything here is written by colleagues, as Markdown files in the hub's repository. To add something:",
            numbers(
                (
                    "Write a file in the folder of its kind, such as `lessons/` or `people/`, and begin it with its fields.",
                    "Type `hub check`: it names every fault with its place and what to type.",
                    "Open a pull request.",
                )
            ),
            f"Which fields there are: {pen.place(places.FIELDS, 'fields')}. What is checked: {pen.place(places.RULES, 'rules')}.",
        )
    )
    return sheet(pen, "Contribute", intro)
