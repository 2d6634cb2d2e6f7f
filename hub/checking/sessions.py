"""Rules of meetings, their days and their recordings."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.graph.meetings import recurrence
from hub.graph.recordings import found_transcript
from hub.model.people import Group
from hub.model.session import Recording, Session, State
from hub.reading.source import LARGEST_FILE
from hub.reading.target import target_of
from hub.reading.transcript import ENDING
from hub.rules import content

_MINUTE = 60
_CONVERT = (
    f"Save the captions as a `{ENDING}` file beside this one, and name it here. To make one of an `.srt` file, put "
    "`WEBVTT` and a blank line at its top, and write dots for the commas in the times: `00:00:01.000 --> 00:00:04.000`."
)


def held_in_the_future(hub: Hub) -> Iterator[Diagnostic]:
    """Find sessions that say they were held and lie in the future."""
    for session in hub.all(Session):
        if session.status == State.HELD.value and hub.today < session.first_day < date.max:
            span = hub.documents[session.id].span(("status",))
            message = f"The session is on {session.date.day}, which is yet to come, and is marked as held."
            yield Diagnostic(content.HELD_IN_THE_FUTURE, span, message, content.HELD_IN_THE_FUTURE.fix)


def proposed_in_the_past(hub: Hub) -> Iterator[Diagnostic]:
    """Find sessions that are still proposed though their day has passed."""
    for session in hub.all(Session):
        if session.status == State.PROPOSED.value and session.last_day < hub.today:
            span = hub.documents[session.id].span(("status",))
            message = f"The session was proposed for {session.date.day}, which has passed."
            yield Diagnostic(content.PROPOSED_IN_THE_PAST, span, message, content.PROPOSED_IN_THE_PAST.fix)


def unknown_recurrences(hub: Hub) -> Iterator[Diagnostic]:
    """Find groups whose rhythm the calendar does not understand."""
    for group in hub.all(Group):
        if group.meets and group.meets.every and recurrence(group.meets) is None:
            span = hub.documents[group.id].span(("meets", "every"))
            message = f"The calendar does not understand “every {group.meets.every}”."
            yield Diagnostic(content.UNKNOWN_RECURRENCE, span, message, content.UNKNOWN_RECURRENCE.fix)


def unreadable_transcripts(hub: Hub) -> Iterator[Diagnostic]:
    """Find transcripts in which nothing can be read, or not all."""
    for session, recording in _recordings(hub):
        name, found = recording.transcript, found_transcript(hub, session)
        span = hub.documents[session.id].span(("recording", "transcript")) if name else Span(session.path)
        if found and found.lost:
            yield _lost_cues(found.lost, span)
        elif found and found.fault:
            message = f"`{name}` {found.fault}."
            yield Diagnostic(content.UNREADABLE_TRANSCRIPT, span, message, content.UNREADABLE_TRANSCRIPT.fix)
        elif name and not found and (reason := _not_read(hub, session, name)):
            yield Diagnostic(content.UNREADABLE_TRANSCRIPT, span, *reason)


def _not_read(hub: Hub, session: Session, name: str) -> tuple[str, str] | None:
    """Return why a transcript was not read, and what to do; one that is not there at all is reported as such elsewhere."""
    target = target_of(session.path, name)
    if target is not None and target.path not in hub.files:
        return None
    if target is not None and target.path.endswith(ENDING):
        message = f"`{name}` has more than {LARGEST_FILE:,} bytes, so nothing of it is shown."
        return message, "Export the captions again without styles and pictures in them."
    return f"`{name}` is no `{ENDING}` file beside this one, so nothing of it is shown.", _CONVERT


def _lost_cues(lost: tuple[Span, ...], named: Span) -> Diagnostic:
    others = len(lost) - 1
    more = f", and neither can {others} more below" if others else ""
    message = f"The times on this line cannot be read{more}, so words are missing from the transcript."
    hint = "Write the times as `00:01.000 --> 00:04.000`: with `-->` between them and a dot before the milliseconds."
    return Diagnostic(content.UNREADABLE_TRANSCRIPT, lost[0], message, hint, related=(named,))


def chapters_out_of_order(hub: Hub) -> Iterator[Diagnostic]:
    """Find chapters that begin no later than the one in front of them."""
    for session, recording in _recordings(hub):
        for index, (before, chapter) in enumerate(pairwise(recording.chapters), 1):
            if chapter.seconds <= before.seconds:
                span = hub.documents[session.id].span(("recording", "chapters", index, "at"))
                message = f"`{chapter.at}` is not after `{before.at}`, where the chapter in front of it begins."
                yield Diagnostic(content.CHAPTER_OUT_OF_ORDER, span, message, content.CHAPTER_OUT_OF_ORDER.fix)


def chapters_after_the_end(hub: Hub) -> Iterator[Diagnostic]:
    """Find chapters that begin after the end of the recording, whose minutes may have been rounded down."""
    for session, recording in _recordings(hub):
        for index, chapter in enumerate(recording.chapters if recording.minutes else ()):
            if chapter.seconds >= ((recording.minutes or 0) + 1) * _MINUTE:
                span = hub.documents[session.id].span(("recording", "chapters", index, "at"))
                message = f"`{chapter.at}` is after the end: the recording has {recording.minutes} minutes."
                yield Diagnostic(content.CHAPTER_AFTER_END, span, message, content.CHAPTER_AFTER_END.fix)


def _recordings(hub: Hub) -> Iterator[tuple[Session, Recording]]:
    return ((session, session.recording) for session in hub.all(Session) if session.recording)
