"""What pages and files tell other programs: schema.org, `llms.txt`, `robots.txt`."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from hub.feeds.address import Addresses
from hub.feeds.files import data_files
from hub.feeds.linked import Stop, linked, safe_json
from hub.graph import places
from hub.graph.hub import Hub
from hub.load import load
from hub.model.seen import Seen
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)
SITE = "https://hub.example.com/learn"
LESSON = (
    "---\ntitle: {}\nsummary: Get it back.\nauthors: [ada]\nlevel: beginner\nminutes: {{learn: 10, practise: 20}}\n"
    "outcomes: [You can]\n{}---\n\nText.\n"
)
SESSION = "---\ntitle: Meet\nsummary: We meet.\nfacilitator: grace\nspeakers: [ada]\nformat: demo\n{}---\n\nText.\n"
PATH = "---\ntitle: Way\nsummary: A way.\nfor: everyone\noutcome: You can.\nowner: ada\nsteps: [undo, meet]\n---\n"
GUIDE = (
    "---\ntitle: Read\nsummary: Read it.\nfor: [engineer]\nwhen: day-1\narea: culture\nowner: ada\n---\n\n- [ ] Read\n"
)
HUB = {
    **PEOPLE,
    "topics/git.md": "---\ntitle: Git\nsynonyms: [version control]\nsteward: ada\n---\n",
    "lessons/undo.md": LESSON.format("Undo", "topics: [git]\nrequires: [first]\n"),
    "lessons/first.md": LESSON.format("First", ""),
    "lessons/rueckgaengig.md": LESSON.format("Rückgängig", "lang: de\ntranslation_of: {id: lessons/undo}\n"),
    "guides/read.md": GUIDE,
    "paths/way.md": PATH,
    "groups/circle.md": "---\ntitle: Circle\npurpose: Help.\nfacilitator: grace\nmembers: [ada]\n---\n",
    "sessions/meet.md": SESSION.format(
        'date: "2026-12-02T15:00+01:00"\nminutes: 45\njoin: https://meet.example.com/a\n'
    ),
    "about.md": "---\ntitle: About\n---\n",
}
REQUIRED = {
    "LearningResource": {"name", "description", "inLanguage", "learningResourceType"},
    "Course": {"name", "description", "provider", "hasCourseInstance"},
    "CourseInstance": {"courseMode", "courseWorkload"},
    "EducationEvent": {"name", "startDate", "location", "eventStatus", "eventAttendanceMode", "organizer"},
    "VirtualLocation": {"url"},
    "Place": {"name", "address"},
    "VideoObject": {"name", "description", "uploadDate", "url"},
    "Person": {"name"},
    "Organization": {"name"},
    "DefinedTerm": {"name"},
    "WebPage": {"name"},
    "CollectionPage": {"name"},
    "WebSite": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "SearchAction": {"target", "query-input"},
}
"""What schema.org and those who read it ask of a thing that a page is about."""


def hub_of(files: Mapping[str, str], seen: Mapping[str, Seen] | None = None) -> Hub:
    found, faults = load(files, TODAY, seen=seen)
    assert [fault for fault in faults if fault.severity == "error"] == []
    return found.published


def addresses_of(hub: Hub, site: str | None = SITE) -> Addresses:
    urls = {entry.path: f"{entry.id}/" if entry.id else "" for entry in hub.entries.values()}
    return Addresses({**urls, places.HOME: "", places.SEARCH: "search/", "lessons/index.md": "lessons/"}, site)


def graph(hub: Hub, path: str, site: str | None = SITE, title: str = "T") -> list[Any]:
    trail = [Stop(places.HOME, "Hub"), *([Stop(path, title)] if path != places.HOME else [])]
    text = linked(hub, addresses_of(hub, site), trail, "About it.")
    return list(json.loads(text)["@graph"]) if text else []


def main(files: Mapping[str, str], path: str, site: str | None = SITE) -> dict[str, Any]:
    found = graph(hub_of(files), path, site)[0]
    assert isinstance(found, dict)
    return found


def things(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from things(inner)


@pytest.mark.parametrize("path", ["index.md", "lessons/index.md", *(path for path in HUB if path.endswith(".md"))])
def test_things_have_what_is_required_of_them(path: str) -> None:
    found = graph(hub_of(HUB), path)
    for one in found:
        assert REQUIRED[one["@type"]] <= set(one), one
    for one in things(found):
        assert one["@type"] in {*REQUIRED, "EntryPoint", "Audience", "DefinedTermSet"}
        assert None not in one.values()
        for name in ("url", "item"):
            assert str(one.get(name, "https://")).startswith("https://")


def test_a_lesson_tells_what_it_teaches_and_what_it_needs() -> None:
    hub = hub_of(HUB, {"lessons/undo.md": Seen(date(2026, 1, 2), date(2026, 3, 4))})
    lesson = graph(hub, "lessons/undo.md")[0]
    assert lesson == {
        "@type": "LearningResource",
        "name": "Undo",
        "description": "Get it back.",
        "url": f"{SITE}/lessons/undo/",
        "inLanguage": "en",
        "about": [{"@type": "DefinedTerm", "name": "Git", "url": f"{SITE}/topics/git/"}],
        "dateCreated": "2026-01-02",
        "dateModified": "2026-03-04",
        "isAccessibleForFree": True,
        "learningResourceType": "lesson",
        "author": [{"@type": "Person", "name": "Ada", "url": f"{SITE}/people/ada/"}],
        "educationalLevel": "beginner",
        "timeRequired": "PT30M",
        "teaches": ["You can"],
        "competencyRequired": [{"@type": "LearningResource", "name": "First", "url": f"{SITE}/lessons/first/"}],
    }


def test_a_translation_names_its_source_and_its_language() -> None:
    lesson = main(HUB, "lessons/rueckgaengig.md")
    assert lesson["inLanguage"] == "de"
    assert lesson["translationOfWork"]["url"] == f"{SITE}/lessons/undo/"
    assert "translationOfWork" not in main(HUB, "lessons/undo.md")


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("date: 2026-12-02\n", {"startDate": "2026-12-02", "eventStatus": "EventScheduled"}),
        ("date: 2026-12-02\nstatus: cancelled\n", {"eventStatus": "EventCancelled"}),
        ("date: 2026-12-02\nplace: Lisbon\n", {"eventAttendanceMode": "OfflineEventAttendanceMode"}),
        (
            'date: "2026-12-02T15:00+01:00"\nminutes: 90\njoin: https://meet.example.com/a\nplace: Lisbon\n',
            {"endDate": "2026-12-02T16:30+01:00", "eventAttendanceMode": "MixedEventAttendanceMode"},
        ),
    ],
)
def test_a_session_tells_when_and_how_it_takes_place(front: str, told: dict[str, str]) -> None:
    event = main({**HUB, "sessions/meet.md": SESSION.format(front)}, "sessions/meet.md")
    assert {name: event[name].removeprefix("https://schema.org/") for name in told} == told


def test_where_to_join_is_told_to_those_alone_who_still_can() -> None:
    front = "date: {}\njoin: https://meet.example.com/secret\n"
    files = {
        day: {**HUB, "sessions/meet.md": SESSION.format(front.format(day))} for day in ("2026-12-02", "2026-11-02")
    }
    found = {day: json.dumps(main(hub, "sessions/meet.md")) for day, hub in files.items()}
    assert "secret" in found["2026-12-02"]
    assert "secret" not in found["2026-11-02"]


def test_a_recording_is_a_video_with_its_chapters() -> None:
    more = "recording: {url: https://v.example.com/a, minutes: 40, chapters: [{at: '1:05', title: Start}]}\n"
    event = main({**HUB, "sessions/meet.md": SESSION.format(f"date: 2026-11-02\n{more}")}, "sessions/meet.md")
    assert event["recordedIn"]["@type"] == "VideoObject"
    assert event["recordedIn"]["duration"] == "PT40M"
    assert event["recordedIn"]["hasPart"] == [{"@type": "Clip", "name": "Start", "startOffset": 65}]


def test_what_is_only_proposed_is_no_event() -> None:
    files = {**HUB, "sessions/meet.md": SESSION.format("date: 2026-12-02\nstatus: proposed\n")}
    assert [one["@type"] for one in graph(hub_of(files), "sessions/meet.md")] == ["BreadcrumbList"]


def test_nobody_is_named_who_is_not_in_the_directory() -> None:
    unlisted = {"people/ada.md": PEOPLE["people/ada.md"].replace("role:", "listed: false\nrole:")}
    hub = hub_of({**HUB, **unlisted})
    told = [json.dumps(graph(hub, path)) for path in HUB if path != "people/ada.md" and path.endswith(".md")]
    assert [text for text in told if "Ada" in text] == []
    assert "Ada" not in data_files(hub, addresses_of(hub).urls, SITE)["llms.txt"]


def test_a_person_knows_what_deeds_prove() -> None:
    person = main(HUB, "people/ada.md")
    assert [topic["name"] for topic in person["knowsAbout"]] == ["Git"]
    gone = {**HUB, "people/ada.md": PEOPLE["people/ada.md"].replace("role:", "left: 2026-10-01\nrole:")}
    assert "jobTitle" not in main(gone, "people/ada.md")


def test_the_home_page_says_how_to_search_and_a_trail_leads_there() -> None:
    hub = hub_of(HUB)
    (site,) = graph(hub, "index.md")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/search/?q={{search_term_string}}"
    trail = graph(hub, "lessons/undo.md", title="Undo")[1]
    assert [(one["position"], one["name"], one["item"]) for one in trail["itemListElement"]] == [
        (1, "Hub", f"{SITE}/"),
        (2, "Undo", f"{SITE}/lessons/undo/"),
    ]


def test_without_the_address_of_the_site_there_are_no_addresses() -> None:
    hub = hub_of(HUB)
    for path in (*HUB, "index.md"):
        found = graph(hub, path, site=None)
        assert [one for one in things(found) if "url" in one and one["@type"] != "VirtualLocation"] == []
        assert "BreadcrumbList" not in [one["@type"] for one in found]


EVIL = "</script><script>alert(1)</script><!--\u2028&amp;]]>"


def test_hostile_texts_stay_in_their_script() -> None:
    title = json.dumps(EVIL)
    hub = hub_of({**HUB, "lessons/undo.md": LESSON.format(title, f"struggles: [{title}]\n")})
    text = linked(hub, addresses_of(hub), [Stop("index.md", EVIL), Stop("lessons/undo.md", EVIL)])
    assert text
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text)["@graph"][0]["name"] == EVIL
    assert json.loads(safe_json(EVIL)) == EVIL


LINK = re.compile(r"^- \[((?:\\.|[^\]\\])+)\]\(([^()\s]+)\)(?:: .+)?$")


def test_llms_txt_has_the_form_that_programs_expect() -> None:
    hub = hub_of({**HUB, "index.md": "---\ntitle: Our hub\nsummary: All we know.\n---\n"})
    head, about, *parts = data_files(hub, addresses_of(hub).urls, SITE)["llms.txt"].strip().split("\n\n")
    assert (head, about) == ("# Peerhub", "> All we know.")
    titles, lists = parts[::2], parts[1::2]
    names = "Paths Lessons Guides Topics Sessions Groups People Pages Optional"
    assert titles == [f"## {name}" for name in names.split()]
    lines = [line for block in lists for line in block.split("\n")]
    assert [line for line in lines if not LINK.match(line)] == []
    assert f"- [Undo]({SITE}/lessons/undo/): Get it back." in lines
    assert "Rückgängig" not in str(lines)


def test_llms_txt_leaves_out_what_is_not_for_readers() -> None:
    more = {
        "lessons/old.md": LESSON.format("Old", "status: deprecated\n"),
        "lessons/draft.md": LESSON.format("Draft", "status: draft\n"),
        "sessions/idea.md": SESSION.format("date: 2026-12-02\nstatus: proposed\n").replace("Meet", "Idea"),
    }
    hub = hub_of({**HUB, **more})
    text = data_files(hub, addresses_of(hub).urls, SITE)["llms.txt"]
    assert [name for name in ("Old", "Draft", "Idea") if name in text] == []


def test_llms_txt_survives_hostile_titles() -> None:
    hub = hub_of({**HUB, "lessons/undo.md": LESSON.format(r'"a](b)\n## c [d] `e` <f>"', "")})
    text = data_files(hub, {**addresses_of(hub).urls, "lessons/undo.md": "lessons/undo(1)/"}, SITE)["llms.txt"]
    (line,) = (line for line in text.splitlines() if "undo%281%29" in line)
    found = LINK.match(line)
    assert found
    assert re.sub(r"\\(.)", r"\1", found[1]) == "a](b) ## c [d] `e` <f>"
    assert text.count("\n## c") == 0


def test_links_are_relative_where_nobody_knows_the_address() -> None:
    hub = hub_of(HUB)
    assert "- [Undo](lessons/undo/): Get it back." in data_files(hub, addresses_of(hub).urls)["llms.txt"]


@pytest.mark.parametrize(("site", "there"), [("https://hub.example.com/", True), (SITE, False), (None, False)])
def test_robots_txt_is_for_the_root_of_a_host(site: str | None, *, there: bool) -> None:
    hub = hub_of(HUB)
    found = data_files(hub, addresses_of(hub).urls, site)
    assert ("robots.txt" in found) is there
    assert not there or "Sitemap: https://hub.example.com/sitemap.xml\n" in found["robots.txt"]
