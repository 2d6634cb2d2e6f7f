"""Faults that the reader once had: places, replacements, and texts at the edge of what YAML and calendars allow."""

from collections import Counter

import pytest
from hypothesis import example, given
from mkdocs.utils.meta import get_data

from hub.load import load
from tests.case import PEOPLE
from tests.test_reading_properties import FEW, MANY, TODAY, anything, outside, paths, read, replaced, rules

LESSON = "---\ntitle: T\nsummary: S\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n"
GUIDE = "---\ntitle: T\nsummary: S\nfor: everyone\nwhen: week-1\narea: payroll\nowner: ada\n---\n\n- [ ] t\n"
SESSION = "---\ntitle: T\ndate: 9999-12-31T23:00Z\nminutes: 600\nformat: demo\nfacilitator: ada\n---\n"
BROKEN = {"invalid-yaml", "unclosed-front-matter", "not-a-mapping", "unquoted-colon", "duplicate-key", "missing-field"}


def test_a_session_at_the_end_of_the_calendar_does_not_raise() -> None:
    read("sessions/x.md", SESSION)


def test_a_text_with_a_lone_surrogate_does_not_raise() -> None:
    read("x.md", "---\ntitle: \ud800\n---\n")


@MANY
@given(paths, anything)
@example("lessons/x.md", LESSON.replace("beginner", "begin: ner") + "---\n")
@example("index.md", "---\nlang: @x\n---\n")
@example("x.md", "---\nbool_type\n- area: - {stage: S, do: [x]}\n---\n")
@example("x.md", "---\n  summary:\n&\n  summary:\n---\n")
def test_findings_are_places_in_the_file(path: str, text: str) -> None:
    _, found = read(path, text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    spans = [span for one in found for span in (one.span, *one.related) if span.path == path]
    assert [span for span in spans if outside(span, lines)] == []


def test_a_byte_that_is_not_utf_8_is_on_the_line_that_the_hub_counts() -> None:
    _, found = read("x.md", b"---\rtitle: Caf\xe9\r---\r")
    assert [(one.span.line, one.span.column) for one in found if one.span.path == "x.md"][:1] == [(2, 11)]


@FEW
@given(paths, anything)
@example("lessons/x.md", LESSON.replace("beginner", "begin: ner") + "---\n")
@example("guides/x.md", GUIDE.replace("owner: ada", "owner: >\n  adda"))
@example("guides/x.md", GUIDE.replace("owner: ada\n", "owner: |\n  adda\nlang: en\n"))
@example("lessons/x.md", LESSON + "titel: U\n---\n")
@example("x.md", "---\nsummary: a: b\n  c\ntitle: x\n---\n")
def test_a_replacement_never_breaks_the_file(path: str, text: str) -> None:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _, before = read(path, text)
    for one in before:
        if one.replacement is not None and one.rule.name in {
            "wrong-value",
            "unknown-reference",
            "unknown-key",
            "unquoted-colon",
        }:
            _, after = read(path, replaced(text, one.span, one.replacement))
            assert not rules(after, path) & BROKEN - rules(before, path)


@pytest.mark.parametrize(("vocabulary", "role"), [("R&D: lead", "'R&D: led'"), ("no", "nno"), ("#1 b", "'#1 a'")])
def test_a_replacement_by_a_special_word_is_quoted(vocabulary: str, role: str) -> None:
    person = f"---\ntitle: T\nrole: {role}\njoined: 2020-01-01\n---\n"
    sources = {**PEOPLE, "hub.yml": f"roles: ['{vocabulary}', engineer]\n"}
    _, faults = load({**sources, "people/x.md": person}, TODAY)
    (one,) = [fault for fault in faults if fault.replacement]
    _, after = load({**sources, "people/x.md": replaced(person, one.span, one.replacement or "")}, TODAY)
    assert after == []


def test_a_suggested_reference_is_not_ambiguous() -> None:
    files = {f"lessons/{folder}/rebase.md": LESSON.replace("T\n", f"{folder}\n", 1) + "---\n" for folder in "ab"}
    lesson = LESSON + "requires: [rebsae]\n---\n"
    _, faults = load({**PEOPLE, **files, "lessons/x.md": lesson}, TODAY)
    (one,) = faults
    assert one.replacement is not None
    _, after = load({**PEOPLE, **files, "lessons/x.md": replaced(lesson, one.span, one.replacement)}, TODAY)
    assert after == []


def test_what_mkdocs_reads_otherwise_is_reported() -> None:
    text = "---\ntitle: T\n...\n---\nBody\n"
    hub, found = read("x.md", text)
    assert found or get_data(text)[0].strip() == hub.documents["x"].body.strip()


def test_a_number_that_yaml_1_1_reads_otherwise_is_reported() -> None:
    text = LESSON.replace("minutes: 10", "minutes: 010") + "---\n"
    _, found = read("lessons/x.md", text)
    assert found


def test_each_problem_is_said_once_for_one_place() -> None:
    _, found = read("lessons/x.md", LESSON.replace("beginner", "begin: ner") + "---\n")
    replacing = Counter((one.span.line, one.span.column) for one in found if one.replacement is not None)
    assert max(replacing.values()) == 1
