"""Lighthouse on pages of the shipped hub, as on a slow phone: what it gives for each of its categories, of 100."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from typing import Any

from tests.chromium import CHROMIUM, ROOT

COMMAND = ROOT / ".ci" / "node_modules" / ".bin" / "lighthouse"
FLAGS = ("--headless", "--no-sandbox")
"""No more: without a graphics card the first frame of every other page comes a second late."""
Report = dict[str, dict[str, dict[str, Any]]]
PAGES = ("", "lessons/git/rebase/", "paths/new-engineer/", "people/", "search/")


def missing() -> str | None:
    """Return what Lighthouse lacks here, with what to type, or None."""
    if not CHROMIUM:
        return "there is no Chromium: install it (`make system-tools`) or name it in HUB_CHROMIUM"
    if not shutil.which("node"):
        return "there is no Node on PATH"
    return None if COMMAND.is_file() else "Lighthouse is not there: type `make lint`, which installs it"


def report(address: str, categories: Iterable[str], *options: str) -> Report:
    """Return what Lighthouse says of a page, seen as on a phone with a slow connection unless options say otherwise."""
    told = subprocess.run(
        [
            COMMAND,
            address,
            "--quiet",
            *options,
            "--output=json",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={' '.join(FLAGS)}",
        ],
        env={**os.environ, "CHROME_PATH": CHROMIUM or ""},
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    found: Report = json.loads(told.stdout)
    return found


def scores(found: Report) -> dict[str, int]:
    """Return what a report gives for each category, of 100."""
    return {name: round(one["score"] * 100) for name, one in found["categories"].items()}


def faults(found: Report) -> list[str]:
    """Return the names of the audits of a report that count and are not in order."""
    counted = {one["id"] for kind in found["categories"].values() for one in kind["auditRefs"] if one["weight"]}
    return sorted(name for name in counted if found["audits"][name]["score"] not in (None, 1))
