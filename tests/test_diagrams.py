"""Diagrams: fences in the hub's own element, drawn by a checked copy of Mermaid, and code wherever that is not to be had."""

import base64
import functools
import hashlib
import http.server
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from hub.load import load
from hub.reading.diagrams import has_diagram
from hub.sanitising.cleaning import sanitised
from hub.site.diagrams import draws, undrawn, write_diagrams
from hub.vendored import DIAGRAMS, EDITOR, Vendored
from tests.chromium import SAME, Quiet, choose, moved, served, served_by, until
from tests.conftest import ROOT
from tests.site import MINIMAL, SMALL, hub, mkdocs, write
from tests.test_accessibility import AXE, RUN, TAGS
from tests.test_dialect import configured, rendered

playwright = pytest.importorskip("playwright.sync_api")

DAY = date(2026, 11, 22)
SOURCE = "flowchart LR\n  A[A ship comes] --> B{Is there a <berth>?}\n  B -->|yes| C[Make fast]\n"
FENCE = f"```mermaid\n{SOURCE}```\n"
SHOWN = "<hub-diagram><pre><code>flowchart LR\n  A[A ship comes] --&gt; B{Is there a &lt;berth&gt;?}\n  B --&gt;|yes| C[Make fast]</code></pre></hub-diagram>"
USUAL = """markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - {name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format ''}
        - {name: plain, class: plain, format: !!python/name:pymdownx.superfences.fence_code_format ''}
"""


@pytest.mark.parametrize("extensions", ["", USUAL], ids=["nothing said", "the usual setting of the theme"])
def test_a_fence_becomes_an_element_with_its_source(extensions: str, tmp_path: Path) -> None:
    assert rendered(configured(tmp_path, extensions), FENCE) == SHOWN


def test_other_fences_of_a_site_are_kept(tmp_path: Path) -> None:
    assert rendered(configured(tmp_path, USUAL), "```plain\nx\n```") == '<pre class="plain"><code>x</code></pre>'


def test_nothing_gets_the_class_that_the_theme_would_fetch_its_program_for(tmp_path: Path) -> None:
    html = '<pre class="mermaid">flowchart LR</pre>\n\nText\n{: .mermaid }\n\n<hub-diagram onclick="x()" id="__x"><pre>a</pre></hub-diagram>'
    found = rendered(configured(tmp_path), html)
    assert "mermaid" not in found
    assert "<hub-diagram><pre>a</pre></hub-diagram>" in found


def test_without_what_draws_it_a_diagram_is_code() -> None:
    assert (
        undrawn(sanitised(f"<p>a</p>{SHOWN}"))
        == f"<p>a</p>{SHOWN.removeprefix('<hub-diagram>').removesuffix('</hub-diagram>')}"
    )


HEADS = (
    "mermaid",
    "  mermaid",
    "\tmermaid\t",
    ".mermaid",
    "{.mermaid}",
    "{ .mermaid #x }",
    "{#x .mermaid}",
    "{\t.mermaid}",
    "{k=v .mermaid .y}",
    "mermaid {.x}",
    "{.y .mermaid}",
    "{.mermaidx}",
    "{.mermaid-x}",
    "{.mermaid}x",
    "{#x.mermaid}",
    'mermaid title="x"',
    "mermaid-x",
    "mermaid x",
    "{mermaid}",
    "Mermaid",
    "mermaid2",
    "x mermaid",
)


def test_a_text_has_a_diagram_where_a_fence_becomes_one(tmp_path: Path) -> None:
    config = configured(tmp_path)
    texts = [f"```{head}\nflowchart LR\n```\n" for head in HEADS]
    texts += ["> ~~~ mermaid\n> a\n> ~~~\n", "<hub-diagram><pre>a</pre></hub-diagram>", "<hub-diagrams>"]
    made = {text: "<hub-diagram>" in re.sub(r" id=\S+?(?=>)", "", rendered(config, text)) for text in texts}
    assert {text: has_diagram(text) for text in texts} == made
    assert sum(made.values()) == 12


