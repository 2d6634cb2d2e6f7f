"""What is withheld, looked for in every file of the sites of two audiences."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from hub.publishing.audit.packed import Reach
from hub.publishing.audit.views import views
from tests.audit.figure import Figure
from tests.secretive import code_names, files
from tests.site import MINIMAL, mkdocs, write

DAY = "2026-11-22"
HIDDEN = {
    "everyone": ("staff", "board", "draft", "listed", "gone", "photo", "private", "svg", "broken", "torn"),
    "staff": ("board", "draft", "gone", "photo", "private", "svg", "torn"),
}
"""Whose code names no file may have, by the audience of the site."""


def built(folder: Path, audience: str) -> Path:
    """Build the site of the secretive hub for an audience."""
    config = f"{MINIMAL}site_url: https://hub.example.com/\n".replace("hub: {}", f"hub: {{audience: {audience}}}")
    run = mkdocs(write(folder, files(), config), "build", HUB_TODAY=DAY)
    assert run.returncode == 0, run.stderr
    return folder / "site"


def told(site: Path) -> Iterator[tuple[str, str]]:
    """Yield all that the files of a site say, with their names: as they stand, unpacked, and beside pictures."""
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name = path.relative_to(site).as_posix()
        data = path.read_bytes()
        yield from ((name, text.casefold()) for text in (name, *views(name, data, Reach.of(data))))


def leaked(site: Path, audience: str) -> list[str]:
    """Return what a site says and its audience may not know, with the file that says it."""
    names = sorted(code_names(*HIDDEN[audience]))
    found = {(name, path) for path, text in told(site) if "zq" in text for name in names if name in text}
    return [f"{name} in {path}, for {audience}" for name, path in sorted(found)]


def figures() -> Iterator[Figure]:
    """Measure all of it."""
    for audience, ways in HIDDEN.items():
        with tempfile.TemporaryDirectory() as place:
            found = leaked(built(Path(place), audience), audience)
        count = len({*code_names(*ways)})
        name = f"code names found of {count}, withheld from {audience} in {len(ways)} ways"
        yield Figure(name, str(len(found)), "0", not found, tuple(found))
