"""Runs git in a folder: the one place that does, so that settings of people and hooks change no answer."""

import os
import shutil
import subprocess
from pathlib import Path

_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What a hook of git sets, which would have it look elsewhere than in the folder."""


def git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Return what git answers in a folder; None where there is no git, or it fails. Nothing is fetched."""
    program = shutil.which("git")
    if program is None:
        return None
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    try:
        ran = subprocess.run(  # noqa: S603  the words are our own
            [program, "-C", str(folder), *words],
            env={**environment, "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return ran.stdout if ran.returncode == 0 else None


def unready(folder: Path) -> str:
    """Return why git can answer nothing in a folder, and what to do; empty where it can."""
    if shutil.which("git") is None:
        return "git is not installed; install it, then try again"
    if git(folder, "rev-parse", "--git-dir") is None:
        return f"{folder} is in no git repository that git reads here; type `git status` there to see why"
    return ""


def setting(folder: Path, name: str) -> str:
    """Return a setting of git, such as `user.name`; empty where there is none."""
    return (git(folder, "config", name) or b"").decode("utf-8", "replace").strip()
