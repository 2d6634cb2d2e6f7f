"""Whom the automation trusts: a pull request is looked at by what was reviewed before, and decides nothing by itself."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.site import MINIMAL, SMALL, write
from tests.test_base import git

HOOKED = f"{MINIMAL}hooks: [hook.py]\n"
STEP = "Take everything but the content from the branch it is for"


def parsed(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def step(workflow: str, job: str, name: str) -> str:
    found = parsed(f".github/workflows/{workflow}.yml")["jobs"][job]["steps"]
    (script,) = (one["run"] for one in found if one["name"] == name)
    assert isinstance(script, str)
    return script


def shell(folder: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    words = ["bash", "-e", "-o", "pipefail", "-c", script]
    told = {**os.environ, **environment}
    return subprocess.run(words, cwd=folder, env=told, capture_output=True, text=True, check=False)


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """What a host checks out of a pull request that changes content and code: the merge of both branches."""
    write(tmp_path, SMALL)
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/main.html").write_text("ours", encoding="utf-8")
    (tmp_path / "peerhub.txt").write_text("mkdocs-peerhub==1.0\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    git(tmp_path, "switch", "-qc", "theirs")
    write(tmp_path, {"lessons/new.md": "theirs", "_snippets/x.md": "theirs"}, HOOKED)
    (tmp_path / "content/lessons/undo.md").unlink()
    (tmp_path / "hook.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "overrides/main.html").write_text("theirs", encoding="utf-8")
    (tmp_path / "overrides/partials").mkdir()
    (tmp_path / "overrides/partials/header.html").write_text("theirs", encoding="utf-8")
    (tmp_path / "peerhub.txt").unlink()
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-qm", "Propose")
    git(tmp_path, "switch", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "Merge", "theirs")
    return tmp_path


def assert_reviewed(folder: Path) -> None:
    assert (folder / "mkdocs.yml").read_text(encoding="utf-8") == MINIMAL
    assert (folder / "overrides/main.html").read_text(encoding="utf-8") == "ours"
    assert (folder / "peerhub.txt").exists()
    assert not (folder / "hook.py").exists()
    assert not (folder / "overrides/partials").exists()


@pytest.mark.parametrize("job", ["check", "build"])
def test_the_content_is_the_proposed_one_and_all_else_the_reviewed_one(merged: Path, job: str) -> None:
    ran = shell(merged, step("check", job, STEP))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert_reviewed(merged)
    assert (merged / "content/lessons/new.md").read_text(encoding="utf-8") == "theirs"
    assert not (merged / "content/lessons/undo.md").exists()


def test_it_is_so_before_anything_of_it_is_installed_or_run() -> None:
    for job in ("check", "build"):
        names = [one["name"] for one in parsed(".github/workflows/check.yml")["jobs"][job]["steps"]]
        assert names.index(STEP) < names.index("Set up Python") < names.index("Install the hub")
    hub = parsed(".gitlab-ci.yml")[".hub"]["before_script"]
    assert ["restore" in line for line in hub] == [False, True, False]


def test_a_link_in_the_place_of_the_content_leads_nowhere(merged: Path) -> None:
    git(merged, "rm", "-rq", "content")
    (merged / "content").symlink_to("/etc")
    git(merged, "add", "content")
    git(merged, "commit", "-q", "--amend", "-m", "Merge")
    shell(merged, step("check", "check", STEP))
    assert not (merged / "content").is_symlink()


@pytest.mark.parametrize("told", ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA"])
def test_it_is_so_on_gitlab_too(merged: Path, told: str) -> None:
    script = "\n".join(parsed(".gitlab-ci.yml")[".hub"]["before_script"][:2])
    ran = shell(merged, f"set -u\n{script}", **{told: "HEAD^1"})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert_reviewed(merged)


def test_what_runs_on_gitlab_without_a_merge_request_is_left_as_it_is(merged: Path) -> None:
    ran = shell(merged, "\n".join(parsed(".gitlab-ci.yml")[".hub"]["before_script"][:2]))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (merged / "hook.py").exists()


def test_what_changes_beside_the_content_is_noticed(merged: Path, tmp_path: Path) -> None:
    script = step("check", "check", "See whether anything beside the content changes")
    github = parsed(".gitlab-ci.yml")["try"]["script"][:2]
    gitlab = "\n".join((*github, "echo tried"))
    answer = tmp_path / ".git/answer"
    assert shell(merged, script, GITHUB_OUTPUT=str(answer)).returncode == 0
    assert answer.read_text(encoding="utf-8") == "changed=yes\n"
    assert shell(merged, gitlab, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD^1").stdout == "tried\n"
    git(merged, "checkout", "-q", "HEAD^1", "--", "mkdocs.yml", "overrides", "peerhub.txt")
    git(merged, "rm", "-rqf", "hook.py", "overrides/partials")
    git(merged, "commit", "-q", "--amend", "-m", "Merge")
    answer.unlink()
    assert shell(merged, script, GITHUB_OUTPUT=str(answer)).returncode == 0
    assert not answer.exists()
    assert shell(merged, gitlab, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD^1").stdout == "Only the content changes.\n"


SHA = "0a" * 20
PULLS = [
    {"number": 6, "head": {"sha": "bb"}, "base": {"sha": "cc"}},
    {"number": 7, "head": {"sha": SHA}, "base": {"sha": "dd"}},
]
CLIENT = """\
#!/bin/sh
case "$*" in
  *artifacts*) echo 1 ;;
  *pulls*) cat pulls.json ;;
  "api repos/acme/hub/compare/dd...{sha} --jq "*) jq "$4" compare.json ;;
  *) exit 9 ;;
