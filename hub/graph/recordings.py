"""Recordings: what was said in them, by chapter."""

from bisect import bisect_right
from dataclasses import dataclass

from hub.graph.hub import Hub
from hub.model.session import Chapter, Session, State
from hub.reading.target import target_of
from hub.reading.transcript import Cue, Transcript, read_transcript


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said in one chapter; None is the time before the first one, or all of it where there are none.

    `anchor` is that of the chapter on the page of its session, which counts the chapters; empty without one.
    """

    chapter: Chapter | None
    cues: tuple[Cue, ...]
    anchor: str = ""


def over(hub: Hub, session: Session) -> bool:
    """Return whether a session was held and left nothing to learn from: neither a recap nor a recording."""
    return hub.state(session) is State.HELD and not hub.recapped(session) and not session.recording


def transcript(hub: Hub, session: Session) -> tuple[Cue, ...]:
    """Return what was said in the recording of a session; nothing where no transcript can be read."""
    found = found_transcript(hub, session)
    return found.cues if found else ()


def spoken(hub: Hub, session: Session) -> tuple[Spoken, ...]:
    """Return what was said in the recording of a session, chapter by chapter; chapters without words are among them."""
    chapters = sorted(session.recording.chapters if session.recording else (), key=lambda chapter: chapter.seconds)
    starts = [chapter.seconds for chapter in chapters]
    said: list[list[Cue]] = [[] for _ in range(len(chapters) + 1)]
    for cue in transcript(hub, session):
        said[bisect_right(starts, cue.start)].append(cue)
    numbered = enumerate(zip((None, *chapters), said, strict=True))
    parts = (Spoken(chapter, tuple(cues), f"chapter-{at}" if chapter else "") for at, (chapter, cues) in numbered)
    return tuple(part for part in parts if part.chapter or part.cues)


def found_transcript(hub: Hub, session: Session) -> Transcript | None:
    """Return the transcript that a session names; None where its file is no captions, is not there or was not read."""
    name = session.recording.transcript if session.recording else None
    target = target_of(session.path, name) if name else None
    source = hub.captions.get(target.path) if target else None
    return read_transcript(target.path, source) if target and source is not None else None
