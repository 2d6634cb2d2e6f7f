"""Front matter of every shape: there is one reader of it, and nothing is published that was not read."""

import re
from pathlib import Path

import pytest
from hypothesis import given, seed

from tests.audit.lessons import FUZZ
from tests.audit.promises import broken_promises_of_fields
from tests.press import Press
from tests.strategies import fronts


@pytest.mark.slow
@pytest.mark.parametrize("number", range(2))
def test_front_matter_keeps_what_is_promised(number: int) -> None:
    @seed(number)
    @FUZZ(max_examples=900)
    @given(fronts())
    def holds(file: tuple[str, str]) -> None:
        assert list(broken_promises_of_fields(*file)) == []

    holds()


@pytest.mark.parametrize(
    "body",
    [
        "title: Y\ntemplate: main.html\n\nText.",
        "---\ntitle: Y\ntemplate: main.html\n---\n\nText.",
        "Warning: never do this\n\nText.",
    ],
)
def test_mkdocs_parses_no_front_matter_of_an_entry(tmp_path: Path, body: str) -> None:
    page = Press.of(tmp_path).print("x.md", f"---\ntitle: X\n---\n{body}\n").page
    assert page is not None
    assert page.meta["title"] == "X"
    assert "template" not in page.meta
    assert all(words in page.body for words in re.findall(r"[\w.]+", body))
