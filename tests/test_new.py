"""`hub new`: a file for each kind that has nothing wrong but what is left to write."""

import json
import os
import pty
import re
import select
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from hub.model.kind import Kind, folder_of
from hub.model.kinds import CLASSES
from hub.model.shape import fields_of
from tests.site import SMALL, hub, write

BASIS = {**SMALL, "hub.yml": "roles: [keeper, engineer]\nteams: [Light]\noffices: [North]\n"}
FILLED = {
    Kind.LESSON: {
        "summary": "Put it aside.",
        "authors": "ada, grace",
        "level": "beginner",
        "minutes": "{learn: 5}",
        "outcomes": "You can, in time.",
    },
    Kind.GUIDE: {"summary": "Get it.", "for": "everyone", "when": "week-1", "area": "tools", "owner": "ada"},
    Kind.SESSION: {"date": "2026-12-02T15:00+00:00", "format": "demo", "facilitator": "ada"},
    Kind.PERSON: {"role": "keeper", "joined": "2026-11-02"},
    Kind.TOPIC: {},
    Kind.PATH: {"summary": "The way.", "for": "keeper", "outcome": "You keep it.", "owner": "ada", "steps": "undo"},
    Kind.GROUP: {"purpose": "Meet: and talk.", "facilitator": "ada"},
    Kind.PAGE: {},
}

