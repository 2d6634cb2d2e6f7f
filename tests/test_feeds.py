"""Calendars and feeds, read again by programs that know their formats."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hub.feeds.files import data_files
from hub.feeds.ical import Event, calendar, folded
from hub.graph.hub import Hub
from hub.load import load
from hub.model.values import Moment
from tests.case import PEOPLE
from tests.site import SMALL, hub, mkdocs, write

TODAY = date(2026, 11, 22)
SITE = "https://hub.example.com/learn"
SESSION = "---\ntitle: {}\ndate: {}\nformat: demo\nfacilitator: ada\n{}---\n\n{}\n"
TOPIC = {"topics/git.md": "---\ntitle: Git, and more\n---\n"}
QUICK = settings(derandomize=True, deadline=None, max_examples=150)


def hub_of(files: Mapping[str, str], today: date = TODAY) -> Hub:
    found, faults = load({**PEOPLE, **files}, today)
    assert faults == []
    return found.published


def files_of(files: Mapping[str, str], today: date = TODAY, site: str | None = SITE) -> dict[str, str]:
    found = hub_of(files, today)
    return data_files(found, {entry.path: f"{entry.id}/" for entry in found.entries.values()}, site)


def events(text: str) -> dict[str, icalendar.Event]:
    """Return the events of a calendar by their titles, once the calendar was found valid."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n")
    read = icalendar.Calendar.from_ical(text)
    assert read["VERSION"] == "2.0"
    found = list(read.walk("VEVENT"))
    assert not read.errors
    assert [event.errors for event in found if event.errors] == []
    assert len({event["UID"] for event in found}) == len(found)
    return {str(event["SUMMARY"]): event for event in found}


def entries(text: str) -> list[feedparser.FeedParserDict]:
    """Return the entries of a feed, once it was found valid."""
    read = feedparser.parse(text.encode())
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert read.feed.id.startswith("urn:uuid:")
    assert read.feed.title
    assert read.feed.updated_parsed
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert all(entry.title and entry.updated_parsed and entry.link for entry in read.entries)
    return list(read.entries)


def test_the_calendar_has_what_is_planned_and_what_was_called_off() -> None:
    files = {
        "sessions/today.md": SESSION.format("Today", "2026-11-22", "", "A."),
        "sessions/soon.md": SESSION.format("Soon", '"2026-12-02T15:00+01:00"', "minutes: 45\n", "A."),
        "sessions/off.md": SESSION.format("Away", "2026-12-01", "status: cancelled\n", "A."),
        "sessions/long-off.md": SESSION.format("Long off", "2026-11-01", "status: cancelled\n", "A."),
        "sessions/idea.md": SESSION.format("Idea", "2026-12-03", "status: proposed\n", "A."),
        "sessions/gone.md": SESSION.format("Gone", "2026-11-20", "", "A."),
        "sessions/draft.md": SESSION.format("Draft", "2026-12-04", "status: draft\n", "A."),
    }
    found = events(files_of(files)["sessions.ics"])
    assert set(found) == {"Today", "Soon", "Away"}
    assert found["Today"].start == date(2026, 11, 22)
    assert found["Today"].end == date(2026, 11, 23)
    assert found["Soon"].start == datetime(2026, 12, 2, 14, tzinfo=UTC)
    assert found["Soon"].end == datetime(2026, 12, 2, 14, 45, tzinfo=UTC)
    assert {title: (event["STATUS"], event["SEQUENCE"]) for title, event in found.items()} == {
        "Today": ("CONFIRMED", 0),
        "Soon": ("CONFIRMED", 0),
        "Away": ("CANCELLED", 1),
    }


def test_an_event_says_where_who_and_what() -> None:
    more = "minutes: 45\nsummary: 'Bring a; branch, and \\ more.'\nplace: Room 1\njoin: https://meet.example.com/é\n"
    event = events(files_of({"sessions/a.md": SESSION.format("A", '"2026-12-02T15:00Z"', more, "")})["sessions.ics"])[
        "A"
    ]
    assert event["LOCATION"] == "Room 1"
    assert event["CONTACT"] == "Ada"
    assert event["URL"] == f"{SITE}/sessions/a/"
    assert event["DESCRIPTION"] == f"Bring a; branch, and \\ more.\n\nhttps://meet.example.com/é\n\n{SITE}/sessions/a/"
    assert event["DTSTAMP"].dt == datetime(2026, 11, 22, tzinfo=UTC)


def test_those_who_are_not_listed_are_not_named() -> None:
    people = {"people/ada.md": PEOPLE["people/ada.md"].replace("role:", "listed: false\nrole:")}
    text = files_of({**people, "sessions/a.md": SESSION.format("A", "2026-12-02", "", "")})["sessions.ics"]
    assert "CONTACT" not in events(text)["A"]


