"""`hub verify` and `hub due`: reviews are bound to the text that was read, and shared out fairly."""

import json
from collections import Counter
from pathlib import Path

import pytest

from hub.graph.freshness import digest
from hub.graph.review import MOST, due, writers
from hub.load import load
from tests.case import PEOPLE, Case
from tests.conftest import ROOT
from tests.site import SMALL, hub, write

TODAY = Case("", "").today
LESSON = SMALL["lessons/undo.md"]
OTHERS = {
    "people/joan.md": "---\ntitle: Joan\nrole: engineer\njoined: 2020-01-01\nleft: 2021-01-01\n---\n",
    "lessons/draft.md": LESSON.replace("title: Undo a mistake", "title: Draft\nstatus: draft"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {**SMALL, **OTHERS})


def test_a_review_is_written_and_lapses_when_the_text_changes(project: Path) -> None:
    place = project / "content/lessons/undo.md"
    ran = hub(project, "verify", "undo", "--by", "grace")
    assert ran.returncode == 0, ran.stderr
    text = place.read_text(encoding="utf-8")
    front, _, body = LESSON.partition("\n---\n")
    assert text.startswith(f"{front}\nverified: {{by: grace, on: 2026-11-22, digest: ")
    assert text.endswith(f"\n---\n{body}")
    assert hub(project, "check").returncode == 0
    assert hub(project, "verify", "undo", "--by", "grace").returncode == 0
    assert place.read_text(encoding="utf-8") == text

    place.write_text(text.replace("Look into it", "Look   into\nit"), encoding="utf-8")
    assert "changed-since-verified" not in hub(project, "check").stdout, "white space does not count"
    place.write_text(text.replace("Look into it", "Never look into it"), encoding="utf-8")
    told = hub(project, "check").stdout
    assert "The text has changed since it was verified on 2026-11-22 in “The reflog”. [changed-since-verified]" in told
    (record,) = [
        one for one in json.loads(hub(project, "due", "--format", "json").stdout)["due"] if one["id"] == "lessons/undo"
    ]
    assert record["reviewer"] == "people/grace"
    assert record["why"] == ["changed since it was verified on 2026-11-22", "in “The reflog”"]


@pytest.mark.parametrize(
    "written",
    [
        "verified: {by: ada, on: 2020-01-01, digest: 9f86d081}  # kept",
        "verified:\n  by: ada\n  on: 2020-01-01\n  digest: 9f86d081\nlang: en",
        "verified: {by: ada,\n  on: 2020-01-01, digest: 9f86d081}\nlang: en",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_older_review_is_replaced_and_nothing_else(project: Path, written: str, end: str) -> None:
    front, _, body = LESSON.partition("\n---\n")
    text = f"{front}\n{written}\n---\n{body}".replace("\n", end)
    place = project / "content/lessons/undo.md"
    place.write_bytes(text.encode())
    assert hub(project, "verify", "lessons/undo", "--by", "people/grace").returncode == 0
    lines = place.read_bytes().decode().split(end)
    kept = [line for line in text.split(end) if line not in written.split("\n") or line == "lang: en"]
    (new,) = [line for line in lines if line.startswith("verified: {by: grace, on: 2026-11-22")]
    assert [line for line in lines if line != new] == kept
    assert new.endswith("}  # kept" if "# kept" in written else "}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("undo", "--by", "ada"), "Ada cannot verify their own text"),
        (("undo", "--by", "joan"), "they have left"),
        (("undo", "--by", "jon"), "Did you mean: joan?"),
        (("git", "--by", "grace"), "is a topic; lessons and guides can be verified"),
        (("draft", "--by", "grace"), "is a draft"),
        (("nowhere", "--by", "grace"), "There is no entry `nowhere`"),
    ],
)
def test_what_cannot_be_verified_is_refused(project: Path, words: tuple[str, ...], told: str) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.md")}
    ran = hub(project, "verify", *words)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.md")} == before


def shipped() -> dict[str, bytes]:
    content = ROOT / "content"
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*.md")}


def test_nobody_is_asked_for_much_or_for_their_own() -> None:
    found, _ = load(shipped(), TODAY)
    queue = due(found.published)
    asked = Counter(one.reviewer for one in queue if one.reviewer)
    assert queue
    assert max(asked.values()) == MOST
    assert all(one.reviewer not in writers(one.entry) for one in queue)
    assert all(one.reviewer is None or one.reviewer in found.published.here for one in queue)


def test_when_the_last_reader_has_left_another_is_asked() -> None:
    lesson = LESSON.replace("topics: [git]", "topics: [git]\nverified: {by: joan, on: 2020-06-01, digest: 00000000}")
    topic = "---\ntitle: Git\nsteward: grace\n---\n\nKeeps versions.\n"
    found, _ = load({**PEOPLE, **OTHERS, "topics/git.md": topic, "lessons/undo.md": lesson}, TODAY)
    assert [(one.entry.id, one.reviewer) for one in due(found)] == [("lessons/undo", "people/grace")]


def test_an_interval_makes_a_review_due() -> None:
    files = {
        **PEOPLE,
        "topics/git.md": SMALL["topics/git.md"],
        "hub.yml": "review: {lesson: 6 months}\n",
        "lessons/undo.md": LESSON,
    }
    mark = digest(load(files, TODAY)[0], "lessons/undo")
    for on, since in (("2026-05-22", "2026-11-22"), ("2026-05-23", None)):
        verified = LESSON.replace("topics: [git]", f"topics: [git]\nverified: {{by: grace, on: {on}, digest: {mark}}}")
        found, _ = load({**files, "lessons/undo.md": verified}, TODAY)
        assert [str(one.since) for one in due(found)] == ([since] if since else [])


def test_a_page_says_what_changed_since(project: Path) -> None:
    hub(project, "verify", "undo", "--by", "grace")
    place = project / "content/lessons/undo.md"
    place.write_text(place.read_text(encoding="utf-8").replace("Look into it", "Never look"), encoding="utf-8")
    hub(project, "export", "out")
    page = (project / "out/docs/lessons/undo.md").read_text(encoding="utf-8")
    assert "on 22 November 2026 (changed since: [The reflog](#the-reflog))" in page
