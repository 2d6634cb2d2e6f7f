"""Readers vote, say what is missing and report what is wrong, in real Chromium: what is sent where, and what is not."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.chromium import Reader, asked

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

LESSON = "lessons/git/rebase/"
TITLE = "Feedback on “Rebase your own branch”"
ABOUT = "Page: lessons/git/rebase\nFile: content/lessons/git/rebase.md\nFor: Tomás Ferreira\n"
SELECT = """([from, to]) => {
  const [first, last] = [from, to].map(text => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.includes(text)) return [walker.currentNode, text];
  });
  const end = last[0].data.indexOf(to) + to.length;
  getSelection().setBaseAndExtent(first[0], first[0].data.indexOf(from), last[0], end);
  first[0].parentElement.scrollIntoView({ block: "center" });
}"""


@pytest.fixture(autouse=True)
def _none_asked() -> Iterator[None]:
    asked.clear()
    yield
    asked.clear()


def values(path: str) -> dict[str, str]:
    """Return what a request told the hub's own address."""
    parts = urlsplit(path)
    assert parts.path == "/votes"
    return {name: value for name, (value,) in parse_qs(parts.query, strict_parsing=True).items()}


def begun(address: str | None) -> str:
    """Return the text of an issue that is begun."""
    parts = urlsplit(address or "")
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://git.halyard.example/learning/hub/issues/new"
    found = parse_qs(parts.query, strict_parsing=True)
    assert found["title"] == [TITLE]
    return found["body"][0]


def pressed(reader: Reader) -> list[str | None]:
    answers = reader.page.locator("hub-helpful .hub-vote button")
    answers.first.wait_for()
    return [answer.get_attribute("aria-pressed") for answer in answers.all()]


def test_a_vote_is_one_request_that_names_nobody(reader: Reader) -> None:
    reader.page.context.add_cookies([{"name": "who", "value": "me", "url": reader.address}])
    reader.open(LESSON)
    assert pressed(reader) == ["false", "false"]
    assert asked == []
    block = reader.page.locator("hub-helpful")
    block.get_by_role("button", name="Yes").click()
    block.get_by_text("Thank you.").wait_for()
    (vote,) = asked
    assert values(vote.path) == {"event": "helpful", "id": "lessons/git/rebase", "value": "yes"}
    assert {"cookie", "referer", "origin"} & {name.lower() for name in vote.headers} == set()


def test_a_vote_is_remembered_and_can_be_changed(reader: Reader) -> None:
    reader.open(LESSON)
    block = reader.page.locator("hub-helpful")
    block.get_by_role("button", name="Yes").click()
    block.get_by_label("What is missing?").wait_for()
    reader.open("lessons/git/undo-a-mistake/")
    assert pressed(reader) == ["false", "false"]
    reader.open(LESSON)
    assert pressed(reader) == ["true", "false"]
    block.get_by_role("button", name="Yes").click()
    block.get_by_role("button", name="No").click()
    block.get_by_label("What is missing?").fill("Ein Beispiel & mehr?")
    assert pressed(reader) == ["false", "true"]
    text = begun(block.get_by_role("link", name="Open an issue").get_attribute("href"))
    assert text == f"Ein Beispiel & mehr?\n\nWas this helpful? No\n\n{ABOUT}{reader.address}{LESSON}"
    block.get_by_role("button", name="Send without a name").click()
    block.get_by_text("Sent. Thank you.").wait_for()
    assert [values(one.path) for one in asked] == [
        {"event": "helpful", "id": "lessons/git/rebase", "value": "yes"},
        {"event": "helpful", "id": "lessons/git/rebase", "value": "no", "was": "yes"},
        {"event": "missing", "id": "lessons/git/rebase", "value": "no", "text": "Ein Beispiel & mehr?"},
    ]


def test_a_vote_on_a_text_that_has_changed_since_is_none(reader: Reader) -> None:
    reader.open("about/")
    reader.page.evaluate("""localStorage["hub.choices"] = '{"helpful": {"lessons/git/rebase": ["yes", "0000"]}}'""")
    reader.open(LESSON)
    assert pressed(reader) == ["false", "false"]


def test_what_does_not_arrive_is_said_and_not_remembered(reader: Reader) -> None:
    reader.open(LESSON)
    block = reader.page.locator("hub-helpful")
    assert pressed(reader) == ["false", "false"]
    reader.page.context.set_offline(True)
    block.get_by_role("button", name="No").click()
    block.get_by_text("It could not be sent.").wait_for()
    assert pressed(reader) == ["false", "false"]
    reader.page.context.set_offline(False)
    block.get_by_role("button", name="No").click()
    block.get_by_text("Thank you.").wait_for()
    assert [values(one.path)["value"] for one in asked] == ["no"]


