"""Old addresses lead to where an entry is now, and take no other file's place."""

import re
from collections.abc import Collection, Mapping
from datetime import date

import pytest

from hub.feeds.address import Addresses
from hub.feeds.redirects import file_of, redirects
from hub.load import load
from hub.pages.address import directory_url, file_url
from hub.words.words import Words
from tests.case import PEOPLE

TARGET = re.compile(r'content="0; url=([^"]+)"')


def found(
    *aliases: str, taken: Collection[str] = (), forms: object = directory_url, site: str | None = None, front: str = ""
) -> Mapping[str, str]:
    url_of = file_url if forms is file_url else directory_url
    page = f"---\ntitle: A <b>&\naliases: {list(aliases)}\n{front}---\n"
    hub = load({**PEOPLE, "topics/new.md": page}, date(2026, 11, 22))[0].published
    urls = {entry.path: url_of(entry.path) for entry in hub.entries.values()}
    files = {*taken, *map(file_of, urls.values())}
    return redirects(hub, Addresses(urls, site), url_of, files, Words())


@pytest.mark.parametrize("alias", ["topics/old", "topics/old.md", "/topics/old/", "topics/old/README.md"])
def test_every_way_to_write_an_alias_leads_to_the_entry(alias: str) -> None:
    pages = found(alias)
    assert list(pages) == ["topics/old/index.html"]
    target = TARGET.search(pages["topics/old/index.html"])
    assert target
    assert target[1] == "../../topics/new/"


def test_addresses_are_those_of_the_site() -> None:
    pages = found("topics/old", "old.html", forms=file_url)
    assert list(pages) == ["old.html", "topics/old.html"]
    assert 'url=../topics/new.html"' in pages["topics/old.html"]
    assert 'url=topics/new.html"' in pages["old.html"]
    assert list(found("from/elsewhere.html")) == ["from/elsewhere.html"]


def test_a_page_says_where_to_go_to_readers_and_programs() -> None:
    page = found("topics/old", site="https://hub.example.com/learn/")["topics/old/index.html"]
    assert '<link rel="canonical" href="https://hub.example.com/learn/topics/new/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../../topics/new/">A &lt;b&gt;&amp;</a>' in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    "alias",
    [
        *(
            "../up",
            "a/../../b",
            "..",
            ".",
            "/",
            "",
            "a//b",
            ".htaccess",
            "_private/x",
            "a\\..\\b",
            "c:/x",
            "a?b",
            "con",
        ),
        *("people/ada", "People/ADA", "people/ada.md", "index.md", "taken.png", "taken.png/deep", "folder", "404.html"),
    ],
)
def test_what_is_no_address_or_is_taken_gets_no_page(alias: str) -> None:
    taken = ["taken.png", "folder/index.html", "404.html", "people/ada/index.html", "index.html"]
    assert found(alias, taken=taken) == {}


def test_two_old_addresses_do_not_stand_in_each_other() -> None:
    assert list(found("a.html", "a.html/b")) == ["a.html"]
    assert list(found("a.html/b", "a.html")) == ["a.html/b/index.html"]


def test_drafts_have_no_old_addresses() -> None:
    assert found("topics/old", front="status: draft\n") == {}


def test_no_old_address_stands_in_the_way_of_what_every_site_has() -> None:
    assert list(found("old/index.html", "sw.js", "feed.xml/old", "404.html/old", "pagefind/pagefind.js")) == [
        "old/index.html"
    ]
