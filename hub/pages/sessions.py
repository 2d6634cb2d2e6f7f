"""Pages of sessions: what is coming up, and what was said."""

from collections.abc import Iterable

from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.people import Person
from hub.model.session import Action, Question, Session, State
from hub.model.values import Moment
from hub.pages.elements import element, span
from hub.pages.facts import Facts, conduct, connections, fact, fact_list, section
from hub.pages.markup import box, bullets, cards, emphasis, escape, joined, listed_entry, strong, table, web
from hub.pages.pen import Pen
from hub.pages.reaching import Message, written_to
from hub.pages.recordings import recording_facts
from hub.words.words import term

STATES = {
    State.PROPOSED: term("proposed"),
    State.PLANNED: term("coming up"),
    State.HELD: term("held"),
    State.RECAPPED: term("recapped"),
    State.CANCELLED: term("cancelled"),
}


def session_facts(pen: Pen, session: Session) -> Facts:
    """Return what stands around the agenda or the recap of a session."""
    state = pen.hub.state(session)
    ahead = state in (State.PLANNED, State.PROPOSED)
    facts = fact_list(
        (
            fact(pen.say("When"), f"{at(pen, session.date)} ({pen.say(STATES[state])})"),
            fact(pen.say("Also at"), at(pen, session.also_at) if session.also_at else ""),
            fact(pen.say("Length"), pen.duration(session.minutes) if session.minutes else ""),
            fact(pen.say("Format"), pen.term(session.format)),
            fact(pen.say("Facilitator"), pen.people([session.facilitator])),
            fact(pen.say("Speakers"), pen.people(session.speakers)),
            fact(pen.say("Notes"), pen.people([session.note_taker] if session.note_taker else [])),
            fact(pen.say("Group"), pen.all([session.group] if session.group else [])),
            fact(pen.say("Where"), escape(session.place or "")),
            fact(pen.say("Join"), web(pen.say("join from anywhere"), session.join) if session.join and ahead else ""),
            fact(pen.say("Interested"), pen.people(session.interested)),
            fact(pen.say("Topics"), pen.all(session.topics)),
            fact(pen.say("Lessons"), pen.all(session.lessons)),
            conduct(pen),
        )
    )
    tail = joined(
        (
            _interest(pen, session) if state is State.PROPOSED else "",
            element("done") if state is State.HELD else "",
            section(pen.say("Decisions"), "decisions", bullets(map(escape, session.decisions))),
            section(pen.say("Questions"), "questions", bullets(question_line(pen, one) for one in session.questions)),
            section(pen.say("Actions"), "actions", table(_heads(pen), [_action(pen, one) for one in session.actions])),
            recording_facts(pen, session),
            section(pen.say("Slides"), "slides", _slides(pen, session.slides) if session.slides else ""),
            section(pen.say("How it went"), "feedback", bullets(_numbers(pen, session))),
            connections(pen, session),
        )
    )
    return Facts(box("facts", facts), tail)


def at(pen: Pen, moment: Moment) -> str:
    """Return a time; in the browser it is said in the reader's own zone too."""
    text = pen.moment(moment)
    return span("time", {"at": moment.at.isoformat()}, text) if moment.at else text


def subscriptions(pen: Pen, entry: Entry) -> str:
    """Return links to the calendar and the feed beside the page of a topic or group."""
    return pen.listed(
        [pen.place(f"{entry.id}.ics", pen.say("calendar")), pen.place(f"{entry.id}.xml", pen.say("feed"))]
    )


def _interest(pen: Pen, session: Session) -> str:
    """Return how to say that one would come to what is proposed: a message to its facilitator."""
    person = next(iter(pen.hub.those([session.facilitator], Person)), None)
    if person is None:
        return ""
    subject = pen.say("I would come: {title}", title=session.title)
    message = Message(subject, pen.say("I would like to come to “{title}”.", title=session.title))
    link = written_to(pen, person, message, pen.say("Tell {name} that you would come", name=person.title))
    return section(pen.say("Would you come?"), "interest", element("interest", {"message": message.text}, link))


def _heads(pen: Pen) -> tuple[str, str, str, str]:
    return pen.say("Done"), pen.say("What"), pen.say("Who"), pen.say("Due")


def session_line(pen: Pen, session: Session) -> str:
    """Return a session as a line of a list: when, what, how."""
    state = pen.hub.state(session)
    told = pen.say(STATES[state]) if state in (State.PROPOSED, State.CANCELLED) else ""
    return listed_entry(session.kind, pen.to(session), (at(pen, session.date), pen.term(session.format), told))


def session_list(pen: Pen, found: Iterable[Session]) -> str:
    """Return sessions as cards."""
    return cards(session_line(pen, session) for session in found)


def question_line(pen: Pen, question: Question) -> str:
    """Return what was asked, the answer and who gave it, and the lesson that tells more."""
    by = pen.people([question.by] if question.by else [])
    lessons = pen.hub.those([question.lesson] if question.lesson else [], Lesson)
    lesson = pen.names(one for one in lessons if one.path != pen.path)
    told = [
        strong(escape(question.asked)),
        escape(question.answer) if question.answer else emphasis(pen.say("Not answered yet.")),
        pen.say("Answered by {person}.", person=by) if by and question.answer else "",
        pen.say("See {entries}.", entries=lesson) if lesson else "",
    ]
    return " ".join(part for part in told if part)


def _action(pen: Pen, action: Action) -> tuple[str, str, str, str]:
    return (
        pen.say("yes") if action.done else pen.say("no"),
        escape(action.what),
        pen.people([action.who]),
        pen.day(action.due) if action.due else "",
    )


def _slides(pen: Pen, slides: str) -> str:
    if slides.startswith(("http://", "https://")):
        return web(pen.say("The slides"), slides)
    return pen.say("The slides: {file}", file=escape(slides))


def _numbers(pen: Pen, session: Session) -> list[str]:
    lines = [pen.many("{count} came.", "{count} came.", session.attendance)] if session.attendance is not None else []
    feedback = session.feedback
    if feedback and feedback.useful is not None:
        lines.append(_useful(pen, pen.words.number(feedback.useful), feedback.answers))
    return lines


def _useful(pen: Pen, score: str, answers: int | None) -> str:
    if answers is None:
        return pen.say("{score} of 5 for how useful it was.", score=score)
    return pen.many(
        "{score} of 5 for how useful it was, by {count} answer.",
        "{score} of 5 for how useful it was, by {count} answers.",
        answers,
        score=score,
    )
