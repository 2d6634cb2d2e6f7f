"""A hub that is built with what is remembered has the same bytes, whatever its colleagues did."""

from pathlib import Path

import pytest

from tests.turbo.colleague import Colleague
from tests.turbo.twice import twice

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(2))
def test_edits_of_a_hub_are_noticed(tmp_path: Path, seed: int) -> None:
    colleague = Colleague(tmp_path, seed)
    colleague.begin()
    done = ["begin"]
    assert twice(tmp_path, **colleague.environment).differing == [], done
    for _ in range(3):
        done.append(colleague.edit())
        assert twice(tmp_path, **colleague.environment).differing == [], done


def test_one_lesson_makes_few_pages_anew(tmp_path: Path) -> None:
    colleague = Colleague(tmp_path, 1, size=100)
    colleague.begin()
    twice(tmp_path, **colleague.environment)
    done = colleague.body()
    again = twice(tmp_path, **colleague.environment)
    assert again.differing == [], done
    assert again.counts[1] < 10
    assert again.pages[1] < 10
