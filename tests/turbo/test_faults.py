"""Whatever happens to a build or to what it remembers: the next one is right."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.turbo.keys import digest_of
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


def built(project: Path) -> Twice:
    """Build a site that has no hooks, and compare."""
    return twice(project, again=True)


def edited(project: Path) -> None:
    for number in range(0, 40, 3):
        page = project / f"docs/page-{number}.md"
        page.write_text(f"{page.read_text()}\nAnother sentence.\n")


def is_right(again: Twice) -> bool:
    return again.differing == []


def test_two_builds_at_once(project: Path) -> None:
    built(project)
    edited(project)
    builds = [begun(project) for _ in range(3)]
    assert [build.wait(120) for build in builds] == [0, 0, 0]
    again = built(project)
    assert is_right(again)
    assert again.pages == (41, 0)


@pytest.mark.parametrize("after", [0.6, 1.0, 1.4, 1.9])
def test_a_build_that_is_killed(project: Path, after: float) -> None:
    built(project)
    edited(project)
    build = begun(project)
    time.sleep(after)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait(60)
    assert is_right(built(project))
    assert not list(project.glob(".site*"))


def test_a_build_whose_own_process_alone_is_killed(project: Path) -> None:
    build = begun(project)
    time.sleep(1.5)
    build.kill()
    build.wait(60)
    assert is_right(built(project))


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
    assert is_right(built(project))


def test_a_read_only_cache(project: Path) -> None:
    begun(project).wait(60)
    edited(project)
    script = 'mount --bind .cache .cache; mount -o remount,bind,ro .cache; "$1" -m mkdocs build -d site 2>&1'
    assert "27 texts known, 14 rendered" in in_namespace(project, script)
    assert is_right(built(project))


def test_what_is_hidden_in_the_site_outlives_a_killed_build(project: Path) -> None:
    built(project)
    (project / "site/.git").mkdir()
    (project / "site/.git/HEAD").write_text("ref: refs/heads/site\n")
    (project / "site").rename(project / ".site.away")  # as a build leaves it that is killed then
    plain = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=project,
        env={**os.environ, **DAY, "HUB_TURBO": "off"},
        check=False,
    )
    assert plain.returncode == 0
    assert built(project).differing == [".git/HEAD"]
    assert not list(project.glob(".site*"))


@pytest.mark.parametrize("place", ["docs/.cache", "site/.cache", "theme", "."])
def test_a_cache_where_none_can_be(project: Path, place: str) -> None:
    write(project, {}, CONFIG.replace("{enabled:", f"{{cache: {place}, enabled:"))
    anew = built(project)
    assert "this is a plain build, since its `cache`" in anew.log
    assert is_right(anew)
    assert not list(project.rglob("store.sqlite"))


def test_a_pipe_among_the_files_of_a_site(project: Path) -> None:
    os.mkfifo(project / "docs/pipe.bin")
    build = begun(project)
    assert build.wait(30) == 1


def test_a_template_that_is_edited_while_the_site_is_built(project: Path) -> None:
    main = '{%% extends "base.html" %%}{%% block announce %%}%s{%% endblock %%}'
    hook = [
        "from pathlib import Path",
        "from mkdocs.plugins import event_priority",
        "main = Path(__file__).with_name('theme') / 'main.html'",
        "@event_priority(-20_000)",
        "def on_env(env, config, files): main.write_text(main.read_text().replace('One', 'Two'))",
        "def on_post_build(config): main.write_text(main.read_text().replace('Two', 'One'))",
    ]
    write(project, {"theme/main.html": main % "One", "edit.py": "\n".join(hook)}, f"{CONFIG}hooks: [edit.py]\n")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        env={**os.environ, **DAY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "templates or icons were edited while this was built" in run.stderr
    write(project, {"theme/main.html": main % "One", "edit.py": "# nothing\n"}, f"{CONFIG}hooks: [edit.py]\n")
    assert is_right(twice(project))


@pytest.mark.parametrize("damage", ["cut", "bits", "garbage", "empty", "manifest"])
def test_a_damaged_cache(project: Path, damage: str) -> None:
    built(project)
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
    assert is_right(built(project))
    edited(project)
    assert is_right(built(project))


def test_a_cache_of_another_program(project: Path) -> None:
    (project / STORE).parent.mkdir(parents=True)
    with sqlite3.connect(project / STORE) as file:
        file.execute("CREATE TABLE theirs (a)")
    file.close()
    again = built(project)
    assert is_right(again)
    assert "belongs to another program" in again.log
    assert sqlite3.connect(project / STORE).execute("SELECT count(*) FROM theirs").fetchone() == (0,)


def test_a_cache_of_another_version(project: Path) -> None:
    built(project)
    with sqlite3.connect(project / STORE) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    again = built(project)
    assert (again.differing, again.counts) == ([], (0, 41))


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_went_wrong(project: Path, years: int) -> None:
    built(project)
    edited(project)
    wrong = time.time() + years * 365 * 86_400
    for place in [*(project / "docs").iterdir(), *(project / "site").rglob("*"), project / "mkdocs.yml"]:
        os.utime(place, (wrong, wrong))
    assert is_right(built(project))


def test_a_site_and_a_cache_that_were_moved_to_another_machine(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    built(project)
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


@pytest.mark.parametrize("kind", ["link", "second name", "pipe", "link to the source", "link to a folder"])
def test_what_stands_in_the_site_and_is_no_file_of_its_own(project: Path, kind: str) -> None:
    write(project, {"docs/a.txt": "text", "docs/deep/page.md": "# Page\n"})
    built(project)
    outside = project / "outside"
    outside.mkdir()
    kept = outside / "index.html"
    kept.write_text("precious", encoding="utf-8")
    page = project / "site/deep/page/index.html"
    page.unlink()
    match kind:
        case "link":
            page.symlink_to(kept)
        case "second name":
            page.hardlink_to(kept)
        case "pipe":
            os.mkfifo(page)
        case "link to a folder":
            page.parent.rmdir()
            page.parent.symlink_to(outside)
        case _:
            (project / "site/a.txt").unlink()
            (project / "site/a.txt").symlink_to(project / "docs/a.txt")
    write(project, {"docs/deep/page.md": "# Another page\n"})
    assert is_right(built(project))
    assert kept.read_text(encoding="utf-8") == "precious"
    assert (project / "docs/a.txt").read_text(encoding="utf-8") == "text"


def test_a_place_beside_the_site_that_leads_elsewhere(project: Path) -> None:
    precious = project / "precious/diary.txt"
    precious.parent.mkdir()
    precious.write_text("dear", encoding="utf-8")
    (project / ".site.away").symlink_to(precious.parent)
    assert is_right(built(project))
    assert precious.read_text(encoding="utf-8") == "dear"


def test_a_site_that_is_deployed_from_its_folder(project: Path) -> None:
    hidden = project / "site/.git/refs/tags"
    hidden.mkdir(parents=True)
    built(project)
    assert hidden.is_dir()


@pytest.mark.parametrize("there", [True, False])
def test_a_file_where_a_folder_was_and_a_folder_where_a_file_was(project: Path, *, there: bool) -> None:
    file, page = project / "docs/notes", project / "docs/notes.md"
    for number in range(3):
        is_page = there == bool(number % 2)
        page.unlink(missing_ok=True)
        file.unlink(missing_ok=True)
        (page if is_page else file).write_text("# Notes\n", encoding="utf-8")
        assert is_right(built(project))


@pytest.mark.parametrize("part", ["store.sqlite", "store.sqlite-wal", ".gitignore", "manifest", "new"])
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_what_stands_in_the_cache_and_is_no_file(project: Path, part: str, kind: str) -> None:
    built(project)
    precious = project / "precious.txt"
    precious.write_text("dear", encoding="utf-8")
    cache = project / ".cache/turbo"
    manifest = next(cache.glob("*.manifest"))
    place = {"manifest": manifest, "new": manifest.with_suffix(".new")}.get(part, cache / part)
    place.unlink(missing_ok=True)
    place.symlink_to(precious) if kind == "link" else os.mkfifo(place)
    edited(project)
    assert is_right(built(project))
    assert precious.read_text(encoding="utf-8") == "dear"


_ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"


@pytest.mark.parametrize(
    "script",
    [
        f"DROP TABLE known; CREATE VIEW known AS {_ENDLESS} SELECT x AS key, x AS thing, 1 AS size, 1 AS used FROM c",  # noqa: S608  ours
        "CREATE TRIGGER t AFTER INSERT ON things BEGIN DELETE FROM things; END",
        "DROP TABLE things",
        f"CREATE TRIGGER known AFTER INSERT ON known BEGIN SELECT count(*) FROM ({_ENDLESS} SELECT x FROM c); END",  # noqa: S608  ours
        "ALTER TABLE known ADD COLUMN more",
        "UPDATE things SET data = 'text'",
        "UPDATE known SET used = 9223372036854775807",
        "UPDATE known SET size = 'z', used = 1e300",
    ],
)
def test_a_store_that_somebody_wrote(project: Path, script: str) -> None:
    built(project)
    file = sqlite3.connect(project / STORE)
    file.executescript(script)
    file.close()
    edited(project)
    assert is_right(built(project))
    assert built(project).counts == (41, 0)


def _deep(count: int) -> bytes:
    return b"\x91" * count + b"\xc0"


_PAGE, _TEXT, _ENTRIES = "page", "text", "entries"
_BOMB = zlib.compress(b"a" * (1 << 28))
_THINGS: dict[str, tuple[str, Callable[[list[Any]], bytes | None]]] = {
    "no packed page": (_PAGE, lambda told: msgspec.msgpack.encode([b"garbage", told[1]])),
    "a page that is cut": (_PAGE, lambda told: msgspec.msgpack.encode([told[0][:-5], told[1]])),
    "an empty page": (_PAGE, lambda told: msgspec.msgpack.encode([zlib.compress(b""), told[1]])),
    "a page that is no text": (_PAGE, lambda told: msgspec.msgpack.encode([zlib.compress(b"\xff\xfe"), told[1]])),
    "a page without end": (_PAGE, lambda told: msgspec.msgpack.encode([_BOMB, told[1]])),
    "a page with more in it": (
        _PAGE,
        lambda told: b"\x93" + msgspec.msgpack.encode(told[0]) + b"\x80" + _deep(100_000),
    ),
    "headings within headings": (_TEXT, lambda told: msgspec.msgpack.encode([*told[:3], _headings(200), *told[4:]])),
    "a link that is none": (
        _TEXT,
        lambda told: msgspec.msgpack.encode([*told[:5], [["http://[x", "http://[x"]], b"", True, *told[8:]]),
    ),
    "a number as entries": (_ENTRIES, lambda _: b"\x05"),
    "entries without a place": (_ENTRIES, lambda _: msgspec.msgpack.encode([{}])),
    "entries of numbers": (_ENTRIES, lambda _: msgspec.msgpack.encode([{1: 2}])),
    "entries within entries": (_ENTRIES, lambda _: _deep(100_000)),
}


def _headings(depth: int) -> list[Any]:
    found: list[Any] = []
    for _ in range(depth):
        found = [["x", "x", 1, found]]
    return found


@pytest.mark.parametrize("name", _THINGS)
def test_a_thing_that_is_none_under_its_own_digest(project: Path, name: str) -> None:
    built(project)
    kind, make = _THINGS[name]
    file = sqlite3.connect(project / STORE)
    changed = 0
    for thing, data in file.execute("SELECT digest, data FROM things").fetchall():
        told = msgspec.msgpack.decode(data)
        if kind == (_ENTRIES if isinstance(told[0], dict) else _PAGE if isinstance(told[0], bytes) else _TEXT):
            made = make(told) or b""
            file.execute("INSERT OR REPLACE INTO things VALUES (?, ?)", (digest_of(made), made))
            file.execute("UPDATE known SET thing = ? WHERE thing = ?", (digest_of(made), thing))
            changed += 1
    file.commit()
    file.close()
    assert changed == 41
    shutil.rmtree(project / "site")
    assert is_right(built(project))


def test_a_snippet_that_changes_while_a_page_is_rendered(tmp_path: Path) -> None:
    extension = (
        "from pathlib import Path\nfrom markdown import Extension\nfrom markdown.postprocessors import Postprocessor\n"
        "class P(Postprocessor):\n    def run(self, text):\n"
        "        Path('parts/a.md').write_text('New.')\n        return text\n"
        "class E(Extension):\n    def extendMarkdown(self, md): md.postprocessors.register(P(md), 'late', 1)\n"
        "def makeExtension(**options): return E(**options)\n"
    )
    config = CONFIG.replace("- admonition", "- late\n- admonition").replace("enabled:", "trusted: [late], enabled:")
    files = {"docs/index.md": '# Home\n\n--8<-- "a.md"\n', "parts/a.md": "Old.", "late.py": extension}
    write(tmp_path, files, config)
    twice(tmp_path, PYTHONPATH=str(tmp_path))  # the plain build comes second, so the two differ
    assert is_right(twice(tmp_path, PYTHONPATH=str(tmp_path)))
