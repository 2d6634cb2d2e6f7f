"""Pages of sessions: what is coming up, and what was said."""

from hub.model.session import Action, Question, Recording, Session, State
from hub.pages.facts import Facts, connections, fact, fact_list, section
from hub.pages.markup import box, bullets, escape, joined, table, web
from hub.pages.pen import Pen

STATES = {
    State.PROPOSED: "proposed",
    State.PLANNED: "coming up",
    State.HELD: "held",
    State.RECAPPED: "recapped",
    State.CANCELLED: "cancelled",
}


def session_facts(pen: Pen, session: Session) -> Facts:
    """Return what stands around the agenda or the recap of a session."""
    hub = pen.hub
    state = hub.state(session)
    ahead = state in (State.PLANNED, State.PROPOSED)
    facts = fact_list(
        (
            fact("When", f"{escape(pen.moment(session.date))} ({STATES[state]})"),
            fact("Also at", escape(pen.moment(session.also_at)) if session.also_at else ""),
            fact("Length", pen.duration(session.minutes) if session.minutes else ""),
            fact("Format", escape(session.format)),
            fact("Facilitator", pen.people([session.facilitator])),
            fact("Speakers", pen.people(session.speakers)),
            fact("Notes", pen.people([session.note_taker] if session.note_taker else [])),
            fact("Group", pen.all([session.group] if session.group else [])),
            fact("Where", escape(session.place or "")),
            fact("Join", web("join from anywhere", session.join) if session.join and ahead else ""),
            fact("Interested", pen.people(session.interested)),
            fact("Topics", pen.all(session.topics)),
            fact("Lessons", pen.all(session.lessons)),
            fact(
                "Code of conduct",
                pen.outside("how we treat each other", hub.settings.links.conduct)
                if hub.settings.links.conduct
                else "",
            ),
        )
    )
    tail = joined(
        (
            section("Decisions", "decisions", bullets(map(escape, session.decisions))),
            section("Questions", "questions", bullets(_question(pen, question) for question in session.questions)),
            section(
                "Actions",
                "actions",
                table(("Done", "What", "Who", "Due"), [_action(pen, action) for action in session.actions]),
            ),
            section("Recording", "recording", _recording(pen, session.recording) if session.recording else ""),
            section("Slides", "slides", _slides(session.slides) if session.slides else ""),
            section("How it went", "feedback", bullets(_numbers(session))),
            connections(pen, session),
        )
    )
    return Facts(box("facts", facts), tail)


def session_line(pen: Pen, session: Session) -> str:
    """Return a session as a line of a list: when, what, how."""
    state = pen.hub.state(session)
    told = f", {STATES[state]}" if state in (State.PROPOSED, State.CANCELLED) else ""
    return f"{escape(pen.moment(session.date))}: {pen.to(session)} ({escape(session.format)}{told})"


def _question(pen: Pen, question: Question) -> str:
    answer = f" {escape(question.answer)}" if question.answer else " *Not answered yet.*"
    by = pen.people([question.by] if question.by else [])
    lesson = pen.all([question.lesson] if question.lesson else [])
    return f"**{escape(question.asked)}**{answer}{f' ({by})' if by and question.answer else ''}{f' See {lesson}.' if lesson else ''}"


def _action(pen: Pen, action: Action) -> tuple[str, str, str, str]:
    return (
        "yes" if action.done else "no",
        escape(action.what),
        pen.people([action.who]),
        pen.day(action.due) if action.due else "",
    )


def _recording(pen: Pen, recording: Recording) -> str:
    captions = {"human": "captions by people", "machine": "captions by a machine", "none": "no captions"}
    told = [
        pen.duration(recording.minutes) if recording.minutes else "",
        captions.get(recording.captions or "", ""),
        "everyone in it agreed" if recording.consent else "",
    ]
    facts = ", ".join(fact for fact in told if fact)
    chapters = table(("At", "What"), [(escape(chapter.at), escape(chapter.title)) for chapter in recording.chapters])
    return joined((f"{web('Watch the recording', recording.url)}{f' ({facts})' if facts else ''}.", chapters))


def _slides(slides: str) -> str:
    if slides.startswith(("http://", "https://")):
        return web("The slides", slides)
    return f"The slides: {escape(slides)}"


def _numbers(session: Session) -> list[str]:
    lines = [f"{session.attendance} came."] if session.attendance is not None else []
    feedback = session.feedback
    if feedback and feedback.useful is not None:
        answers = (
            f", by {feedback.answers} answer{'' if feedback.answers == 1 else 's'}"
            if feedback.answers is not None
            else ""
        )
        lines.append(f"{feedback.useful:g} of 5 for how useful it was{answers}.")
    return lines
