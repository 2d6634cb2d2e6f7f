"""`mkdocs serve` as a process: it rebuilds what changes, and goes on whatever is written."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site import MINIMAL, SMALL, write

pytestmark = pytest.mark.slow
OVERRIDES = MINIMAL.replace("{name: material}", "{name: material, custom_dir: overrides}")


@dataclass
class Served:
    folder: Path
    address: str

    def shows(self, path: str, text: str, seconds: float = 40) -> bool:
        """Ask for a page until it shows a text."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.page(path):
                return True
            time.sleep(0.3)
        return False

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=10) as answer:  # noqa: S310  our own server
                return str(answer.read().decode())
        except OSError:
            return ""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "overrides").mkdir()
    write(tmp_path, SMALL, OVERRIDES)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    words = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", address]
    log = (tmp_path / "log").open("w")
    with subprocess.Popen(words, cwd=tmp_path, stdout=log, stderr=log, env=dict(os.environ)) as process:
        try:
            yield Served(tmp_path, f"http://{address}")
        finally:
            process.terminate()
    log.close()


def test_it_rebuilds_on_every_kind_of_change_and_survives_faults(served: Served) -> None:
    assert served.shows("lessons/undo/", "The reflog")
    assert "hub:offline" not in served.page("lessons/undo/")
    assert "unregister" in served.page("sw.js")
    write(served.folder, {"lessons/undo.md": SMALL["lessons/undo.md"].replace("The reflog", "A better way")}, OVERRIDES)
    assert served.shows("lessons/undo/", "A better way")
    write(served.folder, {"lessons/undo.md": "---\ntitle: Git: a\n---\n"}, OVERRIDES)
    assert served.shows("lessons/undo/", "is not shown, because its file has faults")
    write(served.folder, {"lessons/undo.md": SMALL["lessons/undo.md"]}, OVERRIDES)
    assert served.shows("lessons/undo/", "The reflog")
    write(served.folder, {"hub.yml": "name: Renamed\nlevels: [novice]\n"}, OVERRIDES)
    assert served.shows("lessons/undo/", "is not shown, because its file has faults")
    decoration = '{% extends "base.html" %}{% block content %}decorated {{ super() }}{% endblock %}'
    (served.folder / "overrides/main.html").write_text(decoration)
    assert served.shows("people/ada/", "decorated")
