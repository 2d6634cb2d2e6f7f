"""The first months of a newcomer: which guides are due when, whose task each of their tasks is.

A time of the hub's vocabulary has a day where it is one of these (N counts from 1, days are working days):
`day-N` is the Nth day; `before-day-N` the last one before it; `week-N` the last one of the Nth five days; `month-N` the
last one before N months are over. Other words have no day. The first day is the start, or the first working day after.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hub.blocks.grammar import DOER
from hub.blocks.names import task_key
from hub.blocks.words import DOERS
from hub.graph.hub import Hub
from hub.graph.workdays import WEEK, workday, workday_before, workday_until
from hub.model.learning import EVERYONE, Guide
from hub.model.people import Person
from hub.model.session import Session, State
from hub.model.topics import Path, Topic
from hub.model.values import Interval
from hub.reading.document import Document
from hub.reading.parts import Task

NEWCOMER = "newcomer"
"""Whose task it is where nobody is named."""
MOST_SESSIONS = 5
RECENT = 90
"""So many days after the first one somebody is still new."""
_TIME = re.compile(r"(before-day|day|week|month)-([1-9]\d{0,3})", re.ASCII)
_ITEM = re.compile(r"\s*(?:[*+-]|\d+[.)])\s")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who begins: what is known of them."""

    role: str | None = None
    team: str | None = None
    office: str | None = None
    person: Person | None = None

    @classmethod
    def of(cls, person: Person) -> "Newcomer":
        """Return someone of the hub as a newcomer."""
        return cls(person.role, person.team, person.office, person)

    @property
    def words(self) -> tuple[str, ...]:
        """The role, team and office, as guides and paths name them."""
        return tuple(word for word in (self.role, self.team, self.office) if word)


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of a guide: its Markdown without the doer, and who does it: a word of `DOERS` or the id of a person.

    `key` is the name that the page of the guide gives it.
    """

    text: str
    doer: str
    key: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A guide with its tasks."""

    guide: Guide
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time of onboarding, the day until which its guides are due where it has one, and the guides."""

    word: str
    due: date | None
    chapters: tuple[Chapter, ...]


def is_new(hub: Hub, person: Person, within: int = RECENT) -> bool:
    """Return whether someone joined in the last so many days, or will join."""
    return (hub.today - person.joined).days <= within and not hub.has_left(person)


def onboarding(hub: Hub, newcomer: Newcomer, start: date) -> tuple[Time, ...]:
    """Return the times of onboarding that have guides for someone, in the order of the hub's vocabulary."""
    guides = own_guides(hub, newcomer)
    found = ((word, [guide for guide in guides if guide.when == word]) for word in dict.fromkeys(hub.settings.times))
    return tuple(
        Time(word, due(word, start), tuple(Chapter(guide, duties(hub, guide)) for guide in some))
        for word, some in found
        if some
    )


def onboarding_words(hub: Hub) -> tuple[str, ...]:
    """Return the roles, teams and offices that have guides or paths of their own, in alphabetical order."""
    entries: tuple[Guide | Path, ...] = (*hub.all(Guide), *hub.all(Path))
    return tuple(sorted({word for entry in entries for word in entry.for_} - {EVERYONE}))


def guides_for(hub: Hub, *words: str) -> tuple[Guide, ...]:
    """Return the guides for everyone or for any of these roles, teams and offices, in the order of their times."""
    wanted = {EVERYONE, *words}
    order = {time: index for index, time in enumerate(hub.settings.times)}
    found = [guide for guide in hub.all(Guide) if wanted & set(guide.for_)]
    return tuple(sorted(found, key=lambda guide: (order.get(guide.when, len(order)), guide.id)))


def own_guides(hub: Hub, newcomer: Newcomer) -> tuple[Guide, ...]:
    """Return the guides for someone and for everyone; deprecated ones and translations are left out."""
    found = guides_for(hub, *newcomer.words)
    return tuple(guide for guide in found if not guide.deprecated and not guide.translation_of)


