"""The search in real Chromium: in the box and on its page, on direct load and under instant navigation; and the theme's."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import yaml

from tests.chromium import ROOT, Reader, build, contrast, served, until

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

CASES = yaml.safe_load((ROOT / "content/hub.yml").read_text(encoding="utf-8"))["search"]
FIRST = 3


def hits(page: "playwright.Page") -> list[str]:
    """Return the addresses of what the page of the search shows, relative to the site."""
    page.locator("hub-search [role=status]:not(:empty)").wait_for()
    return [
        str(path).strip("/") for path in page.locator(".hub-hit").evaluate_all("all => all.map(one => one.pathname)")
    ]


def asked(page: "playwright.Page", words: str) -> None:
    """Open the box with a key and type."""
    page.keyboard.press("/")
    page.locator(".hub-search-box[open] input:focus").wait_for()
    page.keyboard.type(words)


def option(page: "playwright.Page", name: str) -> "playwright.Locator":
    return page.locator(".hub-search-box").get_by_role("option", name=re.compile(f"^{name}")).first


def test_every_search_in_hub_yml_finds_what_it_must(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    missed = {}
    page.goto("search/")
    for case in CASES:
        page.locator("hub-search [role=status]").evaluate("one => { one.textContent = ''; }")
        page.get_by_role("searchbox", name="Search").fill(case["query"])
        found = hits(page)
        if case["expect"] not in found[:FIRST]:
            missed[case["query"]] = found[:FIRST]
    assert missed == {}


def test_one_finds_and_opens_with_the_keyboard_alone(reader: Reader) -> None:
    page = reader.page
    reader.open("about/")
    asked(page, "who knows git")
    option(page, "Tomás Ferreira").wait_for()
    field = page.get_by_role("combobox", name="Search")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(".hub-search-box [role=group] > p").first.inner_text() == "People"
    assert "wrote 3 lessons" in option(page, "Tomás Ferreira").inner_text()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).pathname"
    ).endswith("people/tomas/")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/tomas/")
    assert not page.locator(".hub-search-box[open]").count()
    page.go_back()
    page.wait_for_url("**/about/")
    assert not page.locator(".hub-search-box[open]").count()


def test_no_key_is_lost_while_the_box_is_on_its_way(reader: Reader) -> None:
    reader.open("lessons/git/rebase/")
    reader.page.wait_for_load_state("networkidle")
    reader.page.evaluate(
        """() => { for (const key of "/ines") document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })); }"""
    )
    option(reader.page, "Inês Duarte").wait_for()
    assert reader.page.get_by_role("combobox").input_value() == "ines"


def test_enter_takes_what_stands_in_the_field(reader: Reader) -> None:
    page = reader.page
    reader.open("about/")
    page.wait_for_load_state("networkidle")
    asked(page, "git")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=git")


def test_escape_closes_the_box_and_the_focus_returns(reader: Reader) -> None:
    page = reader.page
    reader.open("about/")
    link = page.locator("a.hub-search")
    link.focus()
    page.keyboard.press("Enter")
    page.locator(".hub-search-box[open] input:focus").wait_for()
    page.keyboard.type("a/b")
    assert page.get_by_role("combobox", name="Search").input_value() == "a/b", "a field takes the key as it is"
    page.keyboard.press("Escape")
    if page.locator(".hub-search-box[open]").count():  # the first one empties the field
        page.keyboard.press("Escape")
    page.locator("a.hub-search:focus").wait_for()


def test_kinds_in_the_box_narrow_and_the_rest_is_on_the_page(reader: Reader) -> None:
    page = reader.page
    reader.open("about/")
    asked(page, "rebase")
    box = page.locator(".hub-search-box")
    chip = box.get_by_role("button", name=re.compile(r"^Sessions \d+"))
    chip.click()
    box.locator("[aria-pressed=true]").wait_for()
    until(
        page, "[...document.querySelectorAll('.hub-search-box .hub-hit')].every(one => one.dataset.kind === 'session')"
    )
    box.get_by_role("link", name="All results").click()
    page.wait_for_url("**/search/?q=rebase&kind=session")
    assert all(path.startswith("sessions/") for path in hits(page))


def test_a_chapter_of_a_recording_is_a_result(reader: Reader) -> None:
    page = reader.page
    reader.open("about/")
    asked(page, "solved backwards")
    option(page, "Wreck two: a conflict solved backwards").click()
    page.wait_for_url("**/sessions/2026-03-18-rebase-without-fear/#hub-chapter-3")
    page.locator("#hub-chapter-3").wait_for(state="attached")


def test_facets_narrow_with_counts_and_addresses_can_be_shared(reader: Reader) -> None:
    page = reader.page
    reader.open("search/")
    field = page.get_by_role("searchbox", name="Search")
    field.fill("commit")
    page.wait_for_url("**/search/?q=commit")
    all_of_it = hits(page)
    lessons = page.locator(".hub-facets").get_by_role("checkbox", name=re.compile("^Lessons"))
    count = int(page.locator(".hub-facets label", has_text="Lessons").locator("small").inner_text())
    lessons.check()
    page.wait_for_url("**/search/?q=commit&kind=lesson")
    page.get_by_text(f"{count} results.").wait_for()
    assert set(hits(page)) != set(all_of_it)
    page.locator(".hub-facets").get_by_role("checkbox", name=re.compile("^beginner")).check()
    page.wait_for_url("**kind=lesson&level=beginner")
    narrowed = page.url
    page.go_back()
    page.wait_for_url("**/search/?q=commit&kind=lesson")
    page.get_by_text(f"{count} results.").wait_for()
    assert lessons.is_checked()
    page.go_forward()
    page.wait_for_url("**level=beginner")
    found = hits(page)
    other = page.context.new_page()
    other.goto(narrowed)
    assert hits(other) == found
    assert other.locator(".hub-facets").get_by_role("checkbox", name=re.compile("^beginner")).is_checked()


def test_facets_alone_list_what_is_there_without_loading_the_index(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    parts: set[str] = set()
    page.on("request", lambda request: parts.add(request.url) if ".pf_index" in request.url else None)
    page.goto("search/?topic=git&kind=lesson")
    found = hits(page)
    assert found
    assert all(path.startswith("lessons/") for path in found)
    assert len(parts) <= 2


def test_a_slip_of_the_keys_is_read_and_said(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.goto("search/?q=reabse+conflict")
    assert hits(page)[0] == "lessons/git/rebase"
    told = page.locator("hub-search [role=status]")
    assert "No page says “reabse”. Did you mean “rebase conflict”?" in told.inner_text()
    page.goto("search/?q=manger")
    page.get_by_text("Did you mean “manager”?").wait_for()
    assert "guides/one-month" in " ".join(hits(page))


def test_words_beside_a_who_ask_for_nothing_and_people_are_counted(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.goto("search/?q=who+knows+git")
    known = hits(page)[:3]
    assert all(path.startswith("people/") for path in known)
    page.goto("search/?q=who+can+help+me+with+git")
    assert hits(page)[:3] == known
    page.get_by_role("checkbox", name="People").check()
    page.wait_for_url("**kind=person*")
    until(page, "!document.querySelector('hub-search .hub-hit:not([data-kind=person])')")
    assert set(known) <= set(hits(page)), "who is known for a topic is found by it"


def test_accents_and_forms_of_words_make_no_difference(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    for query, expected in (
        ("ines", "people/ines"),
        ("INÊS", "people/ines"),
        ("rebases", "lessons/git/rebase"),
        ("version control", "topics/git"),
    ):
        page.goto(f"search/?q={quote(query)}")
        assert hits(page)[0] == expected, query


def test_a_search_that_finds_nothing_leads_to_a_person_and_a_proposal(reader: Reader) -> None:
    page = reader.page
    reader.open("about/")
    asked(page, "xyzzyplugh")
    box = page.locator(".hub-search-box")
    box.get_by_text("Nothing found for “xyzzyplugh”.").wait_for()
    assert not box.get_by_role("link", name="All results").is_visible()
    assert box.get_by_role("link", name="Propose a lesson on it").get_attribute("href")
    box.get_by_role("link", name="Ask a colleague").click()
    page.wait_for_url("**/ask/?about=xyzzyplugh")
    until(page, "document.querySelector('hub-ask:defined a')?.href.includes('xyzzyplugh')")


def test_without_scripts_the_page_says_where_to_look(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("about/")
    page.locator("a.hub-search").click()
    page.wait_for_url("**/search/")
    for way in ("Topics", "Lessons", "People", "Ask"):
        assert page.locator("article").get_by_role("link", name=way).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_search_shows_can_be_read_and_touched(
    browser: "playwright.Browser", address: str, scheme: str
) -> None:
    page = browser.new_context(base_url=address, color_scheme=scheme, viewport={"width": 360, "height": 800}).new_page()
    page.goto("search/?q=rebase&kind=lesson")
    hits(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".hub-facets > summary").click()
    for selector in (
        ".hub-hit small",
        ".hub-hit mark",
        ".hub-part-hit > span",
        ".hub-facets small",
        ".hub-facets legend",
    ):
        assert contrast(page, selector) >= 4.5, selector
    page.evaluate("document.querySelector('hub-search input').blur()")
    page.goto("about/")
    asked(page, "rebase")
    page.locator(".hub-chips button").first.wait_for()
    for selector in (
        ".hub-search-box .hub-hit small",
        ".hub-search-box [role=group] > p",
        ".hub-chips small",
        ".hub-search-box .hub-hit mark",
    ):
        assert contrast(page, selector) >= 4.5, selector
    sizes = page.locator(".hub-search-box button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped hub below a path, with a file for each page, and told that it stands on another host."""
    root = tmp_path_factory.mktemp("root")
    address = "https://hub.example/learning/"
    build(root / "some/preview", "navigation.instant", site_url=address, use_directory_urls=False)
    with served(root) as found:
        yield f"{found}some/preview/"


