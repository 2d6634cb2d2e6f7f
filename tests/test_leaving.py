"""Somebody leaves: what they hand over, and what of theirs nobody sees any more."""

import json
from datetime import date
from pathlib import Path

import pytest

from hub.feeds.files import data_files
from hub.graph.leaving import duties
from hub.load import load
from hub.model.people import Person
from hub.pages.site import site_of
from hub.words.words import ENGLISH
from tests.site import PICTURE, SMALL, hub, write

PERSONAL = (
    'timezone: Asia/Kathmandu\nhours: "09:01-17:02"\npronouns: xe/xem\npronounced: AHH-dah\nphoto: ocelot.jpg\n'
    "contact:\n  chat: ada-in-chat\n  email: zebra@example.com\n  # call first\noffers: [{what: mentoring, topics: [git], title: Tea at dawn}]\n"
    "# Her buddy.\nbuddy: grace\nstruggled_with: [My first rebase]\n"
)
SECRETS = (
    "ada-in-chat",
    "zebra@example.com",
    "09:01",
    "Asia/Kathmandu",
    "xe/xem",
    "AHH-dah",
    "ocelot.jpg",
    "Tea at dawn",
)
ADA = SMALL["people/ada.md"].replace("---\n\n", f"{PERSONAL}---\n\n", 1)
FILES = {
    **SMALL,
    "people/ada.md": ADA,
    "groups/circle.md": "---\ntitle: Circle\npurpose: Help.\nfacilitator: grace\nmembers: [ada]\n---\n\nHi.\n",
    "guides/read.md": "---\ntitle: Read\nsummary: S.\nfor: everyone\nwhen: day-1\narea: culture\nowner: ada\n---\n\n- [ ] @ada: Show it\n",
    "sessions/old.md": (
        "---\ntitle: Old\ndate: 2026-11-02\nformat: demo\nfacilitator: ada\n"
        "actions: [{what: Write, who: ada}, {what: Read, who: ada, done: true}]\n---\n\nRecap.\n"
    ),
    "sessions/new.md": "---\ntitle: New\ndate: 2026-12-02\nformat: demo\nfacilitator: ada\n---\n\nCome.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    (tmp_path / "content/people/ocelot.jpg").write_bytes(PICTURE)
    return tmp_path


@pytest.mark.parametrize(("left", "seen"), [("2026-11-21", False), ("2026-11-22", True), ("2026-12-24", True)])
def test_once_the_last_day_has_passed_no_page_and_no_feed_shows_how_to_reach_somebody(left: str, seen: bool) -> None:  # noqa: FBT001
    files = {**FILES, "people/ada.md": ADA.replace("timezone:", f"left: {left}\ntimezone:")}
    whole, _ = load(files, date(2026, 11, 22), ["people/ocelot.jpg"])
    site = site_of(whole)
    urls = {path: path.removesuffix(".md") + "/" for path in site.pages}
    feeds = data_files(whole.published, urls, "https://example.com/", ENGLISH)
    told = "\n".join([*(page.text for page in site.pages.values()), *map(str, feeds.values())])
    assert {secret: secret in told for secret in SECRETS[:3]} == dict.fromkeys(SECRETS[:3], seen)
    if not seen:
        assert [secret for secret in SECRETS if secret in told] == []
    assert ("people/ocelot.jpg" in whole.published.files) is seen
    assert any(edge.via == "offers.topics" for edge in whole.published.edges) is seen
    assert any(edge.via == "authors" and edge.target == "people/ada" for edge in whole.published.edges)


def test_what_needs_somebody_else_is_listed_with_its_place(project: Path) -> None:
    left = hub(project, "leave", "ada", "--on", "2026-11-20", "--today", "2026-11-22", "--format", "json")
    told = json.loads(left.stdout)
    assert (told["version"], told["person"], told["left"], told["forgotten"]) == (1, "people/ada", "2026-11-20", [])
    assert [(one["path"], one["line"], one["column"], one["what"]) for one in told["duties"]] == [
        ("content/groups/circle.md", 5, 11, "is a member"),
        ("content/guides/read.md", 7, 8, "owns it"),
        ("content/guides/read.md", 10, 7, "is to do this task"),
        ("content/sessions/new.md", 5, 14, "facilitates it"),
        ("content/sessions/old.md", 6, 30, "is to do something"),
        ("content/topics/git.md", 3, 10, "is its steward"),
    ]
    assert (project / "content/people/ada.md").read_text() == ADA.replace(
        "struggled_with: [My first rebase]\n", "struggled_with: [My first rebase]\nleft: 2026-11-20\n"
    )


def test_personal_data_is_taken_out_when_that_is_meant(project: Path) -> None:
    asked = hub(project, "leave", "ada", "--forget", "--today", "2026-11-22")
    assert asked.returncode == 2
    assert "Write --yes if that is meant." in " ".join(asked.stderr.split())
    assert (project / "content/people/ada.md").read_text() == ADA
    left = hub(project, "leave", "ada", "--forget", "--yes", "--today", "2026-11-22")
    assert left.returncode == 0
    assert "6 things need somebody else:\n" in left.stdout
    assert (
        "content/guides/read.md:7:8: Ada owns it: Read\n  Write the id of somebody else in place of it.\n"
        in left.stdout
    )
    assert (project / "content/people/ada.md").read_text() == (
        "---\ntitle: Ada\nrole: engineer\njoined: 2019-03-04\n# Her buddy.\nleft: 2026-11-22\n---\n\nAda helps.\n"
    )
    assert hub(project, "leave", "ada", "--on", "2026-10-01", "--today", "2026-11-22").returncode == 0
    assert "left: 2026-10-01\n" in (project / "content/people/ada.md").read_text()


def test_two_without_a_name_are_told_apart(project: Path) -> None:
    assert hub(project, "leave", "ada", "--anonymous").returncode == 0
    told = hub(project, "leave", "grace", "--anonymous").stdout
    assert "The id still says grace: hub move grace former-colleague" in told
    titles = [
        line
        for name in ("ada", "grace")
        for line in (project / f"content/people/{name}.md").read_text().splitlines()
        if line.startswith("title")
    ]
    assert titles == ["title: A former colleague", "title: A former colleague (2)"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("git",), "is a topic, not a person"),
        (("ada", "--on", "2018-01-01"), "Ada joined on 2019-03-04"),
        (("ada", "--on", "soon"), "is no day"),
    ],
)
def test_who_cannot_leave_does_not(project: Path, words: tuple[str, ...], told: str) -> None:
    left = hub(project, "leave", *words)
    assert left.returncode == 2
    assert told in " ".join(left.stderr.split())
    assert (project / "content/people/ada.md").read_text() == ADA


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ("title: |-\n  Ada L\n\nrole: x\njoined: 2020-01-01\n", "title: A former colleague\n\nrole: x\njoined: 2020-01-01\nleft: 2026-11-22\n"),
        ("role: x\njoined: 2020-01-01\ntitle: >\n  Ada\n  L\n# why\n", "role: x\njoined: 2020-01-01\ntitle: A former colleague\n# why\nleft: 2026-11-22\n"),
        (
            "{title: Ada, role: x, joined: 2020-01-01, contact: {email: a@b.io}, pronouns: she}\n",
            "{left: 2026-11-22, title: A former colleague, role: x, joined: 2020-01-01}\n",
        ),
        (
            "  title: Ada\n  pronouns: she\n  # since when\n  joined: 2020-01-01\n  role: x\n  hours: 09:00-17:00\n",
            "  title: A former colleague\n  # since when\n  joined: 2020-01-01\n  role: x\n  left: 2026-11-22\n",
        ),
        ("? title\n: Ada\nrole: x\njoined: 2020-01-01\n", "? title\n: A former colleague\nrole: x\njoined: 2020-01-01\nleft: 2026-11-22\n"),
    ],
)  # fmt: skip
def test_whatever_form_a_file_has_only_what_is_meant_is_changed(tmp_path: Path, fields: str, gone: str) -> None:
    place = write(tmp_path, {**SMALL, "people/zed.md": f"---\n{fields}---\n\nHere.\n"}) / "content/people/zed.md"
    left = hub(tmp_path, "leave", "zed", "--forget", "--anonymous", "--yes", "--today", "2026-11-22")
    assert left.returncode == 0, left.stderr
    assert place.read_text(encoding="utf-8") == f"---\n{gone}---\n\nHere.\n"


