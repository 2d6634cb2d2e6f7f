"""Texts that once took minutes, or would if nothing bounded them: each ends in time, and costs its own page alone."""

import pytest

from hub.sanitising.cleaning import settled
from hub.site.apart import cleaned
from hub.site.limits import SECONDS
from tests.audit.worst import SPARE, costs

pytestmark = pytest.mark.slow
ESCAPED = (
    "tags that stay open",
    "few tags that stay open",
    "a heading of accents",
    "words of accents",
    "tags in a table",
)
"""What no timer could interrupt."""


@pytest.mark.parametrize("name", ESCAPED)
def test_what_is_not_python_ends_in_time(name: str) -> None:
    ((_, cost),) = costs(120_000, (name,))
    assert cost is not None, "it died"
    assert cost.rendered <= SECONDS + SPARE


def test_what_is_python_is_interrupted() -> None:
    ((_, cost),) = costs(300_000, ("only '# [a](b)\\n'",))
    assert cost is not None, "it died"
    assert cost.rendered <= SECONDS + SPARE
    assert "cannot be rendered" in cost.told


def test_tags_that_stay_open_are_cleaned_apart_and_bounded() -> None:
    tags = "".join(f"<b class=a{number}>" for number in range(900))
    with pytest.raises(ValueError, match=r"too long|nested|characters"):
        cleaned(f"<p>{tags}</p>" + "<p>a</p>" * 20_000, f"{tags}\n\n" + "a\n\n" * 20_000)


def test_what_stands_in_a_tag_that_is_taken_out_settles() -> None:
    html = "<p><select><option></p>\n<ul><li><label><input type='checkbox'></label> a</li></ul>"
    assert settled(settled(html)) == settled(html)


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        ("<p>a</p><?php x ?>", ("<?",)),
        ("<p>a <b c", ("<b",)),
        ("<p>a <!-- b --></p>", ()),
        ("<p><![CDATA[ a ]]></p>", ("<!",)),
        ("<form action='x'>a</form>", ("<form>",)),
    ],
)
def test_what_only_browsers_take_out_is_named(html: str, lost: tuple[str, ...]) -> None:
    assert cleaned(html, html)[1] == lost


def test_a_line_that_is_too_long_costs_its_page_alone() -> None:
    ((_, cost),) = costs(400_000, ("a heading before a brace",))
    assert cost is not None
    assert "characters; at most 100,000 are read" in cost.told
