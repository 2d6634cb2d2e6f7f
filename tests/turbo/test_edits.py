"""After any edits a build that remembers has the same bytes, and says the same, as one that does not."""

from pathlib import Path

import pytest

from tests.turbo.edits import Author
from tests.turbo.twice import twice

SEEDS = range(20)
EDITS = 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_edits_are_noticed(tmp_path: Path, seed: int) -> None:
    author = Author(tmp_path, seed)
    author.begin()
    done = ["begin"]
    assert twice(tmp_path).differing == [], done
    for _ in range(EDITS):
        done.append(author.edit())
        assert twice(tmp_path, **author.environment).differing == [], done