def only(times: Iterable[Time], doer: str) -> Iterator[Time]:
    """Yield the times with nothing but the tasks of one doer; what has none is left out."""
    for time in times:
        some = ((one.guide, tuple(duty for duty in one.duties if duty.doer == doer)) for one in time.chapters)
        chapters = tuple(Chapter(guide, duties) for guide, duties in some if duties)
        if chapters:
            yield Time(time.word, time.due, chapters)


def due(word: str, start: date) -> date | None:
    """Return the day until which something is due at a time of onboarding, for someone who begins on a day."""
    match = _TIME.fullmatch(word)
    if not match:
        return None
    unit, count = match[1], int(match[2])
    first = workday(start, 0)
    if unit == "month":
        return workday_until(Interval.model_construct(count=count, unit=unit).after(first) - timedelta(days=1))
    if unit == "week":
        return workday(first, count * WEEK - 1)
    day = workday(first, count - 1)
    return workday_before(day) if unit == "before-day" else day


def duties(hub: Hub, guide: Guide) -> tuple[Duty, ...]:
    """Return the tasks of a guide in order; a person's name that means nobody is the newcomer's task."""
    document = hub.documents[guide.id]
    people = {edge.span.line: edge.target for edge in hub.out(guide.id) if edge.via == "doers"}
    lines = document.body.split("\n")
    keys: dict[str, int] = {}
    return tuple(
        Duty(DOER.sub("", text, count=1) if task.doer else text, _doer(task, people), _key(text, keys))
        for task, text in ((task, _whole(document, lines, task)) for task in document.tasks)
    )


def own_paths(hub: Hub, newcomer: Newcomer) -> tuple[Path, ...]:
    """Return the paths for someone by name, then those for everyone."""
    paths = [path for path in hub.all(Path) if not path.deprecated and not path.translation_of]
    own = [path for path in paths if {*newcomer.words} & {*path.for_}]
    return (*own, *(path for path in paths if EVERYONE in path.for_ and path not in own))


def own_topics(hub: Hub, newcomer: Newcomer) -> tuple[str, ...]:
    """Return the topics that a role is to know, then what someone wants to learn."""
    named = [topic.id for topic in hub.all(Topic) if newcomer.role in topic.targets]
    wants = newcomer.person.wants if newcomer.person else ()
    return tuple(dict.fromkeys((*named, *wants)))


def own_sessions(hub: Hub, newcomer: Newcomer, start: date) -> tuple[Session, ...]:
    """Return a few planned sessions from a day on, soonest first: rather those on the paths and topics of someone."""
    steps = {step for path in own_paths(hub, newcomer) for stage in path.stages for step in stage.do}
    topics = {*own_topics(hub, newcomer)}
    ahead = [session for session in hub.sessions(State.PLANNED) if session.date.day >= start]
    fitting = sorted(ahead, key=lambda session: session.id not in steps and not topics & {*session.topics})
    return tuple(sorted(fitting[:MOST_SESSIONS], key=lambda session: (session.date.day, session.id)))


def _doer(task: Task, people: dict[int, str]) -> str:
    named = (task.doer or "").lower()
    return named if named in DOERS else people.get(task.span.line, NEWCOMER)


def _whole(document: Document, lines: list[str], task: Task) -> str:
    """Return the text of a task as it was written, with the lines on which it goes on."""
    first = task.span.line - document.first_line
    text = [lines[first][task.span.column - 1 :]]
    for line in lines[first + 1 :]:
        if not line.strip() or _ITEM.match(line):
            break
        text.append(line)
    return " ".join(" ".join(text).split())


def _key(text: str, known: dict[str, int]) -> str:
    key = task_key(text)
    known[key] = known.get(key, 0) + 1
    return key if known[key] == 1 else f"{key}-{known[key]}"
