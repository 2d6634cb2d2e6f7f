"""Plans and onboarding in the page, in real Chromium: the elements wherever a page has them."""

import json
from pathlib import Path

import icalendar
import pytest

from tests.chromium import Reader, until

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

PLACE = """async ([tag, module, data]) => {
  const script = document.querySelector('script[src$="js/hub.js"]').src;
  const { default: element } = await import(new URL(module, script).href);
  if (!customElements.get(tag)) customElements.define(tag, element);
  const found = document.createElement(tag);
  Object.assign(found.dataset, data);
  document.querySelector("article").replaceChildren(found);
}"""


def place(reader: Reader, tag: str, module: str, **data: str) -> None:
    page = reader.page
    reader.open("about/")
    page.evaluate(PLACE, [tag, module, data])
    page.locator(f"{tag} form").wait_for()


def downloaded(page: "playwright.Page", folder: Path) -> list[icalendar.cal.Component]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a calendar").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return list(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"))


def test_the_way_leaves_out_what_is_done_and_known(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    place(reader, "hub-way", "way.js", target="lessons/git/bisect")
    steps = page.locator("hub-way ol > li")
    assert [text.partition(" (")[0] for text in steps.all_inner_texts()] == [
        "Your first branch",
        "Undo a mistake in Git",
        "Find the breaking commit with bisect",
    ]
    page.get_by_label("First day").fill("2026-11-23")
    page.get_by_label("Minutes a week").fill("30")
    found = downloaded(page, tmp_path)
    assert [str(event["DTSTART"].dt) for event in found] == ["2026-11-27", "2026-12-04", "2026-12-11"]
    assert str(found[0]["URL"]).endswith("/lessons/git/first-branch/")
    assert str(found[0]["UID"]).startswith("lessons/git/first-branch+due+plan+lessons/git/bisect@")
    done = {"version": 1, "done": {"lessons/git/first-branch": {"at": "2026-11-01T10:00:00Z", "digest": "d"}}}
    page.evaluate("text => localStorage.setItem('hub.progress', text)", json.dumps(done))
    place(reader, "hub-way", "way.js", target="lessons/git/bisect")
    assert steps.count() == 2
    page.locator("hub-way summary").click()
    page.get_by_label("Git", exact=True).check()
    page.get_by_text("1 step, 30 minutes.").wait_for()
    page.get_by_label("Incidents", exact=True).check()
    page.get_by_text("Nothing is left to do.").wait_for()
    assert steps.count() == 0


def test_the_way_says_what_it_lacks_for_days(reader: Reader) -> None:
    page = reader.page
    place(reader, "hub-way", "way.js", target="lessons/git/bisect")
    save = page.get_by_role("button", name="Save as a calendar")
    assert save.is_enabled()
    page.get_by_label("Minutes a week").fill("0")
    page.get_by_text("Say how many minutes a week you have").wait_for()
    assert save.is_disabled()
    page.get_by_label("Minutes a week").fill("60")
    page.get_by_label("First day").fill("")
    page.get_by_text("Choose a first day").wait_for()
    assert save.is_disabled()
    page.get_by_label("First day").fill("2099-03-02")
    page.get_by_text("March 2099").first.wait_for()
    place(reader, "hub-way", "way.js", target="lessons/git/bisect")
    assert page.get_by_label("First day").input_value() == "2099-03-02"
    page.get_by_label("First day").fill("2026-01-05")
    place(reader, "hub-way", "way.js", target="lessons/git/bisect")
    assert page.get_by_label("First day").input_value() > "2026-01-05", "that day has passed"


def test_the_way_is_in_the_order_of_its_days(reader: Reader, tmp_path: Path) -> None:
    def told(route: "playwright.Route") -> None:
        data = route.fetch().json()
        data["entries"]["sessions/2026-03-18-rebase-without-fear"]["over"] = True
        route.fulfill(json=data)

    page = reader.page
    page.route("**/api/plan.json", told)
    place(reader, "hub-way", "way.js", target="paths/new-engineer")
    page.get_by_label("First day").fill("2026-11-23")
    page.get_by_label("Minutes a week").fill("300")
    lines = page.locator("hub-way ol > li").all_inner_texts()
    at = next(number for number, line in enumerate(lines) if "on 2 December 2026" in line)
    assert lines[at].startswith("Your first contribution, together")
    assert 0 < at < len(lines) - 1
    assert [line for line in lines if "neither a recording nor a recap" in line] == [
        line for line in lines if line.startswith("Rebase without fear")
    ]
    days = [event["DTSTART"].dt for event in downloaded(page, tmp_path)]
    assert len(days) == len(lines)
    assert days == sorted(days)


def test_the_way_for_a_role_is_the_one_of_the_command(reader: Reader) -> None:
    page = reader.page
    place(reader, "hub-way", "way.js")
    page.get_by_label("What do you want to learn?").select_option("engineer")
    page.get_by_text("25 steps").wait_for()


def test_onboarding_has_days_and_the_tasks_of_each_doer(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    place(reader, "hub-onboarding", "onboarding.js", role="engineer", office="Lisbon", start="2026-12-01")
    heads = page.locator("hub-onboarding h2").all_inner_texts()
    assert heads[0] == "Before day 1 (until 30 November 2026)"
    assert heads[-1] == "Month 3 (until 26 February 2027)"
    assert page.get_by_role("link", name="The Lisbon office").count() == 1
    page.get_by_label("Office", exact=True).select_option("Osaka")
    assert page.get_by_role("link", name="The Lisbon office").count() == 0
    page.get_by_label("Whose tasks").select_option("it")
    assert set(page.locator("hub-onboarding li .hub-doer").all_inner_texts()) == {"IT"}
    found = downloaded(page, tmp_path)
    assert str(found[0]["DTSTART"].dt) == "2026-11-30"
    assert "- IT: Order the laptop" in str(found[0]["DESCRIPTION"])
    page.get_by_label("First day").fill("2026-12-08")
    later = downloaded(page, tmp_path)
    assert not {str(event["UID"]) for event in found} & {str(event["UID"]) for event in later}


@pytest.mark.parametrize("path", ["guides/", "onboarding/engineer/"])
def test_the_contents_of_the_page_lead_to_the_times_whatever_is_chosen(reader: Reader, path: str) -> None:
    page = reader.page
    reader.open(path)
    page.locator("hub-onboarding form").wait_for()
    dead = """() => [...document.querySelectorAll(".md-nav--secondary a[href^='#'], .md-nav--secondary a[href*='/#']")]
        .map(link => decodeURIComponent(link.hash.slice(1))).filter(id => !document.getElementById(id))"""
    assert page.locator("hub-onboarding #hub-before-day-1").count() == 1
    assert page.locator(".md-nav--secondary a[href$='#hub-before-day-1']").count()
    assert page.evaluate(dead) == []
    page.get_by_label("Whose tasks").select_option("hr")
    page.locator("hub-onboarding").get_by_text("Nothing here for what you have chosen.").first.wait_for()
    assert page.evaluate(dead) == []


def test_an_address_leads_to_a_time(reader: Reader) -> None:
    page = reader.page
    reader.open("guides/#hub-month-3")
    page.locator("hub-onboarding form").wait_for()
    until(
        page,
        """() => {
      const { top } = document.getElementById("hub-month-3").getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    }""",
    )


def test_a_guide_says_what_it_says_without_scripts(reader: Reader) -> None:
    page = reader.page
    reader.open("guides/")
    page.locator("hub-onboarding form").wait_for()
    head = page.locator("hub-onboarding h3").filter(has=page.locator("[data-entry='guides/first-day']"))
    told = head.locator("xpath=following-sibling::p[1]")
    assert "The hours of the first day" in told.inner_text()
    assert "(30 minutes, also in: Português)" in told.inner_text()
    assert told.get_by_role("link", name="Português").get_attribute("lang") == "pt"
    told.get_by_role("link", name="Português").click()
    page.wait_for_url("**/guides/first-day-pt/")


def test_a_tick_is_the_same_here_and_on_the_page_of_the_guide(reader: Reader) -> None:
    page = reader.page
    place(reader, "hub-onboarding", "onboarding.js", start="2026-12-01")
    task = page.get_by_label("Sign the contract and keep your copy")
    task.focus()
    page.keyboard.press("Space")
    page.get_by_text("1 of ").wait_for()
    assert task.is_checked()
    assert page.evaluate("document.activeElement.type") == "checkbox"
    reader.open("guides/before-you-start/")
    boxes = page.locator("article .task-list-item input[type=checkbox]")
    until(page, "document.querySelector('article .task-list-item input').checked")
    assert [boxes.nth(place).is_checked() for place in range(2)] == [True, False]
    boxes.nth(1).check(force=True)
    place(reader, "hub-onboarding", "onboarding.js", start="2026-12-01")
    page.get_by_text("2 of ").wait_for()


def test_what_was_chosen_is_there_the_next_time_until_it_is_forgotten(reader: Reader) -> None:
    page = reader.page
    reader.open("onboarding/engineer/")
    page.get_by_label("First day", exact=True).fill("2026-12-14")
    page.get_by_label("Office", exact=True).select_option("Lisbon")
    reader.open("onboarding/lisbon/")
    page.locator("hub-onboarding form").wait_for()
    assert page.get_by_label("First day", exact=True).input_value() == "2026-12-14"
    assert page.get_by_label("Role", exact=True).input_value() == "engineer"
    reader.open("onboarding/support-specialist/")
    page.locator("hub-onboarding form").wait_for()
    assert page.get_by_label("Role", exact=True).input_value() == "support specialist", "the page says whom it is for"
    page.evaluate("localStorage.setItem('hub.choices', '{broken')")
    reader.open("onboarding/lisbon/")
    page.locator("hub-onboarding form").wait_for()
    assert page.get_by_label("Role", exact=True).input_value() == ""


def test_what_the_reader_knows_is_there_the_next_time(reader: Reader) -> None:
    page = reader.page
    place(reader, "hub-way", "way.js", target="lessons/git/bisect")
    page.locator("hub-way summary").click()
    page.get_by_label("Git").check()
    place(reader, "hub-way", "way.js", target="lessons/data/joins")
    page.locator("hub-way summary").click()
    assert page.get_by_label("Git").is_checked()
    page.evaluate("""async () => {
      const script = document.querySelector('script[src$="js/hub.js"]').src;
      const { forget } = await import(new URL("store.js", script).href);
      forget();
    }""")
    place(reader, "hub-way", "way.js", target="lessons/data/joins")
    page.locator("hub-way summary").click()
    assert not page.get_by_label("Git").is_checked()


def test_the_way_on_the_page_of_a_path_starts_when_it_comes_near(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 640})
    reader.open("paths/new-engineer/")
    page.locator("hub-progress:defined").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert page.locator("hub-way form").count() == 0
    page.locator("hub-way").scroll_into_view_if_needed()
    page.locator("hub-way form").wait_for()
