"""When files came and changed, by real repositories; and what readers see of it."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.feeds.files import data_files
from hub.graph.hub import Hub
from hub.graph.news import What, added, changed, news
from hub.history import seen
from hub.load import load
from hub.model.seen import Seen
from hub.pages.news import MOST
from hub.pages.site import site_of
from tests.case import PEOPLE
from tests.site import MINIMAL, SMALL, Site, mkdocs, write
from tests.test_experts import LESSON

TODAY = date(2026, 11, 22)
LONG = "".join(f"This is line {number} of a text.\n" for number in range(20))


def day(number: int) -> date:
    return date(2026, 10, number)


@dataclass
class Repository:
    """A git repository with a folder `content`; each commit has a day in October 2026."""

    folder: Path

    def git(self, *words: str, on: int = 1) -> None:
        at = f"2026-10-{on:02}T12:00:00+00:00"
        subprocess.run(
            ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false", *words],
            cwd=self.folder,
            env={**os.environ, "HOME": str(self.folder), "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at},
            check=True,
            capture_output=True,
        )

    def write(self, texts: Mapping[str, str | None], on: int) -> None:
        """Write files below `content`, take away those without a text, and commit all."""
        for path, text in texts.items():
            place = self.folder / "content" / path
            if text is None:
                place.unlink()
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Change", on=on)

    @property
    def seen(self) -> dict[str, tuple[date | None, date]]:
        """The days of the files that are there."""
        content = self.folder / "content"
        found = {path: (one.added, one.changed) for path, one in seen(content).items()}
        return {path: days for path, days in found.items() if (content / path).is_file()}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path)
    found.git("init", "-q", "-b", "main")
    return found


def test_the_first_and_the_last_day_of_each_file(repository: Repository) -> None:
    repository.write({"a.md": "1", "lessons/höhe über null.md": "1"}, on=1)
    repository.write({"a.md": "2"}, on=3)
    repository.write({"a.md": "3", "../other.md": "not of the hub"}, on=5)
    assert repository.seen == {"a.md": (day(1), day(5)), "lessons/höhe über null.md": (day(1), day(1))}


def test_a_rename_is_no_new_file_and_no_change(repository: Repository) -> None:
    repository.write({"a.md": LONG, "b.md": "b"}, on=1)
    repository.git("mv", "content/a.md", "content/c.md")
    repository.write({}, on=2)
    assert repository.seen["c.md"] == (day(1), day(1))
    repository.write({"c.md": None, "lessons/d.md": LONG + "One more.\n"}, on=3)
    assert repository.seen["lessons/d.md"] == (day(1), day(3))
    repository.write({"a.md": "Another text that has nothing to do with the first."}, on=4)
    assert repository.seen["a.md"] == (day(4), day(4))
    assert repository.seen["lessons/d.md"] == (day(1), day(3))


def test_a_file_that_takes_the_name_of_an_earlier_one_has_its_own_days(repository: Repository) -> None:
    repository.write({"a.md": "An earlier text that has gone.", "b.md": LONG}, on=1)
    repository.write({"a.md": None}, on=2)
    repository.git("mv", "content/b.md", "content/a.md")
    repository.write({"a.md": LONG + "More.\n"}, on=4)
    assert repository.seen == {"a.md": (day(1), day(4))}


def test_a_file_that_was_gone_for_a_while_is_not_new(repository: Repository) -> None:
    repository.write({"a.md": LONG, "b.md": "b"}, on=1)
    repository.write({"a.md": None}, on=2)
    repository.write({"a.md": LONG}, on=9)
    assert repository.seen["a.md"] == (day(1), day(9))


def test_a_merge_changes_nothing(repository: Repository) -> None:
    repository.write({"a.md": LONG}, on=1)
    repository.git("checkout", "-q", "-b", "side")
    repository.write({"b.md": "b"}, on=2)
    repository.git("checkout", "-q", "main")
    repository.write({"a.md": LONG + "More.\n"}, on=3)
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "side", on=7)
    assert repository.seen == {"a.md": (day(1), day(3)), "b.md": (day(2), day(2))}


def test_what_came_before_a_shallow_clone_begins_is_not_known(repository: Repository, tmp_path: Path) -> None:
    repository.write({"a.md": LONG, "b.md": "b"}, on=1)
    repository.write({"a.md": LONG + "More.\n"}, on=2)
    repository.write({"c.md": "c"}, on=3)
    repository.write({"b.md": "b2"}, on=4)
    clone = Repository(tmp_path / "clone")
    repository.git("clone", "-q", "--depth", "3", f"file://{tmp_path}", str(clone.folder))
    clone.git("branch", "grafted")
    assert clone.seen == {"b.md": (None, day(4)), "c.md": (day(3), day(3))}
    clone.git("fetch", "-q", "--unshallow")
    assert clone.seen == repository.seen
    assert clone.seen["a.md"] == (day(1), day(2))


def test_a_branch_that_is_called_like_the_border_hides_nothing(repository: Repository) -> None:
    repository.write({"a.md": "a"}, on=1)
    repository.git("branch", "grafted")
    assert repository.seen == {"a.md": (day(1), day(1))}


def test_without_a_repository_commits_or_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("a", encoding="utf-8")
    assert seen(tmp_path / "content") == {}
    repository = Repository(tmp_path)
    repository.git("init", "-q")
    assert repository.seen == {}
    repository.write({"a.md": "b"}, on=1)
    assert repository.seen == {"a.md": (day(1), day(1))}
    assert seen(tmp_path / "nowhere") == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert seen(tmp_path / "content") == {}


def test_settings_of_people_and_hooks_change_nothing(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write({"a.md": LONG}, on=1)
    repository.git("mv", "content/a.md", "content/b.md")
    repository.write({}, on=2)
    before = repository.seen
    for name, value in (("diff.renames", "false"), ("log.showRoot", "false"), ("log.showSignature", "true")):
        repository.git("config", name, value)
    repository.git("config", "diff.relative", "false")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere")
    assert repository.seen == before == {"b.md": (day(1), day(1))}


def test_names_that_look_like_what_git_says(repository: Repository) -> None:
    names = ["\x01171 grafted", "R100", "A", "M\n", "\nA"]
    repository.write(dict.fromkeys(names, "a"), on=1)
    assert repository.seen == dict.fromkeys(names, (day(1), day(1)))


MOVES = st.lists(
    st.tuples(st.sampled_from(["write", "move", "drop"]), st.integers(0, 5), st.integers(0, 5)), max_size=8
)


@given(MOVES)
@settings(max_examples=25, deadline=None)
def test_a_text_keeps_its_first_day_wherever_it_goes(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, int, int]]
) -> None:
    repository = Repository(tmp_path_factory.mktemp("moves"))
    repository.git("init", "-q")
    repository.write({"still.md": "It stays.\n"}, on=1)
    first: dict[str, int] = {}
    lent: set[str] = set()
    shared: set[str] = set()
    for on, (what, one, other) in enumerate(moves, 2):
        source, target = f"{one}.md", f"{other}.md"
        if what == "move" and source in first and target not in first:
            repository.git("mv", f"content/{source}", f"content/{target}")
            repository.write({}, on=on)
            first[target] = first.pop(source)
            shared = {target if path == source else path for path in shared} | ({target} & lent)
            lent.add(source)
        elif what == "drop" and source in first:
            repository.write({source: None}, on=on)
            del first[source]
            shared.discard(source)
            lent.add(source)
        elif what == "write" and source not in first:
            repository.write({source: f"{on} {one}\n" * 30}, on=on)
            first[source] = on
            shared |= {source} & lent
    found = {path: when for path, (when, _) in repository.seen.items() if path != "still.md"}
    assert found.keys() == first.keys()
    for path, when in found.items():
        assert when is not None
        assert when <= day(first[path]) if path in shared else when == day(first[path])


def hub_of(days: Mapping[str, Seen], today: date = TODAY, **more: str) -> Hub:
    names = {"a": "", "b": "", "old": "", "gone": "status: deprecated\n", "sketch": "status: draft\n", **more}
    texts = {f"lessons/{name}.md": LESSON.format(name.upper(), "ada", text) for name, text in names.items()}
    topic = {"topics/git.md": "---\ntitle: Git\n---\n"}
    return load({**PEOPLE, **topic, **texts}, today, (), days)[0].published


OLD, NEW = date(2024, 1, 1), date(2026, 11, 20)
DAYS = {
    "lessons/a.md": Seen(date(2026, 11, 1), NEW),
    "lessons/b.md": Seen(NEW, NEW),
    "lessons/old.md": Seen(OLD, date(2026, 11, 2)),
    "lessons/gone.md": Seen(NEW, NEW),
    "lessons/sketch.md": Seen(NEW, NEW),
    "lessons/unknown.md": Seen(None, NEW),
    "people/ada.md": Seen(NEW, NEW),
}


def test_what_came_and_what_changed_since_a_day() -> None:
    hub = hub_of(DAYS, unknown="")
    since = date(2026, 8, 1)
    assert [(one.entry.id, one.on) for one in added(hub, since)] == [
        ("lessons/b", NEW),
        ("lessons/a", date(2026, 11, 1)),
    ]
    assert [one.entry.id for one in changed(hub, since)] == ["lessons/unknown", "lessons/old"]
    assert [one.entry.id for one in changed(hub, date(2026, 11, 10))] == ["lessons/a", "lessons/unknown"]
    assert [one.entry.id for one in news(hub) if one.what is What.ADDED] == ["lessons/b", "lessons/a", "lessons/old"]


def test_what_comes_later_than_today_is_not_known_yet() -> None:
    hub = hub_of(DAYS, date(2026, 11, 10))
    assert [one.entry.id for one in added(hub, OLD)] == ["lessons/a", "lessons/old"]
    assert [one.entry.id for one in changed(hub, date(2026, 11, 1))] == ["lessons/old"]
    assert changed(hub_of({}), OLD) == added(hub_of({}), OLD) == ()


def test_a_translation_is_new_beside_an_older_source_alone() -> None:
    german = "lang: de\ntranslation_of: {id: a}\n"
    both = {"lessons/a.md": Seen(NEW, NEW), "lessons/de.md": Seen(NEW, NEW)}
    assert [one.entry.id for one in added(hub_of(both, de=german), day(1))] == ["lessons/a"]
    late = {**both, "lessons/a.md": Seen(OLD, OLD)}
    assert [one.entry.id for one in added(hub_of(late, de=german), day(1))] == ["lessons/de"]


def test_the_page_shows_what_is_new_by_day() -> None:
    text = site_of(hub_of(DAYS)).pages["new.md"].text
    new, _, rest = text.partition("## Changed { #hub-changed }")
    line = '- **[{}](lessons/{}.md){{ data-entry="lessons/{}" }}**{{ .hub-of-lesson }} *lesson* S.\n'
    assert (
        f"**20 November 2026**\n\n{line.format('B', 'b', 'b')}\n**1 November 2026**\n\n{line.format('A', 'a', 'a')}"
        in new
    )
    assert f"**2 November 2026**\n\n{line.format('OLD', 'old', 'old').strip()}" in rest
    assert "New {" not in site_of(hub_of({})).pages["new.md"].text


def test_a_list_of_what_is_new_has_an_end() -> None:
    many = {f"l{number:03}": "" for number in range(45)}
    days = {f"lessons/{name}.md": Seen(NEW, NEW) for name in many}
    text = site_of(hub_of(days, **many)).pages["new.md"].text
    assert text.count("*lesson*") == MOST
    assert f"And {45 - MOST} more." in text


def test_a_hub_that_came_at_once_hides_no_session_in_the_feed() -> None:
    lessons = {f"lessons/l{number:03}.md": LESSON.format(number, "ada", "") for number in range(60)}
    held = "---\ntitle: Demo\ndate: 2026-11-01\nformat: demo\nfacilitator: ada\n---\n\nSo it was.\n"
    texts = {**PEOPLE, **lessons, "topics/git.md": "---\ntitle: Git\n---\n", "sessions/demo.md": held}
    hub, _ = load(texts, TODAY, (), dict.fromkeys(lessons, Seen(NEW, NEW)))
    feed = data_files(hub.published, {entry.path: entry.path for entry in hub.entries.values()})["feed.xml"]
    assert feed.count('<category term="added"') == 25
    assert feed.count('<category term="recapped"') == 1


@pytest.mark.slow
def test_a_site_tells_what_is_new_and_is_the_same_for_the_same_commit(repository: Repository, tmp_path: Path) -> None:
    write(tmp_path, SMALL, MINIMAL)
    repository.write({}, on=20)
    clone = tmp_path / "clone"
    repository.git("clone", "-q", str(tmp_path), str(clone))
    for folder in (tmp_path, clone):
        built = mkdocs(folder, "build", "--strict", "--quiet")
        assert built.returncode == 0, built.stderr
    pages = [Site(folder / "site").text("new/index.html") for folder in (tmp_path, clone)]
    assert pages[0] == pages[1]
    assert "20 October 2026" in pages[0]
    assert 'term="added"' in Site(clone / "site").text("feed.xml")
    assert "2026-10-20T00:00:00Z" in Site(clone / "site").text("feed.xml")