esac
"""
"""A host that knows two pull requests, and what the commit of the second changes."""


@pytest.mark.parametrize(
    ("files", "online"),
    [
        ([{"filename": "content/lessons/undo.md"}, {"filename": "content/hub.yml"}], "yes"),
        ([{"filename": "content/lessons/undo.md"}, {"filename": "mkdocs.yml"}], "no"),
        ([{"filename": "content/x.html", "previous_filename": "overrides/x.html"}], "no"),
        ([{"filename": "content/a.md\nmkdocs.yml"}], "yes"),
        ([{"filename": "mkdocs.yml\ncontent/a.md"}], "no"),
        ([{"filename": "content"}], "no"),
        ([{"filename": f"content/{number}.md"} for number in range(300)], "no"),
    ],
)
def test_a_preview_goes_online_only_if_its_commit_keeps_to_the_content(
    tmp_path: Path, files: list[dict[str, str]], online: str
) -> None:
    (tmp_path / "gh").write_text(CLIENT.replace("{sha}", SHA), encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "pulls.json").write_text(json.dumps(PULLS), encoding="utf-8")
    (tmp_path / "compare.json").write_text(json.dumps({"files": files}), encoding="utf-8")
    told = {
        "GITHUB_REPOSITORY": "acme/hub",
        "GITHUB_OUTPUT": str(tmp_path / "out"),
        "RUN": "1",
        "SHA": SHA,
        "HEAD": "x:y",
    }
    script = step("preview", "find", "Find the pull request, and see whether it keeps to the content")
    ran = shell(tmp_path, script, PATH=f"{tmp_path}:{os.environ['PATH']}", **told)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "out").read_text(encoding="utf-8") == f"number=7\nonline={online}\n"


def test_nothing_hidden_and_no_link_goes_online_with_a_preview(tmp_path: Path) -> None:
    (script,) = (
        line for line in step("preview", "place", "Put it beside the other previews").splitlines() if "find" in line
    )
    place = tmp_path / "preview"
    for path in (".git/config", "lessons/.git/config", ".htaccess", "lessons/index.html"):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text("", encoding="utf-8")
    (place / "link").symlink_to("/etc")
    assert shell(tmp_path, script).returncode == 0
    left = [path.relative_to(place).as_posix() for path in place.rglob("*")]
    assert sorted(left) == ["lessons", "lessons/index.html"]
