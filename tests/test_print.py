"""On paper: each kind of page as a clean document, as Chromium would print it on A4."""

from collections.abc import Iterator

import pytest

from tests.chromium import contrast

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

WIDTH = 680
"""What A4 leaves between its margins, in pixels."""
PAGES = (
    "lessons/git/rebase/",
    "paths/new-engineer/",
    "guides/payroll-and-leave/",
    "onboarding/engineer/",
    "sessions/2026-10-28-what-a-pilot-sees/",
    "progress/",
)
SCREEN_ONLY = (
    ".md-header__button, .md-search, .md-tabs, .md-sidebar, .md-footer, .headerlink, .hub-tools, .hub-button, "
    ".hub-move, button, dialog, progress, hub-helpful, .hub-ways, hub-ask, hub-done, #hub-related, #hub-mentioned-in, #hub-related + *, #hub-mentioned-in + *, [role=status].hub-away"
)


@pytest.fixture(params=["light", "dark"])
def paper(request: pytest.FixtureRequest, browser: "playwright.Browser", address: str) -> Iterator["playwright.Page"]:
    """A page as it is printed, by a reader who has the light scheme or the dark one on the screen."""
    context = browser.new_context(
        base_url=address, color_scheme=request.param, viewport={"width": WIDTH, "height": 980}
    )
    page = context.new_page()
    page.emulate_media(media="print", color_scheme=request.param)
    yield page
    context.close()


def printed(page: "playwright.Page", path: str) -> None:
    page.goto(path, wait_until="networkidle")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def test_each_kind_of_page_is_a_document_and_nothing_else(paper: "playwright.Page") -> None:
    for path in PAGES:
        printed(paper, path)
        seen = paper.locator(SCREEN_ONLY).evaluate_all("all => all.filter(one => one.checkVisibility()).length")
        assert seen == 0, path
        assert paper.locator(".hub-name").is_visible(), path
        assert paper.evaluate("document.documentElement.scrollWidth") <= WIDTH, path
        wide = "all => all.filter(one => one.getBoundingClientRect().right > innerWidth + 1).length"
        assert paper.locator("article *").evaluate_all(wide) == 0, path
        for selector in ("h1", "article p", "article :is(p, li, td, dd) a, article p"):
            assert contrast(paper, selector) > 15, (path, selector)
        assert paper.evaluate("getComputedStyle(document.body).backgroundColor") in (
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        )


def test_a_lesson_on_paper_asks_and_does_not_tell(paper: "playwright.Page") -> None:
    printed(paper, "lessons/git/rebase/")
    answers = paper.locator("hub-check :is(.hub-answers, .hub-told, .hub-verdict), details.hint, details.solution")
    assert answers.count() > 3
    assert answers.evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 0
    assert paper.locator("hub-check .hub-order > li").first.is_visible()
    colour = "all => [...new Set(all.map(one => getComputedStyle(one).color))]"
    assert paper.locator(".highlight code, .highlight span").evaluate_all(colour) == ["rgb(0, 0, 0)"]


def test_tasks_are_boxes_and_those_that_are_done_are_ticked(paper: "playwright.Page") -> None:
    printed(paper, "guides/payroll-and-leave/")
    paper.locator(".task-list-control input").first.check(force=True)
    marks = """boxes => boxes.map(box => {
      const { content, borderTopWidth, borderTopStyle } = getComputedStyle(box, "::before");
      return [content, borderTopStyle, parseFloat(borderTopWidth) > 0];
    })"""
    first, second, *_ = paper.locator(".task-list-indicator").evaluate_all(marks)
    assert first == ['"✓"', "solid", True]
    assert second == ['""', "solid", True]


def test_links_out_of_the_hub_show_their_address_and_others_do_not(paper: "playwright.Page") -> None:
    printed(paper, "guides/payroll-and-leave/")
    shown = """links => links.map(link => [link.host === location.host, getComputedStyle(link, "::after").content])"""
    found = paper.locator("article p a:not([href^='mailto:'])").evaluate_all(shown)
    assert [content for own, content in found if not own]
    assert all(content.startswith('" (') for own, content in found if not own)
    assert {content for own, content in found if own} == {"none"}


def test_a_plan_of_onboarding_says_for_whom_and_from_when(paper: "playwright.Page") -> None:
    printed(paper, "onboarding/engineer/")
    assert paper.get_by_text("Name:").is_visible()
    assert paper.get_by_label("Role", exact=True).is_visible()
    assert paper.get_by_label("First day", exact=True).is_visible()
    assert not paper.get_by_label("Team", exact=True).is_visible()
    assert paper.locator("hub-onboarding h2", has_text="until").first.is_visible()


def test_a_record_says_what_was_done_and_when(paper: "playwright.Page") -> None:
    paper.goto("lessons/git/rebase/", wait_until="networkidle")
    paper.evaluate("document.querySelector('hub-done button').click()")
    printed(paper, "progress/")
    assert paper.locator("hub-record").get_by_text("Name:").is_visible()
    assert paper.locator("hub-record td", has_text="Rebase your own branch").is_visible()
    assert not paper.get_by_text("kept in this browser and nowhere else").is_visible()


def test_an_address_that_cannot_be_read_keeps_no_other_from_paper(paper: "playwright.Page") -> None:
    paper.goto("", wait_until="networkidle")
    added = '<a href="https://a.example/%zz">a</a><a href="https://b.example/%C3%A9">b</a>'
    paper.evaluate("added => document.querySelector('article').insertAdjacentHTML('afterbegin', added)", added)
    paper.evaluate("dispatchEvent(new Event('beforeprint'))")
    told = paper.locator("a[href*='.example/%']").evaluate_all("all => all.map(one => one.dataset.address)")
    assert told == ["https://a.example/%zz", "https://b.example/é"]