ABOUT_OTHERS = {"own-review", "facilitator-speaks", "broken-link", "missing-image", "end-before-beginning"}
"""What examples cannot know: who else and which days are named in the file, and which files are there."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, BASIS)


def path_of(kind: Kind, name: str) -> str:
    return f"{folder_of(kind)}/{name}.md".lstrip("/")


def left(project: Path, path: str) -> list[tuple[str, int]]:
    """Return rules and lines of what is found in a file, but for advice."""
    told = json.loads(hub(project, "check", "--format", "json", f"content/{path}").stdout)
    return [(one["rule"], one["line"]) for one in told["diagnostics"] if one["severity"] != "notice"]


@pytest.mark.parametrize("kind", Kind)
def test_only_todo_lines_are_left_and_once_they_are_filled_nothing_is(project: Path, kind: Kind) -> None:
    ran = hub(project, "new", kind.value, "deep/new-one")
    assert ran.returncode == 0, ran.stderr
    path = path_of(kind, "deep/new-one")
    place = project / "content" / path
    text = place.read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "TODO" in line]
    assert left(project, path) == [("todo-left", line) for line in lines]
    assert all(f"# {spec.description}" in text for spec in fields_of(CLASSES[kind]) if spec.required)

    place.unlink()
    sets = [word for name, value in FILLED[kind].items() for word in ("--set", f"{name}={value}")]
    assert hub(project, "new", kind.value, "deep/new-one", *sets).returncode == 0
    text = place.read_text(encoding="utf-8")
    assert "TODO" not in text.partition("\n---\n")[0]
    place.write_text(re.sub(r"TODO: ", "", text), encoding="utf-8")
    assert left(project, path) == []
    assert hub(project, "check").returncode == 0


def test_every_field_that_is_offered_can_be_switched_on(project: Path) -> None:
    for kind in Kind:
        hub(project, "new", kind.value, "other", *(w for n, v in FILLED[kind].items() for w in ("--set", f"{n}={v}")))
        place = project / "content" / path_of(kind, "other")
        text = re.sub(r"^# ([a-z_]+: .*?)  # [A-Z`].*$", r"\1", place.read_text(encoding="utf-8"), flags=re.MULTILINE)
        place.write_text(text, encoding="utf-8")
        rules = {rule for rule, _ in left(project, path_of(kind, "other"))}
        assert rules <= {"todo-left", "unknown-reference", "wrong-value", *ABOUT_OTHERS}, kind


def test_the_author_is_whom_git_knows(project: Path) -> None:
    write(
        project,
        {
            "people/joan.md": "---\ntitle: Joan\nrole: keeper\njoined: 2020-01-01\ncontact: {email: Joan@example.com}\n---\n"
        },
    )
    for words in (("init", "-q"), ("config", "user.email", "joan@example.com"), ("config", "user.name", "Grace")):
        subprocess.run(["git", *words], cwd=project, check=True)
    hub(project, "new", "lesson", "one")
    assert "\nauthors: [joan]\n" in (project / "content/lessons/one.md").read_text(encoding="utf-8")
    subprocess.run(["git", "config", "user.email", "nobody@example.com"], cwd=project, check=True)
    hub(project, "new", "guide", "two")
    assert "\nowner: grace\n" in (project / "content/guides/two.md").read_text(encoding="utf-8")


def test_days_are_left_to_write_with_today_beside_them(project: Path) -> None:
    hub(project, "new", "person", "people/alan-turing.md", "--today", "2026-03-04")
    text = (project / "content/people/alan-turing.md").read_text(encoding="utf-8")
    assert "\n# Their first day. Today is 2026-03-04.\njoined: TODO\n" in text
    assert "\ntitle: Alan Turing\n" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("lesson", "undo"), "is there already"),
        (("page", "lessons/index", "--set", "title=X"), None),
        (("lesson", "../out"), "is no name"),
        (("lesson", "a?b"), "cannot stand in an address"),
        (("lesson", "new", "--set", "levle=beginner"), "Did you mean: level?"),
        (("lesson", "new", "--set", "level"), "write --set FIELD=VALUE"),
        (("lesson", "new", "--set", "level=expert"), "`expert` is not one of the hub's levels"),
        (("lesson", "new", "--set", "authors=nobody"), "There is no person `nobody`"),
        (("lesson", "new", "--set", "minutes=[1"), ""),
        (("lesson", "new", "--set", "level="), "--set level= has no value"),
        (("lesson", "new", "--set", "level=beginner", "--set", "level=beginner"), "`level` is given twice"),
        (("recipe", "new"), "'recipe' is not one of"),
        (("lessons", "new"), "Did you mean `lesson`?"),
        (("people", "new"), "Did you mean `person`?"),
        (("lesson", "content/topics/foo"), "`topics` is the folder of topics"),
        (("page", "topics/foo"), "hub new topic foo"),
        (("lesson", "content/foo.md"), "a lesson stands in the folder `lessons`"),
        (("lesson", "index"), "`index` is the page of a folder; choose another name"),
        (("lesson", "git/README"), "is the page of a folder"),
        (("lesson", "!!"), "is no name"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(
    project: Path, words: tuple[str, ...], told: str | None
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.md")}
    ran = hub(project, "new", *words)
    if told is None:
        assert ran.returncode == 0
        return
    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.md")} == before


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("GIT", "git"),
        ("Git Stash", "git-stash"),
        ("Gru\u0308ße aus", "grüße-aus"),
        ("foo_bar/x.y", "foo-bar/x-y"),
        ("/abs/x", "abs/x"),
        ("content/lessons/git/x.md", "git/x"),
        ("lessons/git/x", "git/x"),
        ("As_It_Is/New", "As_It_Is/new"),
    ],
)
def test_a_name_becomes_small_letters_and_hyphens(project: Path, typed: str, path: str) -> None:
    write(project, {"lessons/As_It_Is/old.md": SMALL["lessons/undo.md"].replace("Undo", "Once undo")})
    ran = hub(project, "new", "lesson", typed)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (project / f"content/lessons/{path}.md").is_file()
    place = f"content/lessons/{path}.md"
    assert f"{place} is begun" in ran.stdout
    assert ran.stdout.endswith(f"hub check {shlex.quote(place)}\n")
    assert ("becomes" in ran.stdout) == (path not in typed)


@pytest.mark.parametrize(
    ("kind", "given", "written"),
    [
        ("topic", "synonyms=a, version control", "synonyms: [a, version control]"),
        ("person", "languages=en, pt", "languages: [en, pt]"),
        ("person", "skills=git:4", "skills: {git: 4}"),
        (
            "person",
            "contact=chat: ada, url: https://example.com/ada",
            "contact: {chat: ada, url: https://example.com/ada}",
        ),
        ("person", "background=Ten years in a bank, at sea", 'background: ["Ten years in a bank, at sea"]'),
        ("lesson", "minutes=learn:10, practise:5", "minutes: {learn: 10, practise: 5}"),
    ],
)
def test_values_are_typed_as_words(project: Path, kind: str, given: str, written: str) -> None:
    ran = hub(project, "new", kind, "alan", "--set", given)
    assert ran.returncode == 0, ran.stderr
    assert f"\n{written}\n" in (project / "content" / path_of(Kind(kind), "alan")).read_text(encoding="utf-8")


def test_in_a_terminal_one_is_asked_for_what_is_missing(project: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "hub.cli", "new", "guide", "desk"]
    ran = subprocess.Popen(
        command, cwd=project, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "dumb"}
    )
    os.close(theirs)
    said = ""
    for asked, answer in (
        ("title (The name readers see) [Desk]", "A desk of one's own"),
        ("summary (", "Get a desk: now"),
        ("for (", "keper"),
        ("Did you mean `keeper`?", "keeper, engineer"),
        ("when (When it is due. One of: before-day-1", "week-1"),
        ("area (", ""),
        ("owner (", "ada"),
    ):
        while asked not in said:
            assert select.select([ours], [], [], 30)[0], said
            said += os.read(ours, 4096).decode()
        said = said.partition(asked)[2]
        os.write(ours, f"{answer}\n".encode())
    assert ran.wait(30) == 0
    os.close(ours)
    text = (project / "content/guides/desk.md").read_text(encoding="utf-8")
    assert "\ntitle: A desk of one's own\n" in text
    assert '\nsummary: "Get a desk: now"\n' in text
    assert "\nfor: [keeper, engineer]\n" in text
    assert "\narea: TODO\n" in text
