"""Installed and without a connection, in real Chromium: what is kept, what never is, and how an update goes."""

import functools
import http.server
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest
from PIL import Image

from tests.chromium import FOLLOW, served_by
from tests.site import MINIMAL, SMALL, Site, mkdocs, write

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

OFF = MINIMAL.replace("hub: {}", "hub: {offline: false}")
KEPT = "async path => (await caches.match(new URL(path, location.href).href)) !== undefined"
NAMES = "async () => (await caches.keys()).sort()"
CONTROLLED = "navigator.serviceWorker.controller !== null"
FAR = "people/grace/"
"""A page that nobody puts aside unasked."""


@dataclass
class Host:
    """Serves a site at /hub/; `faults` are answers in the place of files, `asked` what was asked for, and from where."""

    folder: Path
    address: str = ""
    faults: dict[str, Callable[[http.server.BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, handler: http.server.SimpleHTTPRequestHandler) -> bool:
        """Answer with a fault where there is one."""
        path = handler.path.removeprefix("/hub/").partition("?")[0]
        self.asked.append((path, handler.headers.get("Referer", "")))
        fault = self.faults.get(path) or self.faults.get("*")
        if fault:
            fault(handler)
        return fault is not None


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *words: object, host: Host) -> None:
        self.host = host
        super().__init__(*words, directory=str(host.folder))  # type: ignore[arg-type]

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        if not self.host.answer(self):
            super().do_GET()


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    with served_by(functools.partial(Handler, host=host)) as found:
        host.address = f"{found}hub/"
        yield host


def gone(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_error(HTTPStatus.NOT_FOUND)


def away(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(HTTPStatus.FOUND)
    handler.send_header("Location", "/login.html")
    handler.end_headers()


def login(handler: http.server.BaseHTTPRequestHandler) -> None:
    text = b"<!doctype html><title>Log in</title><h1>Log in</h1>"
    handler.send_response(HTTPStatus.OK)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(len(text)))
    handler.end_headers()
    handler.wfile.write(text)


def late(handler: http.server.BaseHTTPRequestHandler) -> None:
    time.sleep(20)
    with suppress(ConnectionError):
        login(handler)


def built(project: Path, target: Path) -> None:
    """Build a project and put it in the place of the site, at once."""
    fresh = project / "fresh"
    done = mkdocs(project, "build", "-q", "-d", fresh)
    assert done.returncode == 0, done.stderr
    target.mkdir(exist_ok=True)
    shutil.rmtree(target / "hub", ignore_errors=True)
    fresh.rename(target / "hub")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small hub, built once for all tests."""
    folder = tmp_path_factory.mktemp("first")
    built(write(folder / "project", SMALL), folder / "site")
    return folder / "site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def host(tmp_path: Path, first: Path) -> Iterator[Host]:
    shutil.copytree(first, tmp_path / "site")
    (tmp_path / "site/login.html").write_text("<!doctype html><title>Log in</title><h1>Log in</h1>", encoding="utf-8")
    with hosted(tmp_path / "site") as found:
        yield found


@pytest.fixture
def page(browser: "playwright.Browser", host: Host) -> Iterator["playwright.Page"]:
    context = browser.new_context(base_url=host.address)
    context.set_default_timeout(60000)
    yield context.new_page()
    context.close()


def until(page: "playwright.Page", question: str, arg: object = None) -> None:
    """Ask a page until it says yes; Playwright's own waiting takes a promise for a yes."""
    end = time.monotonic() + 60
    while not page.evaluate(question, arg):
        assert time.monotonic() < end, question
        page.wait_for_timeout(100)


def settled(page: "playwright.Page", path: str = "lessons/undo/") -> None:
    """Open the home page, and wait until its worker has put a lesson aside."""
    page.goto("")
    until(page, CONTROLLED)
    until(page, KEPT, path)


def test_a_reader_without_a_connection_goes_on_reading(page: "playwright.Page") -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda one: complaints.append(one.text) if one.type in ("error", "warning") else None)
    settled(page)
    page.goto("people/ada/?from=search#hub-top")
    until(page, KEPT, "../../people/ada/")
    assert complaints == []
    page.context.set_offline(offline=True)
    for path, text in (
        ("people/ada/", "Ada"),
        ("lessons/undo/", "The reflog"),
        ("lessons/undo/?from=home", "The reflog"),
    ):
        page.goto(path)
        assert page.locator("article").get_by_text(text).first.is_visible()
        line = page.get_by_role("status").filter(has_text="You are offline. This page is from")
        line.wait_for()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Hub Text"')
    page.get_by_role("button", name="Mark as done").click()
    page.goto("progress/")
    page.get_by_role("link", name="Undo a mistake").wait_for()
    page.context.set_offline(offline=False)
    page.get_by_text("You are offline").wait_for(state="detached")


def test_a_page_that_was_not_kept_leads_to_those_that_were(page: "playwright.Page", host: Host) -> None:
    settled(page)
    page.context.set_offline(offline=True)
    page.goto(FAR)
    page.get_by_role("heading", name="Read offline").wait_for()
    assert page.locator("hub-offline .hub-notice a").get_attribute("href") == host.address + FAR
    page.get_by_role("link", name="Undo a mistake").click()
    page.get_by_role("heading", name="Undo a mistake").wait_for()


def test_under_instant_navigation_too(page: "playwright.Page", host: Host, project: Path) -> None:
    features = f"site_url: {host.address}\n" + MINIMAL.replace(
        "{name: material}", "{name: material, features: [navigation.instant]}"
    )
    write(project, {}, features)
    built(project, host.folder)
    settled(page)
    page.evaluate("window.stays = true")
    page.context.set_offline(offline=True)
    page.locator("article").get_by_role("link", name="the lessons").click()
    page.get_by_role("heading", name="Lessons").wait_for()
    page.get_by_role("status").filter(has_text="You are offline. This page is from").wait_for()
    assert page.evaluate("window.stays")
    page.evaluate(FOLLOW, host.address + FAR)
    page.get_by_role("heading", name="Read offline").wait_for()


def test_the_page_offline_leads_nowhere_else(page: "playwright.Page") -> None:
    page.goto("offline/?page=javascript:alert(1)")
    page.get_by_role("heading", name="Read offline").wait_for()
    page.locator("hub-offline h2").or_(page.get_by_text("keeps no pages of the hub yet")).first.wait_for()
    assert page.locator("hub-offline a[href^=javascript]").count() == 0


def test_who_has_a_connection_reads_what_is_new(page: "playwright.Page", host: Host, project: Path) -> None:
    settled(page)
    write(project, {"lessons/undo.md": SMALL["lessons/undo.md"].replace("The reflog", "A better way")})
    built(project, host.folder)
    page.goto("lessons/undo/")
    assert page.locator("article").get_by_text("A better way").first.is_visible()


def test_an_update_takes_the_place_of_the_shell_and_renews_what_was_put_aside(
    page: "playwright.Page", host: Host, project: Path
) -> None:
    settled(page)
    (before,) = (name for name in page.evaluate(NAMES) if " shell " in name)
    page.evaluate("caches.open(`hub ${location.origin}/other/ shell 1`)")
    fresh = SMALL["lessons/undo.md"].replace("The reflog", "A better way")
    write(project, {"lessons/undo.md": fresh, "hub.yml": "name: Renamed\n"}, MINIMAL.replace("A hub", "Another hub"))
    built(project, host.folder)
    page.goto("")
    until(page, "async name => !(await caches.has(name))", before)
    names = page.evaluate(NAMES)
    assert sum(" shell " in name for name in names) == 2
    assert any("/other/ shell 1" in name for name in names)
    page.context.set_offline(offline=True)
    page.goto("lessons/undo/")
    assert page.locator("article").get_by_text("A better way").first.is_visible()
    assert page.title().endswith("Another hub")


@pytest.mark.parametrize("fault", [gone, login])
def test_an_update_that_fails_half_way_leaves_the_old_one_working(
    page: "playwright.Page", host: Host, project: Path, fault: Callable[[http.server.BaseHTTPRequestHandler], None]
) -> None:
    settled(page)
    (before,) = (name for name in page.evaluate(NAMES) if " shell " in name)
    write(project, {}, MINIMAL.replace("A hub", "Another hub"))
    built(project, host.folder)
    host.faults["assets/hub/js/way.js"] = fault
    failed = """async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      const worker = registration.installing;
      if (worker.state !== "redundant") await new Promise((done) => worker.addEventListener("statechange", done));
      return worker.state;
    }"""
    assert page.evaluate(failed) == "redundant"
    assert before in page.evaluate(NAMES)
    page.context.set_offline(offline=True)
    page.goto("lessons/undo/")
    assert page.locator("article").get_by_text("The reflog").first.is_visible()
    assert page.title().endswith("A hub")


@pytest.mark.parametrize("fault", [away, login])
def test_a_login_page_is_shown_and_never_kept(
    page: "playwright.Page", host: Host, fault: Callable[[http.server.BaseHTTPRequestHandler], None]
) -> None:
    settled(page)
    host.faults["lessons/undo/"] = host.faults[FAR] = fault
    for path in ("lessons/undo/", FAR):
        page.goto(path)
        assert page.get_by_role("heading", name="Log in").is_visible()
        page.evaluate("path => fetch(path)", host.address + path)
    page.context.set_offline(offline=True)
    page.goto("lessons/undo/")
    assert page.locator("article").get_by_text("The reflog").first.is_visible()
    page.goto(FAR)
    page.get_by_role("heading", name="Read offline").wait_for()


def test_what_was_taken_away_is_forgotten(page: "playwright.Page", host: Host) -> None:
    settled(page)
    host.faults["lessons/undo/"] = gone
    page.goto("lessons/undo/")
    page.goto("")
    until(page, f"async path => !(await ({KEPT})(path))", "lessons/undo/")


def test_a_hub_that_does_not_answer_is_read_from_what_was_kept(page: "playwright.Page", host: Host) -> None:
    settled(page)
    host.faults["*"] = late
    page.goto("lessons/undo/", wait_until="commit")
    page.get_by_role("status").filter(has_text="The hub does not answer. This page is from").wait_for()
    assert page.locator("article").get_by_text("The reflog").first.is_visible()


def test_only_files_of_the_hub_are_kept(page: "playwright.Page", host: Host) -> None:
    settled(page)
    (host.folder / "hub/api/vote").write_text("{}")
    status = page.evaluate("async () => (await fetch('api/vote?page=x')).status + (await fetch('sessions.ics')).status")
    page.evaluate("fetch('lessons/undo/', { method: 'POST' })")
    assert status == 400
    kept = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys())))).flat().map(({ url }) => url)"
    )
    assert kept
    assert not [url for url in kept if not url.startswith(host.address) or "vote" in url or url.endswith(".ics")]


