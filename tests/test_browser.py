"""The shipped hub in real Chromium: it loads nothing foreign, complains about nothing, and finds what is looked for."""

import pytest

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

PAGES = (
    "",
    "lessons/git/rebase/",
    "people/ines/",
    "paths/new-engineer/",
    "sessions/",
    "struggles/",
    "topics/git/",
    "contribute/rules/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_load_nothing_foreign_and_fit(
    browser: "playwright.Browser", address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    foreign: list[str] = []
    complaints: list[str] = []
    page.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith((address, "data:")) else None,
    )
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in PAGES:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    assert foreign == []
    assert complaints == []
    context.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("everyone else's commits", "lessons/git/rebase/"),
        ("Inês", "people/ines/"),
        ("payroll", "guides/payroll-and-leave/"),
        ("blameless", "lessons/incidents/blameless-review/"),
    ],
)
def test_search_finds_lessons_people_and_guides(
    browser: "playwright.Browser", address: str, query: str, expected: str
) -> None:
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially(query)  # the theme listens to keys, not to input
    page.locator(".md-search-result__item").first.wait_for(timeout=60000)
    found = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert any(expected in link for link in found[:5]), found[:5]
    page.close()


def test_pages_are_complete_without_scripts(browser: "playwright.Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "lessons/git/rebase/")
    for text in ("Tomás Ferreira", "After this lesson", "Practise", "Mentioned in"):
        assert page.locator("article").get_by_text(text).first.is_visible(), text
    context.close()