def test_an_export_has_no_photo_of_who_has_left(project: Path) -> None:
    assert hub(project, "export", "before", "--today", "2026-11-22").returncode == 0
    assert hub(project, "leave", "ada", "--on", "2026-11-20", "--today", "2026-11-22").returncode == 0
    hub(project, "export", "after", "--today", "2026-11-22")
    names = {path.name for folder in ("before", "after") for path in (project / folder).rglob("ocelot.jpg")}
    assert (names, (project / "after/docs/people/ocelot.jpg").exists()) == ({"ocelot.jpg"}, False)
    texts = [
        path.read_text(encoding="utf-8")
        for path in (project / "after").rglob("*")
        if path.suffix in {".md", ".json", ".yml"}
    ]
    assert not [secret for secret in SECRETS for text in texts if secret in text]


def test_whoever_is_named_in_a_text_is_listed_and_in_feedback_as_such() -> None:
    asking = '---\ntitle: About\n---\n\nTell @ada.\n\n!!! feedback "Show it"\n    Ask @ada.\n'
    whole, _ = load({**SMALL, "about.md": asking}, date(2026, 11, 22))
    ada = whole.entries["people/ada"]
    assert isinstance(ada, Person)
    told = {(one.span.line, one.what) for one in duties(whole, ada) if one.entry.id == "about"}
    assert told == {(5, "is named in the text"), (8, "is to be asked for feedback")}
