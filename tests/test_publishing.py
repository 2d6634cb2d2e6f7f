"""Publishing when things go wrong: whatever happens, the site that was there is whole, and the next publication works."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from hub.disk import Project, ProjectError
from hub.publishing.clock import doubt
from hub.publishing.manifest import NAME, read_manifest
from hub.publishing.place import SIGN, Place, place_of
from hub.publishing.publication import go_back
from hub.publishing.swap import repairing
from tests.builder import FILES
from tests.conftest import ROOT
from tests.publisher import published, put, word
from tests.site import run

NAMESPACE = ("unshare", "-rm", "sh", "-ec")


@contextmanager
def process(*words: str | Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Start the publisher; it is ended if it does not end by itself."""
    with subprocess.Popen([sys.executable, "-m", "tests.publisher", *map(str, words)], cwd=ROOT) as running:
        try:
            yield running
        finally:
            running.kill()


def until(known: Callable[[], bool], running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while not known():
        assert running.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)


def refused(target: Path, *words: str, **more: Any) -> str:
    """Publish what cannot be published, and return why."""
    with pytest.raises(ProjectError) as fault:
        published(target, "NEW", *words, **more)
    return str(fault.value)


def goes_on(target: Path, before: str | None) -> None:
    """See that a site is whole and as it was, that nothing is left lying about, and that the next publication works."""
    assert word(target) == before
    outcome = published(target, "LAST")
    assert outcome.live
    assert word(target) == "LAST"
    left = {path.name for path in Place(target).state.iterdir()}
    assert left - {".gitignore", SIGN, "lock", "build.log", "previous"} == set()
    if before is not None:
        go_back(Place(target))
        assert word(target) == before


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: a busy disk takes its time for what must be on it for sure."""
    if not os.access("/dev/shm", os.W_OK):  # noqa: S108  a folder of its own is made in it
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.fixture
def live(target: Path) -> Path:
    published(target, "A")
    return target


def test_a_site_replaces_the_one_before_which_is_kept(target: Path) -> None:
    assert published(target, "A").before is None
    outcome = published(target, "B")
    assert outcome.live == read_manifest(target)
    assert (word(target), word(Place(target).previous)) == ("B", "A")
    published(target, "C")
    assert (word(target), word(Place(target).previous)) == ("C", "B")


def test_back_goes_back_and_forth(target: Path) -> None:
    published(target, "A")
    published(target, "B")
    for now, other in (("A", "B"), ("B", "A"), ("A", "B")):
        go_back(Place(target))
        assert (word(target), word(Place(target).previous)) == (now, other)


def test_readers_find_a_site_at_every_moment(target: Path) -> None:
    published(target, "A")
    published(target, "B")
    found: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                found.add((target / "about/index.html").read_text())
            except OSError as fault:
                found.add(str(fault))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(60):
        go_back(Place(target))
    done.set()
    reader.join()
    assert found == {FILES["about/index.html"].format(word=one) for one in "AB"}


def test_back_needs_a_previous_site(live: Path) -> None:
    with pytest.raises(ProjectError, match="there is no previous site"):
        go_back(Place(live))
    with pytest.raises(ProjectError, match="there is no previous site"):
        go_back(Place(live.with_name("other")))
    assert not live.with_name(".other.hub").exists()


def test_the_same_site_has_the_same_manifest(target: Path) -> None:
    published(target, "A")
    first = (target / NAME).read_bytes()
    published(target, "A")
    assert (target / NAME).read_bytes() == first
    told = json.loads(first)
    assert list(told) == ["version", "audience", "day", "files"]
    assert list(told["files"]) == sorted(told["files"])
    assert told["files"]["style.css"]["size"] == (target / "style.css").stat().st_size


def test_the_folder_keeps_its_mode(live: Path) -> None:
    live.chmod(0o750)
    published(live, "B")
    assert live.stat().st_mode & 0o777 == 0o750
    assert live.with_name(".site.hub").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("kept", [True, False])
def test_an_empty_folder_is_filled(target: Path, kept: bool) -> None:  # noqa: FBT001  a parameter of the test
    if kept:
        target.mkdir()
    assert published(target, "A").live
    assert word(target) == "A"


def test_killed_behind_any_step_nothing_is_lost(quick: Path) -> None:
    ran = run("tests.publisher", quick, "kills", cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    cases = json.loads(ran.stdout)
    assert len(cases) > 100
    for case in cases:
        place = Place(Path(case["folder"]) / "site")
        now = word(place.target)
        assert now in {case["before"], case["now"]} or (case["way"] == "by two renames" and now is None), case
        assert list(repairing(place)), case
        now = word(place.target)
        assert now in {case["before"], case["now"]}, case
        assert now or not case["before"], case
        if now == case["now"] and case["before"]:
            assert word(place.previous) == case["before"], case
        left = {path.name for path in place.state.iterdir()}
        assert left <= {".gitignore", SIGN, "previous"}, case
    for case in cases[::20]:
        target = Path(case["folder"]) / "site"
        goes_on(target, word(target))


def test_killed_at_any_time_the_site_is_the_old_or_the_new_one(quick: Path) -> None:
    target = quick / "site"
    ran = run("tests.publisher", target, "storm", cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    for before, one in zip([{"word": "A"}, *told], told, strict=False):
        assert one["word"] == one["new"] or (one["killed"] and one["word"] == before["word"]), one
    assert sum(one["killed"] for one in told) > 5
    goes_on(target, "last")


def test_killed_while_building_the_next_one_begins_anew(live: Path) -> None:
    with process(live, "NEW", "waits", live.with_name("go")) as running:
        until(lambda: any(live.with_name(".site.hub").glob("building-*/index.html")), running)
        running.kill()
    assert running.returncode == -signal.SIGKILL
    (Place(live).state / ".swap.json.1").touch()  # as one that was killed while it wrote that
    assert word(live) == "A"
    live.with_name("go").touch()
    goes_on(live, "A")


def test_two_at_once_are_one_and_a_refusal_that_names_the_other(live: Path) -> None:
    with process(live, "NEW", "waits", live.with_name("go")) as running:
        until(lambda: any(live.with_name(".site.hub").glob("building-*/index.html")), running)
        began = time.monotonic()
        why = refused(live)
        assert time.monotonic() - began < 2
        assert f"is being published by process {running.pid}; wait" in why
        with pytest.raises(ProjectError, match=f"kill {running.pid}"):
            go_back(Place(live))
        live.with_name("go").touch()
        assert running.wait() == 0
    goes_on(live, "NEW")


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("segfault", "was ended by SIGSEGV"),
        ("killed", "was ended by SIGKILL"),
        ("silent", "left no report"),
        ("torn", "left no report"),
        ("lacking", "the site would not be whole: there is no search"),
        ("raises", "failed with exit code 1; nothing was published. To see it by itself, type: mkdocs build\n  | lost"),
    ],
)
def test_a_build_that_comes_to_a_bad_end_changes_nothing(live: Path, how: str, why: str) -> None:
    assert why in refused(live, how)
    goes_on(live, "A")


@pytest.mark.parametrize("quarantine", [True, False])
def test_a_fault_of_the_site_itself_changes_nothing(live: Path, quarantine: bool) -> None:  # noqa: FBT001  a parameter of the test
    outcome = published(live, "NEW", "dead", quarantine=quarantine)
    assert (outcome.live, [one.rule.name for one in outcome.audit]) == (None, ["dead-link"])
    goes_on(live, "A")


def test_errors_in_the_settings_hold_for_all_entries(live: Path) -> None:
    outcome = published(live, "NEW", "settings", quarantine=True)
    assert (outcome.live, [one.span.path for one in outcome.built.found]) == (None, ["hub.yml"])
    goes_on(live, "A")


def test_files_too_large_for_the_system_change_nothing(live: Path) -> None:
    def limited() -> None:
        import resource  # noqa: PLC0415  not on every system

        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    words = [sys.executable, "-m", "tests.publisher", str(live), "NEW"]
    ran = subprocess.run(words, cwd=ROOT, preexec_fn=limited, capture_output=True, text=True, check=False)
    assert (ran.returncode, word(live)) == (2, "A")
    assert "File too large" in ran.stderr
    goes_on(live, "A")


def in_namespace(script: str, *words: str | Path) -> str:
    """Run a script where it may mount, and return what it prints; skipped where that is not allowed."""
    if subprocess.run([*NAMESPACE, "mount -t tmpfs none /mnt"], capture_output=True, check=False).returncode:
        pytest.skip("a namespace of one's own, in which one may mount, is not to be had here")
    ran = subprocess.run(
        [*NAMESPACE, script, "sh", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_full_disk_changes_nothing_and_going_back_needs_no_room(tmp_path: Path) -> None:
    script = 'mount -t tmpfs -o size=300k none "$1"; exec "$2" -m tests.publisher "$1/site" full'
    told = json.loads(in_namespace(script, tmp_path, sys.executable))
    rounds, back, last = told[:-2], told[-2], told[-1]
    assert back["back"]
    assert last["word"] == "last"
    assert {one["live"] for one in rounds} == {True, False}
    for before, one in zip([{"word": "A"}, *rounds], rounds, strict=False):
        assert one["word"] == (f"N{one['room']}" if one["live"] else before["word"]), one
        assert one["live"] or "No space left" in one["fault"] or "is full" in one["fault"], one


def test_a_place_that_cannot_be_written_stays_as_it_is(live: Path) -> None:
    published(live, "B")
    script = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; exec "$2" -m tests.publisher "$1/site" tries'
    for one in json.loads(in_namespace(script, live.parent, sys.executable)):
        assert "(Read-only file system); see to it that it can, then try again" in one["fault"]
        assert one["word"] == "B"
    goes_on(live, "B")


def test_what_only_others_may_write_or_read_stays_as_it_is(live: Path) -> None:
    if not shutil.which("setpriv"):
        pytest.skip("only setpriv takes from root what lets it write everywhere")
    without = "--bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search"
    told = in_namespace(f'exec setpriv {without} "$2" -m tests.publisher "$1" locks', live, sys.executable)
    for one in json.loads(told):
        assert "(Permission denied); see to it that it can, then try again" in one["fault"]
        assert one["word"] == "A"
    goes_on(live, "A")


def test_the_site_that_has_left_is_not_lost_where_it_cannot_be_kept(live: Path) -> None:
    published(live, "B")
    script = 'mount --bind "$1" "$1"; "$2" -m tests.publisher "${1%/.*}/site" NEW 2>&1 || echo $?'
    told = in_namespace(script, Place(live).previous, sys.executable)
    assert "site has the new site, but the previous one could not be kept (Device or resource busy)" in told
    assert told.endswith("\n2\n")
    assert word(live) == "NEW"
    Place(live).prepare()
    assert "kept" in list(repairing(Place(live)))
    assert word(Place(live).previous) == "B"
    goes_on(live, "NEW")


def test_a_mount_point_is_refused(tmp_path: Path) -> None:
    script = 'mkdir "$1/site"; mount -t tmpfs none "$1/site"; "$2" -m tests.publisher "$1/site" NEW 2>&1 || echo $?'
    told = in_namespace(script, tmp_path, sys.executable)
    assert "site is a mount point, which cannot be swapped" in told
    assert told.endswith("\n2\n")


def test_the_folder_of_the_build_is_deleted_meanwhile(live: Path) -> None:
    building = Place(live).building
    assert "was deleted while the site was being built; publish again" in refused(live, "deletes", building)
    goes_on(live, "A")
    assert "was deleted while" in refused(live, "deletes", Place(live).state)
    goes_on(live, "A")


def test_the_site_is_deleted_meanwhile(live: Path) -> None:
    assert published(live, "B", "deletes", live).live
    assert word(live) == "B"
    shutil.rmtree(live)
    goes_on(live, None)


def test_the_folder_around_it_is_deleted_meanwhile(tmp_path: Path) -> None:
    target = tmp_path / "web" / "site"
    target.parent.mkdir()
    published(target, "A")
    assert "publish again" in refused(target, "deletes", target.parent)
    shutil.rmtree(target.parent)
    assert f"make it: mkdir -p {target.parent}" in refused(target)
    target.parent.mkdir()
    goes_on(target, None)


def test_what_somebody_else_puts_there_meanwhile_is_never_replaced(live: Path) -> None:
    assert "holds files that `hub publish` has not put there" in refused(live, "replaces", live)
    assert (live / "precious.txt").read_text() == "mine"
    assert "are never replaced" in refused(live)
    live.rename(live.with_name("elsewhere"))
    goes_on(live, None)


def test_a_previous_site_that_is_damaged_is_not_gone_back_to(live: Path) -> None:
    published(live, "B")
    previous = Place(live).previous
    (previous / "style.css").write_text("body {}")
    (previous / "about/index.html").unlink()
    (previous / "more.html").touch()
    expected = "about/index.html is missing, style.css has changed, more.html is not listed; publish anew"
    with pytest.raises(ProjectError, match=expected):
        go_back(Place(live))
    (previous / NAME).write_text("{")
    with pytest.raises(ProjectError, match="cannot be read"):
        go_back(Place(live))
    shutil.rmtree(previous)
    goes_on(live, "B")


def test_files_that_nobody_published_are_told_of(live: Path) -> None:
    (live / "CNAME").touch()
    assert published(live, "B").strangers == ["CNAME"]
    assert (Place(live).previous / "CNAME").exists()


def test_a_site_of_a_newer_hub_stays(live: Path) -> None:
    manifest = live / NAME
    manifest.write_text(manifest.read_text().replace('"version": 1', '"version": 2'))
    assert "newer version of the hub" in refused(live)


def test_something_else_in_the_place_of_what_is_kept_is_refused(tmp_path: Path) -> None:
    state = tmp_path / ".site.hub"
    for make in (state.touch, lambda: state.symlink_to(tmp_path)):
        make()
        assert "is in the place of the folder in which" in refused(tmp_path / "site")
        state.unlink()
    state.mkdir()
    (state / "mine.txt").touch()
    assert f"move it away: mv {state} {state}.old" in refused(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_places_where_no_site_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "project" / "content"
    content.mkdir(parents=True)
    put(tmp_path / "old", "A")
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "old")
    Place(tmp_path / "old").prepare()
    project = Project(content.parent, content)
    for folder, why in {
        content / "site": "is in .*, the folder of content",
        content.parent: "contains the project itself",
        tmp_path: "contains the project itself",
        Path("/"): "is a mount point|contains the project",
        tmp_path / "file": "is a file",
        tmp_path / "link": f"is a symbolic link.*: {tmp_path / 'old'}",
        tmp_path / "no" / "site": "there is no folder",
        tmp_path / "old" / "site": "is in the published site",
        tmp_path / ".old.hub" / "previous": "keeps for itself",
    }.items():
        with pytest.raises(ProjectError, match=why):
            place_of(folder, project)
    assert place_of(tmp_path / "old", project).target == tmp_path / "old"
    monkeypatch.chdir(tmp_path)
    assert place_of(Path("project/../old"), project).target == tmp_path / "old"


@pytest.mark.parametrize(
    ("today", "published_on", "committed_on", "why"),
    [
        ("2026-11-22", None, None, ""),
        ("2026-11-22", "2026-11-22", "2026-11-22", ""),
        ("2026-11-21", "2026-11-22", None, "the site that is published is of 2026-11-22"),
        ("2026-11-21", None, "2026-11-22", ""),
        ("2026-11-20", None, "2026-11-22", "the content was last committed on 2026-11-22"),
        ("1970-01-01", "2026-11-21", "2026-11-22", "today is 1970-01-01 by the clock of this machine"),
        ("2031-11-01", "2026-11-21", "2026-11-22", ""),
        ("2031-12-01", "2026-11-21", "2026-11-22", "have changed since 2026-11-22"),
        ("2031-12-01", "2031-11-21", "2026-11-22", ""),
    ],
)
def test_a_clock_that_is_wrong(today: str, published_on: str | None, committed_on: str | None, why: str) -> None:
    days = (date.fromisoformat(day) if day else None for day in (published_on, committed_on))
    found = doubt(date.fromisoformat(today), *days)
    assert why in found
    assert bool(why) == bool(found)


def test_a_killed_process_is_not_named_as_the_one_that_publishes(tmp_path: Path) -> None:
    state = Place(tmp_path / "site").state
    published(tmp_path / "site", "OLD")
    (state / "holder").write_text("1234567\n")
    with FileLock(state / "lock"):
        writing = threading.Timer(0.05, (state / "holder").write_text, ["42\n"])
        writing.start()
        why = refused(tmp_path / "site")
        writing.join()
        assert "is being published by process 42; wait" in why
        (state / "holder").unlink()
        assert "is being published by another process; wait" in refused(tmp_path / "site")


def test_what_an_unreadable_journal_may_speak_of_is_not_deleted(tmp_path: Path) -> None:
    published(tmp_path / "site", "OLD")
    place = Place(tmp_path / "site")
    place.journal.mkdir()
    left = place.state / "building-1"
    left.mkdir()
    assert f"{place.journal} cannot be read (Is a directory); see to it that it can" in refused(tmp_path / "site")
    assert left.is_dir()
    place.journal.rmdir()
    published(tmp_path / "site", "NEW")
    assert not left.exists()


def test_links_that_go_round_in_a_circle_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "pool")
    (tmp_path / "pool").symlink_to(tmp_path / "loop")
    with pytest.raises(ProjectError, match=r"loop"):
        place_of(tmp_path / "loop/site", Project(tmp_path, tmp_path))