@pytest.mark.parametrize("one", [DIAGRAMS, EDITOR], ids=["diagrams", "editor"])
def test_without_npm_the_command_says_what_is_left_out(one: Vendored, tmp_path: Path) -> None:
    write(tmp_path, {})
    run = hub(tmp_path, one.command.removeprefix("hub "), PATH=str(tmp_path))
    assert run.returncode == 2
    assert f"{one.what} is left out, because there is no npm" in run.stderr
    assert one.archive in run.stderr


def npm(folder: Path, script: str) -> str:
    """Put a program in the place of npm, and return the path to look for programs in."""
    program = folder / "bin" / "npm"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("one", [DIAGRAMS, EDITOR], ids=["diagrams", "editor"])
def test_npm_that_writes_nothing_by_the_name_of_the_package_is_told(one: Vendored, tmp_path: Path) -> None:
    write(tmp_path, {})
    run = hub(tmp_path, one.command.removeprefix("hub "), PATH=npm(tmp_path, "touch other.tgz"))
    assert run.returncode == 2
    assert run.stderr.startswith(f"hub: npm ended without a fault, but has not written {one.archive};")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that nobody can read is known on Linux alone")
def test_a_package_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {})
    DIAGRAMS.kept(tmp_path).parent.mkdir(parents=True)
    DIAGRAMS.kept(tmp_path).symlink_to("/proc/self/mem")
    run = hub(tmp_path, "diagrams")
    assert run.returncode == 2
    assert f"hub: .cache/hub/{DIAGRAMS.archive} cannot be read (" in run.stderr
    assert run.stderr.endswith("; delete it, then type: hub diagrams\n")


def test_a_site_without_the_program_names_the_command_and_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = get_plugin_logger("hub")
    caplog.set_level("INFO", "mkdocs.plugins.hub")
    assert not draws(load({"a.md": "---\ntitle: A\n---\n\n```sh\nx\n```\n"}, DAY)[0], tmp_path, log)
    assert caplog.text == ""
    assert not draws(load({"a.md": f"---\ntitle: A\n---\n\n{FENCE}"}, DAY)[0], tmp_path, log)
    assert "diagrams are shown as their source" in caplog.text
    assert "type `hub diagrams`" in caplog.text


