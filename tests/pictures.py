"""`make pictures`: the pictures of the README, taken from the shipped hub in Chromium."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import CHROMIUM, FLAGS, served
from tests.conftest import ROOT
from tests.site import mkdocs

FOLDER = ROOT / ".github" / "pictures"
PICTURES = (
    ("home", "", "light", 1280, 860),
    ("search", "?look=rebase", "light", 1280, 860),
    ("lesson", "lessons/git/rebase/", "light", 1280, 860),
    ("people", "people/?topic=git", "dark", 1280, 860),
    ("person", "people/ines/", "light", 1280, 860),
    ("path", "paths/new-engineer/", "dark", 1280, 860),
    ("phone", "sessions/", "light", 390, 780),
    ("phone-dark", "topics/git/", "dark", 390, 780),
)
"""Name, address, scheme, width and height of each; `?look=` is typed into the search box."""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        mkdocs(ROOT, "build", "-q", "-d", folder, HUB_TODAY="2026-11-22").check_returncode()
        with served(Path(folder)) as site, sync_playwright() as run:
            browser = run.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for name, path, scheme, width, height in PICTURES:
                page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": height})
                address, _, words = path.partition("?look=")
                page.goto(site + address)
                page.wait_for_load_state("networkidle")
                if words:
                    page.keyboard.press("/")
                    page.keyboard.type(words)
                    page.locator("[role=option]").first.wait_for()
                    page.wait_for_load_state("networkidle")
                page.screenshot(path=Path(FOLDER, f"{name}.png"))
            browser.close()


if __name__ == "__main__":
    main()
