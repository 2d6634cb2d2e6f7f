"""`make pictures`: the pictures of the README and of the contribute pages, taken from the shipped hub in Chromium."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from hub.vendored import EDITOR
from tests import pull_request
from tests.chromium import CHROMIUM, FLAGS, build, served
from tests.conftest import ROOT
from tests.repository import repository
from tests.site import mkdocs

FOLDER = ROOT / ".github" / "pictures"
CONTRIBUTE = ROOT / "content" / "contribute"
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
            take_form(browser)
            take_pull_request(browser)
            browser.close()


def take_form(browser: Browser) -> None:
    """Take the picture of a form, on a copy of the shipped hub with the web editor."""
    with tempfile.TemporaryDirectory() as folder, repository(Path(folder)) as server:
        shutil.copytree(ROOT / "content", Path(folder, "content"))
        told = {"local": server, "folder": "content", "package": str(EDITOR.kept(ROOT))}
        build(Path(folder, "site"), plugins={"search": {}, "hub": {"editor": told}})
        with served(Path(folder, "site")) as site:
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(f"{site}contribute/editor/")
            page.get_by_role("button", name="Login").click()
            page.get_by_role("link", name="Lessons").wait_for()
            page.goto(f"{site}contribute/editor/#/collections/lesson/entries/git/undo-a-mistake")
            page.get_by_text("Tomás Ferreira").first.wait_for()
            page.screenshot(path=CONTRIBUTE / "form.png")


def take_pull_request(browser: Browser) -> None:
    """Take the picture of what a pull request is told."""
    with tempfile.TemporaryDirectory() as folder:
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.set_content(pull_request.page(Path(folder)))
        page.screenshot(path=CONTRIBUTE / "pull-request.png", full_page=True)


if __name__ == "__main__":
    main()
