"""The audit of a built site: what it finds, where, and what it lets pass."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.diagnostics import Diagnostic
from hub.publishing.audit.address import Target, target_of
from hub.publishing.audit.check import audited, each_once
from hub.publishing.audit.files import LARGEST_FILE, LARGEST_SITE
from hub.publishing.audit.page import read_page
from hub.publishing.audit.scripts import weak_policies
from hub.publishing.audit.site import Site
from hub.publishing.audit.styles import addresses_in
from hub.publishing.built import Built
from hub.rules import publishing as rules
from hub.web.editor.files import editor_page
from tests.publisher import HUB

HOME = {"index.html": "<title>Home</title>"}
AT = "https://hub.example/learn/"
POLICY = "<meta http-equiv='Content-Security-Policy' content=\"{}\">"
GOOD = POLICY.format("script-src 'self'; object-src 'none'; base-uri 'none'")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def site(folder: Path, written: Mapping[str, str], policy: str = GOOD, **told: object) -> Site:
    """Return a site with these files; each page has a policy in front."""
    for path, text in {**HOME, **written}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(policy + text if path.endswith(".html") else text, encoding="utf-8")
    facts: dict[str, object] = {"found": (), "entries": 1, "pages": {}, "files": (), **told}
    return Site(folder, Built(day=date(2026, 11, 22), audience="", **facts), HUB, "content/")  # type: ignore[arg-type]  # facts are of many types


def found(folder: Path, page: str, path: str = "git/index.html", **told: object) -> list[str]:
    """Return the rules that a page breaks on a small site."""
    files = {path: page, "style.css": "a {}", "pic.png": "png", "git/undo/index.html": '<h2 id="log"><a name=old>'}
    return [one.rule.name for one in audited(site(folder, files, **told))]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="../">',
        '<a href="..">',
        '<a href="../index.html">',
        '<a href="undo/">',
        '<a href="undo">',
        '<a href="undo/#log">',
        '<a href="undo/#old">',
        '<a href="undo/?q=1#log">',
        '<a href="undo/#:~:text=lost">',
        '<a href="#">',
        '<a href="#top">',
        '<a href="">',
        '<a href=" ../&#10;style.css ">',
        '<a href="..\\style.css">',
        '<a href="/git/%75ndo/#l%6fg">',
        '<a href="https://elsewhere.example/x">',
        '<a href="mailto:ada@hub.example">',
        '<a href="tel:+49">',
        '<a href="webcal://hub.example/x.ics">',
        '<img src="../pic.png" srcset="../pic.png 1x, ../pic.png 2x">',
        '<img src="data:image/png;base64,AAAA">',
        '<link rel="stylesheet" href="../style.css"><link rel="canonical" href="https://elsewhere.example/">',
        '<p style="background: url(../pic.png)">',
        '<style>@import "../style.css"; a { background: url("../pic.png") }</style>',
        '<svg><a xlink:href="undo/"><use href="#log"></use></a></svg><p id="log">',
        '<meta http-equiv="refresh" content="0; url=undo/">',
        '<meta property="og:description" content="javascript: the good parts">',
        '<p title="onclick=1" data-onclick="1">',
    ],
)
def test_what_is_right(folder: Path, page: str) -> None:
    assert found(folder, page) == []


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ('<a href="../undo/">', "dead-link"),
        ('<a href="../Style.css">', "dead-link"),
        ('<a href="../../above/">', "dead-link"),
        ('<a href="../../">', "dead-link"),
        ('<a href="/missing">', "dead-link"),
        ('<a href="http://[">', "dead-link"),
        ('<area href="no/">', "dead-link"),
        ('<form action="no/">', "dead-link"),
        ('<img src="">', "dead-link"),
        ('<img src="no.png">', "dead-link"),
        ('<img srcset="../pic.png 1x,no.png 2x">', "dead-link"),
        ('<script src="no.js"></script>', "dead-link"),
        ('<link rel="icon" href="no.svg">', "dead-link"),
        ('<video poster="no.png"></video>', "dead-link"),
        ('<p style="background: url(no.png)">', "dead-link"),
        ('<style>a { background: url( "no.png" ) }</style>', "dead-link"),
        ('<svg><use xlink:href="no.svg#x"></use></svg>', "dead-link"),
        ('<meta http-equiv="Refresh" content="0;URL=\'no/\'">', "dead-link"),
        ('<template><img src="no.png"></template>', "dead-link"),
        ('<a href="#no">', "dead-anchor"),
        ('<a href="undo/#no">', "dead-anchor"),
        ('<a href="undo/#Log">', "dead-anchor"),
        ('<script src="https://cdn.example/x.js"></script>', "foreign-load"),
        ('<script src="//cdn.example/x.js"></script>', "foreign-load"),
        ('<img src="\\\\cdn.example\\x.png">', "foreign-load"),
        ('<img src="ht&#9;tps://cdn.example/x.png">', "foreign-load"),
        ('<img srcset="https://cdn.example/x.png 2x">', "foreign-load"),
        ('<link rel="preconnect" href="https://fonts.example">', "foreign-load"),
        ('<link rel="alternate stylesheet" href="https://cdn.example/x.css">', "foreign-load"),
        ('<link rel="preload" imagesrcset="https://cdn.example/x.png 2x">', "foreign-load"),
        ('<iframe src="https://video.example/1"></iframe>', "foreign-load"),
        ('<object data="https://cdn.example/x.pdf"></object>', "foreign-load"),
        ('<a href="../" ping="https://count.example/">', "foreign-load"),
        ('<body background="http://cdn.example/x.png">', "foreign-load"),
        ("<style>@import url(https://fonts.example/css)</style>", "foreign-load"),
        ('<style>a{background:image-set("https://cdn.example/x.png" 1x)}</style>', "foreign-load"),
        ('<noscript><p title="</noscript><img src=https://cdn.example/x.png>"></noscript>', "foreign-load"),
        ('<a href="../" onclick="go()">', "active-markup"),
        ('<a href="../"OnClick=go()>', "active-markup"),
        ('<a href="JaVa&#9;Script:go()">', "active-markup"),
        ('<a href="&#1;javascript:go()">', "active-markup"),
        ('<form action="javascript:go()">', "active-markup"),
        ('<svg><a><animate attributeName=href values="a;javascript:go()"></a></svg>', "active-markup"),
        ('<iframe srcdoc="<script>go()</script>"></iframe>', "active-markup"),
        ('<script src="data:text/javascript,go()"></script>', "active-markup"),
        ('<base href="/">', "active-markup"),
    ],
)
def test_what_is_wrong(folder: Path, page: str, rule: str) -> None:
    assert rule in found(folder, page)
    assert set(found(folder, page)) <= {rule, "dead-link"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://hub.example/learn/git/", Target("git/")),
        ("https://HUB.example/learn", Target("")),
        ("/learn/git/#log", Target("git/", "log")),
        ("/elsewhere/", Target(None)),
        ("//hub.example/learn/", Target("")),
        ("https://hub.example/", Target(None)),
        ("https://other.example/learn/", Target(host="other.example")),
        ("../#log", Target("git/", "log")),
        ("../../../", Target(None)),
        ("HTTP://[::1", Target(scheme="?")),
    ],
)
def test_addresses_of_a_site_below_the_top_of_its_host(address: str, expected: Target) -> None:
    assert target_of(address, "git/undo/index.html", AT) == expected


def test_the_page_for_what_is_missing_stands_at_any_address(folder: Path) -> None:
    assert found(folder, '<img src="/pic.png"><a href="/git/undo/">', "404.html") == []
    assert found(folder, '<img src="pic.png">', "404.html") == ["dead-link"]


def test_a_style_sheet_is_looked_through(folder: Path) -> None:
    css = "/* url(no.png) */ @font-face { src: url('../pic.png') } a { background: URL(no.png) } b { c: url(//x.example/) }"
    told = audited(site(folder, {"css/a.css": css, "pic.png": "png"}))
    assert [(one.span.path, one.rule.name) for one in told] == [
        ("css/a.css", "dead-link"),
        ("css/a.css", "foreign-load"),
    ]
    assert list(addresses_in("a { color: red }")) == []


def test_a_drawing_is_looked_through(folder: Path) -> None:
    drawing = '<svg><script>go()</script><image href="https://x.example/y.png"/><path onload="go()"/></svg>'
    told = audited(site(folder, {"a.svg": drawing}))
    assert [one.rule.name for one in told] == ["active-markup", "active-markup", "foreign-load"]


def test_a_finding_says_where_and_of_what_the_page_is_made(folder: Path) -> None:
    page = '<p>\n  <a href="no/">x</a></p>'
    (one,) = audited(site(folder, {"git/index.html": page}, pages={"git/index.html": "lessons/git.md"}))
    assert (one.span.path, one.span.line, one.span.column, one.span.end_column) == ("git/index.html", 2, 12, 15)
    assert one.message == "`href` of <a> leads to `git/no/`, where there is no file of the site."
    assert [span.path for span in one.related] == ["content/lessons/git.md"]


def test_what_stands_on_every_page_is_told_once(folder: Path) -> None:
    pages = {f"{name}/index.html": '<a href="/no">' for name in "abc"}
    (one,) = each_once(audited(site(folder, pages)))
    assert one.message.endswith("The same stands in 2 other files.")


def test_an_anchor_on_a_stub_is_no_fault(folder: Path) -> None:
    pages = {"git/undo/index.html": "lessons/undo.md"}
    assert found(folder, '<a href="undo/#no">', pages=pages) == ["dead-anchor"]
    assert found(folder, '<a href="undo/#no">', pages=pages, stubs=("lessons/undo.md",)) == []


def test_what_was_to_be_written_is_there_and_has_something_in_it(folder: Path) -> None:
    files = ("index.html", "gone.css", "empty.txt", "link.html")
    whole = site(folder, {"empty.txt": ""}, files=files, pages={"page/index.html": ""})
    (folder / "link.html").symlink_to(folder / "index.html")
    os.mkfifo(folder / "pipe")
    told = {one.span.path: one.message for one in audited(whole)}
    assert told == {
        "empty.txt": "The file is empty.",
        "gone.css": "The build was to write this file, and it is not there.",
        "link.html": "This is no ordinary file.",
        "page/index.html": "The build was to write this file, and it is not there.",
        "pipe": "This is no ordinary file.",
    }


def test_a_site_may_not_be_too_large(folder: Path) -> None:
    large = site(folder, {})
    for number in range(LARGEST_SITE // LARGEST_FILE + 1):
        with (folder / f"{number}.bin").open("wb") as file:
            file.truncate(LARGEST_FILE)  # takes no room
    with (folder / "0.bin").open("ab") as file:
        file.write(b"x")
    told = [(one.span.path, one.rule) for one in audited(large)]
    assert told == [("", rules.OVERSIZED_SITE), ("0.bin", rules.OVERSIZED_SITE)]


def policies(folder: Path, page: str) -> list[str]:
    found: list[Diagnostic] = list(weak_policies(site(folder, {"index.html": page}, policy="")))
    assert {one.rule for one in found} <= {rules.WEAK_POLICY}
    return [one.message for one in found]


GO = "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"


@pytest.mark.parametrize(
    "page",
    [
        "<head><meta charset=utf-8><title>x</title>"
        + POLICY.format("script-src 'self'")
        + "<script src=a.js></script>",
        POLICY.format("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"),
        POLICY.format("default-src 'self'") + "<script type=application/ld+json>{}</script>",
        POLICY.format(f"SCRIPT-SRC 'self' {GO}") + "<script>go()</script><script type=module>go()</script>",
        POLICY.format(f"script-src {GO}") + "<script>go()</script><template><script>went()</script></template>",
        POLICY.format("script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'"),
    ],
)
def test_policies_that_hold(folder: Path, page: str) -> None:
    assert policies(folder, page) == []


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<p>", "The page has no Content-Security-Policy in its head."),
        ("<body>" + POLICY.format("script-src 'self'"), "The page has no Content-Security-Policy in its head."),
        ("<script src=a.js></script>" + POLICY.format("script-src 'self'"), "comes after <script>."),
        ("<link rel=icon><base>" + POLICY.format("script-src 'self'"), "comes after <link>, <base>."),
        ("<meta http-equiv=refresh content=0>" + POLICY.format("script-src 'self'"), "comes after <meta>."),
        (POLICY.format("img-src 'self'"), "says nothing of scripts."),
        (POLICY.format("script-src 'self' 'unsafe-inline'"), "lets scripts of 'unsafe-inline' run."),
        (POLICY.format("script-src *"), "lets scripts of * run."),
        (POLICY.format("default-src https:"), "lets scripts of https: run."),
        (POLICY.format("script-src 'self'; script-src *") + "<script>go()</script>", f"with the digest {GO}."),
        (POLICY.format(f"script-src {GO}") + "<script>go( )</script>", "does not know the script in the page"),
        (POLICY.format("script-src 'self'") + '<script type="text/javascript">go()</script>', f"digest {GO}."),
        (POLICY.format("script-src 'self'") + "<script type=importmap>{}</script>", "does not know the script"),
    ],
)
def test_policies_that_do_not(folder: Path, page: str, why: str) -> None:
    (told,) = policies(folder, page)
    assert told.endswith(why) or why in told


def test_the_page_of_the_web_editor_has_a_policy_that_holds(folder: Path) -> None:
    assert policies(folder, editor_page("en", "Our hub", "content", ["https://api.git.example"])) == []


@given(st.one_of(st.binary(), st.text(alphabet="<>/ab=\"' !-\nscriptshref#&;:").map(str.encode)))
def test_a_page_of_any_bytes_is_read(html: bytes) -> None:
    read_page(html)


@given(st.text(alphabet="ht:/\\[]#?%.a\n "))
def test_an_address_of_any_form_is_read(address: str) -> None:
    target = target_of(address, "a/b/index.html", "")
    assert target.path is None or not target.path.startswith(("/", ".."))
