"""What the first page costs a reader who has nothing yet, and that it stands still while it comes."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.web.files import web_files
from tests.compressed import served_compressed

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

PAGES = (
    "",
    "lessons/git/rebase/",
    "paths/new-engineer/",
    "people/",
    "people/ines/",
    "guides/",
    "search/?q=git",
    "sessions/",
    "struggles/",
)
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def compressed(shipped_site: Path) -> Iterator[str]:
    with served_compressed(shipped_site) as found:
        yield found


def test_the_first_lesson_costs_little(browser: "playwright.Browser", compressed: str) -> None:
    context = browser.new_context(base_url=compressed)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    types: dict[str, str] = {}
    sizes: dict[str, int] = {"Script": 0, "all": 0}

    def arrived(event: dict[str, object]) -> None:
        size = int(str(event["encodedDataLength"]).partition(".")[0])
        sizes["all"] += size
        sizes["Script"] += size if types.get(str(event["requestId"])) == "Script" else 0

    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda event: types.update({event["requestId"]: event["type"]}))
    wire.on("Network.loadingFinished", arrived)
    page.goto("lessons/git/rebase/", wait_until="networkidle")
    context.close()
    assert 50_000 < sizes["all"] <= 250_000, sizes
    assert 10_000 < sizes["Script"] <= 100_000, sizes


def test_all_scripts_together_are_small() -> None:
    scripts = [held for path, held in web_files().items() if path.endswith(".js")]
    assert len(gzip.compress(b"".join(scripts), 9)) < 40_000


@pytest.mark.parametrize("width", [360, 1440])
def test_pages_stand_still_while_they_come(browser: "playwright.Browser", compressed: str, width: int) -> None:
    for path in PAGES:
        context = browser.new_context(base_url=compressed, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(path, wait_until="networkidle")
        assert page.evaluate(SHIFTS) < 0.02, path
        context.close()
