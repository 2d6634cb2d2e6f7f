"""The first months of a newcomer: days, tasks, people to meet; as answers and as a command."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import icalendar
import pytest
from markdown import Markdown

from hub.feeds.onboarding import onboarding_data, plain
from hub.graph.acquaintance import Acquaintance, to_meet
from hub.graph.hub import Hub
from hub.graph.onboarding import Newcomer, due, duties, onboarding, only, own_paths, own_sessions
from hub.load import load
from hub.model.learning import Guide
from hub.model.people import Person
from tests.case import PEOPLE
from tests.site import hub as run_hub
from tests.site import write

GUIDE = "---\ntitle: {0}\nsummary: S.\nfor: {1}\nwhen: {2}\narea: role\nowner: {3}\n---\n\n{4}\n"
PERSON = "---\ntitle: {0}\nrole: {1}\njoined: 2026-12-01\n{2}---\n"
PATH = "---\ntitle: {0}\nsummary: S.\nfor: [{1}]\noutcome: You can.\nowner: ada\nmentors: [grace]\nsteps: [guides/kit]\n---\n"
SESSION = "---\ntitle: {0}\ndate: {1}\nformat: demo\nfacilitator: ada\n{2}---\n"
GROUP = "---\ntitle: Circle\npurpose: P.\nfacilitator: grace\ntopics: [git]\n---\n"
KIT = """- [ ] @it: Order the [laptop](../lessons/a.md#keys), with
  two `keys`
- [ ] @grace: Say hello
- [ ] Sign it
- [x] Sign it

Then:

1. [ ] @IT:Bring it"""
FILES = {
    **PEOPLE,
    "topics/git.md": "---\ntitle: Git\ntargets: {keeper: 3}\n---\n",
    "guides/kit.md": GUIDE.format("Your kit", "everyone", "before-day-1", "ada", KIT),
    "guides/lamp.md": GUIDE.format("The lamp", "[keeper]", "week-1", "ada", "- [ ] @buddy: Show it"),
    "guides/old.md": GUIDE.format("Old", "everyone", "day-1", "ada", "- [ ] No").replace(
        "area", "status: deprecated\narea"
    ),
    "guides/pt.md": GUIDE.format("Um", "everyone", "day-1", "ada", "- [ ] A").replace(
        "area", "lang: pt\ntranslation_of: {id: guides/kit}\narea"
    ),
    "guides/cook.md": GUIDE.format("Kitchen", "[cook]", "month-1", "ada", "- [ ] Cook"),
    "people/nina.md": PERSON.format("Nina", "keeper", "office: Porto\nbuddy: ada\nwants: [git]\n"),
    "people/gone.md": PERSON.format("Gone", "keeper", "office: Porto\nleft: 2026-11-01\n").replace(
        "2026-12-01", "2020-01-01"
    ),
    "people/otto.md": PERSON.format("Otto", "cook", "office: Porto\n"),
    "paths/own.md": PATH.format("Own", "keeper"),
    "paths/all.md": PATH.format("All", "everyone"),
    "groups/circle.md": GROUP,
}


def hub_of(files: Mapping[str, str]) -> Hub:
    found, faults = load(files, date(2026, 11, 22))
    assert faults == [] or {one.rule.name for one in faults} <= {"broken-link"}
    return found.published


@pytest.fixture(scope="module")
def shore() -> Hub:
    return hub_of(FILES)


def person(hub: Hub, name: str) -> Person:
    found = hub.get(f"people/{name}")
    assert isinstance(found, Person)
    return found


@pytest.mark.parametrize(
    ("word", "start", "day"),
    [
        ("before-day-1", "2026-12-01", "2026-11-30"),
        ("before-day-1", "2026-11-30", "2026-11-27"),
        ("before-day-1", "2026-11-28", "2026-11-27"),
        ("before-day-3", "2026-12-01", "2026-12-02"),
        ("day-1", "2026-11-28", "2026-11-30"),
        ("day-10", "2026-11-30", "2026-12-11"),
        ("week-1", "2026-11-30", "2026-12-04"),
        ("week-1", "2026-12-02", "2026-12-08"),
        ("week-2", "2026-11-30", "2026-12-11"),
        ("month-1", "2026-12-01", "2026-12-31"),
        ("month-1", "2026-11-02", "2026-12-01"),
        ("month-3", "2026-12-01", "2027-02-26"),
        ("month-1", "2027-01-31", "2027-02-26"),
        ("some-day", "2026-12-01", None),
        ("day-0", "2026-12-01", None),
        ("week-1-", "2026-12-01", None),
    ],
)
def test_times_have_days(word: str, start: str, day: str | None) -> None:
    found = due(word, date.fromisoformat(start))
    assert (found and str(found)) == day


def test_guides_come_by_time_with_whose_task_each_task_is(shore: Hub) -> None:
    times = onboarding(shore, Newcomer(role="keeper"), date(2026, 12, 1))
    assert [(time.word, str(time.due), [one.guide.id for one in time.chapters]) for time in times] == [
        ("before-day-1", "2026-11-30", ["guides/kit"]),
        ("week-1", "2026-12-07", ["guides/lamp"]),
    ]
    assert [(duty.doer, duty.text) for duty in times[0].chapters[0].duties] == [
        ("it", "Order the [laptop](../lessons/a.md#keys), with two `keys`"),
        ("people/grace", "Say hello"),
        ("newcomer", "Sign it"),
        ("newcomer", "Sign it"),
        ("it", "Bring it"),
    ]
    mine = [*only(times, "people/grace")]
    assert [duty.text for time in mine for one in time.chapters for duty in one.duties] == ["Say hello"]
    assert [*only(times, "hr")] == []


def test_a_task_has_the_key_that_it_has_on_its_page(shore: Hub) -> None:
    guide = shore.get("guides/kit")
    assert isinstance(guide, Guide)
    html = Markdown(extensions=["hub.blocks"]).convert(shore.documents[guide.id].body)
    shown = re.findall(r'data-task="([^"]+)"', html)
    keys = [duty.key for duty in duties(shore, guide)]
    assert [key.partition("-")[0] for key in keys] == shown
    assert keys[3] == f"{keys[2]}-2"


def test_times_of_a_hub_come_in_its_order() -> None:
    times = {"hub.yml": "times: [later, day-2, day-1]\n"}
    guides = {
        f"guides/{when}.md": GUIDE.format(when, "everyone", when, "ada", "- [ ] Do") for when in ("day-1", "later")
    }
    found = onboarding(hub_of({**PEOPLE, **times, **guides}), Newcomer(), date(2026, 12, 1))
    assert [(time.word, time.due) for time in found] == [("later", None), ("day-1", date(2026, 12, 1))]


def ties(found: tuple[Acquaintance, ...]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {one.person.title: {tie.via: tie.of for tie in one.ties} for one in found}


def test_people_to_meet_with_all_reasons_and_none_who_left(shore: Hub) -> None:
    nina = person(shore, "nina")
    found = to_meet(shore, Newcomer("keeper", None, "Porto", nina))
    assert ties(found) == {
        "Ada": {"buddy": ("people/nina",), "owns": ("guides/kit", "guides/lamp")},
        "Grace": {"mentors": ("paths/own",), "facilitates": ("groups/circle",)},
        "Otto": {"office": ("Porto",)},
    }
    assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)
    assert [one.person.title for one in to_meet(shore, Newcomer("keeper"), 1)] == ["Grace"]


def test_what_people_have_in_common_is_a_reason() -> None:
    more = "struggled_with: [{0}]\nbackground: [{1}]\nwants: [git]\nlanguages: [en, pt]\nteam: Sea\n"
    files = {
        **PEOPLE,
        "topics/git.md": "---\ntitle: Git\n---\n",
        "people/a.md": PERSON.format(
            "A", "cook", more.format("I lost a commit in a rebase", "Six years of teaching physics at school")
        ),
        "people/b.md": PERSON.format(
            "B", "keeper", more.format("My rebase lost two commits", "Teaching physics in a school by the sea")
        ),
        "people/c.md": PERSON.format(
            "C", "keeper", more.format("Too many meetings", "Six years at sea").replace("[git]", "[]")
        ),
    }
    hub = hub_of(files)
    found = ties(to_meet(hub, Newcomer(None, "Sea", None, person(hub, "a"))))
    assert found["B"] == {
        "struggled": ("My rebase lost two commits",),
        "team": ("Sea",),
        "wants": ("topics/git",),
        "background": ("Teaching physics in a school by the sea",),
        "languages": ("en", "pt"),
    }
    assert found["C"] == {"team": ("Sea",), "languages": ("en", "pt")}


def test_paths_of_their_own_come_first_and_sessions_that_fit(shore: Hub) -> None:
    assert [path.title for path in own_paths(shore, Newcomer("keeper"))] == ["Own", "All"]
    assert [path.title for path in own_paths(shore, Newcomer("cook"))] == ["All"]
    days = {f"sessions/{day}.md": SESSION.format(f"Day {day}", f"2026-12-{day}", "") for day in range(10, 18)}
    late = {"sessions/git.md": SESSION.format("Git", "2027-01-20", "topics: [git]\n")}
    hub = hub_of({**FILES, **days, **late})
    found = own_sessions(hub, Newcomer("keeper"), date(2026, 12, 11))
    assert [session.title for session in found] == ["Day 11", "Day 12", "Day 13", "Day 14", "Git"]


def test_scripts_know_the_guides_with_plain_tasks(shore: Hub) -> None:
    told = json.loads(onboarding_data(shore, {"guides/kit.md": "guides/kit/", "guides/pt.md": "guides/pt/"}))
    assert told["times"] == ["before-day-1", "day-1", "week-1", "month-1", "month-3"]
    assert told["roles"] == ["cook", "engineer", "keeper"]
    assert told["offices"] == ["Porto"]
    assert told["people"] == {"people/grace": {"title": "Grace", "url": ""}}
    assert set(told["guides"]) == {"guides/cook", "guides/kit", "guides/lamp"}
    kit = told["guides"]["guides/kit"]
    assert (kit["url"], kit["summary"], kit["minutes"]) == ("guides/kit/", "S.", 0)
    assert kit["also"] == [{"lang": "pt", "url": "guides/pt/"}]
    assert told["guides"]["guides/cook"]["also"] == []
    assert not any("lang" in guide for guide in told["guides"].values()), "they are all in the language of the hub"
    assert kit["tasks"][0]["text"] == "Order the laptop, with two keys"
    assert plain("**Do** _it_ in snake_case") == "Do it in snake_case"


CONFIG = "site_name: A hub\nsite_url: https://hub.example.com/\ndocs_dir: content\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = {"hub.yml": "roles: [engineer, keeper, cook]\n"}
    return write(tmp_path_factory.mktemp("onboard"), {**FILES, **settings}, CONFIG)


def test_text_is_markdown_for_an_issue(project: Path) -> None:
    ran = run_hub(project, "onboard", "--role", "keeper", "--start", "2026-12-01")
    assert ran.returncode == 0
    assert ran.stdout == (
        "# Onboarding: keeper\n\nFirst day: 2026-12-01.\n\n## Before day 1 (until 2026-11-30)\n\n"
        "### [Your kit](https://hub.example.com/guides/kit/)\n\n"
        "- [ ] @it: Order the laptop, with two `keys` (2026-11-30)\n"
        "- [ ] @grace: Say hello (2026-11-30)\n"
        "- [ ] @newcomer: Sign it (2026-11-30)\n"
        "- [ ] @newcomer: Sign it (2026-11-30)\n"
        "- [ ] @it: Bring it (2026-11-30)\n\n"
        "## Week 1 (until 2026-12-07)\n\n"
        "### [The lamp](https://hub.example.com/guides/lamp/)\n\n"
        "- [ ] @buddy: Show it (2026-12-07)\n\n"
        "## People to meet\n\n"
        "- [Grace](https://hub.example.com/people/grace/): mentors on Own; facilitates Circle\n"
        "- [Ada](https://hub.example.com/people/ada/): looks after Your kit, The lamp\n"
        "- [Nina](https://hub.example.com/people/nina/): has your role\n\n"
        "## Paths\n\n"
        "- [Own](https://hub.example.com/paths/own/)\n"
        "- [All](https://hub.example.com/paths/all/)\n"
    )


@pytest.mark.parametrize(("doer", "whole"), [("it", False), ("grace", False), ("newcomer", True)])
def test_the_tasks_of_one_doer_stand_alone_unless_they_are_the_newcomers(
    project: Path,
    doer: str,
    whole: bool,  # noqa: FBT001  a case
) -> None:
    shown = run_hub(project, "onboard", "--role", "keeper", "--start", "2026-12-01", "--for", doer).stdout
    assert f"- [ ] @{doer}: " in shown
    assert ("## People to meet" in shown) is whole
    assert ("## Paths" in shown) is whole


def test_a_person_gives_role_and_first_day(project: Path) -> None:
    ran = run_hub(project, "onboard", "--person", "nina", "--for", "buddy", "--format", "json")
    told = json.loads(ran.stdout)
    assert (told["version"], told["role"], told["office"], told["start"]) == (1, "keeper", "Porto", "2026-12-01")
    assert [(time["time"], time["due"], [one["id"] for one in time["guides"]]) for time in told["times"]] == [
        ("week-1", "2026-12-07", ["guides/lamp"])
    ]
    assert told["people"][0]["id"] == "people/ada"
    assert told["people"][0]["why"][0] == {"via": "buddy", "of": ["people/nina"]}
    assert told["paths"] == ["paths/own", "paths/all"]
    assert told["sessions"] == []


def test_a_calendar_has_each_guide_on_its_day(project: Path) -> None:
    ran = run_hub(project, "onboard", "--role", "keeper", "--start", "2026-12-01", "--format", "ics")
    found = list(icalendar.Calendar.from_ical(ran.stdout).walk("VEVENT"))
    assert [(str(event["SUMMARY"]), str(event["DTSTART"].dt)) for event in found] == [
        ("Your kit", "2026-11-30"),
        ("The lamp", "2026-12-07"),
    ]
    assert "- @grace: Say hello" in str(found[0]["DESCRIPTION"])


def test_calendars_of_two_newcomers_do_not_overwrite_each_other(project: Path) -> None:
    options = (
        ("--role", "keeper", "--start", "2026-12-01"),
        ("--role", "keeper", "--start", "2026-12-08"),
        ("--person", "nina"),
    )
    texts = [run_hub(project, "onboard", *words, "--format", "ics").stdout for words in options]
    names = [str(event["UID"]) for text in texts for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    assert len(names) == len(set(names)) == 6
    assert names[0].startswith("guides/kit+due+onboarding+2026-12-01@")
    assert names[-1].startswith("guides/lamp+due+onboarding+2026-12-01+people/nina@")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--role", "keeper"), "Write the first day: --start 2026-12-01."),
        (("--role", "kepper", "--start", "2026-12-01"), "There is no role `kepper`. Did you mean: keeper?"),
        (("--role", "xyz", "--start", "2026-12-01"), "There are: engineer, keeper, cook."),
        (("--person", "nobody"), "There is no person `nobody`."),
        (("--start", "2026-12-01", "--for", "boss"), "There is no person `boss`."),
    ],
)
def test_what_it_cannot_do_it_says(project: Path, words: tuple[str, ...], told: str) -> None:
    ran = run_hub(project, "onboard", *words)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
