"""`hub check --base`: what a change brought in, in a real repository."""

import io
import json
import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from tests.site import SMALL, hub, write

WHO = {
    f"GIT_{one}_{what}": value
    for one in ("AUTHOR", "COMMITTER")
    for what, value in {"NAME": "Ada", "EMAIL": "ada@example.com", "DATE": "2026-10-01T12:00:00Z"}.items()
}
WRONG = "---\ntitle: Alan\nrole: engineer\njoined: 2020-01-01\npronouns: no\n---\n"


def git(folder: Path, *words: str) -> None:
    environment = {**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A hub with one old fault on `main`, on a branch of its own."""
    write(tmp_path, {**SMALL, "people/alan.md": WRONG})
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    git(tmp_path, "switch", "-qc", "work")
    return tmp_path


def picture(width: int, comment: bytes = b"") -> bytes:
    """Return a picture of some 400 bytes for each pixel of its width."""
    out = io.BytesIO()
    Image.effect_noise((width, 400), 80).save(out, "GIF", comment=comment)
    return out.getvalue()


def found(project: Path, *words: str) -> list[tuple[str, str]]:
    ran = hub(project, "check", "--format", "json", "--base", "main", *words)
    assert ran.stderr == ""
    return [(one["path"].removeprefix("content/"), one["rule"]) for one in json.loads(ran.stdout)["diagnostics"]]


def test_without_a_change_nothing_is_reported(project: Path) -> None:
    assert found(project) == []
    assert hub(project, "check").returncode == 1
    assert hub(project, "check", "--base", "main").returncode == 0


def test_findings_in_changed_and_new_files_are_reported_committed_or_not(project: Path) -> None:
    write(project, {"people/alan.md": f"{WRONG}\nHe helps.\n", "people/joan.md": WRONG.replace("Alan", "Joan")})
    expected = [("people/alan.md", "ambiguous-scalar"), ("people/joan.md", "ambiguous-scalar")]
    assert found(project) == expected
    git(project, "add", ".")
    git(project, "commit", "-qm", "Change")
    assert found(project) == expected
    assert found(project, "content/people/joan.md") == expected[1:]


def test_a_large_picture_is_reported_by_the_change_that_brings_it(project: Path) -> None:
    (project / "content/large.png").write_bytes(picture(1300))
    assert found(project) == [("large.png", "large-image"), ("large.png", "unused-file")]
    git(project, "add", ".")
    git(project, "commit", "-qm", "Add a picture")
    git(project, "switch", "-qC", "main")
    git(project, "switch", "-qc", "later")
    assert found(project) == []


def test_what_a_change_causes_elsewhere_is_reported(project: Path) -> None:
    (project / "content/people/grace.md").unlink()
    assert found(project) == [("lessons/undo.md", "unknown-mention")]


def test_only_the_work_of_the_branch_counts(project: Path) -> None:
    git(project, "switch", "-q", "main")
    write(project, {"people/late.md": WRONG.replace("Alan", "Late")})
    git(project, "add", ".")
    git(project, "commit", "-qm", "Go on")
    git(project, "switch", "-q", "work")
    write(project, {"people/joan.md": WRONG.replace("Alan", "Joan")})
    assert found(project) == [("people/joan.md", "ambiguous-scalar")]


def test_a_rename_and_a_new_setting_count(project: Path) -> None:
    git(project, "mv", "content/people/alan.md", "content/people/turing.md")
    write(project, {"hub.yml": "roles: [keeper]\n"})
    assert (
        found(project)
        == [
            ("lessons/undo.md", "wrong-value"),
            ("people/ada.md", "wrong-value"),
            ("people/grace.md", "wrong-value"),
            ("people/turing.md", "wrong-value"),
            ("people/turing.md", "ambiguous-scalar"),
        ][1:]
    )


def test_content_that_was_not_there_is_new(project: Path) -> None:
    git(project, "mv", "content", "docs")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config.replace("content", "docs"), encoding="utf-8")
    ran = hub(project, "check", "--base", "main")
    assert ran.returncode == 1
    assert "1 warning" in ran.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere", "git knows no commit `nowhere`"),
        ("--all", "git knows no commit"),
        ("", "the revision to compare with is empty; name a branch, a tag or a commit, such as: --base main"),
    ],
)
def test_what_git_does_not_know_is_answered(project: Path, name: str, told: str) -> None:
    ran = hub(project, "check", f"--base={name}")
    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_outside_git_it_cannot_run(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    ran = hub(tmp_path, "check", "--base", "main", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert ran.returncode == 2
    assert "is in no git repository" in ran.stderr
    ran = hub(tmp_path, "check", "--base", "main", PATH=str(tmp_path))
    assert ran.returncode == 2
    assert "git is not installed" in ran.stderr


def test_texts_that_a_partial_clone_lacks_are_no_empty_texts(project: Path) -> None:
    write(project, {"people/alan.md": f"{WRONG}\nHe helps.\n"})
    git(project, "commit", "-qam", "Change")
    git(project, "config", "uploadpack.allowFilter", "true")
    partial = project / "partial"
    git(project, "clone", "-q", "--filter=blob:none", project.as_uri(), str(partial))
    git(partial, "remote", "set-url", "origin", (project / "gone").as_uri())
    ran = hub(partial, "check", "--base", "HEAD~1")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "git fetch --refetch --no-filter" in ran.stderr
    git(partial, "remote", "set-url", "origin", project.as_uri())
    git(partial, "fetch", "-q", "--refetch", "--no-filter")
    assert "ambiguous-scalar" in hub(partial, "check", "--base", "HEAD~1").stdout


def test_a_picture_is_reported_once_it_is_too_large(project: Path) -> None:
    write(project, {"pictures/old.png": picture(1300), "pictures/grows.png": picture(1200)})
    git(project, "add", ".")
    git(project, "commit", "-qm", "Add pictures")
    git(project, "branch", "-qf", "main")
    assert found(project) == []
    write(project, {"pictures/grows.png": picture(1400), "pictures/new.png": picture(1300)})
    assert found(project) == [
        ("pictures/grows.png", "large-image"),
        ("pictures/new.png", "large-image"),
        ("pictures/new.png", "unused-file"),
    ]


def test_what_a_picture_says_is_reported_once_it_is_another(project: Path) -> None:
    write(project, {"pictures/old.gif": picture(9, b"By Ada"), "pictures/other.gif": picture(9)})
    git(project, "add", ".")
    git(project, "commit", "-qm", "Add pictures")
    git(project, "branch", "-qf", "main")
    assert found(project) == []
    write(project, {"pictures/other.gif": picture(9, b"By Ada"), "pictures/new.gif": b"half a picture, Exif\x00\x00"})
    assert found(project) == [
        ("pictures/new.gif", "unclean-picture"),
        ("pictures/new.gif", "unused-file"),
        ("pictures/other.gif", "picture-metadata"),
    ]
