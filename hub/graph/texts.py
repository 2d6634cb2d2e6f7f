"""What an entry says, field by field, for those who look for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from hub.graph.hub import Hub
from hub.graph.index import Item
from hub.graph.recordings import transcript
from hub.graph.struggles import similar_struggles
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Session
from hub.model.topics import Path, Topic

WEIGHTS: Mapping[str, float] = {
    "title": 6.0,
    "synonyms": 5.0,
    "struggles": 4.0,
    "questions": 3.0,
    "summary": 3.0,
    "id": 2.0,
    "headings": 2.0,
    "outcomes": 2.0,
    "purpose": 2.0,
    "area": 2.0,
    "format": 2.0,
    "offers": 2.0,
    "background": 2.0,
    "role": 2.0,
    "struggled with": 2.0,
    "struggles of others": 2.0,
    "answers": 1.0,
    "text": 1.0,
    "recording": 0.5,
}
"""What a word weighs in each field."""

_ADDRESS = re.compile(r"\]\([^()\n]{0,500}\)|<[^<>\n]{0,500}>|https?://\S{1,500}")

Texts = Iterator[tuple[str, str]]


def item_of(hub: Hub, entry: Entry) -> Item:
    """Return an entry as it is indexed: under its id, with all that it says."""
    return Item(entry.id, hub.language(entry), _texts(hub, entry))


def _texts(hub: Hub, entry: Entry) -> Texts:
    yield "title", entry.title
    yield "id", " ".join((entry.id, *entry.aliases))
    yield "summary", entry.summary or ""
    document = hub.documents[entry.id]
    yield from _each("headings", (heading.text for heading in document.headings))
    yield "text", _ADDRESS.sub(" ", document.body)
    if said := _SAID.get(type(entry)):
        yield from said(entry)
    if isinstance(entry, Person):
        yield from _offers(hub, entry)
    if isinstance(entry, Session):
        yield from _each("recording", (cue.text for cue in transcript(hub, entry)))
    if isinstance(entry, Lesson):
        yield from _each(
            "struggles of others", (one.text for alike in similar_struggles(hub, entry.id) for one in alike.struggles)
        )


def _each(field: str, texts: Iterable[str | None]) -> Texts:
    return ((field, text) for text in texts if text)


def _lesson(lesson: Lesson) -> Texts:
    yield from _each("struggles", lesson.struggles)
    yield from _each("outcomes", lesson.outcomes)


def _guide(guide: Guide) -> Texts:
    yield "area", guide.area


def _session(session: Session) -> Texts:
    yield from _each("questions", (question.asked for question in session.questions))
    yield from _each("answers", (question.answer for question in session.questions))
    yield from _each("answers", session.decisions)
    yield "format", session.format
    if session.recording:
        yield from _each("headings", (chapter.title for chapter in session.recording.chapters))


def _person(person: Person) -> Texts:
    yield from _each("role", (person.role, person.team, person.office))
    yield from _each("background", person.background)
    yield from _each("struggled with", person.struggled_with)


def _offers(hub: Hub, person: Person) -> Texts:
    for offer in person.offers:
        if offer.stands(hub.today):
            topics = (topic.title for topic in hub.those(offer.topics, Topic))
            yield "offers", " ".join((offer.what, offer.title or "", *topics))


def _group(group: Group) -> Texts:
    yield "purpose", group.purpose


def _path(path: Path) -> Texts:
    yield "outcomes", path.outcome
    yield from _each("headings", (stage.stage for stage in path.stages))


def _topic(topic: Topic) -> Texts:
    yield from _each("synonyms", topic.synonyms)


_SAID: Mapping[type[Entry], Callable[[Any], Texts]] = {
    Lesson: _lesson,
    Guide: _guide,
    Session: _session,
    Person: _person,
    Group: _group,
    Path: _path,
    Topic: _topic,
}
