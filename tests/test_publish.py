"""`hub publish` as people use it: real builds, swapped in, refused, killed, and gone back on."""

import gzip
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.plugins import get_plugin_logger

from hub.publishing.manifest import NAME, damage, read_manifest
from hub.site.once import Listener
from tests.site import MINIMAL, SMALL, Site, hub, run, write

pytestmark = pytest.mark.slow

BAD = {
    "lessons/bad.md": "---\ntitle: Git: a guide\n---\n\nhunter2\n",
    "lessons/linked.md": SMALL["lessons/undo.md"].replace("Undo a mistake", "Links") + "\n[x](nowhere.md) zebra\n",
    "nested.md": "---\ntitle: Nested\n---\n\nzebra\n\n" + "1. " * 500 + "deep\n",
}
OWN = "---\ntitle: Own\n---\n\nSee [the ways](#hub-nothing), zebra.\n"
"""Passes every check of the content: anchors of the hub's own are known only once a page is built."""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, "subprocess.CompletedProcess[str]"]:
    """A project with a site that was published; it stays as it is."""
    folder = write(tmp_path_factory.mktemp("project"), SMALL)
    return folder, hub(folder, "publish", "site", HUB_TODAY="2026-11-22")


@pytest.fixture
def project(first: tuple[Path, object], tmp_path: Path) -> Path:
    """A copy of the project with its site."""
    return Path(shutil.copytree(first[0], tmp_path / "copy"))


def whole(folder: Path) -> Mapping[str, object]:
    """Return the files of a site that is whole."""
    manifest = read_manifest(folder)
    assert manifest
    assert list(damage(folder, manifest)) == []
    return manifest.files


