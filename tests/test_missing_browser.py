"""Addresses that lead nowhere any more, or never did, in real Chromium."""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import Quiet, build, served_by

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

OLD, NEW = "lessons/git/reset-and-checkout/", "lessons/git/undo-a-mistake/"


class Pages(Quiet):
    """Serves a site below a sub-path, and its 404 page with that status for all that is not there."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/learn") if path.startswith("/learn/") else "/nowhere")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped hub at the address of a folder, with instant navigation."""
    folder = tmp_path_factory.mktemp("missing")
    with served_by(functools.partial(Pages, directory=str(folder))) as found:
        address = f"{found}learn/"
        build(folder, "navigation.instant", site_url=address, plugins={"search": {}, "hub": {"cards": False}})
        yield address


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def page(request: pytest.FixtureRequest, browser: "Browser", hub: str) -> Iterator["Page"]:
    context = browser.new_context(base_url=hub, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def scripted(request: pytest.FixtureRequest) -> bool:
    return "scripts" in request.node.callspec.id


def test_an_old_address_leads_to_the_new_one(page: "Page", hub: str, request: pytest.FixtureRequest) -> None:
    page.goto(f"{OLD}?from=mail#hub-top")
    behind = "?from=mail#hub-top" if scripted(request) else ""
    page.wait_for_url(f"{hub}{NEW}{behind}")
    assert page.locator("h1").first.is_visible()


def test_a_link_to_an_old_address_works_under_instant_navigation(browser: "Browser", hub: str) -> None:
    page = browser.new_page(base_url=hub)
    page.goto("about/", wait_until="networkidle")
    page.evaluate(
        "to => { const link = document.createElement('a'); link.href = to; document.body.append(link); link.click(); }",
        hub + OLD,
    )
    page.wait_for_url(hub + NEW)
    page.go_back()
    page.wait_for_url(f"{hub}about/")
    page.close()


@pytest.mark.parametrize(
    "path", ["lessons/git/rebse/", "lessons/git/rebse.html", "lessons/git-rebse/", "a/b/c/d/rebse"]
)
def test_an_address_that_leads_nowhere_searches(
    page: "Page", hub: str, request: pytest.FixtureRequest, path: str
) -> None:
    answer = page.goto(path)
    assert answer
    assert answer.status == 404
    field = page.get_by_role("searchbox", name="Search the hub").last
    home = page.locator(".hub-exits a").first.get_attribute("href")
    assert home in {"/learn/", hub}
    if scripted(request):
        nearest = page.locator(".hub-nearest a").first
        nearest.wait_for()
        assert nearest.get_attribute("href") == f"{hub}lessons/git/rebase/"
        assert field.input_value().endswith("rebse")
    field.fill("git rebase")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.wait_for_url(f"{hub}search/?q=git+rebase")
