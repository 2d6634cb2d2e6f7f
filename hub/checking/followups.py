"""Rules of what sessions leave behind: actions, questions, recordings."""

from collections.abc import Iterator
from datetime import timedelta

from hub.diagnostics import Diagnostic, Rule
from hub.graph.followups import Progress, actions, open_questions
from hub.graph.hub import Hub
from hub.graph.recordings import found_transcript
from hub.model.session import Session, State
from hub.rules import sessions

_MONTH = timedelta(days=31)


def overdue_actions(hub: Hub) -> Iterator[Diagnostic]:
    """Find actions that are not done though their day has passed."""
    for promise in actions(hub):
        if promise.progress is Progress.OVERDUE and not promise.session.draft:
            span = hub.documents[promise.session.id].span(("actions", promise.index, "what"))
            who = hub.get(promise.action.who)
            message = f"{who.title if who else promise.action.who} was to do this by {promise.action.due}, and it is not done."
            yield Diagnostic(sessions.OVERDUE_ACTION, span, message, sessions.OVERDUE_ACTION.fix)


def unanswered_questions(hub: Hub) -> Iterator[Diagnostic]:
    """Find questions that nobody has answered for a month after their session was held."""
    for asked in open_questions(hub):
        session = asked.session
        held = hub.state(session) is State.HELD and not session.draft
        if held and hub.today - session.last_day > _MONTH:
            span = hub.documents[session.id].span(("questions", asked.index, "asked"))
            message = f"Nobody has answered this since {session.date.day}."
            yield Diagnostic(sessions.UNANSWERED_QUESTION, span, message, sessions.UNANSWERED_QUESTION.fix)


def recordings_without_captions(hub: Hub) -> Iterator[Diagnostic]:
    """Find recordings that have no captions, or do not say so; a transcript that can be read is as good."""
    for session in _recorded(hub):
        recording = session.recording
        if recording and recording.captions in (None, "none") and not found_transcript(hub, session):
            none = recording.captions == "none"
            message = "The recording has no captions." if none else "Nothing says whether the recording has captions."
            yield _at(hub, session, "captions" if none else "url", sessions.RECORDING_WITHOUT_CAPTIONS, message)


def recordings_without_consent(hub: Hub) -> Iterator[Diagnostic]:
    """Find recordings that people in them did not agree to, or that do not say whether they did."""
    for session in _recorded(hub):
        if session.recording and session.recording.consent is False:
            message = "Not everyone in the recording agreed to it, and it is published."
            yield _at(hub, session, "consent", sessions.RECORDING_WITHOUT_CONSENT, message)
        elif session.recording and session.recording.consent is None:
            message = "Nothing says whether everyone in the recording agreed to it."
            yield _at(hub, session, "url", sessions.UNTOLD_CONSENT, message)


def _recorded(hub: Hub) -> Iterator[Session]:
    return (one for one in hub.all(Session) if one.recording and not one.faulty and not one.draft)


def _at(hub: Hub, session: Session, key: str, rule: Rule, message: str) -> Diagnostic:
    return Diagnostic(rule, hub.documents[session.id].span(("recording", key)), message, rule.fix)
