"""The plugin in MkDocs: small sites, right ones and wrong ones."""

import json
import re
from pathlib import Path

import pytest

from tests.site import MINIMAL, SMALL, Site, mkdocs, write

pytestmark = pytest.mark.slow


def build(folder: Path, *words: str, **environment: str) -> tuple[Site, str, int]:
    built = mkdocs(folder, "build", *words, measured=True, **environment)
    return Site(folder / "site"), built.stderr, built.returncode


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path, SMALL)


def test_two_lines_of_plugins_are_enough(small: Path) -> None:
    site, log, code = build(small, "--strict")
    assert code == 0, log
    assert "assets/hub/hub.css" in site.text("index.html")
    assert "fonts.googleapis" not in site.text("index.html")
    assert "hub:id" in site.page("lessons/undo/index.html").metas
    page = (site.folder / "lessons/undo/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" type="application/atom+xml" title="Peerhub" href="../../feed.xml">' in page


def test_an_empty_hub_builds(tmp_path: Path) -> None:
    site, log, code = build(write(tmp_path, {}), "--strict")
    assert code == 0, log
    assert (site.folder / "index.html").is_file()


def test_a_broken_entry_is_withheld_and_the_others_build(small: Path) -> None:
    write(small, {"lessons/bad.md": "---\ntitle: Git: a guide\nsecret: hunter2\n---\n\nHidden text.\n"})
    site, log, code = build(small)
    assert code == 0
    assert "content/lessons/bad.md:2:8" in log
    assert "hub check content/lessons/bad.md" in site.text("lessons/bad/index.html")
    assert (site.folder / "lessons/undo/index.html").is_file()
    for path in site.folder.rglob("*"):
        if path.is_file():
            assert b"hunter2" not in path.read_bytes()
            assert b"Hidden text" not in path.read_bytes()


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_strict_fails_on_errors_and_warnings_however_quiet(small: Path, quiet: list[str]) -> None:
    write(small, {"people/alan.md": "---\ntitle: Alan\nrole: on\njoined: 2020-01-01\n---\n"})
    _, log, code = build(small, "--strict", *quiet)
    assert code == 1
    assert "1 warning" in log


def test_notices_do_not_fail_a_strict_build(small: Path) -> None:
    guide = "---\ntitle: Read\nsummary: Read it.\nfor: everyone\nwhen: day-1\narea: culture\nowner: ada\n---\n\nRead.\n"
    write(small, {"guides/read.md": guide})
    _, log, code = build(small, "--strict")
    assert code == 0, log
    assert "guide-without-task" in log


def test_drafts_are_nowhere(small: Path) -> None:
    draft = SMALL["lessons/undo.md"].replace("Undo a mistake", "Zebra").replace("level:", "status: draft\nlevel:")
    link = "---\ntitle: Links\n---\n\nSee [the zoo](lessons/zebra.md) and [it][z].\n\n[z]: lessons/zebra.md\n"
    write(small, {"lessons/zebra.md": draft, "links.md": link})
    site, log, code = build(small, "--strict")
    assert code == 0, log
    assert not (site.folder / "lessons/zebra").exists()
    assert [path for path in site.folder.rglob("*") if path.is_file() and b"Zebra" in path.read_bytes()] == []
    assert "See the zoo" in site.text("links/index.html")


def test_hostile_titles_and_bodies_are_harmless(small: Path) -> None:
    evil = "<img src=x onerror=alert(1)></title><script>alert(2)</script>"
    body = (
        f"## {evil}\n\n<div><div onclick=alert(3)>open\n\n[a](javascript:alert(4)) [b](JaVaScRiPt:alert(5))\n\n"
        "a paragraph\n{: #__config onmouseover=alert(6) }\n\n<iframe src=//evil.example></iframe>\n"
    )
    text = SMALL["lessons/undo.md"].replace("Undo a mistake", json.dumps(evil)).replace("## The reflog", body)
    write(small, {"lessons/undo.md": text, "topics/git.md": f"---\ntitle: {json.dumps(evil)}\n---\n"})
    site, _, code = build(small)
    assert code == 0
    clean = site.page("people/ada/index.html")
    for path, page in site.pages():
        if path != "404.html":
            assert page.handlers == [], path
            assert not [link for link in page.links if link.lower().startswith("javascript:")], path
            assert page.ids.count("__config") <= 1
            assert page.tags.count("script") <= clean.tags.count("script"), path
            assert "iframe" not in page.tags


def test_a_body_cannot_capture_the_facts(small: Path) -> None:
    body = "Text <div hidden><details><table><tr><td>\n\n```\nnever closed\n\n[Related]: javascript:alert(1)\n\n<!-- "
    write(
        small,
        {
            "lessons/undo.md": SMALL["lessons/undo.md"] + body,
            "lessons/two.md": SMALL["lessons/undo.md"].replace("Undo a", "Another"),
        },
    )
    site, _, code = build(small)
    assert code == 0
    text = site.text("lessons/undo/index.html")
    related = text.index('id="hub-related"')
    between = text[text.index("<article") : related]
    for tag in ("div", "details", "table"):
        assert len(re.findall(rf"<{tag}\b", between)) - between.count(f"</{tag}>") <= (2 if tag == "div" else 0)


def test_a_text_that_cannot_be_rendered_costs_one_page_only(small: Path) -> None:
    write(small, {"nested.md": "---\ntitle: Nested\n---\n\n" + "1. " * 500 + "deep\n"})
    site, log, code = build(small)
    assert code == 0
    assert "unrenderable-text" in log
    assert "could not be rendered" in site.text("nested/index.html")
    assert build(small, "--strict", "-q")[2] == 1


def test_only_known_files_are_published(small: Path) -> None:
    write(small, {"hub.yml": "name: Our hub\n", "_notes.md": "secret", ".env": "secret", "_snippets/a.md": "secret"})
    (small / "content/link.png").symlink_to("/etc/hostname")
    site, _, _ = build(small)
    published = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert not {path for path in published if re.search(r"hub\.yml|_notes|\.env|_snippets|link\.png", path)}


def test_an_authored_page_stands_before_the_list_at_its_path(small: Path) -> None:
    write(small, {"lessons/index.md": "---\ntitle: Everything we teach\n---\n\nBegin at the top.\n"})
    site, log, code = build(small, "--strict")
    assert code == 0, log
    text = site.text("lessons/index.html").partition("<article")[2]
    assert text.index("Everything we teach") < text.index("Begin at the top") < text.index("Undo a mistake</a>")


def test_navigation_of_mkdocs_yml_is_kept(small: Path) -> None:
    write(small, {}, MINIMAL + "nav: [index.md, {Undo: lessons/undo.md}]\n")
    site, log, code = build(small, "--strict")
    assert code == 0, log
    assert "Onboarding" not in re.findall(r'md-nav__link">\s*<span[^>]*>\s*([^<]+?)\s*<', site.text("index.html"))


def test_same_content_and_day_give_the_same_bytes(small: Path) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1700000000", "HUB_TODAY": "2026-11-22"}
    for name, seed in (("one", "1"), ("two", "2")):
        assert build(small, "-q", "-d", name, PYTHONHASHSEED=seed, **epoch)[2] == 0
    one, two = (
        {p.relative_to(small / n): p.read_bytes() for p in (small / n).rglob("*") if p.is_file()}
        for n in ("one", "two")
    )
    assert one == two


def test_a_wrong_day_is_one_clear_line(small: Path) -> None:
    _, log, code = build(small, HUB_TODAY="tomorrow")
    assert code == 1
    assert "tomorrow is no day" in log
    assert "Traceback" not in log


def test_an_unreadable_name_in_the_content_is_refused_with_a_line(small: Path) -> None:
    write(
        small,
        {
            "lessons/c#.md": SMALL["lessons/undo.md"],
            "lessons/Ü ber 🎉.md": SMALL["lessons/undo.md"].replace("Undo a mistake", "Over"),
        },
    )
    site, log, _ = build(small)
    assert "unfit-file-name" in log
    assert (site.folder / "lessons/Ü ber 🎉/index.html").is_file()


def test_a_file_in_the_content_cannot_take_the_place_of_one_of_the_theme(small: Path) -> None:
    first, _, _ = build(small, "-q")
    script = next(path for path in (first.folder / "assets/javascripts").glob("bundle.*.js"))
    before = script.read_bytes()
    write(small, {f"assets/javascripts/{script.name}": "alert(1)"})
    site, log, code = build(small)
    assert code == 0
    assert "unpublished-file" in log
    assert (site.folder / "assets/javascripts" / script.name).read_bytes() == before


def test_a_broken_index_page_does_not_hide_the_list(small: Path) -> None:
    write(small, {"lessons/index.md": "---\ntitle: a: b\n---\n\nsecret\n"})
    site, _, _ = build(small)
    assert "Undo a mistake</a>" in site.text("lessons/index.html")
    assert "secret" not in site.text("lessons/index.html")


def test_a_link_to_a_draft_over_two_lines_becomes_text(small: Path) -> None:
    draft = SMALL["lessons/undo.md"].replace("Undo a mistake", "Zebra").replace("level:", "status: draft\nlevel:")
    write(
        small,
        {
            "lessons/zebra.md": draft,
            "links.md": "---\ntitle: L\n---\n\nSee [the\nzoo](lessons/zebra.md), [it][z].\n\n[z]: lessons/zebra.md\n",
        },
    )
    site, log, code = build(small, "--strict")
    assert code == 0, log
    assert "See the\nzoo, it." in site.text("links/index.html")


HOOK = """import shutil
def on_post_build(config):
    shutil.rmtree(config.site_dir + "/lessons")
"""


def test_a_site_from_which_something_is_gone_is_no_success(small: Path) -> None:
    (small / "hook.py").write_text(HOOK)
    (small / "mkdocs.yml").write_text(f"{MINIMAL}hooks: [hook.py]\n")
    _, log, code = build(small)
    assert code == 1
    assert "the site is not whole: there is no lessons/index.html and 1 more" in log
