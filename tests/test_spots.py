"""Where a cursor stands, and where findings stand after an edit: the pure parts of the language server."""

import pytest
from lsprotocol.types import Position

from hub.diagnostics import Diagnostic, Span
from hub.lsp.body import Want, gap_in
from hub.lsp.drift import drifted
from hub.lsp.front import block_of, spot_in
from hub.lsp.places import Ruler, lines_of
from hub.lsp.spot import Part
from hub.rules.schema import UNKNOWN_REFERENCE

KEY, VALUE, ITEM = Part.KEY, Part.VALUE, Part.ITEM


def at(text: str) -> tuple[list[str], int, int]:
    """Return lines, index and column of the bar in a text, without the bar."""
    before, _, behind = text.partition("|")
    lines = before.split("\n")
    return (before + behind).split("\n"), len(lines) - 1, len(lines[-1]) + 1


@pytest.mark.parametrize(
    ("text", "route", "part", "typed"),
    [
        ("ti|", (), KEY, "ti"),
        ("title: x\n|", (), KEY, ""),
        ("level: beg|", ("level",), VALUE, "beg"),
        ("authors: [grace, a|]", ("authors",), ITEM, "a"),
        ("authors:\n- a|", ("authors",), ITEM, "a"),
        ("authors:\n  - grace\n  - |", ("authors",), ITEM, ""),
        ("minutes: {learn: 5, pr|}", ("minutes",), KEY, "pr"),
        ("credits:\n  re|", ("credits",), KEY, "re"),
        ("offers:\n  - what: m|", ("offers", "what"), VALUE, "m"),
        ("offers:\n  - what: mentoring\n    to|", ("offers",), KEY, "to"),
        ("offers: [{what: mentoring, topics: [g|", ("offers", "topics"), ITEM, "g"),
        ("offers:\n  - {what: mentoring, topics: [a], u|", ("offers",), KEY, "u"),
        ("steps:\n  - stage: A\n    do: [x]\n  - b|", ("steps",), ITEM, "b"),
        ("recording:\n  chapters:\n    - at: 1:00\n      ti|", ("recording", "chapters"), KEY, "ti"),
    ],
)
def test_a_cursor_in_front_matter(text: str, route: tuple[str, ...], part: Part, typed: str) -> None:
    spot = spot_in(*at(text))
    assert spot
    assert (spot.route, spot.part, spot.typed) == (route, part, typed)
    assert spot.start == at(text)[2] - len(typed)


@pytest.mark.parametrize(
    "text", ["# ti|", "title: x # a|", "why: >-\n  some te|", 'summary: "quo|', "authors:\n  -|", "level:|"]
)
def test_nothing_is_offered_in_comments_and_texts(text: str) -> None:
    assert spot_in(*at(text)) is None


def test_keys_of_the_same_group_are_known_before_and_behind() -> None:
    text = "offers:\n  - what: buddy\n    |\n    until: 2027-01-01\n  - topics: [git]\ntitle: x"
    spot = spot_in(*at(text))
    assert spot
    assert spot.beside == {"what", "until"}
    flow = spot_in(*at("minutes: {learn: 5, |, practise: 3}"))
    assert flow
    assert flow.beside == {"learn", "practise"}


def test_front_matter_ends_at_its_line_or_before_the_text() -> None:
    assert block_of(["---", "a: b", "---", "x"]) == range(1, 2)
    assert block_of(["---", "a: b", "", "# Text"]) == range(1, 2)
    assert len(block_of(["no", "block"])) == 0


@pytest.mark.parametrize(
    ("text", "want", "typed"),
    [
        ("Ask @gr|", Want.PERSON, "gr"),
        ("- [ ] @|", Want.DOER, ""),
        ("!!! pr|", Want.BLOCK, "pr"),
        ("!!! practice out|", Want.OUTCOME, "out"),
        ("[x](../top|", Want.LINK, "../top"),
        ("![x](|", Want.IMAGE, ""),
        ("[x](#the|", Want.ANCHOR, "the"),
        ("```\n```\n@a|", Want.PERSON, "a"),
    ],
)
def test_a_cursor_in_a_text(text: str, want: Want, typed: str) -> None:
    gap = gap_in(*at(text))
    assert gap
    assert (gap.want, gap.typed) == (want, typed)


@pytest.mark.parametrize("text", ["plain|", "me@example|", "```\n@a|", "`@a|"])
def test_nothing_is_offered_in_code_and_plain_text(text: str) -> None:
    assert gap_in(*at(text)) is None


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_columns_are_counted_in_the_units_of_the_editor(encoding: str, units: int) -> None:
    ruler = Ruler(lines_of("x\r\né𝄞a b"), encoding)
    assert ruler.position(2, 4) == Position(1, units)
    assert [ruler.place(Position(1, unit)) for unit in (0, units, 99)] == [(2, 1), (2, 4), (2, 6)]


def test_findings_stay_with_their_lines() -> None:
    found = [Diagnostic(UNKNOWN_REFERENCE, Span.on_line("x.md", line, 1, 1), "", "") for line in (1, 2, 4)]
    moved = drifted(found, ["a", "b", "c", "d"], ["a", "B", "new", "c", "d"])
    assert [one.span.line for one in moved] == [1, 5]
    assert list(drifted(found, ["a", "a", "a", "a"], ["a"] * 4)) == found
