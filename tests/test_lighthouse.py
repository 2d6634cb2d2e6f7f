"""What Lighthouse says of pages as a phone shows them: all of accessibility, best practices and search engines is in order."""

import os
from collections.abc import Iterator

import pytest
import yaml

from tests import lighthouse
from tests.chromium import ROOT, build
from tests.compressed import served_compressed

pytestmark = pytest.mark.slow

CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped hub, built for the address where it is."""
    if reason := lighthouse.missing():
        if os.environ.get("HUB_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    folder, config = tmp_path_factory.mktemp("published"), tmp_path_factory.mktemp("config") / "mkdocs.yml"
    with served_compressed(folder) as found:
        theme = {"custom_dir": str(ROOT / "overrides")}
        told = {
            "INHERIT": str(ROOT / "mkdocs.yml"),
            "docs_dir": str(ROOT / "content"),
            "site_url": found,
            "theme": theme,
        }
        config.write_text(yaml.safe_dump(told), encoding="utf-8")
        build(folder, "-f", config)
        yield found


@pytest.mark.parametrize("path", lighthouse.PAGES)
def test_lighthouse_finds_nothing(published: str, path: str) -> None:
    found = lighthouse.report(published + path, CATEGORIES)
    assert lighthouse.scores(found) == dict.fromkeys(CATEGORIES, 100), lighthouse.faults(found)
