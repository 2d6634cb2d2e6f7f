"""What someone who looks for a colleague does on the page of people, in real Chromium."""

import json
from collections.abc import Callable

import pytest

from tests.chromium import ROOT, Reader, until
from tests.site import hub

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

Make = Callable[..., "playwright.Page"]
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.hadRecentInput ? 0 : one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""


@pytest.fixture
def make(browser: "playwright.Browser", address: str) -> Make:
    """Return what opens a browser of someone in a place, on a fixed day."""

    def opened(path: str = "", zone: str = "Europe/Lisbon", **options: object) -> "playwright.Page":
        context = browser.new_context(base_url=address, timezone_id=zone, locale="en-GB", **options)
        context.set_default_timeout(60000)
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-23T10:00:00Z")
        page.goto(f"people/{path}")
        page.locator("hub-finder:defined .hub-fit").first.wait_for(state="attached")
        return page

    return opened


def names(page: "playwright.Page") -> list[str]:
    return page.locator(".hub-colleague:visible > .hub-face + p").all_inner_texts()


def status(page: "playwright.Page") -> str:
    return page.locator("hub-finder [role=status]").inner_text()


def choose(page: "playwright.Page", **fields: str) -> None:
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).select_option(label=text)


def query(page: "playwright.Page") -> str:
    return str(page.evaluate("location.search"))


@pytest.mark.parametrize("topic", ["git", "code-review", "facilitation", "data", "security", "tides"])
def test_the_order_of_a_topic_is_that_of_the_hub(make: Make, topic: str) -> None:
    found = json.loads(hub(ROOT, "experts", topic, "--format", "json", "--today", "2026-11-22").stdout)["experts"]
    page = make(f"?topic={topic}")
    links = page.locator(".hub-colleague:visible > .hub-face + p a")
    assert [f"people/{link.get_attribute('href')}".strip("/") for link in links.all()] == [one["id"] for one in found]
    told = page.locator(".hub-colleague:visible .hub-fit").all_inner_texts()
    for line, one in zip(told, found, strict=True):
        deeds = len(one["evidence"])
        told_of = f"{deeds} deed{'s' if deeds > 1 else ''} weighing {round(one['score'], 2):g}"
        assert line.strip().startswith(told_of) == bool(deeds)
        assert (f"{one['claimed']} of 5 by their own words" in line) == bool(one["claimed"])
    assert page.locator(".hub-colleague:visible meter").count() == sum(one["score"] > 0 for one in found)


def test_the_bar_is_that_of_the_page_of_experts(make: Make) -> None:
    page = make("?topic=git")
    told = page.locator(".hub-colleague:visible meter").first.evaluate("bar => [bar.max, bar.value]")
    page.goto("experts/")
    section = page.locator("#hub-topics-git ~ .hub-people").first
    assert section.locator("meter").first.evaluate("bar => [bar.max, bar.value]") == told


def test_each_filter_narrows_and_all_of_them_stand_in_the_address(make: Make) -> None:
    page = make()
    every = names(page)
    assert len(every) > 10
    assert status(page) == f"{len(every)} colleagues."
    choose(page, Office="Lisbon")
    lisbon = names(page)
    assert lisbon == [name for name in every if name in lisbon]
    assert 1 < len(lisbon) < len(every)
    assert status(page) == f"{len(lisbon)} of {len(every)} colleagues."
    choose(page, Speaks="Español")
    assert set(names(page)) < set(lisbon)
    choose(page, Speaks="any", Topic="Git", How_well="by what they did")
    assert names(page)[0] == "Tomás Ferreira"
    assert page.get_by_label("Sorted by").input_value() == "evidence"
    choose(page, Has_room_for="Review")
    assert names(page) == ["Tomás Ferreira"]
    assert query(page) == "?topic=git&level=did&offer=review&office=Lisbon"
    choose(page, Office="any", Sorted_by="hours in common")
    assert query(page) == "?topic=git&level=did&offer=review&sort=hours"
    assert names(page)[0] == "Tomás Ferreira"
    page.get_by_role("button", name="Show everyone").click()
    assert (names(page), query(page)) == (every, "")
    assert page.evaluate("document.activeElement.name") == "topic"


def test_a_name_or_a_role_is_found_as_it_is_typed(make: Make) -> None:
    page = make()
    before = page.evaluate("history.length")
    field = page.get_by_label("Name or role")
    field.press_sequentially("tomas fer")
    assert names(page) == ["Tomás Ferreira"]
    assert query(page) == "?name=tomas+fer"
    field.fill("writer")
    assert 0 < len(names(page)) < 4
    assert page.evaluate("history.length") == before
    page.reload()
    page.locator("hub-finder:defined .hub-fit").first.wait_for(state="attached")
    assert field.input_value() == "writer"


