"""Feedback on a page: where it goes, what the page says without scripts, and what is left where a hub names no place."""

import html
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from hub.load import load
from hub.model.feedback import filled
from hub.pages.helpful import EDIT
from hub.pages.site import site_of
from tests.site import MINIMAL, SMALL, Site, mkdocs, write

TODAY = date(2026, 11, 22)
TRACKER = "https://git.example.com/hub/issues/new?title={title}&body={body}&file={path}&of={id}"
GUIDE = (
    "---\ntitle: Desk\nsummary: Find it.\nfor: [everyone]\nwhen: day-1\narea: workplace\nowner: ada\n---\n\n- [ ] Sit\n"
)
PATH = "---\ntitle: Way\nsummary: Go.\nfor: [everyone]\noutcome: You went.\nowner: grace\nsteps: [undo]\n---\n\nGo.\n"
SESSION = "---\ntitle: Demo\ndate: 2026-12-02\nformat: demo\nfacilitator: ada\n---\n\nSee.\n"
FILES = {**SMALL, "guides/desk.md": GUIDE, "paths/way.md": PATH, "sessions/demo.md": SESSION}
PAGES = ("lessons/undo.md", "guides/desk.md", "paths/way.md", "sessions/demo.md", "topics/git.md")


def tails(**links: str) -> dict[str, str]:
    settings = "links:\n" + "".join(f"  {name}: {address}\n" for name, address in links.items()) if links else ""
    hub, faults = load({**FILES, "hub.yml": f"name: Our hub\n{settings}"}, TODAY)
    assert not faults
    return {path: page.tail for path, page in site_of(hub).pages.items()}


def linked(tail: str, label: str) -> str:
    found = re.search(rf"\[{label}\]\(([^)]*)\)", tail)
    assert found, tail
    return found[1]


def data(tail: str, name: str) -> str:
    found = re.search(rf'data-{name}="([^"]*)"', tail)
    assert found, tail
    return html.unescape(found[1])


def test_values_are_filled_in_in_percent_and_never_twice() -> None:
    assert (
        filled("x?a={title}&b={body}", {"title": "1 & {body} + ü/"})
        == "x?a=1%20%26%20%7Bbody%7D%20%2B%20%C3%BC%2F&b={body}"
    )


def test_a_link_begins_an_issue_that_names_the_page() -> None:
    begun = urlsplit(linked(tails(report=TRACKER)["lessons/undo.md"], "Report a problem"))
    assert f"{begun.scheme}://{begun.netloc}{begun.path}" == "https://git.example.com/hub/issues/new"
    assert parse_qs(begun.query) == {
        "title": ["Feedback on “Undo a mistake”"],
        "body": ["\n\nPage: lessons/undo\nFile: content/lessons/undo.md\nFor: Ada"],
        "file": ["content/lessons/undo.md"],
        "of": ["lessons/undo"],
    }


@pytest.mark.parametrize(
    ("prefix", "named"),
    [
        ("content/", "content/"),
        ("docs/content/", "docs/content/"),
        ("", ""),
        ("/home/me/hub/", "hub/"),
        ("C:/hub/", "hub/"),
    ],
)
def test_a_page_says_nothing_of_the_machine_that_built_it(prefix: str, named: str) -> None:
    hub = load({**FILES, "hub.yml": "links: {votes: /votes}"}, TODAY)[0]
    assert f"File: {named}lessons/undo.md\n" in data(site_of(hub, prefix).pages["lessons/undo.md"].tail, "about")


def test_an_address_without_names_stays_as_it_is() -> None:
    plain = "https://git.example.com/hub/issues/new"
    tail = tails(report=plain)["lessons/undo.md"]
    assert linked(tail, "Report a problem") == data(tail, "report") == plain


def test_a_mail_address_will_do() -> None:
    begun = linked(
        tails(report="mailto:hub@example.com?subject={title}&body={body}")["topics/git.md"], "Report a problem"
    )
    assert begun.startswith(
        "mailto:hub@example.com?subject=Feedback%20on%20%E2%80%9CGit%E2%80%9D&body=%0A%0APage%3A%20topics%2Fgit"
    )


@pytest.mark.parametrize("path", PAGES)
def test_lessons_guides_sessions_paths_and_topics_ask_whether_they_helped(path: str) -> None:
    both = tails(report=TRACKER, votes="/votes")[path]
    assert both.count("<hub-helpful") == 1
    assert data(both, "votes") == "/votes"
    assert data(both, "report").endswith(
        f"&body={{body}}&file=content%2F{path.replace('/', '%2F')}&of={path[:-3].replace('/', '%2F')}"
    )
    assert "Report a problem" not in tails(votes="/votes")[path], "without scripts an own address takes no report"


@pytest.mark.parametrize("path", ["people/ada.md", "index.md", "lessons/index.md"])
def test_people_and_lists_are_not_put_to_the_vote(path: str) -> None:
    tail = tails(report=TRACKER, votes="/votes")[path]
    assert "hub-helpful" not in tail
    assert EDIT not in tail


@pytest.mark.parametrize("path", PAGES)
def test_a_hub_that_names_no_place_has_links_alone(path: str) -> None:
    tail = tails()[path]
    assert "hub-helpful" not in tail
    assert "Report" not in tail
    assert tail.count(EDIT) == 1


def test_whom_to_ask_is_a_section_of_the_page_or_a_page() -> None:
    found = tails()
    assert linked(found["lessons/undo.md"], "Ask Ada") == "#hub-ask"
    assert linked(found["sessions/demo.md"], "Ask Ada") == "../people/ada.md"
    assert linked(found["paths/way.md"], "Ask Grace") == "../people/grace.md"


def test_who_has_left_is_not_asked() -> None:
    gone = FILES["people/grace.md"].replace("joined:", "left: 2026-01-31\njoined:")
    hub, _ = load({**FILES, "people/grace.md": gone}, TODAY)
    assert linked(site_of(hub).pages["paths/way.md"].tail, "Ask a colleague") == "../ask.md"


@pytest.mark.slow
def test_a_site_links_to_where_the_file_is_edited(tmp_path: Path) -> None:
    theirs = MINIMAL.replace("hub: {}", "hub: {search: material}")
    named = f"{theirs}edit_uri_template: https://git.example.com/edit/content/{{path}}?a=1&b=2\n"
    edited, plain = (write(tmp_path / name, FILES, config) for name, config in (("a", named), ("b", theirs)))
    texts = []
    for folder in (edited, plain):
        built = mkdocs(folder, "build", "-q", HUB_TODAY=str(TODAY))
        assert built.returncode == 0, built.stderr
        site = Site(folder / "site")
        texts.append(site.text("paths/way/index.html"))
        assert "Edit this page" not in site.text("people/index.html")
        assert "Edit this page" not in site.text("search/search_index.json")
    link = '<a href="https://git.example.com/edit/content/paths/way.md?a=1&amp;b=2" rel="edit">Edit this page</a></p>'
    assert link in texts[0]
    assert "Edit this page" not in texts[1]
    assert all(EDIT not in text for text in texts)
