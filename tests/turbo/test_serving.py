"""While `mkdocs serve` runs, what is remembered stays in memory, and each edit is served as a plain build would make it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site import mkdocs
from tests.turbo.twice import CONFIG, DAY, write

pytestmark = pytest.mark.slow
PAGES = {
    f"docs/{folder}/{name}.md": f"# {folder} {name}\n\nText.\n" for folder in "ab" for name in ("index", "one", "two")
}
_RELOADING = re.compile(r"<script>\s*var livereload =.*?</script>", re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    config = CONFIG.replace("site_url: https://docs.example/", "site_url: !ENV [SITE, 'https://docs.example/']")
    return write(tmp_path, {"docs/index.md": "# Home\n", **PAGES}, config)


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found = f"127.0.0.1:{free.getsockname()[1]}"
    words = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", found]
    with subprocess.Popen(words, cwd=project, env={**os.environ, **DAY}, stderr=subprocess.DEVNULL) as process:
        yield f"http://{found}/"
        process.kill()


def got(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own server
            return _RELOADING.sub("", str(answer.read().decode()))
    except OSError:
        return ""


def shown(address: str, text: str) -> None:
    end = time.monotonic() + 40
    while text not in got(address):
        assert time.monotonic() < end, text
        time.sleep(0.2)


def differing(project: Path, address: str) -> list[str]:
    """Return the pages that are served otherwise than a plain build makes them."""
    plain = project / "plain"
    ran = mkdocs(project, "build", "-q", "-d", plain, **DAY, TURBO="false", SITE=address)
    assert ran.returncode == 0, ran.stderr
    pages = [path.relative_to(plain).as_posix() for path in plain.rglob("index.html")]
    return [page for page in pages if got(address + page) != (plain / page).read_text()]


def test_edits_are_served_as_a_plain_build_makes_them(project: Path, address: str) -> None:
    shown(address, "Home")
    assert differing(project, address) == []
    (project / "docs/a/one.md").write_text("# a one\n\nEdited.\n")
    shown(f"{address}a/one/", "Edited.")
    (project / "docs/a/three.md").write_text("# Added\n\nSee [two](two.md).\n")
    shown(f"{address}a/three/", "Added")
    (project / "docs/b/two.md").unlink()
    (project / "docs/b/one.md").write_text("# Retitled\n\nThis names [a file](two.md) that is gone.\n")
    shown(f"{address}b/one/", "Retitled")
    (project / "docs/a/one.md").write_text("# a one\n\nText.\n")
    shown(f"{address}a/one/", "Text.")
    time.sleep(1)
    assert differing(project, address) == []
    assert not list(project.glob(".site*"))