def test_hours_in_common_are_those_of_the_reader(make: Make) -> None:
    page = make("?sort=hours", zone="Asia/Tokyo")
    assert names(page)[0] in {"Kenji Sato", "Yuki Tanaka"}
    choose(page, Hours_in_common="at least 2 hours")
    assert "Kenji Sato" in names(page)
    assert "Aisha Rahman" not in names(page)
    assert "works at the same time for" in page.locator(".hub-colleague:visible .hub-fit").first.inner_text()
    page.locator("hub-finder summary").click()
    choose(page, Time_zone="America/Toronto")
    page.get_by_label("From").fill("08:00")
    assert "Aisha Rahman" in names(page)
    assert "Kenji Sato" not in names(page)
    assert query(page) == "?hours=2&sort=hours", "when one works is not shared"
    page.goto("people/?hours=2")
    page.locator("hub-finder:defined .hub-fit").first.wait_for(state="attached")
    assert page.get_by_label("From").input_value() == "08:00"
    assert "Aisha Rahman" in names(page)


def test_a_zone_of_ones_own_can_be_chosen(make: Make) -> None:
    page = make("?hours=6", zone="Pacific/Niue")
    assert names(page) == []
    assert page.get_by_label("Time zone").input_value() == "Pacific/Niue"


def test_where_nobody_fits_the_way_leads_to_people_and_to_the_topic(make: Make) -> None:
    page = make("?topic=git&office=Osaka&level=5")
    assert (names(page), status(page)[:5]) == ([], "0 of ")
    box = page.locator(".hub-nobody")
    assert box.get_by_role("link").all_inner_texts() == ["ask a colleague", "Git"]
    box.get_by_role("link", name="ask a colleague").click()
    page.wait_for_url("**/ask/?about=Git")
    page.go_back()
    page.locator(".hub-nobody").get_by_role("link", name="Git").click()
    page.get_by_role("heading", name="Git", level=1).wait_for()


def test_what_cannot_be_chosen_is_nothing(make: Make) -> None:
    page = make("?topic=nothing&office=%3Cb%3E&level=9&sort=random&hours=x&other=kept")
    assert len(names(page)) > 10
    choose(page, Office="Lisbon")
    assert query(page) == "?other=kept&office=Lisbon"


@pytest.mark.parametrize("path", ["", "?office=Lisbon", "?topic=git&hours=1"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_when_it_starts(make: Make, path: str, width: int) -> None:
    page = make(path, viewport={"width": width, "height": 900})
    assert page.evaluate(SHIFTS) < 0.02
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_back_and_forward_go_through_what_was_chosen(reader: Reader) -> None:
    page = reader.page
    reader.open("people/?office=Lisbon")
    page.locator("hub-finder:defined .hub-fit").first.wait_for(state="attached")
    lisbon = names(page)
    choose(page, Topic="Git")
    git = names(page)
    page.get_by_label("Name or role").fill("tomas")
    page.locator(".hub-colleague:visible").get_by_role("link", name="Tomás Ferreira").click()
    page.get_by_role("heading", name="Tomás Ferreira", level=1).wait_for()
    page.go_back()
    page.locator("hub-finder:defined .hub-fit").first.wait_for(state="attached")
    until(page, "document.querySelector('hub-finder [role=status]').textContent.startsWith('1 of')")
    assert page.get_by_label("Topic", exact=True).input_value() == "git"
    assert set(git) > {"Tomás Ferreira"}
    page.go_back()
    until(page, "!location.search.includes('topic')")
    assert names(page) == lisbon
    assert page.get_by_label("Topic", exact=True).input_value() == ""
    page.go_forward()
    until(page, "location.search.includes('topic')")
    assert names(page) == ["Tomás Ferreira"]
    assert page.locator("hub-finder form").count() == 1


def test_the_page_is_complete_without_scripts(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("people/?office=Lisbon")
    cards = page.locator("ul.hub-colleagues > li:visible")
    assert cards.count() > 10
    assert cards.get_by_role("link", name="Aisha Rahman").is_visible()
    assert f"{cards.count()} colleagues." in page.locator("article").inner_text()
    assert not page.locator("hub-finder form").is_visible()
    assert not page.locator(".hub-nobody").is_visible()
