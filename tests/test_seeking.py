"""What someone who is stuck does on the page of struggles, in real Chromium."""

import pytest

from tests.chromium import until

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

LESSON = "lessons/git/undo-a-mistake/"
LOST = "“I ran git reset --hard and my commits are gone”"


@pytest.fixture
def page(browser: "playwright.Browser", address: str) -> "playwright.Page":
    context = browser.new_context(base_url=address)
    context.set_default_timeout(60000)
    return context.new_page()


def seek(page: "playwright.Page", text: str) -> list[str]:
    page.get_by_label("Say it in your words").fill(text)
    return [title.strip("¶ \n") for title in page.locator(".hub-struggle:visible h3").all_inner_texts()]


def test_what_does_not_fit_the_words_of_the_reader_is_hidden(page: "playwright.Page") -> None:
    page.goto("struggles/")
    page.locator("hub-seek:defined input").wait_for()
    every = page.locator(".hub-struggle:visible").count()
    assert every > 40
    assert page.get_by_role("search", name="Search in struggles").is_visible()
    assert seek(page, "my commits have disappeared") == [LOST]
    status = page.locator("hub-seek [role=status]")
    assert status.inner_text() == f"1 of {every} could be yours."
    assert page.locator("hub-seek h2:visible").count() == 1
    page.locator(".hub-struggle:visible").get_by_role("link", name="Undo a mistake in Git").wait_for()
    assert len(seek(page, "")) == every
    assert status.inner_text() == ""
    assert len(seek(page, "how do I")) == every


def test_the_names_of_a_topic_find_all_of_it(page: "playwright.Page") -> None:
    page.goto("struggles/")
    page.locator("hub-seek:defined input").wait_for()
    assert LOST in seek(page, "version control")
    assert [text.strip("¶ \n") for text in page.locator("hub-seek h2:visible").all_inner_texts()] == ["Git"]


def test_the_best_stand_first_until_the_field_is_empty(page: "playwright.Page") -> None:
    page.goto("struggles/")
    page.locator("hub-seek:defined input").wait_for()
    every = seek(page, "")
    found = seek(page, "reset branch")
    assert found[0] == LOST
    assert sorted(found, key=every.index) != found
    assert page.evaluate("document.activeElement.type") == "search"
    assert seek(page, "") == every


def test_whole_words_are_no_beginnings(page: "playwright.Page") -> None:
    page.goto("struggles/")
    page.locator("hub-seek:defined input").wait_for()
    begun, whole = len(seek(page, "work")), len(seek(page, "work "))
    assert 0 < whole < begun


def test_words_that_say_nothing_are_answered(page: "playwright.Page") -> None:
    page.goto("struggles/")
    page.locator("hub-seek:defined input").wait_for()
    every = len(seek(page, ""))
    assert len(seek(page, "don't know")) == every
    status = page.locator("hub-seek [role=status]")
    assert status.inner_text() == "These words alone could mean anything. Add what it is about."
    assert seek(page, "zq ") == []
    seek(page, "")
    assert status.inner_text() == ""


def test_where_nothing_fits_the_page_leads_to_people(page: "playwright.Page") -> None:
    page.goto("struggles/")
    page.locator("hub-seek:defined input").wait_for()
    assert seek(page, "xyzzy plugh") == []
    assert page.locator("hub-seek [role=status]").inner_text() == "Nobody has said it in these words yet."
    assert page.locator("hub-seek h2:visible").count() == 0
    page.get_by_role("link", name="ask a colleague").click()
    until(page, "document.querySelector('hub-ask:defined a')?.href.includes('xyzzy%20plugh')")
    page.go_back()
    page.get_by_role("link", name="who knows what").click()
    page.get_by_role("heading", name="Experts", level=1).wait_for()


def test_a_link_to_what_is_hidden_shows_it(page: "playwright.Page") -> None:
    page.goto("struggles/")
    page.locator("hub-seek:defined input").wait_for()
    for _ in range(2):
        assert seek(page, "misleading chart")
        page.locator("#hub-topics-writing").wait_for(state="hidden")
        page.get_by_role("link", name="Writing", exact=True).last.evaluate("link => link.click()")
        page.locator("#hub-topics-writing").wait_for(state="visible")
        assert page.get_by_label("Say it in your words").input_value() == ""


def test_a_lesson_leads_to_others_who_struggled_with_the_same(page: "playwright.Page") -> None:
    page.goto(LESSON)
    page.get_by_role("heading", name="Others struggled with this").wait_for()
    page.get_by_role("link", name="I was afraid that one wrong git reset would make my commits disappear").click()
    group = page.locator(".hub-struggle:has(:target)")
    group.get_by_role("link", name="Divya Rao").wait_for()
    assert "Alike in these words: " in group.inner_text()


def test_it_works_under_instant_navigation(browser: "playwright.Browser", instant: str) -> None:
    page = browser.new_context(base_url=instant).new_page()
    page.goto("lessons/", wait_until="networkidle")
    page.evaluate("window.stays = true")
    for _ in range(2):
        page.locator("a[href$='struggles/']").first.evaluate("link => link.click()")
        page.locator("hub-seek:defined input").wait_for()
        assert page.locator("hub-seek input").count() == 1
        assert seek(page, "my commits have disappeared") == [LOST]
        page.locator(".hub-home").evaluate("link => link.click()")
        page.locator("hub-resume:defined").wait_for(state="attached")
    assert page.evaluate("window.stays") is True


def test_it_is_complete_without_scripts(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("struggles/")
    assert page.locator("article").get_by_text("I ran git reset --hard").is_visible()
    assert page.get_by_role("link", name="who knows what").is_visible()
    assert page.locator("hub-seek input").count() == 0
