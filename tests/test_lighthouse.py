"""What Lighthouse says of pages as a phone shows them: all of accessibility, best practices and search engines is in order."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import lighthouse
from tests.chromium import moved
from tests.compressed import served_compressed

pytestmark = pytest.mark.slow

CATEGORIES = ("accessibility", "best-practices", "seo")
PAGES = ("", "lessons/git/rebase/", "people/")
"""Half a minute each. `make bench` looks at all of `lighthouse.PAGES`, and axe at every kind of page."""


@pytest.fixture(scope="module")
def published(movable_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped hub, built for the address where it is."""
    if reason := lighthouse.missing():
        if os.environ.get("HUB_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("published")
    with served_compressed(folder) as found:
        moved(movable_site, folder, found)
        yield found


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_finds_nothing(published: str, path: str) -> None:
    found = lighthouse.report(published + path, CATEGORIES, "--throttling-method=provided")
    assert lighthouse.scores(found) == dict.fromkeys(CATEGORIES, 100), lighthouse.faults(found)
