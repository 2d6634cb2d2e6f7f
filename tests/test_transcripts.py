"""Transcripts: who said what when, by chapter; whatever stands in the file."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.disk import read_contents
from hub.graph.hub import Hub
from hub.graph.recordings import spoken, transcript
from hub.load import load
from hub.model.session import Session
from hub.reading.source import LARGEST_FILE, Refused
from hub.reading.transcript import Cue, read_transcript
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)
SESSION = (
    "---\ntitle: S\ndate: 2026-03-01\nformat: demo\nfacilitator: ada\nrecording:\n"
    "  url: https://video.example.com/s\n  transcript: s.vtt\n{}---\n\nSaid.\n"
)
CHAPTERS = '  chapters: [{at: "00:10", title: One}, {at: "01:00", title: Two}, {at: "1:00:00", title: Three}]\n'
TALK = """WEBVTT - a talk

STYLE
::cue { color: red }

NOTE made by hand

1
00:01.000 --> 00:04.500 align:start
<v Ada Byron>Welcome to <b>all</b> of you &amp; more.

00:10.000 --> 00:12.000
<v.loud Grace>Thank you.
<v Ada Byron>Now then:
a < b

00:59.999 --> 01:02.000
No name.

01:00:00.500 --> 01:00:02.000
<v Grace>The end.</v>
"""


def hub_of(text: str, more: str = "") -> tuple[Hub, Session]:
    hub, faults = load({**PEOPLE, "sessions/s.md": SESSION.format(more), "sessions/s.vtt": text}, TODAY)
    assert faults == []
    found = hub.published.entries["sessions/s"]
    assert isinstance(found, Session)
    return hub.published, found


def test_each_voice_has_its_words() -> None:
    assert transcript(*hub_of(TALK)) == (
        Cue(1, 4, "Ada Byron", "Welcome to all of you & more."),
        Cue(10, 12, "Grace", "Thank you."),
        Cue(10, 12, "Ada Byron", "Now then: a < b"),
        Cue(59, 62, None, "No name."),
        Cue(3600, 3602, "Grace", "The end."),
    )


def test_words_belong_to_the_chapter_in_which_they_begin() -> None:
    found = spoken(*hub_of(TALK, CHAPTERS))
    assert [(part.chapter.title if part.chapter else None, len(part.cues)) for part in found] == [
        (None, 1),
        ("One", 3),
        ("Two", 0),
        ("Three", 1),
    ]


def test_without_chapters_all_words_stand_together() -> None:
    found = spoken(*hub_of(TALK))
    assert [(part.chapter, len(part.cues)) for part in found] == [(None, 5)]


def test_what_cannot_be_read_has_no_words() -> None:
    hub, session = hub_of("1\n00:00:01,000 --> 00:00:04,000\nWelcome.\n", CHAPTERS)
    assert transcript(hub, session) == ()
    assert [len(part.cues) for part in spoken(hub, session)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xe1", "UTF-8"),
        ("", "no WebVTT"),
        ("WEBVTT", "no words"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada></v>", "no words"),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nLate", "no words"),
        (Refused("is a symbolic link"), "UTF-8"),
        ("WEBVTT\n" + "a" * LARGEST_FILE, "UTF-8"),
    ],
)
def test_a_file_without_words_says_why(source: str | bytes | Refused, fault: str) -> None:
    found = read_transcript("s.vtt", source)
    assert found.cues == ()
    assert found.fault
    assert fault in found.fault


PIECES = st.sampled_from(
    ["<v Ada>", "<v", " ", "\n", "\n\n", "-->", "00:01.000", "99:99.999", "<", ">", "&#9;", "a", "\x0b"]
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_read(text: str) -> None:
    for whole in (f"WEBVTT\n\n{text}", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}", text):
        for cue in read_transcript("s.vtt", whole).cues:
            assert cue.text
            assert cue.text == " ".join(cue.text.split())


SHAPES = {
    "voices": "<v ",
    "voices with names": "<v A>",
    "tags": "<",
    "open tags": "<b ",
    "spaces": " ",
    "entities": "&",
    "lines": "a\n",
    "cues": "00:01.000 --> 00:02.000\na\n\n",
    "arrows": "--> ",
    "times": "00:01.000",
    "digits": "9",
    "notes": "NOTE a\n\n",
    "styles": "STYLE\na\n\n",
    "regions": "REGION id:a width:1%\n\n",
    "settings": "a:b ",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_file_of_any_shape_is_read(shape: str) -> None:
    text = ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + shape * LARGEST_FILE)[:LARGEST_FILE]
    found = read_transcript("s.vtt", text)
    assert (found.fault is None) == bool(found.cues)


def test_the_disk_hands_over_captions_but_none_that_are_too_large(tmp_path: Path) -> None:
    (tmp_path / "short.vtt").write_text(TALK, encoding="utf-8")
    (tmp_path / "long.vtt").write_text(TALK + "\n" * LARGEST_FILE, encoding="utf-8")
    contents = read_contents(tmp_path)
    assert set(contents.sources) == {"short.vtt"}
    assert list(contents.assets) == ["long.vtt"]
    hub, faults = load(contents.sources, TODAY, contents.assets)
    assert faults == []
    assert hub.files == {"short.vtt", "long.vtt"}
    assert set(hub.captions) == {"short.vtt"}
