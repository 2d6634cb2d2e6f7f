"""Recordings of sessions: where to watch them, their chapters, and what was said in them."""

from hub.graph.recordings import Spoken, spoken, transcript
from hub.model.session import Chapter, Recording, Session
from hub.pages.facts import section
from hub.pages.markup import anchored, escape, heading, joined, link, strong, table, web
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
    parts, heard = spoken(pen.hub, session), bool(transcript(pen.hub, session))
    words = joined(_said(pen, part) for part in parts) if heard else ""
    return joined(
        (
            section(pen.say("Recording"), "recording", _watch(pen, recording, parts, heard=heard)),
            section(pen.say("What was said"), "transcript", words),
        )
    )


def _watch(pen: Pen, recording: Recording, parts: tuple[Spoken, ...], *, heard: bool) -> str:
    told = [
        pen.duration(recording.minutes) if recording.minutes else "",
        pen.say(CAPTIONS[recording.captions]) if recording.captions in CAPTIONS else "",
        pen.say("everyone in it agreed") if recording.consent else "",
    ]
    facts = ", ".join(fact for fact in told if fact)
    rows = [(_at(part, part.chapter, heard=heard), escape(part.chapter.title)) for part in parts if part.chapter]
    watch = web(pen.say("Watch the recording"), recording.url)
    return joined((f"{watch}{f' ({facts})' if facts else ''}", table((pen.say("At"), pen.say("What")), rows)))


def _at(part: Spoken, chapter: Chapter, *, heard: bool) -> str:
    """Return where a chapter begins: a link to what was said in it, or the place that searches lead to."""
    return link(chapter.at, f"#hub-{part.anchor}") if heard else anchored(part.anchor, escape(chapter.at))


def _said(pen: Pen, part: Spoken) -> str:
    title = heading(3, f"{part.chapter.at} {part.chapter.title}", part.anchor) if part.chapter else ""
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
