"""Lessons that nobody wrote, by the thousand: what is promised of every text holds for each of them.

With `tests/test_fuzz_fields.py` they are 5,000; `make fuzz` takes a hundred thousand more.
"""

import pytest
from hypothesis import given, seed

from tests.audit.lessons import FUZZ
from tests.audit.promises import broken_promises
from tests.press import Press
from tests.strategies import lessons


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.of(tmp_path_factory.mktemp("press"))


@pytest.mark.slow
@pytest.mark.parametrize("number", range(2))
def test_lessons_keep_what_is_promised(press: Press, number: int) -> None:
    @seed(number)
    @FUZZ(max_examples=400)
    @given(lessons())
    def holds(lesson: tuple[str, str]) -> None:
        assert list(broken_promises(press, *lesson)) == []

    holds()
