"""Opens pages in Chromium as a victim would, and tells what an attack has reached."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.chromium import CHROMIUM, FLAGS, served

if TYPE_CHECKING:
    from playwright import sync_api as playwright

_WATCH = """
window.ran = what => told(`ran ${location.pathname}`);
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => told(`${name} ${location.pathname}`);
"""
_TRY = """() => {
  const leads = link => link && new URL(link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "", "http://x").protocol;
  const all = [...document.querySelectorAll("*")];
  for (const one of all) {
    for (const { name } of [...one.attributes])
      if (name.startsWith("on")) {
        told(`handler ${name} on ${one.localName}`);
        one.dispatchEvent(new Event(name.slice(2)));
      }
    if (/^\\s*(javascript|vbscript|data):/i.test(one.getAttribute("href") ?? "")) one.click();
    if (one.localName === "details") one.open = true;
    if (one.matches("article [tabindex], article input, article summary")) one.focus({ preventScroll: true });
  }
  for (const one of all)
    if (one.matches("article *") && one.textContent === "Click" && leads(one.closest("a")) !== "http:")
      one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}"""


class Victim:
    """Someone who opens pages of a served folder and clicks what there is; `reached` is all that attacks did."""

    def __init__(self, browser: "playwright.Browser", address: str, *, policy: bool) -> None:
        self.address = address
        self.reached: list[str] = []
        self.context = browser.new_context(base_url=address, bypass_csp=not policy, service_workers="block")
        self.context.expose_function("told", lambda what: self.reached.append(what))  # noqa: PLW0108  it takes no built-in
        self.context.add_init_script(_WATCH)
        self.context.route(lambda url: not url.startswith((address, "data:", "blob:")), self._foreign)
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.dismiss())

    def _foreign(self, route: "playwright.Route") -> None:
        self.reached.append(f"asked {route.request.url} from {self.page.url}")
        route.abort()

    def open(self, path: str) -> None:
        """Open a page, wait a moment, and try everything on it."""
        self.page.goto(path, wait_until="load")
        here = self.page.url.partition("#")[0]
        self.page.evaluate(_TRY)
        self.page.wait_for_timeout(_MOMENT)
        if self.page.url.partition("#")[0] != here:
            self.reached.append(f"left {path} for {self.page.url}")

    def search(self, path: str, words: str) -> None:
        """Look for something on the page of the search, and wait for what it shows."""
        self.page.goto(f"{path}?q={words}", wait_until="networkidle")
        self.page.wait_for_timeout(_MOMENT * 5)


_MOMENT = 40


@contextmanager
def victim(site: Path, *, policy: bool, browser: "playwright.Browser | None" = None) -> Iterator[Victim]:
    """Serve a site to a victim, whose browser heeds the policy of pages or does not: so that nothing hides behind it."""
    with served(site) as address:
        if browser:
            yield Victim(browser, address, policy=policy)
            return
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  for the audit alone; tests have a browser

        with sync_playwright() as run:
            started = run.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            yield Victim(started, address, policy=policy)
            started.close()
