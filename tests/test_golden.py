"""The Markdown of every kind of page, of a small believable hub, to the letter (`--update` accepts)."""

from datetime import date
from pathlib import Path

import pytest

from hub.checking.check import failed, findings
from hub.disk import read_contents
from hub.load import load
from hub.pages.site import site_of

FOLDER = Path(__file__).parent / "golden"
CONTENTS = read_contents(FOLDER / "content")
HUB, FAULTS = load(CONTENTS.sources, date(2026, 11, 22), CONTENTS.assets)
SITE = site_of(HUB)
GENERATED = ("contribute/fields.md", "contribute/rules.md")


def test_the_hub_is_right() -> None:
    assert not failed(findings(HUB, FAULTS))


@pytest.mark.parametrize("path", [path for path in SITE.pages if path not in GENERATED])
def test_page(path: str, update: bool) -> None:  # noqa: FBT001  a fixture
    golden = FOLDER / "pages" / path
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(SITE.pages[path].text, encoding="utf-8", newline="\n")
    assert SITE.pages[path].text == golden.read_text(encoding="utf-8")


def test_no_golden_page_is_left_over() -> None:
    kept = {path.relative_to(FOLDER / "pages").as_posix() for path in (FOLDER / "pages").rglob("*.md")}
    assert kept == set(SITE.pages) - set(GENERATED)


def test_the_navigation_has_every_page_once_but_home_search_translations_and_those_who_left() -> None:
    named: list[str] = []
    waiting: list[object] = [SITE.navigation]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            named.append(item)
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    assert sorted(named) == sorted(
        set(SITE.pages) - {"index.md", "search.md", "lessons/lampe-wechseln.md", "people/olaf.md"}
    )
