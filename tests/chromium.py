"""Real Chromium on the shipped hub, for tests of what readers do.

Chromium is `HUB_CHROMIUM` or on the PATH; without one these tests are skipped, unless HUB_REQUIRE_BROWSER=1.
"""

import functools
import http.server
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from filelock import FileLock

from tests.site import mkdocs

ROOT = Path(__file__).parent.parent

if TYPE_CHECKING:
    from playwright import sync_api as playwright

PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome")
"""The first is the same browser without its windows, and takes half the time."""
CHROMIUM = os.environ.get("HUB_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


_TRIES, _PAUSE = 400, 25
"""How often a condition is looked at, and how many milliseconds pass between."""
SAME = {"HUB_TODAY": "2026-11-22", "NO_MKDOCS_2_WARNING": "1"}
"""For builds outside a test: what each test has in its environment."""


@dataclass(frozen=True)
class Asked:
    """A request to the hub's own address, as its server sees it."""

    path: str
    headers: Mapping[str, str]


asked: list[Asked] = []
"""What was sent to `/votes` of any served folder, for tests to look at and to clear."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a site, but with a service worker that does nothing: each page comes as it is, and no test waits for another."""

    def do_GET(self) -> None:
        """Answer requests to the hub's own address as its host is told to."""
        if self.path == "/sw.js":
            self._send_idle_worker()
            return
        if not self.path.startswith("/votes"):
            super().do_GET()
            return
        asked.append(Asked(self.path, dict(self.headers)))
        self.send_response(204)
        self.end_headers()

    def _send_idle_worker(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of readers who go on before a page has come."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report faults, but not that the other side has closed a connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served_by(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer, and give the address."""
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def served(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder, and give its address."""
    return served_by(functools.partial(Quiet, directory=str(folder)))


def build(folder: Path, *features: str, **settings: object) -> None:
    """Build the shipped hub into a folder, with features of the theme and settings of mkdocs.yml as they are told here."""
    theme = {"custom_dir": str(ROOT / "overrides"), **({"features": list(features)} if features else {})}
    told = {"INHERIT": str(ROOT / "mkdocs.yml"), "docs_dir": str(ROOT / "content"), "theme": theme, **settings}
    with tempfile.TemporaryDirectory() as place:
        config = Path(place, "mkdocs.yml")
        config.write_text(yaml.safe_dump(told), encoding="utf-8")
        built = mkdocs(ROOT, "build", "-q", "-d", folder, "-f", config, **SAME)
    assert built.returncode == 0, built.stderr


def _once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that is made once for all processes that run tests."""
    shared = folders.getbasetemp()
    folder = (shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared) / name
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            make(folder)
    return folder


def _build_strictly(folder: Path) -> None:
    built = mkdocs(ROOT, "build", "--strict", "-q", "-d", folder, **SAME)
    assert (built.returncode, built.stderr) == (0, "")


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped hub as it is built by `make build`."""
    return _once(tmp_path_factory, "shipped", _build_strictly)


@pytest.fixture(scope="session")
def address(shipped_site: Path) -> Iterator[str]:
    with served(shipped_site) as found:
        yield found


NOWHERE = "http://hub.invalid/"


@pytest.fixture(scope="session")
def movable_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped hub with instant navigation, which needs to know its address: `moved` gives it one."""
    return _once(tmp_path_factory, "movable", lambda folder: build(folder, "navigation.instant", site_url=NOWHERE))


def moved(site: Path, folder: Path, address: str) -> None:
    """Copy a site that was built for nowhere into a folder, as it is when built for an address."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    for path in folder.rglob("*"):
        if path.suffix in {".html", ".xml", ".json", ".txt", ".js", ".ics"}:
            path.write_bytes(path.read_bytes().replace(NOWHERE.encode(), address.encode()))


@pytest.fixture(scope="session")
def instant(movable_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the shipped hub with instant navigation."""
    folder = tmp_path_factory.mktemp("instant")
    with served(folder) as found:
        moved(movable_site, folder, found)
        yield found


@dataclass
class Reader:
    """Someone with a browser of their own, who opens pages by their addresses or, under instant navigation, by links."""

    page: "playwright.Page"
    address: str
    by_links: bool

    def open(self, path: str) -> None:
        """Open a page of the hub."""
        if not self.by_links:
            self.page.goto(path)
            return
        if self.page.url == "about:blank":
            self.page.goto("about/", wait_until="networkidle")
            until(self.page, KNOWS_ALL_PAGES)
        if self.page.url == self.address + path:
            self.page.reload()
            return
        self.page.evaluate(FOLLOW, self.address + path)
        self.page.wait_for_selector("article:not([data-left])")
        assert self.page.evaluate("window.stays"), "the page was loaded anew"


CONTRAST = """([selector, part, property]) => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const behind = [];
  const found = document.querySelector(selector);
  for (let one = found; one; one = one.parentElement) behind.unshift(getComputedStyle(one).backgroundColor);
  const seen = colours => {
    for (const colour of ["white", ...colours]) {
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data].map(value => {
      const share = value / 255;
      return share > 0.04045 ? ((share + 0.055) / 1.055) ** 2.4 : share / 12.92;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const { [property]: front, opacity } = getComputedStyle(found, part);
  const share = `color-mix(in srgb, ${front} ${Number(opacity) * 100}%, transparent)`;
  const [ground, both] = [seen(behind), seen([...behind, share])];
  return Math.max(both, ground) / Math.min(both, ground);
}"""


def until(page: "playwright.Page", condition: str, arg: object = None) -> None:
    """Wait until a condition in a page is true. What Playwright has for this evaluates text in the page, which its policy forbids."""
    from playwright.sync_api import Error  # noqa: PLC0415  where it is not installed, nothing comes here

    for _ in range(_TRIES):
        with suppress(Error):  # a page that is being left
            if page.evaluate(condition, arg):
                return
        page.wait_for_timeout(_PAUSE)
    message = f"never: {condition}"
    raise AssertionError(message)


def contrast(page: "playwright.Page", selector: str, part: str | None = None, colour: str = "color") -> float:
    """Return the contrast of the first element that matches, or of a part of it such as `::before`, to what is behind it."""
    found = page.evaluate(CONTRAST, [selector, part, colour])
    assert isinstance(found, int | float)
    return float(found)


def choose(page: "playwright.Page", scheme: str) -> None:
    """Choose a scheme by its name in the theme, as the switch in the header does."""
    page.evaluate(f"document.querySelector('[name=__palette][data-md-color-scheme={scheme}]').click()")
    page.wait_for_selector(f"body[data-md-color-scheme={scheme}]")


KNOWS_ALL_PAGES = "performance.getEntriesByType('resource').some(one => one.name.endsWith('sitemap.xml'))"
"""Without the sitemap the theme loads each page anew."""
FOLLOW = """address => {
  window.stays = true;
  document.querySelector("article").dataset.left = "yes";
  const link = document.createElement("a");
  link.href = address;
  document.querySelector("article").append(link);
  link.click();
}"""


@pytest.fixture(params=["address", "instant"])
def reader(request: pytest.FixtureRequest, browser: "playwright.Browser") -> Iterator[Reader]:
    """Someone on the shipped hub, who loads each page or goes from one to the next without loading them."""
    address = request.getfixturevalue(request.param)
    context = browser.new_context(base_url=address, accept_downloads=True)
    context.set_default_timeout(60000)
    yield Reader(context.new_page(), address, request.param == "instant")
    context.close()


@pytest.fixture(scope="session")
def browser() -> Iterator["playwright.Browser"]:
    if not CHROMIUM:
        reason = "there is no Chromium: install it (`make system-tools`) or name it in HUB_CHROMIUM"
        if os.environ.get("HUB_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with pytest.importorskip("playwright.sync_api").sync_playwright() as run:
        started = run.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()
