"""What a change means to readers: `hub impact` in a real repository, and two hubs compared in this process."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hub.graph.impact import Impact, impact
from hub.graph.moving import kept_fresh, moving, written_anew
from hub.load import load
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
    assert found["changed"][0]["what"] == ["text", "minutes"]
    assert "- Undo a mistake (lesson, `lessons/undo`): text, `minutes`\n" in text(project)
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


def test_links_that_share_a_reference_are_read() -> None:
    text = "---\ntitle: About\n---\n\nSee [a][d], [b][d] and @ada.\n\n[d]: index.md\n"
    before, _ = load({**SMALL, "about.md": text}, date(2026, 11, 22))
    after, _ = load({**SMALL, "about.md": text.replace("See", "Look at")}, date(2026, 11, 22))
    assert [(one.entry.id, one.what) for one in impact(before, after).changed] == [("about", ("text",))]


def test_a_revision_that_is_unknown_is_refused(project: Path) -> None:
    assert hub(project, "impact", "--base", "nowhere").returncode == 2
    assert hub(project, "impact").returncode == 2


# --- in this process

TODAY = date(2026, 11, 22)
SESSION = (
    "---\ntitle: Demo\ndate: 2026-12-02\nformat: demo\nfacilitator: grace\njoin: https://meet.example.com/a\n"
    "slides: demo.pdf\n---\n\nCome.\n"
)
RESOURCE = LESSON.replace("topics:", "resources: [{title: More, url: https://example.com/a}]\ntopics:")
BASE = {**SMALL, "paths/way.md": PATH, "sessions/demo.md": SESSION, "lessons/more.md": RESOURCE}


def compared(before: Mapping[str, str], after: Mapping[str, str | None]) -> Impact:
    """Compare a hub with one in which some files say something else, or are gone."""
    now = {path: words for path, words in {**before, **after}.items() if words is not None}
    return impact(load(before, TODAY)[0], load(now, TODAY)[0])


def changes(before: Mapping[str, str], after: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    return {one.entry.id: one.what for one in compared(before, after).changed}


def renames(found: Impact) -> list[tuple[str, str, bool]]:
    return [(one.old, one.entry.id, one.kept) for one in found.renamed]


def moved(before: Mapping[str, str], old: str, path: str) -> dict[str, str | None]:
    """Return the files that `hub move` writes, with None for the one that is gone."""
    there = load(before, TODAY)[0]
    move = moving(there, there.entries[old], path)
    first = written_anew(move, before, there)
    after = load({name: words for name, words in {**before, **first}.items() if words is not None}, TODAY)[0]
    return written_anew(move.with_more(kept_fresh(there, after, move)), before, there)


@pytest.mark.parametrize(
    ("path", "old", "new", "what"),
    [
        ("sessions/demo.md", "facilitator", "status: cancelled\nfacilitator", ("status",)),
        ("sessions/demo.md", "2026-12-02", "2026-12-09", ("date",)),
        ("sessions/demo.md", "facilitator: grace", "facilitator: ada", ("facilitator",)),
        ("sessions/demo.md", "example.com/a", "example.com/b", ("join",)),
        ("sessions/demo.md", "Come.", "Come early.", ("text",)),
        ("lessons/more.md", "level: beginner\nminutes: 10", "level: advanced\nminutes: 500", ("level", "minutes")),
        ("lessons/more.md", "topics:", "status: deprecated\ntopics:", ("status",)),
        ("lessons/more.md", "example.com/a", "example.com/b", ("resources",)),
        ("lessons/more.md", "## Learn", "Text. ## Learn", ("text",)),
        ("paths/way.md", "for: everyone", "for: engineer", ("for",)),
        ("people/ada.md", "joined", "left: 2026-01-01\njoined", ("left",)),
    ],
)
def test_what_has_changed_is_named(path: str, old: str, new: str, what: tuple[str, ...]) -> None:
    assert BASE[path].count(old) == 1
    changed = {path: BASE[path].replace(old, new)}
    assert changes(BASE, changed) == {path.removesuffix(".md"): what}


def test_nobody_is_told_of_what_readers_do_not_see() -> None:
    more = "aliases: [lessons/old]\nallow: [lesson-without-task]\nreview_every: 6 months\n"
    more += "verified: {by: grace, on: 2026-10-14, digest: 9f86d081884c7d65}\ntopics:"
    german = LESSON.replace("topics:", "lang: de\ntranslation_of: {id: undo, digest: 9f86d081884c7d65}\ntopics:")
    before = {**BASE, "lessons/de.md": german}
    after = {"lessons/undo.md": LESSON.replace("topics:", more), "lessons/de.md": german.replace("9f86", "8f86")}
    assert changes(before, after) == {}
    assert changes(before, {"lessons/undo.md": LESSON.replace("Look into", "Look  \ninto")}) == {}


LINKED = {
    **BASE,
    "lessons/deep/far.md": LESSON.replace(
        "Look into it with @grace.", "See [it](../undo.md#learn), ![](../a.png) and @ada."
    ),
    "lessons/undo.md": LESSON.replace("Look into", "See [far](deep/far.md). Look into"),
    "topics/data.md": "---\ntitle: Data\nsteward: ada\n---\n\n- [ ] @ada: [read][far] it.\n\n[far]: ../lessons/deep/far.md\n",
}


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("lessons/deep/far", "lessons/near.md"),
        ("lessons/undo", "lessons/deep/undo.md"),
        ("people/ada", "people/platform/ada-l.md"),
        ("topics/git", "topics/tools/versions.md"),
        ("sessions/demo", "sessions/2026/demo.md"),
    ],
)
def test_what_only_names_a_renamed_entry_has_not_changed(old: str, path: str) -> None:
    files = moved(LINKED, old, path)
    found = compared(LINKED, files)
    assert (renames(found), found.changed, found.paths, found.broken) == ([(old, path[:-3], True)], (), (), ())
    bare = {name: words and words.replace(f"aliases: [{old}]\n", "") for name, words in files.items()}
    found = compared(LINKED, bare)
    assert (renames(found), found.changed, found.broken) == ([(old, path[:-3], False)], (), (old,))


def test_another_link_is_another_text() -> None:
    for new in ("(more.md)", "(deep/far.md#learn)", "(https://example.com)"):
        words = LINKED["lessons/undo.md"].replace("(deep/far.md)", new)
        assert changes(LINKED, {"lessons/undo.md": words}) == {"lessons/undo": ("text",)}


def test_entries_with_one_text_are_renamed_one_for_one() -> None:
    before = {**SMALL, "lessons/a.md": LESSON, "lessons/b.md": LESSON}
    found = compared(
        before, {"lessons/a.md": None, "lessons/b.md": None, "lessons/c.md": LESSON, "lessons/d.md": LESSON}
    )
    assert renames(found) == [("lessons/a", "lessons/c", False), ("lessons/b", "lessons/d", False)]
    assert (found.added, found.removed, found.broken) == ((), (), ("lessons/a", "lessons/b"))
    away = {"lessons/a.md": None, "lessons/b.md": None, "lessons/1/b.md": LESSON, "lessons/2/a.md": LESSON}
    assert [there for _, there, _ in renames(compared(before, away))] == ["lessons/2/a", "lessons/1/b"]
    found = compared(before, {"lessons/a.md": None, "lessons/b.md": None, "lessons/z.md": LESSON})
    assert renames(found) == [("lessons/a", "lessons/z", False)]
    assert [one.id for one in found.removed] == ["lessons/b"]


def test_of_two_old_ids_that_an_entry_takes_one_is_its_own() -> None:
    other = LESSON.replace("Look into", "Stare at")
    both = "aliases: [lessons/a, lessons/b]\ntopics:"
    before = {**SMALL, "lessons/a.md": other, "lessons/b.md": LESSON}
    found = compared(
        before, {"lessons/a.md": None, "lessons/b.md": None, "lessons/c.md": LESSON.replace("topics:", both)}
    )
    assert renames(found) == [("lessons/b", "lessons/c", True)]
    assert ([one.id for one in found.removed], found.changed, found.broken) == (["lessons/a"], (), ())


def test_every_old_address_counts() -> None:
    with_alias = LESSON.replace("topics:", "aliases: [lessons/old]\ntopics:")
    before = {**SMALL, "lessons/undo.md": with_alias}
    assert compared(before, {"lessons/undo.md": LESSON}).broken == ("lessons/old",)
    assert compared(before, {"lessons/undo.md": None}).broken == ("lessons/undo", "lessons/old")
    assert compared(before, {"lessons/undo.md": LESSON, "lessons/other.md": with_alias}).broken == ()
    assert compared(before, {"lessons/undo.md": with_alias.replace("[git]", "[git]\nstatus: draft")}).broken == (
        "lessons/undo",
        "lessons/old",
    )


def test_every_anchor_counts_but_those_of_footnotes() -> None:
    more = '<a id="here"></a>\n\nText.[^1] {: #there }\n\n[^1]: Note.\n'
    before = {**SMALL, "lessons/undo.md": LESSON + "\n" + more}
    after = {"lessons/undo.md": LESSON.replace("## The reflog", "## Where")}
    lost = compared(before, after).broken
    assert lost[0] == "lessons/undo#the-reflog"
    assert {"lessons/undo#here", "lessons/undo#there"} <= set(lost)
    assert not [one for one in lost if "fn" in one]
    gone = {"lessons/undo.md": LESSON.replace("Tell someone", "Tell all")}
    assert compared(SMALL, gone).broken == ("lessons/undo#feedback-tell-someone",)


def test_drafts_and_entries_with_faults_are_named_as_unshown_alone() -> None:
    drafts = {"topics/a.md": "---\ntitle: Secret\nstatus: draft\n---\n\nOne.\n"}
    drafts["lessons/b.md"] = LESSON.replace("level: beginner", "level: [1]").replace("Look", "Secret")
    found = compared(SMALL, drafts)
    assert [one.id for one in found.unshown] == ["lessons/b", "topics/a"]
    assert (found.added, found.changed, found.renamed, found.broken) == ((), (), (), ())
    before = {**SMALL, **drafts}
    again = compared(before, {path: words + "\nMore.\n" for path, words in drafts.items()})
    assert again == compared(SMALL, {})
    assert compared(before, {"topics/a.md": None, "topics/b.md": drafts["topics/a.md"]}).renamed == ()
