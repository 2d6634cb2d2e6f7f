"""The policy of pages: what they need may run, and nothing else."""

import re
from pathlib import Path

import pytest

from hub.site.policy import Policy
from tests.site import MINIMAL, SMALL, Site, mkdocs, write

playwright = pytest.importorskip("playwright.sync_api")

PAGES = (
    "",
    "lessons/git/rebase/",
    "search/?q=rebase",
    "people/",
    "paths/first-steps-with-git/",
    "progress/",
    "struggles/",
    "nowhere/",
)
WATCH = """addEventListener("securitypolicyviolation", event => {
  window.refused = [...(window.refused ?? []), `${event.violatedDirective} ${event.blockedURI} ${event.sample}`];
})"""


def policy_of(page: str) -> dict[str, list[str]]:
    found = re.search(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    assert found
    return {words[0]: words[1:] for words in (part.split() for part in found[1].split("; "))}


@pytest.mark.slow
def test_all_pages_of_a_site_have_one_policy_that_comes_first(shipped_site: Path) -> None:
    pages = [
        path.read_text(encoding="utf-8")
        for path in sorted(shipped_site.rglob("*.html"))
        if "contribute/write" not in str(path)
    ]
    policies = {str(policy_of(page)) for page in pages}
    assert len(policies) == 1
    told = policy_of(pages[0])
    assert told["default-src"] == told["connect-src"] == ["'self'"]
    assert told["object-src"] == told["base-uri"] == told["frame-src"] == ["'none'"]
    assert [one for one in told["script-src"] if not one.startswith("'sha256-")] == ["'self'", "'wasm-unsafe-eval'"]
    assert 3 <= len(told["script-src"]) <= 16


@pytest.mark.slow
def test_a_page_needs_nothing_that_its_policy_forbids(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.add_init_script(WATCH)
    for path in PAGES:
        page.goto(path, wait_until="networkidle")
        assert page.evaluate("window.refused ?? []") == [], path


@pytest.mark.slow
def test_what_gets_into_a_page_does_not_run(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.route("**/about/", lambda route: route.fulfill(body=_infected(route.fetch().text()), content_type="text/html"))
    page.goto("about/")
    assert page.evaluate("window.ran ?? []") == []
    page.get_by_text("Click here").click()
    assert page.evaluate("window.ran ?? []") == []


def _infected(page: str) -> str:
    script = "(window.ran ??= []).push(1)"
    inside = f"<article><script>{script}</script><img src=x onerror='{script}'><a href=\"javascript:{script}\">Click here</a>"
    return page.replace("<article", f"{inside}<article", 1)


def test_a_script_in_the_content_of_a_page_has_no_place_in_the_policy() -> None:
    policy = Policy()
    content = "<p><script>evil()</script></p>"
    policy.mark(
        "x.html",
        f"<html><head><script>good()</script></head><body>{content}<script type='application/ld+json'>{{}}</script>",
        content,
    )
    assert len(policy.digests["x.html"]) == 1


def test_the_policy_names_where_votes_and_embeds_are() -> None:
    told = str(Policy(("https://video.example.com",), "https://votes.example.com/hub?x=1"))
    assert "connect-src 'self' https://votes.example.com;" in told
    assert "frame-src https://video.example.com;" in told
    assert "connect-src 'self';" in str(Policy(votes="/votes"))


@pytest.mark.slow
def test_pages_at_old_addresses_and_other_themes_have_a_policy(tmp_path: Path) -> None:
    lesson = SMALL["lessons/undo.md"].replace("title:", "aliases: [lessons/old]\ntitle:", 1)
    write(
        tmp_path,
        {**SMALL, "lessons/undo.md": lesson},
        MINIMAL.replace("material", "mkdocs").replace("hub: {}", "hub: {search: material}"),
    )
    assert mkdocs(tmp_path, "build").returncode == 0
    site = Site(tmp_path / "site")
    for path in ("lessons/old/index.html", "lessons/undo/index.html", "404.html"):
        assert site.text(path).count("Content-Security-Policy") == 1, path


def test_a_page_that_speaks_of_policies_has_one(tmp_path: Path) -> None:
    page = '<html><head><meta charset="utf-8"><title>x</title></head><body>Content-Security-Policy <!-- hub:policy --></body>'
    (tmp_path / "index.html").write_text(Policy().mark("index.html", page, ""))
    (tmp_path / "other.html").write_text(page.replace(" <!-- hub:policy -->", ""))
    (tmp_path / "own.html").write_text(
        page.replace("<title>", '<meta http-equiv="Content-Security-Policy" content="x"><title>')
    )
    Policy().write(tmp_path)
    for name in ("index.html", "other.html"):
        assert policy_of((tmp_path / name).read_text())["object-src"] == ["'none'"]
    assert (tmp_path / "own.html").read_text().count("http-equiv") == 1
