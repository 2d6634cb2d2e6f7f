"""Checks in real Chromium, by keyboard alone: answered, explained, tried again, remembered."""

from collections.abc import Callable, Iterator

import pytest
from markdown import Markdown

from hub.web.files import web_files
from tests.chromium import served, until

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

BODY = """
!!! check "One: which keeps the merge?"
    - [ ] `git rebase`
        It is gone.
    - [x] `git rebase --rebase-merges`
        It is made again.

!!! check "Many: which are fruit?"
    - [x] Apples
        They grow on trees.
    - [ ] Stones
        They do not grow.
    - [x] Pears
        They too.

!!! check "To go on, type `git rebase --____`."
    - [x] `continue`
        It goes on.
    - [ ] `go-on`
        Too easy.

!!! check "Order: what comes first?"
    1. Fetch
    2. Rebase
    3. Push
"""
PAGE = (
    '<!doctype html><html lang="en"><title>Checks</title><link rel="stylesheet" href="assets/hub/hub.css">'
    '<body class="md-typeset"><article><hub-entry data-id="lessons/x" data-kind="page" data-title="X"></hub-entry>{}'
    '</article><script type="module" src="assets/hub/js/hub.js"></script></body></html>'
)
ONE, MANY, BLANK, ORDER = (
    "check-one-which-keeps-the-merge",
    "check-many-which-are-fruit",
    "check-to-go-on-type-git-rebase",
    "check-order-what-comes-first",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("checks")
    pages = {"index.html": PAGE.format(Markdown(extensions=["hub.blocks"]).convert(BODY))}
    for path, text in {**web_files(), **pages}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    with served(folder) as found:
        yield found


@pytest.fixture
def page(browser: "playwright.Browser", address: str) -> Iterator["playwright.Page"]:
    context = browser.new_context(viewport={"width": 500, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.locator(f"#{ORDER} .hub-order").wait_for()
    yield page
    assert complaints == []
    context.close()


def press_until(page: "playwright.Page", wanted: str, key: str = "Tab") -> None:
    """Press a key until what is focused matches a selector: keyboard users get there."""
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press(key)
    pytest.fail(f"the keyboard does not reach {wanted}")


def answer_one(page: "playwright.Page", *, right: bool) -> None:
    press_until(page, f"#{ONE} input")
    page.keyboard.press("Space")
    if right:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def answer_many(page: "playwright.Page", *, right: bool) -> None:
    for place in (1, 2) if not right else (2, 3):
        press_until(page, f"#{MANY} li:nth-child({place}) input")
        page.keyboard.press("Space")
    press_until(page, f"#{MANY} button")
    page.keyboard.press("Enter")


def answer_blank(page: "playwright.Page", *, right: bool) -> None:
    press_until(page, f"#{BLANK} input")
    page.keyboard.press("Control+A")
    page.keyboard.type("continue" if right else "go-on")
    page.keyboard.press("Enter")


def answer_order(page: "playwright.Page", *, right: bool) -> None:
    if right:
        for _ in range(3):
            for place in (2, 1):
                items = page.locator(f"#{ORDER} .hub-order > li")
                if int(items.nth(place - 1).get_attribute("data-place")) > int(
                    items.nth(place).get_attribute("data-place")
                ):
                    items.nth(place).locator("button").first.focus()
                    page.keyboard.press("Enter")
    press_until(page, f"#{ORDER} > button")
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("name", "answer", "why"),
    [
        (ONE, answer_one, ("It is gone.", "It is made again.")),
        (MANY, answer_many, ("They do not grow.", "They too.")),
        (BLANK, answer_blank, ("Too easy.", "It goes on.")),
        (ORDER, answer_order, ("", "")),
    ],
)
def test_a_check_explains_allows_another_try_and_remembers(
    page: "playwright.Page", name: str, answer: Callable[..., None], why: tuple[str, str]
) -> None:
    check = page.locator(f"#{name}")
    for right, reason in zip((False, True), why, strict=True):
        answer(page, right=right)
        expected = "right" if right else "wrong"
        until(page, "([name, state]) => document.getElementById(name).dataset.state === state", arg=[name, expected])
        assert not reason or check.get_by_text(reason).first.is_visible()
        assert check.get_by_role("status").inner_text().startswith("✓ Right.") is right
        page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); }")
    page.reload()
    until(page, "name => document.getElementById(name).dataset.state === 'right'", arg=name)
    assert "You have answered this right." in check.get_by_role("status").inner_text()
    stored = page.evaluate("JSON.parse(localStorage['hub.progress']).checks")
    assert stored == {"lessons/x": {name: True}}


CHANGES: list[tuple[str, Callable[..., None], str, str]] = [
    (ONE, answer_one, "input:checked", "ArrowUp"),
    (MANY, answer_many, "li:nth-child(2) input", "Space"),
    (BLANK, answer_blank, "input", "x"),
    (ORDER, answer_order, "li:nth-child(2) button", "Enter"),
]


@pytest.mark.parametrize(("name", "answer", "control", "key"), CHANGES)
def test_a_verdict_goes_when_the_answer_changes(
    page: "playwright.Page", name: str, answer: Callable[..., None], control: str, key: str
) -> None:
    check = page.locator(f"#{name}")
    status = check.get_by_role("status")
    answer(page, right=name != MANY)
    assert status.inner_text().startswith("✓ Right.") is (name != MANY)
    assert name == ORDER or check.locator(".hub-told:visible").count()
    check.locator(control).first.focus()
    page.keyboard.press(key)
    assert status.inner_text() == ("Rebase: now 1 of 3." if name == ORDER else "")
    assert check.locator(".hub-told:visible").count() == (1 if name == MANY else 0), "what is still chosen is explained"
    assert check.locator("li[data-state=right]").count() == (1 if name == MANY else 0)
    page.evaluate(SOMETHING_ELSE)
    assert status.inner_text() == ("Rebase: now 1 of 3." if name == ORDER else ""), "no older verdict comes back"


SOMETHING_ELSE = """async () => {
  const { update } = await import("/assets/hub/js/store.js");
  update(before => ({ ...before }));
}"""


def test_an_empty_answer_is_no_try(page: "playwright.Page") -> None:
    press_until(page, f"#{BLANK} input")
    page.keyboard.press("Enter")
    assert "Choose or type" in page.locator(f"#{BLANK}").get_by_role("status").inner_text()
    assert page.locator(f"#{BLANK}").get_attribute("data-state") == "open"


def test_every_control_has_a_name_and_the_focus_is_seen(page: "playwright.Page") -> None:
    for control in page.locator("hub-check :is(input, button, summary)").all():
        named = control.evaluate(
            "one => one.labels?.[0]?.textContent || one.getAttribute('aria-label') || one.textContent"
        )
        assert named.strip()
    press_until(page, f"#{MANY} input")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_scripts_the_answers_are_folded(browser: "playwright.Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    for name, hidden in ((ONE, "It is made again."), (BLANK, "continue"), (ORDER, "Push")):
        told = page.locator(f"#{name} details").get_by_text(hidden)
        assert not told.first.is_visible()
        page.locator(f"#{name} details").filter(has_text=hidden).locator("summary").click()
        assert told.first.is_visible()
    context.close()
