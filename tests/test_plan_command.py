"""`hub plan`, as a process."""

import json
from pathlib import Path

import icalendar
import pytest

from tests.site import SMALL, hub, write

LESSON = "---\ntitle: {0}\nsummary: S.\nauthors: [ada]\nlevel: beginner\nminutes: {1}\noutcomes: [You can]\n{2}---\n\nText.\n"
FILES = {
    **SMALL,
    "lessons/branch.md": LESSON.format("Branch, and merge", 30, "topics: [git]\n"),
    "lessons/rebase.md": LESSON.format("Rebase", 45, "requires: [branch]\n"),
    "topics/git.md": "---\ntitle: Git\ntargets: {engineer: 2}\n---\n",
    "paths/way.md": (
        "---\ntitle: The way\nsummary: S.\nfor: [keeper]\noutcome: You can.\nowner: ada\n"
        "steps: [{stage: Choose, do: [undo, rebase], choose: 1}, rebase]\n---\n"
    ),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = "site_name: A hub\nsite_url: https://hub.example.com/\ndocs_dir: content\n"
    return write(tmp_path_factory.mktemp("plan"), FILES, config)


def test_text_says_each_step_and_why(project: Path) -> None:
    ran = hub(project, "plan", "way")
    assert ran.returncode == 0
    assert ran.stdout == (
        "The way: 2 steps, 1 h 15 min\n"
        "  1  Branch, and merge (lessons/branch), 30 min\n"
        "     required by Rebase\n"
        "  2  Rebase (lessons/rebase), 45 min\n"
        "     step of The way: Choose; step of The way\n"
    )


def test_json_has_days_where_there_are_minutes(project: Path) -> None:
    ran = hub(
        project, "plan", "keeper", "--minutes", "30", "--start", "2026-12-01", "--knows", "branch", "--format", "json"
    )
    assert json.loads(ran.stdout) == {
        "version": 1,
        "target": "keeper",
        "minutes": 45,
        "exact": True,
        "steps": [
            {
                "id": "lessons/rebase",
                "kind": "lesson",
                "title": "Rebase",
                "minutes": 45,
                "why": [
                    {"via": "steps", "of": "paths/way", "stage": "Choose"},
                    {"via": "steps", "of": "paths/way"},
                ],
                "start": "2026-12-01",
                "end": "2026-12-10",
            }
        ],
    }


def test_a_calendar_has_the_last_day_of_each_step(project: Path) -> None:
    ran = hub(project, "plan", "rebase", "--minutes", "60", "--format", "ics")
    found = list(icalendar.Calendar.from_ical(ran.stdout).walk("VEVENT"))
    assert [(str(event["SUMMARY"]), str(event["DTSTART"].dt)) for event in found] == [
        ("Branch, and merge", "2026-11-25"),
        ("Rebase", "2026-12-01"),
    ]
    assert found[0]["URL"] == "https://hub.example.com/lessons/branch/"
    assert len({event["UID"] for event in found}) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("engineer",), "engineer: 2 steps, 40 min\n"),
        (("git=2", "--knows", "git=1"), "Git: 2 steps"),
        (("git", "--knows", "git"), "Nothing is left to do for Git.\n"),
        (("undo", "--knows", "lessons/undo"), "Nothing is left to do for Undo a mistake.\n"),
    ],
)
def test_targets_and_what_is_known(project: Path, words: tuple[str, ...], told: str) -> None:
    ran = hub(project, "plan", *words)
    assert ran.returncode == 0
    assert ran.stdout.startswith(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "There is no path or lesson or topic or guide or session `nothing`."),
        (("git=6",), "`6` is no level; write a number from 1 to 5, as git=3."),
        (("way=3",), "is a path, not a topic"),
        (("way", "--knows", "nobody"), "`nobody`"),
        (("way", "--format", "ics"), "write --minutes 60 for an hour a week."),
        (("way", "--minutes", "60", "--start", "soon"), "soon is no day; write it as 2026-11-22"),
    ],
)
def test_what_it_cannot_do_it_says(project: Path, words: tuple[str, ...], told: str) -> None:
    ran = hub(project, "plan", *words)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_role_that_nothing_is_for(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "hub.yml": "roles: [engineer, cook]\n"})
    ran = hub(tmp_path, "plan", "cook")
    assert ran.returncode == 2
    assert "No path is for the role cook, and no topic has a target for it." in ran.stderr


def test_a_level_that_no_lesson_leads_to_is_said(project: Path) -> None:
    assert "out of reach" not in hub(project, "plan", "git=2").stdout
    far = hub(project, "plan", "git=4")
    assert (
        "Git at 4 of 5 is out of reach: its lessons lead to 2 of 5. Who knows more: hub experts topics/git"
        in far.stdout
    )
    told = json.loads(hub(project, "plan", "git=4", "--format", "json").stdout)
    assert told["short"] == [{"topic": "topics/git", "level": 4, "reached": 2}]


def test_steps_with_days_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    session = "---\ntitle: Talk\ndate: 2026-12-02\nformat: demo\nfacilitator: ada\n---\n\nAgenda.\n"
    path = FILES["paths/way.md"].replace("steps: [", "steps: [branch, rebase, talk, ").replace("choose: 1", "choose: 2")
    small = write(tmp_path, {**FILES, "sessions/talk.md": session, "paths/way.md": path})
    plain = hub(small, "plan", "way", HUB_TODAY="2026-11-22").stdout
    dated = hub(small, "plan", "way", "--minutes", "10", "--start", "2026-12-01", HUB_TODAY="2026-11-22").stdout
    assert plain.index("Talk (") > plain.index("Rebase (")
    assert dated.index("Talk (") < dated.index("Rebase (")
    assert "Talk (sessions/talk), 45 min, on 2026-12-02\n" in dated
    held = hub(small, "plan", "way", HUB_TODAY="2026-12-20").stdout
    assert "held, with neither recap nor recording" not in held, "what it was is written down"
    write(small, {"sessions/talk.md": session.replace("Agenda.\n", "")})
    assert (
        "45 min, held, with neither recap nor recording\n" in hub(small, "plan", "way", HUB_TODAY="2026-12-20").stdout
    )


def test_plans_for_two_targets_share_no_event(project: Path) -> None:
    found = [
        {str(event["UID"]) for event in icalendar.Calendar.from_ical(ran.stdout).walk("VEVENT")}
        for target in ("way", "rebase")
        if (ran := hub(project, "plan", target, "--minutes", "60", "--format", "ics")).returncode == 0
    ]
    assert len(found) == 2
    assert all(found)
    assert not found[0] & found[1]