def test_selected_text_is_reported_by_mouse(reader: Reader) -> None:
    reader.open(LESSON)
    offer = reader.page.locator(".hub-offer")
    offer.wait_for(state="attached")
    line = reader.page.locator("article p", has_text="Push, do not pull").or_(
        reader.page.locator("article p", has_text="Your branch and its copy")
    )
    line.first.scroll_into_view_if_needed()
    box = line.first.bounding_box()
    assert box
    mouse = reader.page.mouse
    mouse.move(box["x"] + 1, box["y"] + 8)
    mouse.down()
    mouse.move(box["x"] + 200, box["y"] + 8, steps=4)
    reader.page.wait_for_timeout(600)
    assert not offer.is_visible(), "it comes while somebody is still selecting"
    mouse.up()
    offer.wait_for()
    selected = reader.page.evaluate("String(getSelection())")
    place = offer.bounding_box()
    assert place
    assert place["y"] >= box["y"] + 8
    offer.click()
    dialog = reader.page.get_by_role("dialog", name="Report a problem")
    dialog.get_by_label("What is wrong?").fill("Two copies")
    assert dialog.locator("blockquote").inner_text().strip() == selected.strip()
    quote, text, about = begun(dialog.get_by_role("link").get_attribute("href")).split("\n\n")
    assert (quote, text) == (f"> {selected.strip()}", "Two copies")
    assert about.startswith(f"{ABOUT}{reader.address}{LESSON}#:~:text=Your%20branch")
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="detached")
    assert reader.page.evaluate("String(getSelection())") == selected
    assert offer.is_visible()
    mouse.click(box["x"] + 300, box["y"] + 8)
    offer.wait_for(state="hidden")


def test_selected_text_is_reported_by_keyboard(reader: Reader) -> None:
    reader.open(LESSON)
    page = reader.page
    page.locator(".hub-offer").wait_for(state="attached")
    page.evaluate(SELECT, ["You stand on", "and your commits"])
    page.locator(".hub-offer").wait_for()
    opener = page.locator(".hub-ways").get_by_role("button", name="Report a problem")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Report a problem")
    dialog.locator("blockquote", has_text="You stand on main and your commits").wait_for()
    assert page.evaluate("document.activeElement.localName") == "textarea"
    page.keyboard.type("On which?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog.get_by_text("Sent. Thank you.").wait_for()
    page.keyboard.press("s")
    assert not page.locator("#__search").is_checked(), "the theme takes keys of the dialog for its own"
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert opener.evaluate("button => button === document.activeElement")
    (report,) = asked
    assert values(report.path) == {
        "event": "problem",
        "id": "lessons/git/rebase",
        "quote": "You stand on main and your commits",
        "text": "On which?",
    }


def test_a_report_needs_no_selection(reader: Reader) -> None:
    reader.open("topics/git/")
    reader.page.locator(".hub-ways").get_by_role("button", name="Report a problem").click()
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_label("What is wrong?").fill("語" * 3000)
    dialog.get_by_text("its end is left out").wait_for()
    address = dialog.get_by_role("link").get_attribute("href")
    assert address
    assert len(address) <= 7500
    body = parse_qs(urlsplit(address).query)["body"][0]
    assert body.endswith(f"…\n\nPage: topics/git\nFile: content/topics/git.md\n{reader.address}topics/git/")
    assert dialog.locator("blockquote").count() == 0


def test_without_scripts_there_are_links(browser: "playwright.Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(LESSON)
    links = page.locator("hub-helpful").get_by_role("link")
    assert links.all_inner_texts() == ["Report a problem", "Ask Tomás Ferreira", "Edit this page"]
    report, ask, edit = (link.get_attribute("href") or "" for link in links.all())
    assert begun(report) == f"\n\n{ABOUT}".rstrip("\n")
    assert page.locator(ask).count() == 1
    assert edit == "https://git.halyard.example/learning-hub/edit/main/content/lessons/git/rebase.md"
    assert page.get_by_text("Was this helpful?").count() == 0
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_shifts_when_it_starts(browser: "playwright.Browser", address: str, width: int) -> None:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.route("**/helpful.js", lambda route: route.abort())
    page.goto(LESSON, wait_until="networkidle")
    before = page.locator("hub-helpful").bounding_box()
    page.unroute_all()
    page.goto(LESSON, wait_until="networkidle")
    page.locator(".hub-vote").wait_for()
    after = page.locator("hub-helpful").bounding_box()
    assert before
    assert after
    assert after["height"] == before["height"] > 80
    context.close()
