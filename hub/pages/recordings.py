"""Recordings of sessions: where to watch them, their chapters, and what was said in them."""

from hub.graph.recordings import Spoken, spoken, transcript
from hub.model.session import Recording, Session
from hub.pages.facts import section
from hub.pages.markup import escape, joined, strong, table, web
from hub.pages.pen import Pen
from hub.reading.transcript import Cue
from hub.words.words import term

CAPTIONS = {
    "human": term("captions by people"),
    "machine": term("captions by a machine"),
    "none": term("no captions"),
}


def recording_facts(pen: Pen, session: Session) -> str:
    """Return the sections about the recording of a session; nothing where there is none."""
    recording = session.recording
    if recording is None:
        return ""
    words = joined(_said(pen, part) for part in spoken(pen.hub, session)) if transcript(pen.hub, session) else ""
    return joined(
        (
            section(pen.say("Recording"), "recording", _watch(pen, recording)),
            section(pen.say("What was said"), "transcript", words),
        )
    )


def _watch(pen: Pen, recording: Recording) -> str:
    told = [
        pen.duration(recording.minutes) if recording.minutes else "",
        pen.say(CAPTIONS[recording.captions]) if recording.captions in CAPTIONS else "",
        pen.say("everyone in it agreed") if recording.consent else "",
    ]
    facts = ", ".join(fact for fact in told if fact)
    rows = [(escape(chapter.at), escape(chapter.title)) for chapter in recording.chapters]
    watch = web(pen.say("Watch the recording"), recording.url)
    return joined((f"{watch}{f' ({facts})' if facts else ''}", table((pen.say("At"), pen.say("What")), rows)))


def _said(pen: Pen, part: Spoken) -> str:
    title = strong(escape(f"{part.chapter.at} {part.chapter.title}")) if part.chapter else ""
    return joined((title, *(_spoken(pen, one) for one in _turns(part.cues))))


def _turns(cues: tuple[Cue, ...]) -> list[tuple[str, str]]:
    """Return who said what, one after the other: what someone says without a break is one text."""
    turns: list[tuple[str, str]] = []
    for cue in cues:
        who = cue.speaker or ""
        if turns and turns[-1][0] == who:
            turns[-1] = (who, f"{turns[-1][1]} {cue.text}")
        else:
            turns.append((who, cue.text))
    return turns


def _spoken(pen: Pen, one: tuple[str, str]) -> str:
    who, text = one
    return pen.say("{who}: {text}", who=strong(escape(who)), text=escape(text)) if who else escape(text)