def test_each_slot_is_an_event_with_a_uid_of_its_own() -> None:
    more = 'minutes: 30\nalso_at: "2026-12-03T08:00+09:00"\n'
    text = files_of({"sessions/a.md": SESSION.format("A", '"2026-12-02T15:00+01:00"', more, "")})["sessions.ics"]
    found = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    assert [event.start for event in found] == [
        datetime(2026, 12, 2, 14, tzinfo=UTC),
        datetime(2026, 12, 2, 23, tzinfo=UTC),
    ]
    assert [str(event["UID"]).partition("@")[0] for event in found] == ["sessions/a", "sessions/a+also"]


def test_a_uid_outlives_a_new_name_date_and_host() -> None:
    old = files_of({"sessions/a.md": SESSION.format("A", "2026-12-02", "", "")})
    renamed = SESSION.format("B", "2026-12-09", "aliases: [/old/address/, sessions/a.md, sessions/between]\n", "")
    new = files_of({"sessions/b.md": renamed}, site="https://other.example.com/")
    assert events(old["sessions.ics"])["A"]["UID"] == events(new["sessions.ics"])["B"]["UID"]


def test_hubs_of_another_name_have_other_uids() -> None:
    session = {"sessions/a.md": SESSION.format("A", "2026-12-02", "", "")}
    uids = {
        events(files_of({**session, "hub.yml": f"name: {name}\n"})["sessions.ics"])["A"]["UID"] for name in ("X", "Y")
    }
    assert len(uids) == 2


def test_topics_and_groups_have_calendars_and_feeds_of_their_own() -> None:
    group = "---\ntitle: Git circle\npurpose: P.\nfacilitator: grace\n---\n"
    files = files_of(
        {
            **TOPIC,
            "groups/git-circle.md": group,
            "sessions/a.md": SESSION.format("A", "2026-12-02", "topics: [git]\n", ""),
            "sessions/b.md": SESSION.format("B", "2026-12-03", "group: git-circle\n", ""),
            "sessions/c.md": SESSION.format("C", "2026-11-03", "group: git-circle\ntopics: [git]\n", "Said."),
        }
    )
    assert {path: set(events(text)) for path, text in files.items() if path.endswith(".ics")} == {
        "sessions.ics": {"A", "B"},
        "topics/git.ics": {"A"},
        "groups/git-circle.ics": {"B"},
    }
    assert {path: [one.title for one in entries(text)] for path, text in files.items() if path.endswith(".xml")} == {
        "feed.xml": ["B", "A", "C"],
        "topics/git.xml": ["A", "C"],
        "groups/git-circle.xml": ["B", "C"],
    }
    assert "\r\nNAME:Git\\, and more – Peerhub\r\n" in files["topics/git.ics"]
    assert feedparser.parse(files["topics/git.xml"]).feed.link == f"{SITE}/topics/git/"


def test_a_hub_without_sessions_has_a_calendar_and_a_feed() -> None:
    files = files_of({})
    assert events(files["sessions.ics"]) == {}
    assert entries(files["feed.xml"]) == []


def test_the_feed_tells_what_is_new_and_since_when() -> None:
    lesson = (
        "---\ntitle: L\nsummary: S.\nauthors: [grace]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n"
        "verified: {by: ada, on: 2026-11-05, digest: 0123456789abcdef}\n---\n"
    )
    files = {
        "lessons/l.md": lesson,
        "sessions/soon.md": SESSION.format("Soon", "2026-12-02", "", ""),
        "sessions/far.md": SESSION.format("Far", "2027-02-02", "", ""),
        "sessions/told.md": SESSION.format("Told", "2026-10-02", "", "We met."),
        "sessions/silent.md": SESSION.format("Silent", "2026-10-03", "", "").rstrip(),
    }
    found = entries(files_of(files)["feed.xml"])
    assert [(one.title, one.tags[0].term, one.updated[:10]) for one in found] == [
        ("L", "verified", "2026-11-05"),
        ("Soon", "planned", "2026-11-04"),
        ("Told", "recapped", "2026-10-02"),
    ]
    assert [author.name for author in found[0].authors] == ["Grace"]
    assert [one.link for one in found] == [
        f"{SITE}/lessons/l/",
        f"{SITE}/sessions/soon/",
        f"{SITE}/sessions/told/",
    ]


def test_what_is_new_keeps_its_name_and_day_from_day_to_day() -> None:
    files = {"sessions/soon.md": SESSION.format("Soon", "2026-12-02", "", "")}
    days = [entries(files_of(files, day)["feed.xml"])[0] for day in (date(2026, 11, 22), date(2026, 12, 2))]
    assert days[0] == days[1]
    over = entries(files_of({"sessions/soon.md": files["sessions/soon.md"] + "We met."}, date(2026, 12, 3))["feed.xml"])
    assert len(over) == 1
    assert over[0].id != days[0].id


