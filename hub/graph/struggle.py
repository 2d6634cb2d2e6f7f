"""What people struggle with, in their own words: one sentence each.

It is said by a lesson that answers it (`struggles`), by a person who had it (`struggled_with`), or asked in a session that
was not called off. Its topics are those of the lesson or session, and those that the sentence names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hub.graph.followups import questions
from hub.graph.hub import Hub
from hub.graph.meaning import meant
from hub.graph.terms import term, words
from hub.model.learning import Lesson
from hub.model.people import Person
from hub.model.topics import Topic


@dataclass(frozen=True, slots=True)
class Struggle:
    """One sentence; `source` is the id of the lesson, person or session that says it, `helped` holds what answers it."""

    text: str
    source: str
    lang: str
    topics: tuple[str, ...]
    helped: tuple[str, ...] = ()

    @property
    def terms(self) -> frozenset[str]:
        """Its terms."""
        return frozenset(term(word, self.lang) for word in words(self.text, self.lang))


def struggles(hub: Hub) -> tuple[Struggle, ...]:
    """Return the struggles of a hub in the order of their texts and sources, whatever the order of its entries."""
    found = {(one.text, one.source): one for one in (*_of_lessons(hub), *_of_people(hub), *_of_sessions(hub))}
    return tuple(found[key] for key in sorted(found))


def _of_lessons(hub: Hub) -> Iterator[Struggle]:
    for lesson in hub.all(Lesson):
        for text in lesson.struggles:
            topics = _topics(hub, text, lesson.topics)
            yield Struggle(text, lesson.id, hub.language(lesson), topics, (lesson.id,))


def _of_people(hub: Hub) -> Iterator[Struggle]:
    for person in hub.all(Person):
        for text in person.struggled_with:
            yield Struggle(text, person.id, hub.language(person), _topics(hub, text))


def _of_sessions(hub: Hub) -> Iterator[Struggle]:
    for asked in questions(hub):
        session, question = asked.session, asked.question
        lessons = [lesson.id for lesson in hub.those([question.lesson or ""], Lesson)]
        helped = tuple(lessons or ([session.id] if question.answer else []))
        topics = _topics(hub, question.asked, session.topics)
        yield Struggle(question.asked, session.id, hub.language(session), topics, helped)


def _topics(hub: Hub, text: str, given: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the topics given, and those that a text names."""
    known = (topic.id for topic in hub.those(given, Topic))
    return tuple(dict.fromkeys((*known, *sorted(meant(hub, text)))))
