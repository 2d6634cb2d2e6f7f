"""Transcripts: a file of captions (WebVTT) becomes what was said, when and by whom, in time linear in its length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from hub.diagnostics import Span
from hub.reading.source import LARGEST_FILE, Source, decoded

ENDING = ".vtt"
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,40})?[ \t]([^<>\n]{1,100})>")
_TIME = r"(?:\d+:)?[0-5]?\d:[0-5]?\d\.\d{1,3}"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?!\d)")
_LIKE_TIMES = re.compile(r"\s*\d[\d:.,]*\s*(?:[-–—−=]{1,3}>|[→⇒])\s*\d[\d:.,]*")
_TAG = re.compile(r"<[^<>\n]{0,200}>")


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that was said: from and to which second, by whom where that is known, and the plain words."""

    start: int
    end: int
    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The cues of a file in their order, or why there are none; `lost` are lines with times that cannot be read."""

    cues: tuple[Cue, ...] = ()
    fault: str | None = None
    lost: tuple[Span, ...] = ()


@lru_cache(maxsize=16)
def read_transcript(path: str, source: Source) -> Transcript:
    """Read a file of captions; it never raises for anything that stands there."""
    text, _ = decoded(path, source)
    if text is None:
        return Transcript(fault=f"is no UTF-8 text of at most {LARGEST_FILE:,} bytes")
    try:
        captions = WebVTT.from_string(text).captions
    except (MalformedFileError, MalformedCaptionError):
        return Transcript(fault="is no WebVTT: it does not begin with that word, or has times that cannot be read")
    cues = tuple(
        Cue(caption.start_in_seconds, caption.end_in_seconds, speaker, words)
        for caption in captions
        for speaker, words in _spoken(caption.raw_text)
    )
    return Transcript(cues, None if cues else "has no words in it", tuple(_lost(path, text)))


def _lost(path: str, text: str) -> Iterator[Span]:
    """Yield the lines that are meant to say from when to when, and do not; notes may say what they like."""
    note = False
    for number, line in enumerate(text.split("\n"), 1):
        note = bool(line) and (note or line.startswith("NOTE"))
        if not note and _LIKE_TIMES.match(line) and not _TIMES.match(line):
            yield Span.on_line(path, number, 1, len(line.rstrip()))


def _spoken(raw: str) -> Iterator[tuple[str | None, str]]:
    """Yield who says what in the text of one cue; before the first voice it is not known who."""
    first, *rest = _VOICE.split(raw)
    for speaker, said in ((None, first), *zip(rest[::2], rest[1::2], strict=True)):
        if words := _plain(said):
            yield (_plain(speaker) or None if speaker else None), words


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())