def test_a_site_is_built_audited_and_there(first: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    folder, ran = first
    assert ran.returncode == 0, ran.stderr
    files = whole(folder / "site")
    assert ran.stdout.startswith(
        f"Published in {folder.resolve() / 'site'} for everybody, as of 2026-11-22: {len(files)} files, "
    )
    assert ran.stderr.splitlines()[:2] == [
        f"hub: building 5 entries beside {folder.resolve() / 'site'}",
        f"hub: auditing {len(files)} files",
    ]
    assert {"index.html", "404.html", "sw.js", "lessons/undo/index.html", "api/hub.json"} <= files.keys()


def test_errors_publish_nothing_and_in_quarantine_all_the_rest(project: Path) -> None:
    before = whole(project / "site")
    write(project, {**BAD, "own.md": OWN, "people/alan.md": "---\ntitle: Alan\nrole: on\njoined: 2020-01-01\n---\n"})
    ran = hub(project, "publish", "site")
    assert ran.returncode == 1
    rest = f"mend them, or publish all the rest: hub publish {project}/site --quarantine"
    assert f"since the content has errors; {project}/site is as it was. To go on, {rest}" in ran.stderr
    assert whole(project / "site") == before

    ran = hub(project, "publish", "site", "--quarantine")
    assert ran.returncode == 1
    for path, rule in zip(BAD, ("unquoted-colon", "broken-link", "unrenderable-text"), strict=True):
        assert any(line.startswith(f"content/{path}:") and f"[{rule}]" in line for line in ran.stdout.splitlines())
    assert "own/index.html:" in ran.stdout
    assert "leads to `own/index.html#hub-nothing`, and that page has no such place. [dead-anchor]" in ran.stdout
    assert "see content/own.md:1" in ran.stdout
    assert "content/people/alan.md:3:7: warning: " in ran.stdout
    names = ", ".join(f"content/{path}" for path in (*BAD, "own.md"))
    assert f"4 files with faults are not shown, and a stub stands in place: {names}" in ran.stderr
    site = Site(project / "site")
    assert "hub check content/lessons/linked.md" in site.text("lessons/linked/index.html")
    assert "Undo a mistake" in site.text("lessons/undo/index.html")
    for path in whole(site.folder):
        assert not {b"zebra", b"hunter2"} & {*(site.folder / path).read_bytes().split()}, path

    back = hub(project, "publish", "site", "--back", "--format", "json")
    assert (back.returncode, json.loads(back.stdout)["files"]) == (0, len(before))
    assert whole(project / "site") == before
    again = hub(project.parent, "-C", project.name, "publish", "site", "--back").stdout
    assert "is the previous site again, for everybody, as of 2026-11-22: " in again
    assert f"Changed your mind? hub -C {project.name} publish {project}/site --back" in again
    assert whole(project / "site") != before


@contextmanager
def publishing(project: Path) -> "Iterator[tuple[subprocess.Popen[str], int]]":
    """Publish, and give the process with that of its build once that has begun to write."""
    words = [sys.executable, "-m", "hub.cli", "publish", "site"]
    with subprocess.Popen(words, cwd=project, stderr=subprocess.PIPE, text=True) as running:
        while not any(project.glob(".site.hub/building-*/assets")):
            assert running.poll() is None
            time.sleep(0.01)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        yield running, int(children[0])


def test_killed_and_crashed_while_building_and_then_published(project: Path) -> None:
    if not Path("/proc/self/task").is_dir():
        pytest.skip("which process builds is read from /proc")
    before = whole(project / "site")
    with publishing(project) as (running, builder):
        os.kill(builder, signal.SIGSEGV)
        assert running.wait() == 2
        assert running.stderr
        told = running.stderr.read()
    assert "hub: the build was ended by SIGSEGV; nothing was published" in told
    assert not any(project.glob(".site.hub/building-*"))
    assert whole(project / "site") == before

    with publishing(project) as (running, builder):
        os.kill(builder, signal.SIGSTOP)  # so that it is still at it, however slow the machine
        second = hub(project, "publish", "site")
        assert second.returncode == 2
        assert f"site is being published by process {running.pid}; wait until" in second.stderr
        running.kill()
    os.kill(builder, signal.SIGCONT)
    deadline = time.monotonic() + 20
    while Path(f"/proc/{builder}/exe").exists():
        assert time.monotonic() < deadline, "the build goes on although nobody waits for it"
        time.sleep(0.01)
    assert whole(project / "site") == before

    manifest = (project / "site" / NAME).read_bytes()
    ran = hub(project, "publish", "site", "--format", "json", PYTHONHASHSEED="7")
    assert ran.returncode == 0, ran.stderr
    facts = {"version": 1, "published": True, "directory": f"{project}/site", "day": "2026-11-22", "audience": None}
    none = {"withheld": [], "site": [], "counts": {"error": 0, "warning": 0, "notice": 0}, "diagnostics": []}
    told = json.loads(ran.stdout)
    assert told == {**told, **facts, **none, "files": len(before)}
    assert whole(project / "site") == before
    assert (project / "site" / NAME).read_bytes() == manifest, "the same content gives other bytes"
    assert not (project / ".site.hub/previous").exists(), "the site that is there is not the one before itself"
    (project / "site/index.html").write_text("")
    assert hub(project, "publish", "site").returncode == 0
    assert whole(project / "site") == before
    assert not any(project.glob(".site.hub/building-*"))


def test_what_is_not_finished_is_missing_from_the_site_and_gives_nothing_away(project: Path) -> None:
    names = {"hub.yml": "audiences: [everyone, staff]\n"}
    begun = "---\ntitle: Pay round\nsummary: What it is.\nfor: TODO\nwhen: day-1\narea: TODO\nowner: ada\n---\n\nMore than four words here.\n"
    write(
        project, {**names, "guides/pay-round.md": begun, "guides/raise-of-pay.md": f"---\naudiance: staff\n{begun[4:]}"}
    )
    usual = os.umask(0o077)
    try:
        ran = hub(project, "publish", "site", "--quarantine")
    finally:
        os.umask(usual)
    assert ran.returncode == 1
    assert "A file with faults is not shown, and a stub stands in place: content/guides/pay-round.md" in ran.stderr
    assert "A file with faults is left out: content/guides/raise-of-pay.md" in ran.stderr
    assert f"only some accounts may read {project}/site; " in ran.stderr
    assert "guides/pay-round/index.html" in whole(project / "site")
    assert not any("raise-of-pay" in path for path in whole(project / "site"))


def test_a_clock_that_is_wrong_publishes_nothing(project: Path) -> None:
    manifest = project / "site" / NAME
    manifest.write_text(manifest.read_text().replace('"day": "2026-11-22"', '"day": "2999-01-01"'))
    ran = hub(project, "publish", "site", HUB_TODAY="")
    assert ran.returncode == 2
    assert (
        "by the clock of this machine, and the site that is published is of 2999-01-01; set the clock, or" in ran.stderr
    )
    shutil.rmtree(project / "site")
    dated = {"GIT_COMMITTER_DATE": "2090-01-01T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull}
    by = ["-c", "user.name=ada", "-c", "user.email=ada@hub.example"]
    for words in (["init", "-q"], ["add", "content"], [*by, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *words], cwd=project, env={**os.environ, **dated}, check=True)
    ran = hub(project, "publish", "site", HUB_TODAY="")
    assert ran.returncode == 2
    assert "the content was last committed on 2090-01-01; set the clock, or if the day is right, say so:" in ran.stderr


@pytest.mark.parametrize(
    ("config", "why"),
    [
        (MINIMAL.replace(", hub: {}", ""), "does not name the plugin; write under `plugins`: `hub: {}`"),
        (MINIMAL + "theme: {name: nowhere}\n", "nothing was published. To see it by itself, type: mkdocs build"),
    ],
)
def test_a_mkdocs_yml_that_cannot_be_built_says_why(project: Path, config: str, why: str) -> None:
    write(project, {}, config)
    ran = hub(project, "publish", "site")
    assert ran.returncode == 2
    assert why in ran.stderr
    assert "Traceback" not in ran.stderr
    assert whole(project / "site")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["site", "--audience", "nobody"], "there is no audience `nobody`; there are: "),
        (["site", "--back", "--quarantine"], "--back takes no other option"),
        (["more", "--quarantine", "--today", "2026-11-22"], "are never replaced"),
    ],
)
def test_what_cannot_be_is_refused_at_once(project: Path, words: list[str], why: str) -> None:
    (project / "more").mkdir()
    (project / "more/precious.txt").touch()
    ran = hub(project, "publish", *words)
    assert ran.returncode == 2
    assert why in ran.stderr
    assert ran.stdout == ""
    assert [path.name for path in (project / "more").iterdir()] == ["precious.txt"]


