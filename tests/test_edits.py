"""Edits change what they are asked to change, and no other character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.diagnostics import Span
from hub.edits import Edit, apart, edited, joined

TEXT = st.text(alphabet="ab é😀\t", max_size=8)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
SOURCE = st.builds(
    lambda mark, lines, last: mark + "".join(text + end for text, end in lines) + last,
    st.sampled_from(["", "\ufeff"]),
    st.lists(st.tuples(TEXT, ENDS), max_size=6),
    TEXT,
)


def plain(source: str) -> list[str]:
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


@settings(derandomize=True, deadline=None, max_examples=300)
@given(SOURCE, st.data())
def test_one_place_changes_and_nothing_else(source: str, data: st.DataObject) -> None:
    lines = plain(source)
    number = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[number])))
    stop = data.draw(st.integers(start, len(lines[number])))
    found = edited(source, [Edit(Span.on_line("a.md", number + 1, start + 1, stop - start), "NEW")])
    lines[number] = f"{lines[number][:start]}NEW{lines[number][stop:]}"
    assert plain(found) == lines
    ends = [one for one in source if one in "\r\n\ufeff"]
    assert [one for one in found if one in "\r\n\ufeff"] == ends


def test_several_edits_are_made_at_once_wherever_they_stand() -> None:
    edits = [
        Edit(Span.on_line("a", 2, 1, 1), "two"),
        Edit(Span.on_line("a", 1, 3, 1), "C"),
        Edit(Span.on_line("a", 1, 1, 1), "A"),
    ]
    assert edited("abc\nx\n", edits) == "AbC\ntwo\n"


def test_an_edit_may_reach_over_lines_and_its_lines_end_as_those_of_the_file() -> None:
    assert edited("ab\r\ncd\r\nef\r\n", [Edit(Span("a", 1, 2, 2, 2), "x\ny")]) == "ax\r\nyd\r\nef\r\n"


def test_of_edits_that_overlap_only_the_first_is_made_where_that_is_meant() -> None:
    edits = [
        Edit(Span.on_line("a", 1, 1, 3), "x"),
        Edit(Span.on_line("a", 1, 2, 1), "y"),
        Edit(Span.on_line("a", 1, 4, 0), "z"),
    ]
    assert edited("abcdef", apart(edits)) == "xdef"
    with pytest.raises(ValueError, match="two edits of a overlap on line 1"):
        edited("abcdef", edits)


def test_a_place_behind_the_end_is_the_end() -> None:
    assert edited("a\n", [Edit(Span.on_line("a", 2, 1, 0), "b\n")]) == "a\nb\n"


def test_two_insertions_at_the_beginning_are_both_made() -> None:
    edits = [Edit(Span.on_line("a", 1, 1, 0), "x"), Edit(Span.on_line("a", 1, 1, 0), "y")]
    assert edited("a", edits) == "xya"


def test_edits_that_touch_become_one_and_none_is_lost() -> None:
    out, first, second = (
        Edit(Span("x.md", 1, 3, 2, 1), ""),
        Edit(Span("x.md", 2, 1, 2, 1), "d\n"),
        Edit(Span("x.md", 2, 1, 2, 1), "e\n"),
    )
    assert edited("abc\nf\n", [first, second, out]) == "abd\ne\nf\n"
    assert edited("abc\nf\n", joined([first, second, out, first])) == "abd\ne\nf\n"
