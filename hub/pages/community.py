"""Derived pages about who helps whom: experts, contributors, struggles, what is new, the home page."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from hub.graph import places
from hub.graph.hub import Hub
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.session import Session, State
from hub.model.topics import Path, Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.facts import fact, fact_list, quotes, section
from hub.pages.listings import lessons_by_topic
from hub.pages.markup import bullets, escape, joined, numbers
from hub.pages.pen import Pen
from hub.pages.sessions import session_line
from hub.pages.topics import expert_list
from hub.words.words import Words

RECENT = timedelta(days=120)


def experts(hub: Hub, words: Words) -> Sheet:
    """Return who knows each topic, with the evidence."""
    pen = Pen(hub, places.EXPERTS, words)
    intro = pen.say(
        "Who knows what, by what they have done for others: the most, and the most recent, first. What people say of themselves stands apart."
    )
    topics = sorted(hub.all(Topic), key=lambda topic: topic.title)
    sections = [
        section(topic.title, topic.id.replace("/", "-"), _with_link(pen, topic))
        for topic in topics
        if hub.experts(topic.id)
    ]
    return sheet(pen, pen.say("Experts"), intro, *sections)


def _with_link(pen: Pen, topic: Topic) -> str:
    return joined((expert_list(pen, topic.id), pen.say("More: {topic}.", topic=pen.to(topic))))


def contributors(hub: Hub, words: Words) -> Sheet:
    """Return what each person has given, in alphabetical order: no ranks."""
    pen = Pen(hub, places.CONTRIBUTORS, words)
    intro = pen.say(
        "Thank you. Everyone who has written, reviewed, facilitated, spoken or mentored, in alphabetical order."
    )
    lines = [
        f"{pen.to(person)}: {gifts}"
        for person in sorted(hub.all(Person), key=lambda person: person.title)
        if (gifts := _gifts(pen, person))
    ]
    return sheet(pen, pen.say("Contributors"), intro, bullets(lines))


def _gifts(pen: Pen, person: Person) -> str:
    hub = pen.hub
    wrote = hub.wrote(person.id)
    held = [session for session in hub.led(person.id) if hub.state(session) is State.HELD]
    facilitated = [session for session in held if session.facilitator == person.id]
    spoken = [session for session in held if person.id in session.speakers]
    kinds = Counter(type(entry) for entry in wrote)
    counts = (kinds[Lesson], kinds[Guide], kinds[Path], len(hub.reviewed(person.id)), len(facilitated), len(spoken))
    told = (
        pen.many("wrote {count} lesson", "wrote {count} lessons", kinds[Lesson]),
        pen.many("keeps {count} guide", "keeps {count} guides", kinds[Guide]),
        pen.many("keeps {count} path", "keeps {count} paths", kinds[Path]),
        pen.many("reviewed {count} text", "reviewed {count} texts", len(hub.reviewed(person.id))),
        pen.many("facilitated {count} session", "facilitated {count} sessions", len(facilitated)),
        pen.many("spoke at {count} session", "spoke at {count} sessions", len(spoken)),
        pen.many("mentored {count} colleague", "mentored {count} colleagues", len(person.mentored)),
    )
    return pen.listed([gift for gift, count in zip(told, (*counts, len(person.mentored)), strict=True) if count])


def struggles(hub: Hub, words: Words) -> Sheet:
    """Return what others struggled with, by topic: in their words, what helped, whom to ask."""
    pen = Pen(hub, places.STRUGGLES, words)
    intro = pen.say(
        "Others struggled with this too. Find the sentence that could be yours; it leads to what helped and to whom to ask."
    )
    people = [person for person in hub.listed if person.struggled_with]
    sections = [
        section(
            topic.title if topic else pen.say("Other"),
            topic.id.replace("/", "-") if topic else "other",
            bullets(_helped(pen, topic, lessons)),
        )
        for topic, lessons in lessons_by_topic(hub)
    ]
    colleagues = joined(joined((f"{pen.to(person)}:", quotes(pen, person.struggled_with))) for person in people)
    return sheet(
        pen,
        pen.say("Struggles"),
        intro,
        *sections,
        section(pen.say("Colleagues, in their own words"), "colleagues", colleagues),
    )


def _helped(pen: Pen, topic: Topic | None, lessons: Iterable[Lesson]) -> Iterator[str]:
    known = [expert for expert in pen.hub.experts(topic.id) if expert.evidence][:2] if topic else []
    ask = [pen.say("Ask {people}.", people=pen.people(expert.person for expert in known))] if known else []
    for lesson in lessons:
        for struggle in lesson.struggles:
            helps = pen.say("“{struggle}” What helps: {lesson}.", struggle=escape(struggle), lesson=pen.to(lesson))
            yield " ".join((helps, *ask))


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
        pen.say("What is new"),
        pen.say("What has happened since {day}, and what comes next.", day=pen.day(since)),
        section(pen.say("Coming up"), "coming-up", _sessions(pen, hub.sessions(State.PLANNED)[:10])),
        section(pen.say("Recaps"), "recaps", _sessions(pen, held)),
        section(pen.say("Verified lately"), "verified", bullets(pen.entry_line(lesson) for lesson in verified)),
        section(
            pen.say("New colleagues"),
            "colleagues",
            bullets(_arrival(pen, person) for person in joined_lately),
        ),
    )


def _arrival(pen: Pen, person: Person) -> str:
    role, day = escape(person.role), pen.day(person.joined)
    return pen.say("{person}, {role}, since {day}", person=pen.to(person), role=role, day=day)


def _sessions(pen: Pen, found: list[Session] | tuple[Session, ...]) -> str:
    return bullets(session_line(pen, session) for session in found)


def home(hub: Hub, words: Words) -> Sheet:
    """Return the home page: where to go, and what is next."""
    pen = Pen(hub, places.HOME, words)
    learn = (pen.place(places.LESSONS, pen.say("lessons")), pen.place(places.PATHS, pen.say("paths")))
    ask = (pen.place(places.PEOPLE, pen.say("people")), pen.place(places.EXPERTS, pen.say("experts")))
    ways = fact_list(
        (
            fact(pen.say("I am new"), pen.place(places.GUIDES, pen.say("onboarding"))),
            fact(pen.say("I want to learn"), pen.listed(learn)),
            fact(pen.say("I am stuck"), pen.place(places.STRUGGLES, pen.say("others struggled with this too"))),
            fact(pen.say("I look for someone"), pen.listed(ask)),
            fact(pen.say("I want to share"), pen.place(places.CONTRIBUTE, pen.say("how to contribute"))),
        )
    )
    coming = section(pen.say("Coming up"), "coming-up", _sessions(pen, hub.sessions(State.PLANNED)[:5]))
    return sheet(pen, hub.settings.name, ways, element("resume"), coming)


def contribute(hub: Hub, words: Words) -> Sheet:
    """Return how to contribute, for a hub that has no page of its own about it."""
    pen = Pen(hub, places.CONTRIBUTE, words)
    fields = pen.place(places.FIELDS, pen.say("fields"))
    rules = pen.place(places.RULES, pen.say("rules"))
    intro = joined(
        (
            pen.say(
                "Everything here is written by colleagues, as Markdown files in the hub's repository. To add something:"
            ),
            numbers(
                (
                    pen.say(
                        "Write a file in the folder of its kind, such as `lessons/` or `people/`, and begin it with its fields."
                    ),
                    pen.say("Type `hub check`: it names every fault with its place and what to type."),
                    pen.say("Open a pull request."),
                )
            ),
            " ".join(
                (
                    pen.say("Which fields there are: {fields}.", fields=fields),
                    pen.say("What is checked: {rules}.", rules=rules),
                )
            ),
        )
    )
    return sheet(pen, pen.say("Contribute"), intro)
