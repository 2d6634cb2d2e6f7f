"""Every feature of the theme for authors looks and works the same before and after an author's text is cleaned."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.chromium import SAME, choose, served
from tests.conftest import ROOT
from tests.site import MINIMAL, SMALL, mkdocs, write
from tests.test_accessibility import AXE, RUN, TAGS

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

FEATURES = ROOT / "tests" / "features"
PAGE = "features/"
WIDTHS = {"wide": 1440, "narrow": 400}
ANNOTATIONS = 3
"""So many stand in the texts of the page."""
ROUNDING = 3
"""By how much of 255 a colour may differ."""


def picture() -> bytes:
    """Return a small picture of stones."""
    stones = Image.new("RGB", (240, 120), "#9db4c0")
    for place in range(5):
        ImageDraw.Draw(stones).ellipse((place * 45, 60, place * 45 + 60, 120), fill=f"#{place + 4}{place + 4}6670")
    file = io.BytesIO()
    stones.save(file, "PNG")
    return file.getvalue()


class Pair(NamedTuple):
    """One page of two sites: as authors' texts are cleaned, and as they would be if they were not."""

    clean: "playwright.Page"
    raw: "playwright.Page"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both sites."""
    folder = tmp_path_factory.mktemp("features")
    page = (FEATURES / "features.md").read_text(encoding="utf-8")
    write(folder, {**SMALL, "features.md": page, "stones.png": picture()})
    (folder / "raw.yml").write_text(f"{MINIMAL}hooks: [{FEATURES / 'raw.py'}]\n", encoding="utf-8")
    for name, config in (("clean", "mkdocs.yml"), ("raw", "raw.yml")):
        built = mkdocs(folder, "build", "--strict", "-q", "-f", config, "-d", f"site/{name}", **SAME)
        assert (built.returncode, built.stderr) == (0, "")
    return folder / "site"


@pytest.fixture(scope="module")
def address(sites: Path) -> Iterator[str]:
    with served(sites) as found:
        yield found


@pytest.fixture(params=WIDTHS)
def pair(request: pytest.FixtureRequest, browser: "playwright.Browser", address: str) -> Iterator[Pair]:
    viewport = {"width": WIDTHS[request.param], "height": 900}
    context = browser.new_context(base_url=address, viewport=viewport, reduced_motion="reduce")
    context.route("**/*.woff2", lambda route: route.abort())  # a font that is late would be another picture
    pages = Pair(context.new_page(), context.new_page())
    for name, page in pages._asdict().items():
        page.goto(f"{name}/{PAGE}", wait_until="networkidle")
        page.locator(".md-annotation").nth(ANNOTATIONS - 1).wait_for()
    yield pages
    context.close()


def looks(page: "playwright.Page") -> Image.Image:
    """Return a picture of the whole page, in a window as high as the page: pictures put together of parts differ now and then."""
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    page.set_viewport_size({"width": width, "height": height})
    shot = page.screenshot(animations="disabled", caret="hide")
    return Image.open(io.BytesIO(shot)).convert("RGB")


def same(pair: Pair) -> None:
    """Assert that both pages look the same in both schemes; the browser itself rounds curves otherwise now and then."""
    for scheme in ("default", "slate"):
        for page in pair:
            choose(page, scheme)
        clean, raw = map(looks, pair)
        assert clean.size == raw.size
        assert max(most for _, most in ImageChops.difference(clean, raw).getextrema()) <= ROUNDING, scheme


def test_it_reads_looks_and_works_the_same(pair: Pair) -> None:
    clean, raw = (page.locator("article").inner_text() for page in pair)
    assert clean == raw
    same(pair)
    for page in pair:
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        _use(page)
    same(pair)
    if AXE.is_file():
        pair.clean.evaluate(AXE.read_text(encoding="utf-8"))
        assert pair.clean.evaluate(RUN, TAGS) == []


def _use(page: "playwright.Page") -> None:
    """Use what is there to be used: switch a tab, unfold a fold and the one in it, open an annotation."""
    page.get_by_text("macOS").click()
    assert page.get_by_text("brew install git").is_visible()
    assert not page.get_by_text("apt install git").is_visible()
    page.get_by_text("Folded", exact=True).click()
    page.get_by_text("A fold in a fold").click()
    assert page.get_by_text("Deep down.").is_visible()
    page.locator("pre .md-annotation__index").first.click()
    page.get_by_text("An annotation with all of Markdown.").wait_for()
    page.mouse.move(0, 0)