def test_it_works_below_a_path_on_another_host_with_other_addresses(
    browser: "playwright.Browser", elsewhere: str
) -> None:
    page = browser.new_context(base_url=elsewhere).new_page()
    foreign: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(elsewhere) else foreign.append(request.url))
    page.goto("lessons/git/rebase.html")
    asked(page, "version control")
    option(page, "Git").click()
    page.wait_for_url("**/some/preview/topics/git.html")
    asked(page, "who knows git")
    option(page, "Tomás Ferreira").wait_for()
    page.locator(".hub-search-box").get_by_role("link", name="All results").click()
    page.wait_for_url("**/some/preview/search.html?q=who+knows+git")
    page.locator(".hub-hit").first.click()
    page.wait_for_url("**/some/preview/people/tomas.html")
    assert foreign == []


@pytest.fixture(scope="module")
def theirs(browser: "playwright.Browser", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Someone on the shipped hub where the theme searches."""
    folder = tmp_path_factory.mktemp("theirs")
    build(folder, plugins={"hub": {"search": "material"}})
    with served(folder) as address:
        context = browser.new_context(base_url=address)
        context.set_default_timeout(60000)
        yield Reader(context.new_page(), address, by_links=False)
        context.close()


def test_where_the_theme_searches_its_dialog_has_a_name_and_the_page_hands_over(theirs: Reader) -> None:
    page = theirs.page
    theirs.open("search/?q=rebase")
    until(page, "document.querySelector('.md-search').hasAttribute('aria-label')")
    assert page.get_by_role("dialog", name="Search").count() == 1
    page.locator(".md-search-result__item").first.wait_for(state="attached")


SETTLED = """async () => {
  const list = document.querySelector(".md-search-result__list");
  const before = list.firstElementChild;
  await new Promise((done) => setTimeout(done, 700));
  return list.firstElementChild === before;
}"""
"""The theme answers key by key, and renders its results anew with each answer."""
OPEN = """found => {
  if (document.querySelector(".md-search-result__meta").textContent.includes("No matching") === found) return false;
  const open = document.querySelector("#__search");
  if (!open.checked) open.click();
  document.querySelector(".md-search__input").focus();
  return open.checked;
}"""


def look_up(theirs: Reader, words: str, *, found: bool = True) -> None:
    """Look words up in the search, which the theme may close once more while a page is coming."""
    page = theirs.page
    page.wait_for_load_state("networkidle")
    field = page.locator("input.md-search__input")
    field.click()
    field.fill("")
    field.press_sequentially(words)
    if found:
        page.locator(".md-search-result__item").first.wait_for(state="attached")
    until(page, SETTLED)
    until(page, OPEN, arg=found)


def test_the_themes_search_without_result_leads_to_people(theirs: Reader) -> None:
    page = theirs.page
    theirs.open("")
    look_up(theirs, "xyzzyplugh", found=False)
    page.get_by_role("link", name="Nothing found? Ask a colleague.").click()
    write = page.locator("hub-ask").get_by_role("link")
    until(page, "document.querySelector('hub-ask:defined a')?.href.includes('xyzzyplugh')")
    assert (write.get_attribute("href") or "").startswith("mailto:")


FOCUS = "document.activeElement?.closest('.hub-ask-instead, .md-search__input, .md-search-result__item')?.classList[0] ?? ''"


def test_the_way_from_the_themes_search_to_people_is_reached_by_keys(theirs: Reader) -> None:
    page = theirs.page
    theirs.open("")
    link = page.locator(".hub-ask-instead")
    link.wait_for(state="attached")
    assert link.is_hidden(), "nothing is looked for yet"
    look_up(theirs, "how do I cook a fish")
    until(page, "document.querySelector('.hub-ask-instead').textContent.startsWith('Not what you meant?')")
    last = "(() => { const at = document.querySelector('.md-search__scrollwrap'); return at.lastElementChild.className; })()"
    assert page.evaluate(last) == "hub-ask-instead"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "hub-ask-instead"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUS) == "hub-ask-instead"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUS) == "md-search-result__item"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUS) == "md-search__input"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUS) == "md-search-result__item", "as it is without the link"
    page.keyboard.press("Escape")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) != "hub-ask-instead", "the search is closed"
    look_up(theirs, "xyzzyplugh", found=False)
    page.get_by_text("Nothing found? Ask a colleague.").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('hub-ask:defined a')?.href.includes('xyzzyplugh')")


def test_enter_opens_the_best_thing_that_the_theme_finds(theirs: Reader) -> None:
    page = theirs.page
    theirs.open("")
    look_up(theirs, "rebase")
    page.keyboard.press("Enter")
    until(page, "location.pathname.includes('rebase')")