def test_asking_ahead_can_be_told_from_reading(page: "playwright.Page", host: Host) -> None:
    settled(page)
    assert ("lessons/undo/", host.address + "sw.js") in host.asked


def test_who_saves_data_is_sent_nothing_unasked(page: "playwright.Page", host: Host) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto("", wait_until="networkidle")
    page.locator(".hub-away").wait_for(state="attached")
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert "sw.js" not in [path for path, _ in host.asked]


def test_turned_off_it_takes_away_what_was_kept(page: "playwright.Page", host: Host, project: Path) -> None:
    settled(page)
    page.evaluate("caches.open('of somebody else')")
    write(project, {}, OFF)
    built(project, host.folder)
    page.goto("")
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    assert page.evaluate(NAMES) == ["of somebody else"]
    page.goto("lessons/undo/", wait_until="networkidle")
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_the_manifest_names_the_hub_and_icons_that_are_there(project: Path) -> None:
    write(project, {"hub.yml": "name: Grüezi\nlang: de\n"})
    assert mkdocs(project, "build", "-q").returncode == 0
    site = Site(project / "site")
    found = json.loads(site.text("manifest.webmanifest"))
    assert (found["name"], found["lang"], found["start_url"], found["scope"]) == ("Grüezi", "de", ".", ".")
    assert {(icon["sizes"], icon["purpose"]) for icon in found["icons"]} >= {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for icon in found["icons"]:
        file = site.folder / icon["src"]
        if icon["type"] == "image/png":
            with Image.open(file) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
        else:
            assert "<svg" in file.read_text(encoding="utf-8")
    page = site.text("lessons/undo/index.html")
    assert '<link rel="manifest" href="../../manifest.webmanifest"' in page
    assert '<link rel="icon" href="../../assets/hub/icons/mark.svg">' in page
