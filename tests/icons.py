"""`make icons`: the icons of an installed hub as PNG, drawn from its mark in Chromium."""

from playwright.sync_api import sync_playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.conftest import ROOT

FOLDER = ROOT / "hub" / "web" / "icons"
PICTURES = (
    ("icon-192", 192, False),
    ("icon-512", 512, False),
    ("maskable-192", 192, True),
    ("maskable-512", 512, True),
    ("touch-180", 180, True),
)
"""Names, sizes, and whether the ground fills the whole square: systems cut such icons into a shape of their own."""


def drawing(size: int, *, filled: bool) -> str:
    """Return a page that is the mark and nothing else; a filled one keeps clear of what may be cut off."""
    mark = (FOLDER / "mark.svg").read_text(encoding="utf-8")
    if filled:
        mark = mark.replace(' rx="15"', "").replace(
            'viewBox="0 0 64 64"', 'viewBox="-4 -4 72 72" style="background:#0b5a68"'
        )
    return f"<style>* {{ margin: 0 }} svg {{ display: block; width: {size}px }}</style>{mark}"


def main() -> None:
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, size, filled in PICTURES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(drawing(size, filled=filled))
            page.screenshot(path=FOLDER / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
