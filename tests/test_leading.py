"""What an author writes as HTML leads to the same places as what they write in Markdown."""

from datetime import date

import pytest
from mkdocs.structure.files import File, Files

from hub.load import load
from hub.site.leading import led

PATHS = ("raw.md", "sub/index.md", "sub/page.md", "people/ada.md", "pic.png", "sub/pic.png")


def shown(path: str, html: str, *, folders: bool = True) -> str:
    """Return what a page with such a text has."""
    hub, _ = load({path: f"---\ntitle: X\n---\n\n{html}\n"}, date(2026, 11, 22), PATHS)
    files = Files([File(one, "content", "site", folders) for one in PATHS])
    page = files.get_file_from_path(path)
    assert page
    return led(html, hub.documents[path.removesuffix(".md")].links, page, files)


@pytest.mark.parametrize(
    ("path", "html", "other"),
    [
        ("raw.md", '<a href="people/ada.md">Ada</a>', '<a href="../people/ada/">Ada</a>'),
        ("sub/page.md", '<a href="../people/ada.md#git" class="x">Ada</a>', '<a href="../../people/ada/#git" class="x">Ada</a>'),
        ("sub/page.md", '<img alt="A &amp; b" src="pic.png">', '<img alt="A &amp; b" src="../pic.png">'),
        ("sub/page.md", '<img src="../pic.png">', '<img src="../../pic.png">'),
        ("raw.md", '<a href="sub/index.md">Sub</a>', '<a href="../sub/">Sub</a>'),
    ],
)  # fmt: skip
def test_files_that_are_named_in_tags_are_led_to(path: str, html: str, other: str) -> None:
    assert shown(path, html) == other


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://hub.example/people/ada.md">Elsewhere</a>',
        '<a href="#git">Here</a>',
        '<a href="people/nobody.md">Nowhere</a>',
        '<p>Write href="people/ada.md" as it stands</p> <b>x</b>',
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert shown("raw.md", html) == html


def test_pages_without_folders_of_their_own_are_led_to_as_well() -> None:
    assert shown("raw.md", '<a href="people/ada.md">Ada</a>', folders=False) == '<a href="people/ada.html">Ada</a>'
