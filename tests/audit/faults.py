"""Faults that are injected into publishing, and what zizmor finds in the workflows: by the tests that do so."""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from tests.audit.figure import Figure
from tests.chromium import ROOT

_SUITES = {
    "faults of publishing (killed, full, read-only, two at once, wrong clock ...) after which the previous site is intact": (
        "tests/test_publishing.py",
        "tests/test_publish.py",
    ),
    "checks of the workflows by zizmor (as auditor) and actionlint": ("tests/test_automation.py",),
    "checks of locks, of the wheel, and of a build without network": ("tests/test_supply.py", "tests/test_package.py"),
}


def figures() -> Iterator[Figure]:
    """Run the tests of each kind, and count those that pass."""
    for name, files in _SUITES.items():
        with tempfile.TemporaryDirectory() as place:
            report = Path(place, "report.xml")
            words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *files]
            subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
            cases = list(ET.parse(report).iter("testcase"))  # noqa: S314  pytest has just written it
        bad = tuple(f"{one.get('name')}" for one in cases if len(one) and one[0].tag != "skipped")
        skipped = sum(1 for one in cases if len(one) and one[0].tag == "skipped")
        some = f" ({skipped} skipped)" if skipped else ""
        yield Figure(name, f"{len(cases) - len(bad) - skipped} of {len(cases)}{some}", "all", not bad, bad)
