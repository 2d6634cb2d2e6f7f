"""What readers do with their progress, in real Chromium: on direct load, and under instant navigation."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.chromium import Reader, contrast, until

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

LESSON = "lessons/mentoring/first-mentor-meeting/"
GUIDE = "guides/before-you-start/"
PATH = "paths/first-month/"


def stored(page: "playwright.Page") -> dict[str, dict[str, object]]:
    found = json.loads(page.evaluate("localStorage.getItem('hub.progress') ?? '{}'"))
    assert isinstance(found, dict)
    return found


def finish(reader: Reader, path: str) -> None:
    page = reader.page
    reader.open(path)
    page.locator("hub-done button").first.click()
    page.get_by_text("Done on").wait_for()


def test_a_lesson_is_finished_and_taken_back(reader: Reader) -> None:
    page = reader.page
    finish(reader, LESSON)
    done = stored(page)["done"]["lessons/mentoring/first-mentor-meeting"]
    assert isinstance(done, dict)
    assert done["digest"] == page.locator("hub-entry").get_attribute("data-digest")
    page.reload()
    page.get_by_text("Done on").wait_for()
    page.get_by_role("button", name="Take back").click()
    page.get_by_role("button", name="Mark as done").wait_for()
    assert stored(page)["done"] == {}


def test_what_is_done_is_told_once_and_in_a_place_that_was_there(reader: Reader) -> None:
    page = reader.page
    reader.open(LESSON)
    page.get_by_role("button", name="Mark as done").wait_for()
    page.evaluate("""() => {
      const region = document.querySelector("hub-done [role=status]");
      window.changes = [];
      new MutationObserver(found => window.changes.push(...found.map(() => region.textContent)))
        .observe(document.querySelector("hub-done"), { childList: true, characterData: true, subtree: true });
    }""")
    assert page.locator("hub-done [role=status]").inner_text() == ""
    page.get_by_role("button", name="Mark as done").focus()
    page.keyboard.press("Enter")
    page.locator("hub-done [role=status]").get_by_text("Done on").wait_for()
    assert page.evaluate("window.changes.every(text => text.includes('Done on'))"), "the region was there to be filled"
    assert page.evaluate("document.activeElement.textContent") == "Take back"
    page.evaluate("window.changes = []")
    page.locator("hub-practice input[type=checkbox]").first.check(force=True)
    assert stored(page)["tasks"]
    assert page.evaluate("window.changes") == []


def test_tasks_stay_ticked_and_make_a_practice_done(reader: Reader) -> None:
    page = reader.page
    reader.open(LESSON)
    practice = page.locator("hub-practice").first
    boxes = practice.locator("input[type=checkbox]")
    practice.locator("input:enabled").first.wait_for(state="attached")
    for place in range(boxes.count()):
        boxes.nth(place).check(force=True)
    practice.get_by_text("Practised").wait_for()
    page.locator("hub-outcomes .hub-tick").first.wait_for()
    page.reload()
    page.locator("hub-practice").first.get_by_text("Practised").wait_for()
    assert len(stored(page)["tasks"]["lessons/mentoring/first-mentor-meeting"]) == boxes.count()  # type: ignore[arg-type]  # a list, as it was stored


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_task_shows_where_the_keyboard_is_and_whether_it_is_ticked(
    browser: "playwright.Browser", address: str, scheme: str
) -> None:
    page = browser.new_context(base_url=address, color_scheme=scheme).new_page()
    page.goto(GUIDE)
    item = "article .task-list-item"
    until(page, "item => !document.querySelector(`${item} input`).disabled", arg=item)
    seen = (f"{item} .task-list-indicator", "::before")
    assert contrast(page, *seen, "borderTopColor") >= 3
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'checkbox'"):
            break
    page.keyboard.press("Space")
    assert contrast(page, *seen, "backgroundColor") >= 3
    ring = """item => {
      const { outlineStyle, outlineWidth, width } = getComputedStyle(document.querySelector(item), "::after");
      return [outlineStyle, parseFloat(outlineWidth) > 1, parseFloat(width) > 10];
    }"""
    assert page.evaluate(ring, f"{item} .task-list-indicator") == ["solid", True, True]


def test_a_check_explains_allows_another_try_and_remembers(reader: Reader) -> None:
    page = reader.page
    reader.open(LESSON)
    check = page.locator("hub-check").first
    check.get_by_label("No, never, whatever you tell me").check()
    check.get_by_role("button", name="Check my answer").click()
    check.get_by_text("You cannot keep that promise").wait_for()
    check.get_by_label("No, with two exceptions, and in those I tell you first").check()
    check.get_by_role("button", name="Check my answer").click()
    check.get_by_text("It is honest").wait_for()
    page.reload()
    page.locator("hub-check").first.get_by_text("You have answered this right.").wait_for()


def test_a_path_and_its_map_show_what_is_done(reader: Reader) -> None:
    page = reader.page
    finish(reader, GUIDE)
    reader.open(PATH)
    page.get_by_text("1 of").first.wait_for()
    assert page.locator(".hub-map a.hub-reached").count() == 1
    assert page.locator("#hub-steps ~ ol a.hub-reached, ol a.hub-reached").count() >= 1


def test_a_path_has_one_number_of_steps(reader: Reader) -> None:
    page = reader.page
    reader.open("paths/new-engineer/")
    page.get_by_text("0 of").first.wait_for()
    facts = re.search(r"in (\d+) of its (\d+) steps", page.locator(".hub-facts").first.inner_text())
    assert facts
    needed, every = map(int, facts.groups())
    assert needed < every == page.locator(".hub-map a").count()
    assert f"0 of {needed} steps done" in page.locator("hub-progress").inner_text()
    page.locator(".hub-map a[data-entry^='lessons/']").last.evaluate("link => location.assign(link.href.baseVal)")
    page.get_by_role("heading", name="On the way").wait_for()
    assert re.search(rf"New engineer.*: step \d+ of {needed}\b", page.locator("article").inner_text())


def test_what_is_done_in_another_language_is_done(reader: Reader) -> None:
    page = reader.page
    reader.open(PATH)
    page.get_by_text("0 of").first.wait_for()
    marked = page.locator("a.hub-reached[data-entry='lessons/security/spot-phishing']")
    assert marked.count() == 0
    finish(reader, "lessons/security/spot-phishing-pt/")
    reader.open(PATH)
    page.get_by_text("1 of").first.wait_for()
    marked.first.wait_for()
    assert marked.count() == 2, "on the map and among the steps"
    reader.open("lessons/security/spot-phishing/")
    page.get_by_text("You have done this in Português:").wait_for()
    assert page.locator("hub-done a").get_attribute("lang") == "pt"
    page.get_by_role("button", name="Mark as done here too").click()
    page.get_by_text("Done on").wait_for()
    assert set(stored(page)["done"]) == {"lessons/security/spot-phishing", "lessons/security/spot-phishing-pt"}
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("You have done this in Português:").wait_for()


def test_the_home_page_goes_on_where_the_reader_left_off(reader: Reader) -> None:
    page = reader.page
    finish(reader, GUIDE)
    reader.open(LESSON)
    until(page, "JSON.parse(localStorage.getItem('hub.progress')).seen?.['lessons/mentoring/first-mentor-meeting']")
    reader.open("")
    resume = page.locator("hub-resume")
    resume.get_by_role("link", name="Your first meeting as a mentor").wait_for()
    resume.get_by_role("link", name="Your first month").wait_for()
    first = page.locator("article h2").first
    assert first.inner_text() == "Continue where you left off", "it stands above what the author wrote"


def test_nothing_moves_on_the_home_page_when_it_says_where_the_reader_left_off(reader: Reader) -> None:
    page = reader.page
    below = "document.querySelector('.hub-starts').getBoundingClientRect().top + scrollY"
    reader.open("")
    page.locator("hub-resume:defined").wait_for(state="attached")
    assert page.get_by_text("Continue where you left off").count() == 0
    empty = page.evaluate(below)
    finish(reader, GUIDE)
    reader.open("")
    page.get_by_text("Continue where you left off").wait_for()
    assert page.evaluate(below) == empty


def test_a_lesson_that_changed_says_so(reader: Reader) -> None:
    page = reader.page
    finish(reader, LESSON)
    page.evaluate(
        """() => {
          const all = JSON.parse(localStorage.getItem("hub.progress"));
          const done = all.done["lessons/mentoring/first-mentor-meeting"];
          done.digest = "0000000000000000";
          done.sections["thirty-minutes"] = "0000000000000000";
          localStorage.setItem("hub.progress", JSON.stringify(all));
        }"""
    )
    page.reload()
    notice = page.locator("hub-entry .hub-notice")
    notice.get_by_text("This has changed since you finished it.").wait_for()
    assert notice.get_by_role("link").all_inner_texts() == ["Thirty minutes"]
    page.get_by_role("button", name="I have read the changes").click()
    notice.wait_for(state="detached")


def test_progress_goes_to_another_browser_and_is_merged(
    reader: Reader, browser: "playwright.Browser", address: str, tmp_path: Path
) -> None:
    page = reader.page
    finish(reader, LESSON)
    reader.open("progress/")
    page.get_by_role("link", name="Your first meeting as a mentor").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    second = Reader(browser.new_context(base_url=address).new_page(), address, by_links=False)
    other = second.page
    finish(second, GUIDE)
    second.open("progress/")
    other.locator("input[type=file]").set_input_files(file)
    other.get_by_text("Taken in").wait_for()
    assert set(stored(other)["done"]) == {"guides/before-you-start", "lessons/mentoring/first-mentor-meeting"}
    other.locator("input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"{"}
    )
    other.get_by_text("This file holds no progress").wait_for()
    assert len(stored(other)["done"]) == 2


def test_notes_of_two_devices_are_both_there_and_stay(reader: Reader) -> None:
    page = reader.page
    reader.open(LESSON)
    area = page.locator("hub-reflect textarea").first
    area.fill("From the laptop")
    until(page, "localStorage.getItem('hub.progress')?.includes('From the laptop')")
    page.evaluate("""async () => {
      const { progress, takeIn } = await import("/assets/hub/js/store.js");
      const [[id, notes]] = Object.entries(progress().notes);
      const [name] = Object.keys(notes);
      const other = { at: "2026-11-01T10:00:00.000Z", text: "From the train" };
      takeIn(JSON.stringify({ version: 1, notes: { [id]: { [name]: [other] } } }));
    }""")
    area.press("End")
    area.press_sequentially(", today")
    area.blur()
    both = "From the train\n\nFrom the laptop, today"
    assert area.input_value() == both
    page.reload()
    area.press("Control+End")
    area.press_sequentially("!")
    area.blur()
    assert area.input_value() == f"{both}!"
    page.reload()
    page.locator("hub-reflect:defined").first.wait_for()
    assert area.input_value() == f"{both}!"
    assert len(next(iter(stored(page)["notes"]["lessons/mentoring/first-mentor-meeting"].values()))) == 1  # type: ignore[attr-defined]  # by prompt, as it was stored


def test_the_file_to_take_in_shows_the_keyboard(reader: Reader) -> None:
    page = reader.page
    reader.open("progress/")
    page.get_by_role("button", name="Save to a file").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "file"
    label = page.locator("label", has_text="Take in from a file")
    assert label.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert label.evaluate("label => getComputedStyle(label).outlineStyle") == "none"


def test_without_scripts_the_page_of_progress_says_what_it_needs(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("progress/")
    assert page.locator("hub-record").get_by_text("With scripts, a list of what you have finished").is_visible()


def test_forgetting_leaves_nothing_and_says_so(reader: Reader) -> None:
    page = reader.page
    finish(reader, LESSON)
    page.evaluate("localStorage.setItem('hub.progress', 'broken')")
    reader.open("progress/")
    until(page, "localStorage.getItem('hub.progress.aside') === 'broken'")
    page.locator("input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b'{"version": 1, "undone": {"lessons/a": "2026"}}'}
    )
    page.get_by_text("Taken in").wait_for()
    forget = page.get_by_role("button", name="Forget everything")
    page.once("dialog", lambda dialog: dialog.dismiss())
    forget.click()
    assert page.get_by_text("Taken in").count() == 1
    page.once("dialog", lambda dialog: dialog.accept())
    forget.click()
    page.locator("hub-record [role=status]").get_by_text("Forgotten.").wait_for()
    assert page.get_by_text("Taken in").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('hub.'))") == ["hub.progress"]
    assert not any(stored(page)[part] for part in ("done", "undone", "tasks", "checks", "seen", "notes"))


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Tokyo", "Thu 3 Dec, 00:00"),
        ("America/New_York", "Wed 2 Dec, 10:00"),
        ("Australia/Lord_Howe", "Thu 3 Dec, 02:00"),
    ],
)
def test_times_are_said_in_the_zone_of_the_reader(
    zone: str, told: str, browser: "playwright.Browser", address: str
) -> None:
    page = browser.new_context(base_url=address, timezone_id=zone, locale="en-GB").new_page()
    page.goto("sessions/2026-12-02-first-contribution-workshop/")
    local = page.locator("hub-time .hub-local").first
    local.wait_for()
    assert " ".join(local.inner_text().replace(",", "").split()) == f"({told.replace(',', '')} for you)"


def test_a_time_that_is_the_readers_own_is_said_once(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, timezone_id="Etc/UTC").new_page()
    page.goto("sessions/2026-12-02-first-contribution-workshop/")
    page.locator("hub-time:defined").first.wait_for()
    assert page.locator("hub-time .hub-local").count() == 0


def test_one_click_says_that_one_would_come(reader: Reader) -> None:
    page = reader.page
    reader.open("sessions/2027-02-10-charts-that-tell-the-truth/")
    interest = page.locator("hub-interest")
    interest.get_by_label("in the morning").check()
    interest.get_by_label("every month").check()
    link = interest.get_by_role("link").first.get_attribute("href") or ""
    assert link.startswith("mailto:")
    for answer in ("in%20the%20morning", "every%20month", "My%20time%20zone"):
        assert answer in link


def test_a_lesson_leads_to_one_person_with_a_message(reader: Reader) -> None:
    page = reader.page
    reader.open("lessons/git/rebase/")
    ask = page.locator("hub-ask")
    ask.get_by_role("button", name="Copy the message").wait_for()
    message = unquote(ask.get_by_role("link").get_attribute("href") or "")
    assert "Rebase" in message
    assert "lessons/git/rebase/" in message
    assert "What I tried:" in message
