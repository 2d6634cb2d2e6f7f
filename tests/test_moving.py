"""Moving entries: every reference leads where it led, and nothing else changes."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hub.checking.check import findings
from hub.graph.hub import Hub
from hub.graph.moving import kept_fresh, moving, written_anew
from hub.load import load
from tests.conftest import ROOT
from tests.site import PICTURE, SMALL, hub, write

CONTENT = ROOT / "content"
TODAY = date(2026, 11, 22)
MOVES = {
    "lessons/git/rebase": "lessons/vcs/deep/rebase-onto.md",
    "lessons/git/undo-a-mistake": "lessons/undo.md",
    "lessons/security/spot-phishing": "lessons/security/joins.md",
    "guides/first-day": "guides/in/erster-tag.md",
    "sessions/2026-10-21-sensor-calibration-demo": "sessions/2026/sensors.md",
    "people/tomas": "people/platform/tomas-f.md",
    "people/haruto": "people/h.md",
    "topics/git": "topics/version-control.md",
    "paths/new-engineer": "paths/engineer.md",
    "groups/git-circle": "groups/git.md",
    "code-of-conduct": "rules/conduct.md",
    "contribute": "beitragen/index.md",
}
Edges = Counter[tuple[str, str, str]]


@cache
def shipped() -> tuple[Mapping[str, str], tuple[str, ...], Hub]:
    files = {path.relative_to(CONTENT).as_posix(): path for path in sorted(CONTENT.rglob("*")) if path.is_file()}
    texts = {name: path.read_bytes().decode() for name, path in files.items() if path.suffix in {".md", ".yml", ".vtt"}}
    assets = tuple(name for name in files if name not in texts)
    return texts, assets, load(texts, TODAY, assets)[0]


def loaded(texts: Mapping[str, str], changed: Mapping[str, str | None]) -> tuple[Hub, list[str], dict[str, str]]:
    now = {**texts, **{path: text for path, text in changed.items() if text is not None}}
    now = {path: text for path, text in now.items() if changed.get(path, "") is not None}
    there, faults = load(now, TODAY, shipped()[1])
    return there, [f"{one.rule.name} {one.span.path}" for one in findings(there, faults)], now


def edges(there: Hub, names: Mapping[str, str]) -> Edges:
    return Counter(
        (names.get(one.source, one.source), one.via, names.get(one.target, one.target)) for one in there.edges
    )


@pytest.mark.parametrize("old", MOVES)
def test_every_edge_leads_where_it_led_and_the_hub_stays_clean(old: str) -> None:
    texts, _, before = shipped()
    move = moving(before, before.entries[old], MOVES[old])
    after, _, _ = loaded(texts, written_anew(move, texts, before))
    move = move.with_more(kept_fresh(before, after, move))
    changed = written_anew(move, texts, before)
    after, found, now = loaded(texts, changed)
    assert sorted(found) == sorted(one.replace(move.old_path, move.path) for one in loaded(texts, {})[1])
    assert edges(after, {}) == edges(before, {old: move.new})
    assert move.new in after.entries
    assert old not in after.entries
    assert old in after.entries[move.new].aliases
    was = {move.place(path): text for path, text in texts.items()}
    for path, edits in ((move.place(path), move.edits.get(path, ())) for path in texts):
        assert len(set(now[path].splitlines()) ^ set(was[path].splitlines())) <= 2 * len(edits)
        assert edits or now[path] == was[path]


@pytest.mark.parametrize("old", ["lessons/git/rebase", "people/tomas", "code-of-conduct", "topics/git"])
def test_a_way_there_and_back_changes_an_alias_alone(old: str) -> None:
    texts, _, before = shipped()
    there = moving(before, before.entries[old], MOVES[old])
    after, _, now = loaded(texts, written_anew(there, texts, before))
    move = moving(after, after.entries[there.new], there.old_path)
    _, _, back = loaded(now, written_anew(move, now, after))
    assert {path for path, text in back.items() if text != texts[path]} == {there.old_path}
    assert back.keys() == texts.keys()
    more = set(back[there.old_path].splitlines()) - set(texts[there.old_path].splitlines())
    assert [there.new in line for line in more] == [True]


LESSON = SMALL["lessons/undo.md"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path, SMALL)


def text_of(folder: Path, path: str) -> str:
    return (folder / "content" / path).read_bytes().decode()


def test_links_images_and_line_ends_keep_their_form(small: Path) -> None:
    (small / "content/lessons/pictures").mkdir()
    (small / "content/lessons/pictures/a b.png").write_bytes(PICTURE)
    body = (
        'See [git](../topics/git.md "Git"), ![a](<pictures/a b.png>), [below](#the-reflog), [me](undo.md#the-reflog),\r\n'
        "<a href='../index.md'>home</a>, [out](https://example.com/undo.md) and [later][1].\r\n\r\n[1]: ../topics/git.md\r\n"
    )
    other = "---\r\ntitle: Other\r\n---\r\n\r\nRead [it](lessons/undo.md#the-reflog 'now'), `lessons/undo.md`.\r\n"
    write(small, {"lessons/undo.md": "\ufeff" + LESSON.replace("\n", "\r\n") + "\r\n" + body, "other.md": other})
    assert hub(small, "check").returncode == 0
    moved = hub(small, "move", "undo", "git/deep/back")
    assert (moved.returncode, moved.stdout) == (0, "lessons/undo is lessons/git/deep/back now: 2 files changed.\n")
    assert text_of(small, "other.md") == other.replace("(lessons/undo.md#", "(lessons/git/deep/back.md#")
    assert text_of(small, "lessons/git/deep/back.md") == "\ufeff" + LESSON.replace(
        "topics: [git]\n", "topics: [git]\naliases: [lessons/undo]\n"
    ).replace("\n", "\r\n") + "\r\n" + body.replace("../", "../../../").replace(
        "<pictures/a b.png>", "<../../pictures/a%20b.png>"
    ).replace("(undo.md", "(back.md")
    assert not (small / "content/lessons/undo.md").exists()
    assert hub(small, "check").returncode == 0


def test_two_topics_become_one(small: Path) -> None:
    versions = (
        "---\ntitle: Versions\nsummary: Of files.\nsynonyms: [history, git]\nparent: git\n---\n\nSee [git](git.md).\n"
    )
    ada = SMALL["people/ada.md"].replace("---\n\n", "skills: {versions: 2, git: 4}\nwants: [versions]\n---\n\n", 1)
    lesson = LESSON.replace("topics: [git]", "topics: [git, versions]")
    git = SMALL["topics/git.md"].replace("steward: ada\n", "steward: ada\nrequires: [versions]\n")
    files = {"topics/versions.md": versions, "people/ada.md": ada, "lessons/undo.md": lesson, "topics/git.md": git}
    write(small, files)
    moved = hub(small, "move", "versions", "git")
    assert moved.stdout == (
        "topics/versions becomes part of topics/git: 3 files changed.\n"
        "Not taken over, since topics/git says it itself or not at all: summary, parent.\n"
    )
    assert text_of(small, "topics/git.md") == (
        "---\ntitle: Git\nsteward: ada\nsynonyms: [Versions, history]\naliases: [topics/versions]\n---\n\nKeeps versions.\n"
        "\n## Versions\n\nSee [git](git.md).\n"
    )
    assert text_of(small, "lessons/undo.md") == LESSON
    assert "skills: {git: 4}\nwants: [git]\n" in text_of(small, "people/ada.md")
    assert hub(small, "check").returncode == 0


def test_translations_stay_up_to_date(small: Path) -> None:
    digest = hub(small, "digest", "undo").stdout
    source = next(line.split()[-1].strip('"') for line in digest.splitlines() if "digest" in line)
    german = LESSON.replace(
        "title: Undo a mistake", f"title: Zurück\nlang: de\ntranslation_of: {{id: undo, digest: {source}}}"
    )
    write(small, {"lessons/undo-de.md": german})
    before = hub(small, "check", "--format", "json").stdout
    assert hub(small, "move", "grace", "g-hopper").returncode == 0
    assert "Look into it with @g-hopper." in text_of(small, "lessons/undo.md")
    assert (
        json.loads(hub(small, "check", "--format", "json").stdout)["diagnostics"] == json.loads(before)["diagnostics"]
    )


def test_a_review_stays_bound_to_the_text(small: Path) -> None:
    write(small, {"people/alan.md": SMALL["people/ada.md"].replace("Ada", "Alan")})
    assert hub(small, "verify", "undo", "--by", "alan", "--today", "2026-11-22").returncode == 0
    assert hub(small, "move", "grace", "g-hopper").returncode == 0
    assert "changed-since-verified" not in hub(small, "check", "--today", "2026-11-22").stdout
    write(small, {"lessons/undo.md": text_of(small, "lessons/undo.md").replace("Look into it", "Look")})
    assert "changed-since-verified" in hub(small, "check", "--today", "2026-11-22").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nobody", "somebody"), "There is no entry `nobody`."),
        (("ada", "ada"), "`people/ada` is called that already."),
        (("ada", "grace"), "`people/grace` is there already"),
        (("ada", "topics/ada"), "a person cannot become a topic"),
        (("ada", "_ada"), "`_ada` is no name for it"),
        (("ada", "a?b"), "cannot stand in an address"),
        (("ada", "old-ada"), "`people/old-ada` is an old name of `people/grace`"),
        (("grace", "it.x"), None),
        (("grace", "x-"), "Nothing was written"),
    ],
)
def test_what_cannot_be_is_refused(small: Path, words: tuple[str, str], told: str | None) -> None:
    grace = SMALL["people/grace.md"].replace("---\n\n", "aliases: [people/old-ada]\n---\n\n", 1)
    write(small, {"people/grace.md": grace})
    before = {path: path.read_bytes() for path in (small / "content").rglob("*.md")}
    moved = hub(small, "move", *words)
    if told is None:
        assert moved.returncode == 0
        return
    assert moved.returncode == 2
    assert told in " ".join(moved.stderr.split())
    assert {path: path.read_bytes() for path in (small / "content").rglob("*.md")} == before


def test_a_file_that_cannot_be_read_is_mended_first(small: Path) -> None:
    write(small, {"lessons/broken.md": "---\ntitle: {\nauthors: [ada]\n---\n"})
    moved = hub(small, "move", "ada", "lovelace")
    assert moved.returncode == 2
    assert "content/lessons/broken.md has faults that keep it from being read" in moved.stderr
    assert hub(small, "move", "undo", "back").returncode == 0


def test_a_dry_run_shows_the_edits_and_writes_nothing(small: Path) -> None:
    before = {path: path.read_bytes() for path in (small / "content").rglob("*.md")}
    shown = hub(small, "move", "ada", "lovelace", "--dry-run")
    assert "content/lessons/undo.md:4:11: ada → lovelace\n" in shown.stdout
    assert shown.stdout.endswith("people/ada is people/lovelace now: 3 files would change.\n")
    told = json.loads(hub(small, "move", "ada", "lovelace", "--dry-run", "--format", "json").stdout)
    assert (told["version"], told["new"], told["written"]) == (1, "people/lovelace", False)
    assert {"path": "content/lessons/undo.md", "line": 4, "column": 11, "old": "ada", "new": "lovelace"} in told[
        "edits"
    ]
    assert {path: path.read_bytes() for path in (small / "content").rglob("*.md")} == before


def topics(into: str, out: str, lesson: str = "") -> Mapping[str, str]:
    """Return the texts of a hub in which one topic has taken in another."""
    texts = {
        "topics/git.md": f"---\ntitle: Git\n{into}",
        "topics/vcs.md": f"---\ntitle: Versions\n{out}",
        "about.md": f"---\ntitle: About\n---\n\n{lesson}\n",
    }
    before, _ = load(texts, TODAY)
    move = moving(before, before.entries["topics/vcs"], "topics/git.md")
    return {path: text for path, text in {**texts, **written_anew(move, texts, before)}.items() if text is not None}


def test_links_into_a_topic_lead_to_the_part_that_was_taken_in() -> None:
    found = topics(
        "---\n\n## Style\n\nSee [versions](vcs.md).\n",
        "---\n\n## Style\n\nOurs, as [above](#style).\n\n## Why\n\nSo.\n",
        "[a](topics/vcs.md#style) [b](topics/vcs.md#why) [c](topics/git.md#style) [d](topics/vcs.md)",
    )
    assert found["about.md"].endswith(
        "[a](topics/git.md#style_1) [b](topics/git.md#why) [c](topics/git.md#style) [d](topics/git.md#versions)\n"
    )
    assert "See [versions](git.md#versions)." in found["topics/git.md"]
    assert "as [above](#style_1)." in found["topics/git.md"]


def test_the_text_that_is_taken_in_keeps_its_indentation_and_the_blanks_at_its_ends() -> None:
    found = topics("---\n\nHere.  \n\n\n", "---\n\n\n    code\n\nEnd.  \n\n")
    assert found["topics/git.md"].endswith("Here.  \n\n## Versions\n\n    code\n\nEnd.  \n")


def test_a_single_word_in_the_place_of_a_list_is_kept() -> None:
    found = topics("aliases: topics/old\nsynonyms: vc\n---\n", "---\n")
    assert "aliases: [topics/old, topics/vcs]\nsynonyms: [vc, Versions]\n" in found["topics/git.md"]


def test_a_reference_on_a_line_of_its_own_is_renamed() -> None:
    texts = {
        **SMALL,
        "lessons/undo.md": SMALL["lessons/undo.md"].replace("authors: [ada]", "authors:\n  - |-\n    ada\n  - grace"),
    }
    before, _ = load(texts, TODAY)
    move = moving(before, before.entries["people/ada"], "people/ada-l.md")
    assert "authors:\n  - ada-l\n  - grace\n" in (written_anew(move, texts, before)["lessons/undo.md"] or "")


def test_labels_that_both_texts_define_are_told_before_anything_is_written(tmp_path: Path) -> None:
    body = "---\n\n[d]: https://example.com/{0}\n"
    write(
        tmp_path,
        {"topics/git.md": "---\ntitle: Git\n" + body.format(1), "topics/vcs.md": "---\ntitle: V\n" + body.format(2)},
    )
    moved = hub(tmp_path, "move", "vcs", "git")
    assert (moved.returncode, "both texts define [d]" in moved.stderr) == (2, True)
    assert (tmp_path / "content/topics/vcs.md").is_file()
