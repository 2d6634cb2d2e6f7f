"""The shipped hub in real Chromium: it loads nothing foreign, complains about nothing, and finds what is looked for."""

import pytest

from tests.chromium import contrast, until

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
    "search/?q=rebase",
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


def test_pages_are_complete_without_scripts(browser: "playwright.Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "lessons/git/rebase/")
    for text in ("Tomás Ferreira", "After this lesson", "Practise", "Mentioned in"):
        assert page.locator("article").get_by_text(text).first.is_visible(), text
    context.close()


FAINT = (
    ".md-tabs__item:not(.md-tabs__item--active) .md-tabs__link",
    ".md-copyright",
    ".highlight .c1",
    ".highlight .nv",
    ".highlight .nb",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_theme_writes_faintly_can_be_read(browser: "playwright.Browser", address: str, scheme: str) -> None:
    page = browser.new_context(
        base_url=address, color_scheme=scheme, viewport={"width": 1440, "height": 900}
    ).new_page()
    page.goto("lessons/git/rebase/")
    code = """() => document.querySelector(".highlight code").innerHTML +=
        '<span class="c1"># why</span><span class="nv">X</span><span class="nb">cd</span>'"""
    page.evaluate(code)
    for selector in FAINT:
        assert contrast(page, selector) >= 4.5, selector


def test_links_in_text_are_underlined_and_others_are_not(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
    page.goto("lessons/git/rebase/")
    line = "links => [...new Set(links.map(link => getComputedStyle(link).textDecorationLine))]"
    assert page.locator("article :is(p, li) a:not(.headerlink, .md-button)").evaluate_all(line) == ["underline"]
    assert page.locator(".md-nav a, .md-tabs a, article .headerlink, article .md-button").evaluate_all(line) == ["none"]


def test_at_high_zoom_the_keyboard_never_goes_under_the_header(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, viewport={"width": 640, "height": 360}).new_page()
    page.goto("lessons/git/rebase/", wait_until="networkidle")
    page.locator("article a").last.focus()
    seen = """() => {
      const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return !document.activeElement.closest("article") || (top >= header && bottom <= innerHeight)
        ? "" : document.activeElement.outerHTML;
    }"""
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(seen) == ""


def test_an_address_with_an_anchor_leads_below_the_header(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, viewport={"width": 640, "height": 360}).new_page()
    page.goto("lessons/git/rebase/#practise", wait_until="networkidle")
    until(page, "scrollY > 0")
    gap = """() => document.querySelector(":target").getBoundingClientRect().top
        - document.querySelector(".md-header").getBoundingClientRect().bottom"""
    assert 0 < page.evaluate(gap) < 60


def test_at_320_pixels_fields_stay_on_the_page(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, viewport={"width": 320, "height": 640}).new_page()
    for path in ("paths/new-engineer/", "guides/", "struggles/"):
        page.goto(path)
        for late in page.locator("hub-way").all():
            late.scroll_into_view_if_needed()
        page.locator(".hub-form").first.wait_for()
        beyond = page.locator(".hub-form :is(select, input, label)").evaluate_all(
            "fields => fields.filter(one => one.getBoundingClientRect().right > innerWidth - 8).length"
        )
        assert beyond == 0, path
