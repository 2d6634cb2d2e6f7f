"""What a run of the workflows does: a new checkout, with the cache of the run before, and one lesson that changed."""

import re
import shutil
from pathlib import Path

import pytest

from tests.site import hub
from tests.turbo.colleague import Colleague


def rendered(project: Path) -> tuple[int, int]:
    """Publish a preview as the workflow does; return how many texts were known, and how many were rendered."""
    ran = hub(project, "publish", "preview", "--quarantine", HUB_TODAY="2026-11-22", CI="true")
    assert ran.returncode == 0, ran.stderr
    found = re.search(r"(\d+) texts known, (\d+) rendered", ran.stderr)
    assert found, ran.stderr
    return int(found[1]), int(found[2])


@pytest.mark.slow
def test_the_second_run_of_a_pull_request_makes_only_what_changed(tmp_path: Path) -> None:
    colleague = Colleague(tmp_path / "first", 2, size=60)
    colleague.begin()
    known, anew = rendered(tmp_path / "first")
    assert known == 0
    shutil.copytree(tmp_path / "first", tmp_path / "second", ignore=shutil.ignore_patterns("preview*"))
    lesson = tmp_path / "second/content/lessons/lesson-00003.md"
    lesson.write_text(f"{lesson.read_text()}\nOne more sentence.\n")
    again = rendered(tmp_path / "second")
    assert sum(again) == anew
    assert 1 <= again[1] < 6
