"""Whatever happens to a build or to what it remembers: the next one is right."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.turbo.twice import CONFIG, DAY, Twice, twice, write

PAGES = {
    f"docs/page-{number}.md": f"# Page {number}\n\nSee [the next](page-{number + 1}.md).\n" for number in range(40)
}
STORE = ".cache/turbo/store.sqlite"
NAMESPACE = ("unshare", "-rm", "sh", "-ec")

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {"docs/index.md": "# Home\n", **PAGES})


def begun(project: Path) -> "subprocess.Popen[bytes]":
    """Begin a build as a process of its own."""
    words = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(project / "site")]
    return subprocess.Popen(words, cwd=project, env={**os.environ, **DAY}, start_new_session=True)


def edited(project: Path) -> None:
    for number in range(0, 40, 3):
        (project / f"docs/page-{number}.md").write_text(f"# Page {number}\n\nAnother text at {time.time_ns()}.\n")


def is_right(again: Twice) -> bool:
    return again.differing == []


def test_two_builds_at_once(project: Path) -> None:
    twice(project)
    edited(project)
    builds = [begun(project) for _ in range(3)]
    assert [build.wait(120) for build in builds] == [0, 0, 0]
    again = twice(project)
    assert is_right(again)
    assert again.pages == (41, 0)


@pytest.mark.parametrize("after", [0.6, 1.0, 1.4, 1.9])
def test_a_build_that_is_killed(project: Path, after: float) -> None:
    twice(project)
    edited(project)
    build = begun(project)
    time.sleep(after)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait(60)
    assert is_right(twice(project))
    assert not list(project.glob(".site*"))


def test_a_build_whose_own_process_alone_is_killed(project: Path) -> None:
    build = begun(project)
    time.sleep(1.5)
    build.kill()
    build.wait(60)
    assert is_right(twice(project))


def in_namespace(project: Path, script: str) -> str:
    """Build where one may mount, and return what is said; skipped where that is not allowed."""
    if subprocess.run([*NAMESPACE, "mount -t tmpfs none /mnt"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk of their own")
    words = [*NAMESPACE, script, "sh", sys.executable]
    run = subprocess.run(words, cwd=project, env={**os.environ, **DAY}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    return run.stdout


def test_a_full_disk(project: Path) -> None:
    script = 'mkdir -p .cache; mount -t tmpfs -o size=60k none .cache; "$1" -m mkdocs build -d site 2>&1'
    assert "hub-turbo: nothing more is kept in" in in_namespace(project, script)
    assert is_right(twice(project))


def test_a_read_only_cache(project: Path) -> None:
    begun(project).wait(60)
    edited(project)
    script = 'mount --bind .cache .cache; mount -o remount,bind,ro .cache; "$1" -m mkdocs build -d site 2>&1'
    assert "27 texts known, 14 rendered" in in_namespace(project, script)
    assert is_right(twice(project))


@pytest.mark.parametrize("damage", ["cut", "bits", "garbage", "empty", "manifest"])
def test_a_damaged_cache(project: Path, damage: str) -> None:
    twice(project)
    edited(project)
    store = project / STORE
    held = bytearray(store.read_bytes())
    if damage == "bits":
        held[2000::997] = bytes(255 - one for one in held[2000::997])
    new = {"cut": held[: len(held) // 2], "bits": held, "garbage": b"no database" * 999, "empty": b""}
    if damage == "manifest":
        for place in store.parent.glob("*.manifest"):
            place.write_bytes(place.read_bytes()[:-30])
    else:
        store.write_bytes(new[damage])
    assert is_right(twice(project))
    edited(project)
    assert is_right(twice(project))


def test_a_cache_of_another_program(project: Path) -> None:
    (project / STORE).parent.mkdir(parents=True)
    with sqlite3.connect(project / STORE) as file:
        file.execute("CREATE TABLE theirs (a)")
    file.close()
    again = twice(project)
    assert is_right(again)
    assert "belongs to another program" in again.log
    assert sqlite3.connect(project / STORE).execute("SELECT count(*) FROM theirs").fetchone() == (0,)


def test_a_cache_of_another_version(project: Path) -> None:
    twice(project)
    with sqlite3.connect(project / STORE) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    again = twice(project)
    assert (again.differing, again.counts) == ([], (0, 41))


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_went_wrong(project: Path, years: int) -> None:
    twice(project)
    edited(project)
    wrong = time.time() + years * 365 * 86_400
    for place in [*(project / "docs").iterdir(), *(project / "site").rglob("*"), project / "mkdocs.yml"]:
        os.utime(place, (wrong, wrong))
    assert is_right(twice(project))


def test_a_site_and_a_cache_that_were_moved_to_another_machine(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    twice(project)
    other = tmp_path_factory.mktemp("other") / "place"
    shutil.copytree(project, other)
    again = twice(other)
    assert (again.differing, again.counts) == ([], (41, 0))


def test_a_bounded_cache(project: Path) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.replace("enabled:", "room: 1, enabled:"))
    for _ in range(4):
        for number in range(40):
            (project / f"docs/page-{number}.md").write_text(f"# Page {number}\n\n{os.urandom(15_000).hex()}\n")
        assert is_right(twice(project))
    assert (project / STORE).stat().st_size < 3 << 20
