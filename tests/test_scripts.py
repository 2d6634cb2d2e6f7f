"""The scripts of the site: their own tests, under Node."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.web.files import SCRIPT, web_files
from tests import hours_vectors, onboarding_vectors, plan_vectors
from tests.hours_vectors import hours_vectors as hours
from tests.onboarding_vectors import onboarding_vectors as onboarding
from tests.plan_vectors import vectors

ROOT = Path(__file__).parent.parent


def test_the_scripts_pass_their_own_tests() -> None:
    node = shutil.which("node")
    if node is None:
        if os.environ.get("HUB_REQUIRE_BROWSER"):
            pytest.fail("Node is required here, and there is none on PATH")
        pytest.skip("there is no Node on PATH to run the scripts' own tests")
    files = sorted(map(str, (ROOT / "tests" / "js").glob("*.test.mjs")))
    ran = subprocess.run([node, "--test", *files], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_module_that_a_script_names_is_there() -> None:
    files = web_files()
    named = {name for text in files.values() for name in re.findall(rb'["`](\./[\w-]+\.js)["`]', text)}
    assert SCRIPT in files
    assert named
    assert {f"assets/hub/js/{name[2:].decode()}" for name in named} <= set(files)


@pytest.mark.parametrize(
    ("file", "written"),
    [(hours_vectors.FILE, hours), (plan_vectors.FILE, vectors), (onboarding_vectors.FILE, onboarding)],
)
def test_the_scripts_are_tested_on_what_the_hub_says(file: Path, written: Callable[[], str], update: bool) -> None:  # noqa: FBT001  a fixture
    found = written()
    if update:
        file.write_text(found, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == found
