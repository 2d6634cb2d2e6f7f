"""`hub impact`: what a change means to readers, in a real repository."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.site import SMALL, hub, write
from tests.test_base import git

DAY = ("--today", "2026-11-22")
PATH = "---\ntitle: Way\nsummary: S.\nfor: everyone\noutcome: You can.\nowner: ada\nsteps: [undo]\n---\n\nGo.\n"
LESSON = SMALL["lessons/undo.md"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A hub with a verified lesson, its translation and a path on `main`, on a branch of its own."""
    alan = SMALL["people/ada.md"].replace("Ada", "Alan")
    write(tmp_path, {**SMALL, "paths/way.md": PATH, "people/alan.md": alan})
    assert hub(tmp_path, "verify", "undo", "--by", "alan", *DAY).returncode == 0
    told = hub(tmp_path, "digest", "undo").stdout
    digest = next(line.split()[-1].strip('"') for line in told.splitlines() if "digest" in line)
    words = f"title: Zurück\nlang: de\ntranslation_of: {{id: undo, digest: {digest}}}"
    write(tmp_path, {"lessons/undo-de.md": LESSON.replace("title: Undo a mistake", words)})
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    git(tmp_path, "switch", "-qc", "work")
    return tmp_path


def told(project: Path) -> dict[str, Any]:
    ran = hub(project, "impact", "--base", "main", "--format", "json", *DAY)
    assert (ran.returncode, ran.stderr) == (0, "")
    found: dict[str, Any] = json.loads(ran.stdout)
    assert found.pop("version") == 1
    return {key: value for key, value in found.items() if value}


def ids(found: dict[str, Any], key: str) -> list[str]:
    return [one["id"] for one in found[key]]


def text(project: Path) -> str:
    return hub(project, "impact", "--base", "main", *DAY).stdout


def test_without_a_change_nothing_changes(project: Path) -> None:
    assert told(project) == {}
    assert text(project) == "### What changes for readers\n\nNothing that they read.\n"


def test_a_changed_lesson_is_felt_on_paths_in_reviews_and_in_translations(project: Path) -> None:
    place = project / "content/lessons/undo.md"
    changed = (
        place.read_text()
        .replace("## The reflog\n\nLook", "## Where to look\n\nStare")
        .replace("minutes: 10", "minutes: 25")
    )
    place.write_text(changed)
    found = told(project)
    assert (ids(found, "changed"), ids(found, "lapsed"), ids(found, "behind")) == (
        ["lessons/undo"],
        ["lessons/undo"],
        ["lessons/undo-de"],
    )
    (path,) = found["paths"]
    assert (path["id"], path["changed"], path["before"], path["after"]) == (
        "paths/way",
        ["lessons/undo"],
        {"least": 10, "most": 10},
        {"least": 25, "most": 25},
    )
    assert found["broken"] == ["lessons/undo#the-reflog"]
    assert "- Way: 10 min before, 25 min now; changed: `lessons/undo`\n" in text(project)


def test_a_move_changes_nothing_but_the_name(project: Path) -> None:
    assert hub(project, "move", "undo", "back").returncode == 0
    assert told(project) == {
        "renamed": [
            {"old": "lessons/undo", "id": "lessons/back", "kind": "lesson", "title": "Undo a mistake", "alias": True}
        ]
    }
    assert "was `lessons/undo`: the old address leads to it\n" in text(project)
    place = project / "content/lessons/back.md"
    place.write_text(place.read_text().replace("aliases: [lessons/undo]\n", ""))
    found = told(project)
    assert (found["renamed"][0]["alias"], found["broken"]) == (False, ["lessons/undo"])


def test_what_is_new_and_what_is_gone_is_named(project: Path) -> None:
    (project / "content/lessons/undo-de.md").unlink()
    hostile = "<b>*Hi* @ada [x](https://example.com) | `y`</b>"
    write(
        project,
        {
            "topics/new.md": f"---\ntitle: '{hostile}'\n---\n\nText.\n",
            "topics/later.md": "---\ntitle: Later\nstatus: draft\n---\n",
            "people/joan.md": "---\ntitle: Joan\n---\n",
            "paths/way.md": PATH.replace("steps", "status: draft\nsteps"),
        },
    )
    found = told(project)
    assert (ids(found, "added"), ids(found, "removed")) == (["topics/new"], ["lessons/undo-de", "paths/way"])
    assert (ids(found, "unshown"), found["broken"]) == (
        ["people/joan", "topics/later"],
        ["lessons/undo-de", "paths/way"],
    )
    shown = text(project)
    assert "- Way (path, `paths/way`): it is there, as a draft or with faults\n" in shown
    assert not [mark for mark in ("<b>", "*Hi*", "@ada", "[x]", "`y`") if mark in shown]


def test_a_revision_that_is_unknown_is_refused(project: Path) -> None:
    assert hub(project, "impact", "--base", "nowhere").returncode == 2
    assert hub(project, "impact").returncode == 2
