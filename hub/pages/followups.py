"""Derived pages of what sessions leave behind: questions nobody has answered yet, and what people have taken on."""

from itertools import groupby

from hub.graph import places
from hub.graph.followups import (
    Asked,
    Progress,
    Promise,
    actions,
    actions_of,
    open_questions,
    questions,
    questions_about,
)
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.model.learning import Lesson
from hub.model.people import Person
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import section
from hub.pages.markup import bullets, emphasis, escape
from hub.pages.pen import Pen
from hub.pages.sessions import question_line
from hub.words.words import Words


def questions_page(hub: Hub, words: Words) -> Sheet:
    """Return the questions of all sessions: first those that wait for an answer, then those that have one."""
    pen = Pen(hub, places.QUESTIONS, words)
    intro = pen.say(
        "What was asked in sessions. Whoever can answer one: add the answer to the session it was asked in."
    )
    answered = [asked for asked in questions(hub) if not asked.open]
    return sheet(
        pen,
        pen.say("Questions"),
        intro,
        section(
            pen.say("Waiting for an answer"), "open", bullets(_question(pen, asked) for asked in open_questions(hub))
        ),
        section(pen.say("Answered"), "answered", bullets(_question(pen, asked) for asked in answered)),
    )


def asked_about_it(pen: Pen, lesson: Lesson) -> str:
    """Return what was asked in sessions and belongs to a lesson."""
    lines = bullets(_question(pen, asked) for asked in questions_about(pen.hub, lesson.id))
    return section(pen.say("Asked in sessions"), "asked", lines)


def taken_on(pen: Pen, person: Person) -> str:
    """Return what someone has taken on in sessions and not finished yet."""
    found = (promise for promise in actions_of(pen.hub, person.id) if promise.progress is not Progress.DONE)
    return section(pen.say("Has taken on"), "actions", bullets(_action(pen, promise) for promise in found))


def _question(pen: Pen, asked: Asked) -> str:
    session = pen.place(f"{asked.session.path}#hub-questions", asked.session.title)
    return " ".join((question_line(pen, asked.question), pen.say("Asked in {session}.", session=session)))


def actions_page(hub: Hub, words: Words) -> Sheet:
    """Return what people have taken on in sessions, by person; what is done is on the page of its session."""
    pen = Pen(hub, places.ACTIONS, words)
    intro = pen.say("What colleagues have taken on in sessions and not finished yet.")
    found = [promise for promise in actions(hub) if promise.progress is not Progress.DONE]
    by_person = {
        who: list(own)
        for who, own in groupby(sorted(found, key=lambda one: one.action.who), lambda one: one.action.who)
    }
    people = by_title(hub.those(by_person, Person))
    lines = (
        section(person.title, places.anchor(person.id), bullets(_action(pen, one) for one in by_person[person.id]))
        for person in people
    )
    return sheet(pen, pen.say("Actions"), intro, *lines)


def _action(pen: Pen, promise: Promise) -> str:
    action = promise.action
    late = emphasis(pen.say("overdue")) if promise.progress is Progress.OVERDUE else ""
    due = pen.say("until {day}", day=pen.day(action.due)) if action.due else ""
    when = ", ".join(part for part in (due, late) if part)
    session = pen.say("from {session}", session=pen.to(promise.session))
    return f"{escape(action.what)} ({', '.join(part for part in (when, session) if part)})"
