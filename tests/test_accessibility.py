"""What axe finds on every kind of page in real Chromium: nothing, by WCAG 2.2 A and AA and by best practice."""

import os
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.chromium import ROOT, until

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

AXE = ROOT / ".ci" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a scheme can break; all others are looked at in each width."""
LOOKS = ((360, "light", TAGS), (360, "dark", COLOURS), (1440, "light", COLOURS), (1440, "dark", TAGS))
PAGES = (
    "",
    "404.html",
    "about/",
    "actions/",
    "ask/",
    "calendar/",
    "contribute/",
    "contribute/fields/",
    "contribute/writing/",
    "contributors/",
    "experts/",
    "groups/",
    "groups/new-starters/",
    "guides/",
    "guides/first-day/",
    "guides/first-day-pt/",
    "lessons/",
    "lessons/data/joins/",
    "lessons/git/rebase/",
    "mentors/",
    "new/",
    "onboarding/engineer/",
    "paths/",
    "paths/new-engineer/",
    "people/",
    "people/?topic=git&hours=1",
    "people/?topic=git&office=Osaka&level=5",
    "people/ines/",
    "progress/",
    "questions/",
    "sessions/",
    "sessions/2026-03-18-rebase-without-fear/",
    "sessions/2026-12-02-first-contribution-workshop/",
    "struggles/",
    "topics/",
    "topics/git/",
    "translations/",
)
RUN = """async tags => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame); // what follows a new size settles
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 200)}`));
}"""
Seeing = Callable[..., list[str]]
"""What axe finds on a page as it stands; of all rules, or of some."""


@pytest.fixture(scope="module")
def seeing() -> Seeing:
    if not AXE.is_file():
        reason = "axe is not there: type `make lint`, which installs it"
        if os.environ.get("HUB_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    code = AXE.read_text(encoding="utf-8")

    def found(page: "playwright.Page", rules: Sequence[str] = TAGS) -> list[str]:
        if not page.evaluate("Boolean(window.axe)"):
            page.evaluate(code)
        return list(page.evaluate(RUN, list(rules)))

    return found


@pytest.fixture(scope="module")
def page(browser: "playwright.Browser", address: str) -> Iterator["playwright.Page"]:
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: "playwright.Page", seeing: Seeing, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    assert looked_at(page, seeing) == {}


def looked_at(page: "playwright.Page", seeing: Seeing) -> dict[tuple[str, int], list[str]]:
    """Return what axe finds on a page in each scheme and width, where it finds anything."""
    found = {}
    for width, scheme, rules in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found[scheme, width] = seeing(page, rules)
    return {look: violations for look, violations in found.items() if violations}


def test_axe_finds_nothing_in_what_readers_write_into(page: "playwright.Page", seeing: Seeing) -> None:
    page.goto("lessons/git/rebase/", wait_until="networkidle")
    page.locator("hub-helpful").get_by_role("button", name="No").click()
    page.get_by_label("What is missing?").wait_for()
    assert looked_at(page, seeing) == {}
    page.locator(".hub-ways").get_by_role("button", name="Report a problem").click()
    page.get_by_role("dialog", name="Report a problem").wait_for()
    assert looked_at(page, seeing) == {}


def test_axe_finds_nothing_in_the_search(page: "playwright.Page", seeing: Seeing) -> None:
    page.goto("search/?q=git", wait_until="networkidle")
    page.locator(".hub-hit").first.wait_for()
    assert looked_at(page, seeing) == {}
    page.goto("about/", wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("git")
    page.locator(".hub-search-box [role=option]").first.wait_for()
    assert looked_at(page, seeing) == {}


def test_axe_finds_nothing_with_the_menu_open(page: "playwright.Page", seeing: Seeing) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto("lessons/git/rebase/", wait_until="networkidle")
    page.locator("label.hub-menu").click()
    until(page, "document.getElementById('__drawer').checked")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert seeing(page) == [], scheme
