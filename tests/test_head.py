"""What a built site tells other programs: with an address, without one, and with both forms of addresses."""

import gzip
import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from tests.site import MINIMAL, SMALL, Site, mkdocs, write

pytestmark = pytest.mark.slow

ADDRESS = "https://hub.example.com/learn/"
FILES = {
    **SMALL,
    "lessons/undo.md": SMALL["lessons/undo.md"].replace("topics:", "aliases: [lessons/old, experts]\ntopics:"),
    "lessons/rueckgaengig.md": SMALL["lessons/undo.md"]
    .replace("Undo a mistake", "Rückgängig <machen> & mehr")
    .replace("topics:", "lang: de\ntranslation_of: {id: lessons/undo}\ntopics:"),
    "people/zoe.md": "---\ntitle: Zoe\nrole: engineer\njoined: 2020-01-01\nlisted: false\n---\n\nHello.\n",
    "lessons/bad.md": "---\ntitle: [1\n---\n",
}


def built(folder: Path, *lines: str) -> Site:
    write(folder, FILES, MINIMAL + "".join(f"{line}\n" for line in lines))
    ran = mkdocs(folder, "build", measured=True)
    assert ran.returncode == 0, ran.stderr
    return Site(folder / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("with"), f"site_url: {ADDRESS}")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("without"))


def head(site: Site, path: str) -> str:
    return site.text(path).partition("</head>")[0]


def metas(site: Site, path: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', head(site, path)))


def links(site: Site, path: str, rel: str) -> list[str]:
    found = re.findall(r"<link ([^>]+)>", head(site, path))
    return [told["href"] for one in found if (told := dict(re.findall(r'([\w-]+)="([^"]*)"', one)))["rel"] == rel]


def sitemap(site: Site) -> dict[str, str | None]:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(site.text("sitemap.xml"))  # noqa: S314  our own
    return {str(one.findtext(f"{space}loc")): one.findtext(f"{space}lastmod") for one in root}


def test_every_page_says_what_it_is_once(site: Site) -> None:
    for path, page in site.pages():
        if path in {"404.html", "lessons/old/index.html"}:
            continue
        text, told = head(site, path), metas(site, path)
        url = urljoin(ADDRESS, path.removesuffix("index.html"))
        assert links(site, path, "canonical") == [url]
        assert told["og:url"] == url
        assert told["og:title"]
        assert text.count('name="description"') == 1, path
        assert text.count('property="og:title"') == 1
        assert ("application/ld+json" in text) is ("robots" not in page.metas)


def test_a_page_without_a_summary_is_described_by_its_first_paragraph(site: Site) -> None:
    assert metas(site, "topics/git/index.html")["description"] == "Keeps versions."
    assert metas(site, "experts/index.html")["description"].startswith("Who knows what")
    assert metas(site, "lessons/undo/index.html")["description"] == "Get it back."


def test_types_are_those_of_open_graph(site: Site) -> None:
    pages = ("index", "lessons/undo/index", "people/ada/index", "experts/index")
    assert [metas(site, f"{path}.html")["og:type"] for path in pages] == ["website", "article", "profile", "website"]
    told = metas(site, "lessons/rueckgaengig/index.html")
    assert told["og:title"] == "Rückgängig &lt;machen&gt; &amp; mehr"
    assert (told["og:locale"], told["og:site_name"]) == ("de_DE", "Peerhub")


def test_every_card_is_there_and_belongs_to_a_page(site: Site) -> None:
    named = {metas(site, path)["og:image"] for path, _ in site.pages() if "og:image" in metas(site, path)}
    there = {f"{ADDRESS}assets/hub/cards/{path.name}" for path in (site.folder / "assets/hub/cards").iterdir()}
    assert named == there
    assert metas(site, "index.html")["og:image"] == metas(site, "experts/index.html")["og:image"]
    assert metas(site, "lessons/undo/index.html")["og:image:width"] == "1200"


def test_translations_name_each_other(site: Site) -> None:
    found = re.findall(r'hreflang="(\w+)" href="([^"]+)"', site.text("sitemap.xml"))
    assert found == [("en", f"{ADDRESS}lessons/undo/"), ("de", f"{ADDRESS}lessons/rueckgaengig/")] * 2


def test_those_who_are_not_listed_are_for_no_search_engine(site: Site) -> None:
    for path in ("people/zoe", "lessons/bad"):
        assert site.page(f"{path}/index.html").metas["robots"] == "noindex"
        assert "og:image" not in metas(site, f"{path}/index.html")
        assert f"{ADDRESS}{path}/" not in sitemap(site)


def test_the_sitemap_lists_pages_that_are_there(site: Site) -> None:
    found = sitemap(site)
    pages = {path for path, page in site.pages() if page.metas.get("robots") != "noindex"}
    assert {one.removeprefix(ADDRESS) + "index.html" for one in found} == pages
    assert set(found.values()) == {None}
    assert gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes()).decode() == site.text("sitemap.xml")


