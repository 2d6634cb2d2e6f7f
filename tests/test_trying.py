"""Texts that no renderer gets through are found by the check, without rendering all others."""

from pathlib import Path

import pytest

from hub.reading.risk import is_risky
from hub.trying import faults_of
from tests.site import SMALL, hub, write

SHIPPED = Path(__file__).parent.parent / "content"
RISKY = {
    "brackets": "[a" * 4_000,
    "lists in lists": "1. " * 500 + "x",
    "quotes in quotes": "> " * 30 + "x",
    "far in": " " * 150 + "- x",
    "long": "A word. " * 30_000,
    "a long line": "A word. " * 15_000,
    "a run of backticks": "`" * 300,
    "strange": "[x](http://[host]/path)",
}


@pytest.mark.parametrize("text", RISKY.values(), ids=RISKY)
def test_what_could_be_too_much_is_tried(text: str) -> None:
    assert is_risky(f"Before.\n\n{text}\n\nAfter.")


def test_what_people_write_is_not() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SHIPPED.rglob("*.md")]
    assert len(texts) > 100
    assert [text[:200] for text in texts if is_risky(text)] == []


@pytest.mark.slow
def test_each_text_gets_an_answer_in_its_order() -> None:
    assert [
        bool(why)
        for why in faults_of(["Fine.", RISKY["lists in lists"], "Fine, too.", "<div>" * 100, RISKY["a long line"]])
    ] == [
        False,
        True,
        False,
        False,
        True,
    ]
    assert faults_of([]) == []


@pytest.mark.slow
def test_the_check_finds_a_text_that_cannot_be_rendered(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "nested.md": f"---\ntitle: Nested\n---\n\n{RISKY['lists in lists']}\n"})
    checked = hub(tmp_path, "check")
    assert checked.returncode == 1
    assert "content/nested.md:1:1: error: The text cannot be rendered (" in checked.stdout
    assert "[unrenderable-text]" in checked.stdout