def test_outside_a_project_nothing_is_published(tmp_path: Path) -> None:
    ran = hub(tmp_path, "publish", "site")
    assert (ran.returncode, "there is no mkdocs.yml" in ran.stderr) == (2, True)
    assert not any(tmp_path.iterdir())


def test_what_the_hub_misses_is_told_apart_from_what_others_say() -> None:
    listener = Listener()
    log = get_plugin_logger("hub")
    log.logger.addHandler(listener)
    log.warning("the search index could not be made")
    log.logger.setLevel(logging.INFO)
    log.info("diagrams are shown as their source")
    log.logger.setLevel(logging.NOTSET)
    log.error("a finding", extra={"diagnostic": True})
    log.logger.removeHandler(listener)
    listener.handle(logging.makeLogRecord({"name": "mkdocs.pages", "levelno": logging.WARNING, "msg": "a link"}))
    listener.handle(logging.makeLogRecord({"name": "mkdocs.pages", "levelno": logging.INFO, "msg": "a page"}))
    assert (listener.lacking, listener.told) == (["the search index could not be made"], ["a link"])
    assert listener.remarks == ["diagrams are shown as their source"]


def test_what_readers_get_in_place_of_diagrams_is_told(project: Path) -> None:
    write(project, {"plan.md": "---\ntitle: Plan\n---\n\n```mermaid\nflowchart LR\n  A --> B\n```\n"})
    ran = hub(project, "publish", "site")
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.count("hub: diagrams are shown as their source") == 1
    assert "type `hub diagrams` to fetch it" in ran.stderr


def test_a_build_never_empties_a_folder(project: Path) -> None:
    words = ("--config", "mkdocs.yml", "--into", "site", "--report", "report.json")
    ran = run("hub.site", *words, cwd=project)
    assert (ran.returncode, ran.stdout) == (3, "site is not empty; name a new folder\n")
    assert whole(project / "site")


HOOK = """from pathlib import Path
def on_post_build(config):
    told = Path(config.docs_dir, "plan.md").read_text().partition("---\\n\\n")[2]
    Path(config.site_dir, "api/plan.json").write_text('{"plan": "%s"}' % told.strip())
"""


def test_what_is_for_others_stays_out_and_a_leak_publishes_nothing(project: Path) -> None:
    plan = "---\ntitle: Plan\naudience: staff\n---\n\nThe new office opens in May.\n"
    write(project, {"hub.yml": "audiences: [everyone, staff]\n", "plan.md": plan})
    write(project, {}, MINIMAL.replace("hub: {}", "hub: {audience: staff}"))
    unsaid = hub(project, "publish", "site")
    assert unsaid.returncode == 2
    assert (
        "site is the site for everybody, and by mkdocs.yml this one is for staff; name another folder" in unsaid.stderr
    )
    write(project, {}, MINIMAL)
    assert hub(project, "publish", "site", "--audience", "staff", "--precompress").returncode == 0
    assert "opens in May" in (project / "site/plan/index.html").read_text(encoding="utf-8")
    assert b"opens in May" in gzip.decompress((project / "site/plan/index.html.gz").read_bytes())
    assert "plan/index.html.gz" in whole(project / "site")
    wide = hub(project, "publish", "site")
    assert wide.returncode == 0, wide.stderr
    assert not (project / "site/plan").exists()
    assert f"{project}/site was the site for staff, and is that for everybody now" in wide.stderr

    before = whole(project / "site")
    (project / "hook.py").write_text(HOOK)
    (project / "mkdocs.yml").write_text(f"{MINIMAL}hooks: [hook.py]\n")
    leaking = hub(project, "publish", "site")
    assert leaking.returncode == 1
    assert "api/plan.json:1:1: error: Here stands what `plan` says (`text`)" in leaking.stdout
    assert "May" not in leaking.stdout + leaking.stderr
    assert whole(project / "site") == before
