"""Front matter of every shape: there is one reader of it, and nothing is published that was not read."""

import pytest
from hypothesis import given, seed

from tests.audit.lessons import FUZZ
from tests.audit.promises import broken_promises_of_fields
from tests.strategies import fronts


@pytest.mark.slow
@pytest.mark.parametrize("number", range(2))
def test_front_matter_keeps_what_is_promised(number: int) -> None:
    @seed(number)
    @FUZZ(max_examples=1700)
    @given(fronts())
    def holds(file: tuple[str, str]) -> None:
        assert list(broken_promises_of_fields(*file)) == []

    holds()
