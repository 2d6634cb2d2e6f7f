"""What a session leaves behind: questions until they are answered, actions until they are done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hub.graph.hub import Hub
from hub.model.session import Action, Question, Session, State


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked in a session; `index` is its place among the questions there, from 0."""

    session: Session
    index: int
    question: Question

    @property
    def open(self) -> bool:
        """Whether nobody has answered it yet; a lesson alone is where an answer may be, and no answer."""
        return self.question.answer is None


class Progress(StrEnum):
    """How far a promise is."""

    OVERDUE = "overdue"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Promise:
    """An action that somebody took on in a session; `index` is its place among the actions there, from 0."""

    session: Session
    index: int
    action: Action
    progress: Progress

    @property
    def order(self) -> tuple[bool, date, str, int]:
        """The key that puts promises in order: what is due first, first; what has no day behind; what is done last."""
        due = self.action.due or date.max
        return (self.progress is Progress.DONE, due, self.session.id, self.index)


def questions(hub: Hub) -> tuple[Asked, ...]:
    """Return all questions of sessions, those of the latest first; nothing is left of what was called off."""
    found = sorted(hub.all(Session), key=_day, reverse=True)
    return tuple(_asked(hub, found))


def open_questions(hub: Hub) -> tuple[Asked, ...]:
    """Return the questions that nobody has answered yet, those of the latest session first."""
    return tuple(asked for asked in questions(hub) if asked.open)


def questions_about(hub: Hub, lesson_id: str) -> tuple[Asked, ...]:
    """Return the questions that belong to a lesson, open ones first, of each those of the latest session first."""
    found = sorted(hub.sources(lesson_id, Session, "questions.lesson"), key=_day, reverse=True)
    own = [asked for asked in _asked(hub, found) if asked.question.lesson == lesson_id]
    return tuple(sorted(own, key=lambda asked: not asked.open))


def actions(hub: Hub) -> tuple[Promise, ...]:
    """Return all actions: what is due first, first, and what is done last."""
    return _promised(hub, hub.all(Session))


def actions_of(hub: Hub, person_id: str) -> tuple[Promise, ...]:
    """Return what someone has taken on: what is due first, first, and what is done last."""
    found = _promised(hub, hub.sources(person_id, Session, "actions.who"))
    return tuple(promise for promise in found if promise.action.who == person_id)


def _day(session: Session) -> tuple[date, str]:
    return (session.date.day, session.id)


def _asked(hub: Hub, sessions: Iterable[Session]) -> Iterator[Asked]:
    for session in sessions:
        if hub.state(session) is not State.CANCELLED:
            yield from (Asked(session, index, question) for index, question in enumerate(session.questions))


def _promised(hub: Hub, sessions: Iterable[Session]) -> tuple[Promise, ...]:
    found = (
        Promise(session, index, action, _progress(action, hub.today))
        for session in sessions
        if hub.state(session) is not State.CANCELLED
        for index, action in enumerate(session.actions)
    )
    return tuple(sorted(found, key=lambda promise: promise.order))


def _progress(action: Action, today: date) -> Progress:
    if action.done:
        return Progress.DONE
    return Progress.OVERDUE if action.due and action.due < today else Progress.OPEN