def test_without_an_address_links_are_relative_to_the_feed() -> None:
    files = {**TOPIC, "sessions/a.md": SESSION.format("A", "2026-12-02", "topics: [git]\n", "")}
    texts = files_of(files, site=None)
    for path in ("feed.xml", "topics/git.xml"):
        link = entries(texts[path])[0].link
        assert urljoin(f"{SITE}/{path}", link) == f"{SITE}/sessions/a/"
    assert "URL" not in events(texts["sessions.ics"])["A"]


def test_a_feed_has_the_latest_fifty() -> None:
    files = {
        f"sessions/s{n:02}.md": SESSION.format(f"S{n}", f"2026-09-{n % 30 + 1:02}", "", "We met.") for n in range(60)
    }
    found = entries(files_of(files)["feed.xml"])
    assert len(found) == 50
    assert [one.updated for one in found] == sorted((one.updated for one in found), reverse=True)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


def _kept(text: str) -> str:
    gone = {*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF} - {9, 10}
    return "".join(letter for letter in re.sub("\r\n?", "\n", text) if ord(letter) not in gone)


@QUICK
@given(TEXTS, TEXTS)
def test_any_text_comes_back_from_a_calendar(title: str, place: str) -> None:
    event = Event("uid", title, Moment.model_validate("2026-12-02"), place=place)
    found = icalendar.Calendar.from_ical(calendar("C", [event], TODAY)).walk("VEVENT")[0]
    assert str(found["SUMMARY"]) == _kept(title)
    assert str(found["LOCATION"]) == _kept(place)


@QUICK
@example("a" * 400)
@example("é" * 200)
@example("日" * 150)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_folding_cuts_no_letter_and_loses_none(line: str) -> None:
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert all(part[0] == " " for part in parts[1:])


def test_a_calendar_without_events_is_a_calendar() -> None:
    found = icalendar.Calendar.from_ical(calendar("C", [], TODAY))
    assert [one.name for one in found.subcomponents] == ["VTIMEZONE"]
    assert found.walk("VEVENT") == []


@QUICK
@given(TEXTS)
def test_any_title_comes_back_from_a_feed(title: str) -> None:
    found = hub_of({"sessions/a.md": SESSION.format("A", "2026-12-02", "", "")})
    entry = found.entries["sessions/a"].model_copy(update={"title": title})
    text = data_files(Hub(found.settings, {entry.id: entry}, found.documents, (), found.files, TODAY), {}, SITE)[
        "feed.xml"
    ]
    assert feedparser.parse(text.encode(), sanitize_html=False).bozo is False


@pytest.mark.parametrize("suffix", ["ics", "xml"])
def test_hostile_titles_break_nothing(suffix: str) -> None:
    title = r'"a\r\nEND:VCALENDAR\nX\x01\u2028\uFFFE]]></title><script>&<"'.replace('<"', '<\\""')
    files = {**TOPIC, "sessions/a.md": SESSION.format(title, "2026-12-02", "topics: [git]\n", "")}
    for path, text in files_of(files).items():
        if path.endswith(".ics") and suffix == "ics":
            assert len(events(text)) == 1
        elif path.endswith(".xml") and suffix == "xml":
            assert len(entries(text)) == 1


def _data(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".ics", ".xml") and path.name != "sitemap.xml":
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_the_export_has_calendars_and_feeds_with_the_address_of_the_site(tmp_path: Path) -> None:
    config = f"site_name: A hub\nsite_url: {SITE}/\ndocs_dir: content\n"
    folder = write(tmp_path / "in", {**SMALL, "sessions/a.md": SESSION.format("A", "2026-12-02", "", "")}, config)
    exported = hub(folder, "export", str(tmp_path / "out"))
    assert exported.returncode == 0, exported.stderr
    found = {path: text.decode() for path, text in _data(tmp_path / "out" / "docs")}
    assert set(found) == {"sessions.ics", "feed.xml", "topics/git.ics", "topics/git.xml"}
    assert events(found["sessions.ics"])["A"]["URL"] == f"{SITE}/sessions/a/"
    assert f"site_url: {SITE}/\n" in (tmp_path / "out" / "mkdocs.yml").read_text()


@pytest.mark.slow
def test_the_site_and_the_export_have_the_same_calendars_and_feeds(tmp_path: Path) -> None:
    plugins = "theme: {name: material}\nplugins: {search: {}, hub: {}}\n"
    config = f"site_name: A hub\nsite_url: {SITE}/\ndocs_dir: content\n{plugins}"
    folder = write(tmp_path / "in", {**SMALL, "sessions/a.md": SESSION.format("A", "2026-12-02", "", "")}, config)
    assert hub(folder, "export", str(tmp_path / "out")).returncode == 0
    built = mkdocs(folder, "build", "--strict", "-d", str(tmp_path / "site"))
    assert built.returncode == 0, built.stderr
    assert dict(_data(tmp_path / "site")) == dict(_data(tmp_path / "out" / "docs"))