def test_another_program_in_its_place_is_never_used(tmp_path: Path) -> None:
    DIAGRAMS.kept(tmp_path).parent.mkdir(parents=True)
    DIAGRAMS.kept(tmp_path).write_bytes(b"something else")
    with pytest.raises(PluginError, match="its digest differs; delete it, then type `hub diagrams`"):
        write_diagrams(tmp_path, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_nothing_is_fetched_for_a_hub_without_diagrams(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    run = hub(tmp_path, "diagrams", "--if-any", PATH=str(tmp_path))
    assert (run.returncode, run.stdout) == (0, "No text has a diagram, so nothing is fetched.\n")
    write(tmp_path, {"about.md": f"---\ntitle: About\n---\n\n{FENCE}"})
    assert hub(tmp_path, "diagrams", "--if-any", PATH=str(tmp_path)).returncode == 2


def project(folder: Path) -> Path:
    """Write a hub with diagrams, and beside it what draws them."""
    body = f"{FENCE}\n## Wrong\n\n```mermaid\nflowchart LR\n  A -->\n```\n"
    write(
        folder,
        {**SMALL, "about.md": f"---\ntitle: About\n---\n\n{body}"},
        f"{MINIMAL}site_url: http://hub.invalid/\n".replace(
            "{name: material}", "{name: material, features: [navigation.instant]}"
        ),
    )
    kept = DIAGRAMS.kept(folder)
    kept.parent.mkdir(parents=True)
    kept.symlink_to(DIAGRAMS.kept(ROOT))
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with diagrams and what draws them, which `make setup` fetches."""
    if not DIAGRAMS.kept(ROOT).is_file():
        reason = f"there is no {DIAGRAMS.archive}: type `make setup`, for which you need Node.js"
        if os.environ.get("HUB_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = project(tmp_path_factory.mktemp("diagrams"))
    built = mkdocs(folder, "build", "--strict", "-q", **SAME)
    assert (built.returncode, built.stderr) == (0, "")
    return folder / "site"


class Guarded(Quiet):
    """Serves pages with a policy by which nothing runs but the scripts of the site."""

    def end_headers(self) -> None:
        place = Path(self.translate_path(self.path))
        page = place / "index.html" if place.is_dir() else place
        if page.suffix == ".html" and page.is_file():
            inline = re.findall(rb"<script(?: type=\S+)?>(.+?)</script>", page.read_bytes(), re.DOTALL)
            hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one).digest()).decode()}'" for one in inline)
            policy = f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("guarded")
    with served_by(functools.partial(Guarded, directory=str(folder))) as found:
        moved(site, folder, found)
        yield found


@pytest.fixture
def page(browser: "playwright.Browser", address: str) -> Iterator["playwright.Page"]:
    context = browser.new_context(base_url=address, viewport={"width": 400, "height": 800})
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith(address) else None)
    yield page
    context.close()
    assert [one for one in told if not one.startswith(("data:", "blob:"))] == []


DRAWN = "hub-diagram .hub-drawing > svg"
FILL = "document.querySelector('hub-diagram .hub-drawing .node rect') && getComputedStyle(document.querySelector('hub-diagram .hub-drawing .node rect')).fill"


@pytest.mark.slow
def test_a_diagram_is_drawn_in_the_colours_of_the_scheme_and_its_source_stays(page: "playwright.Page") -> None:
    page.goto("about/")
    drawing = page.locator(DRAWN).first
    drawing.wait_for()
    assert drawing.get_attribute("aria-label") == "Diagram"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_text("Source of the diagram").click()
    assert page.get_by_text("A[A ship comes] --> B{Is there a <berth>?}").is_visible()
    light = page.evaluate(FILL)
    choose(page, "slate")
    page.locator("hub-diagram .hub-drawing + .hub-drawing").first.wait_for(state="attached")
    dark = page.evaluate(FILL)
    assert (light, dark) == ("rgb(227, 240, 241)", "rgb(22, 50, 58)")
    page.emulate_media(media="print")
    seen = page.locator("hub-diagram").first.locator("svg").evaluate_all("all => all.map(one => one.checkVisibility())")
    assert seen == [False, True]
    assert (
        page.locator(".hub-drawing + .hub-drawing .node rect").first.evaluate("one => getComputedStyle(one).fill")
        == light
    )
    if AXE.is_file():
        page.emulate_media(media="screen")
        page.add_init_script(path=AXE)
        page.reload()
        page.locator(DRAWN).first.wait_for()
        assert page.evaluate(RUN.replace("document,", "document.querySelector('hub-diagram'),"), TAGS) == []


@pytest.mark.slow
def test_what_is_wrong_with_a_diagram_is_said_beside_its_source(page: "playwright.Page") -> None:
    page.goto("about/")
    page.get_by_text("This diagram cannot be drawn: Parse error on line 3").wait_for()
    assert page.get_by_text("A -->", exact=False).last.is_visible()


@pytest.mark.slow
def test_diagrams_are_drawn_under_instant_navigation_and_nothing_is_loaded_on_other_pages(
    page: "playwright.Page",
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url) if "/mermaid/" in request.url else None)
    page.goto("people/ada/", wait_until="networkidle")
    page.evaluate("window.stays = true")
    assert loaded == []
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<a href=\"../../about/\">About</a>')"
    )
    page.locator("article").get_by_role("link", name="About").click()
    page.locator(DRAWN).first.wait_for()
    assert page.evaluate("window.stays") is True


HOSTILE = {
    "picture": 'flowchart LR\n  A@{ img: "https://evil.example/x.png", label: "x" }',
    "hidden picture": 'flowchart LR\n  A@{ "\\x69mg": "https:\\x2f/evil.example/x.png", label: "x" }',
    "markup": 'flowchart LR\n  A["<img src=https://evil.example/x.png onerror=window.ran=1>"] --> B["<script>window.ran=1</script>"]',
    "style": "flowchart LR\n  A --> B\n  style A fill:url(https://evil.example/x.svg#a)",
    "set of pictures": 'stateDiagram-v2\n  [*] --> A\n  classDef x mask-image:image-set("https://evil.example/x.png" 1x)\n  class A x',
    "prefixed set": 'stateDiagram-v2\n  [*] --> A\n  classDef x mask-image:-webkit-image-set("https://evil.example/x.png" 1x)\n  class A x',
    "import": '%%{init: {"themeCSS": "@import \'https://evil.example/x.css\';"}}%%\nflowchart LR\n  A --> B',
    "settings": '---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n  themeCSS: "\\x40\\x69mport \\x27https://evil.example/x.css\\x27;"\n---\nflowchart LR\n  A["<b onclick=\'window.ran=1\'>x</b>"] --> B',
    "click": 'flowchart LR\n  A --> B\n  click A "javascript:window.ran=1"\n  click B call alert()',
    "entity": "flowchart LR\n  A --> B\n  style A fill:#117;rl(https://evil.example/x.svg)",
    "formula": 'flowchart LR\n  A["$$x$$<img src=https://evil.example/x.png onerror=window.ran=1>"]',
    "gantt": 'gantt\n  dateFormat YYYY-MM-DD\n  section <img src=x onerror=window.ran=1>\n  T :a1, 2026-01-01, 3d\n  click a1 href "javascript:window.ran=1"',
    "class": 'classDiagram\n  class A["<img src=x onerror=window.ran=1>"]\n  A : <img src=https://evil.example/x.png>\n  link A "javascript:window.ran=1"',
    "mindmap": "mindmap\n  root((<img src=https://evil.example/x.png onerror=window.ran=1>))\n    ::icon(fa fa-book)",
    "journey": "journey\n  title <img src=https://evil.example/x.png onerror=window.ran=1>\n  section <img src=x onerror=window.ran=1>\n    <img src=x onerror=window.ran=1>: 5: <b>Me</b>",
    "sequence": "sequenceDiagram\n  A->>B: <img src=x onerror=window.ran=1>\n  link A: x @ javascript:window.ran=1",
}


PUT = """source => {
  const one = document.createElement("hub-diagram");
  one.append(document.createElement("pre"));
  one.firstChild.textContent = source;
  document.querySelector("article").append(one);
}"""
DONE = "[...document.querySelectorAll('hub-diagram')].every(one => one.querySelector('svg, [role=status]'))"


@pytest.mark.slow
def test_no_diagram_runs_or_loads_anything_even_without_a_policy(browser: "playwright.Browser", site: Path) -> None:
    with served(site) as found:
        page = browser.new_page(base_url=found, bypass_csp=True)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "evil" in request.url else None)
        page.goto("about/")
        page.locator(DRAWN).first.wait_for()
        for source in HOSTILE.values():
            page.evaluate(PUT, source)
        until(page, DONE)
        for link in page.locator("hub-diagram svg a").all():
            link.dispatch_event("click")
        assert (asked, page.evaluate("window.ran")) == ([], None)
        assert page.locator("hub-diagram svg").count() > 8
        bad = "script, img, image, iframe, [onclick], [onerror], [href^='javascript:'], [*|href^='javascript:']"
        assert page.locator("hub-diagram").locator(bad).count() == 0
        page.close()


class Whole(http.server.SimpleHTTPRequestHandler):
    """Serves a site with its own service worker."""

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.mark.slow
def test_what_was_read_is_drawn_without_a_connection_too(
    browser: "playwright.Browser", site: Path, tmp_path: Path
) -> None:
    with served_by(functools.partial(Whole, directory=str(tmp_path))) as found:
        moved(site, tmp_path, found)
        context = browser.new_context(base_url=found)
        page = context.new_page()
        page.goto("about/")
        for _ in range(200):
            if page.evaluate("navigator.serviceWorker.controller !== null"):
                break
            page.wait_for_timeout(50)
        page.reload(wait_until="networkidle")
        page.locator(DRAWN).first.wait_for()
        page.wait_for_timeout(500)
        context.set_offline(True)
        page.reload()
        page.locator(DRAWN).first.wait_for()
        context.close()