def test_days_in_the_sitemap_are_those_of_the_history(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES, f"{MINIMAL}site_url: {ADDRESS}\n")
    day = {"GIT_AUTHOR_DATE": "2026-03-04T05:06:07Z", "GIT_COMMITTER_DATE": "2026-03-04T05:06:07Z"}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    for words in (("init", "-q"), ("add", "content"), (*who, "commit", "-qm", "Begin")):
        subprocess.run(["git", *words], cwd=folder, check=True, env={**os.environ, **day})
    assert mkdocs(folder, "build", "-q", measured=True).returncode == 0
    found = sitemap(Site(folder / "site"))
    assert found[f"{ADDRESS}lessons/undo/"] == "2026-03-04"
    assert found[f"{ADDRESS}experts/"] is None


def test_every_link_of_llms_txt_leads_to_a_file(site: Site, bare: Site) -> None:
    for built_site, address in ((site, ADDRESS), (bare, "")):
        found = re.findall(r"\]\(([^)]+)\)", built_site.text("llms.txt"))
        assert len(found) > 5
        for link in found:
            assert link.startswith(address)
            target = built_site.target("index.html", link.removeprefix(address))
            assert target
            assert target.is_file(), link


def test_old_addresses_lead_on_and_take_no_page(site: Site) -> None:
    assert links(site, "lessons/old/index.html", "canonical") == [f"{ADDRESS}lessons/undo/"]
    target = re.search(r"url=([^\"]+)", site.text("lessons/old/index.html"))
    assert target
    assert site.target("lessons/old/index.html", target[1]) == (site.folder / "lessons/undo/index.html").resolve()
    assert "moved" not in head(site, "experts/index.html")
    assert f"{ADDRESS}lessons/undo/" in sitemap(site)
    assert f"{ADDRESS}lessons/old/" not in sitemap(site)


def test_the_404_page_is_right_below_a_sub_path(site: Site, bare: Site) -> None:
    text = site.text("404.html")
    assert '<form class="hub-look" action="/learn/search/" role="search"' in text
    assert 'href="/learn/topics/"' in text
    assert '<form class="hub-look" action="/search/" role="search"' in bare.text("404.html")
    assert site.page("404.html").metas["robots"] == "noindex"
    assert 'rel="preload" href="/learn/assets/hub/fonts/' in text


def test_without_an_address_nothing_is_absolute(bare: Site) -> None:
    for path, _ in bare.pages():
        assert not {"og:url", "og:image"} & set(metas(bare, path))
        assert path == "lessons/old/index.html" or links(bare, path, "canonical") == []
    assert not (bare.folder / "assets/hub/cards").exists()
    assert not (bare.folder.parent / ".cache/hub/cards").exists()
    assert all(place.startswith("/") for place in sitemap(bare)), "paths for the page of what is missing, no addresses"
    found = re.search(r'ld\+json">(.*?)</script>', head(bare, "lessons/undo/index.html"))
    assert found
    assert json.loads(found[1])["@graph"][0]["name"] == "Undo a mistake"


def test_cards_can_be_switched_off(tmp_path: Path) -> None:
    config = MINIMAL.replace("hub: {}", "hub: {cards: false}") + f"site_url: {ADDRESS}\nuse_directory_urls: false\n"
    folder = write(tmp_path, FILES, config)
    assert mkdocs(folder, "build", "-q", measured=True).returncode == 0
    site = Site(folder / "site")
    assert not (site.folder / "assets/hub/cards").exists()
    assert "og:image" not in metas(site, "lessons/undo.html")
    assert metas(site, "lessons/undo.html")["og:url"] == f"{ADDRESS}lessons/undo.html"
    assert 'url=../lessons/undo.html"' in site.text("lessons/old.html")
    assert 'action="/learn/search.html"' in site.text("404.html")
