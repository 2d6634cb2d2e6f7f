"""What the head of a page tells other programs: feeds and help, what the page is, its card."""

from __future__ import annotations

import html
import posixpath
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from hub.cards import HEIGHT, WIDTH
from hub.feeds.linked import Stop, linked
from hub.graph import places
from hub.model.kind import Kind
from hub.pages.entry import NOINDEX
from hub.site.manifest import MANIFEST
from hub.web.files import CODE_FACE, ICONS, TEXT_FACE, colour
from hub.words.words import locale_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.structure.pages import Page

    from hub.model.entry import Entry
    from hub.site.build import Build


def head(build: Build, page: Page) -> str:
    """Return the elements that the hub adds to the head of a page, as HTML."""
    return "".join(part for tell in _PARTS for part in tell(build, page))


def _element(tag: str, /, **attributes: object) -> str:
    """Return an element without content; the underscore at the end of a name is left out."""
    told = "".join(f' {key.rstrip("_")}="{html.escape(str(value))}"' for key, value in attributes.items())
    return f"<{tag}{told}>"


def _faces(build: Build, page: Page) -> Iterator[str]:
    """Yield the faces that a page is written in, so that they are there before its text is drawn."""
    del build
    for face in (TEXT_FACE, CODE_FACE) if "<code" in (page.content or "") else (TEXT_FACE,):
        place = get_relative_url(face, page.url)
        yield _element("link", rel="preload", href=place, as_="font", type="font/woff2", crossorigin="anonymous")


def _links(build: Build, page: Page) -> Iterator[str]:
    """Yield where the feed is, and where to ask."""
    feed, ask = (get_relative_url(place, page.url) for place in (places.FEED, build.url_of(places.ASK)))
    yield _element("link", rel="alternate", type="application/atom+xml", title=build.hub.settings.name, href=feed)
    yield _element("link", rel="help", href=ask)


def _identity(build: Build, page: Page) -> Iterator[str]:
    """Yield the id and kind of an entry."""
    del build
    told = page.meta.get("hub")
    known = told if isinstance(told, dict) else {}
    for key in ("id", "kind") if known else ():
        yield _element("meta", name=f"hub:{key}", content=known[key])


def _installed(build: Build, page: Page) -> Iterator[str]:
    """Yield what an installed hub needs. Its manifest is asked for as a page is, so that a login lets it through."""
    del build
    href, icon = (get_relative_url(path, page.url) for path in (MANIFEST, f"{ICONS}/touch-180.png"))
    yield _element("link", rel="manifest", href=href, crossorigin="use-credentials")
    yield _element("link", rel="apple-touch-icon", href=icon)


def _colours(build: Build, page: Page) -> Iterator[str]:
    """Yield the colour around the page. Once scripts run, it follows the scheme that the reader chose."""
    del build, page
    for media, scheme in (("light", "default"), ("dark", "slate")):
        told = colour("surface", scheme)
        yield _element("meta", name="theme-color", media=f"(prefers-color-scheme: {media})", content=told)


def _offline(build: Build, page: Page) -> Iterator[str]:
    """Yield the mark of a page that browsers may keep. The service worker keeps no page that lacks it."""
    del page
    if build.offline:
        yield _element("meta", name="hub:offline", content="yes")


def _robots(build: Build, page: Page) -> Iterator[str]:
    """Yield what search engines may do, where they may not do everything."""
    del build
    if told := page.meta.get("robots"):
        yield _element("meta", name="robots", content=told)


def _social(build: Build, page: Page) -> Iterator[str]:
    """Yield what chats and social networks show beside a link (Open Graph)."""
    entry = _entry(build, page)
    told = {
        "og:title": page.meta.get("title"),
        "og:type": _type(entry),
        "og:description": page.meta.get("description"),
        "og:url": page.canonical_url,
        "og:site_name": build.hub.settings.name,
        "og:locale": locale_name(build.hub.language(entry) if entry else build.hub.settings.lang),
    }
    for name, content in told.items():
        if content:
            yield _element("meta", property=name, content=content)
    yield from _card(build, page)


def _type(entry: Entry | None) -> str:
    if entry is None or entry.kind is Kind.PAGE:
        return "website"
    return "profile" if entry.kind is Kind.PERSON else "article"


def _card(build: Build, page: Page) -> Iterator[str]:
    """Yield the picture of a page, where the site has any."""
    if build.cards is None or page.meta.get("robots") == NOINDEX:
        return
    image = build.addresses.absolute(build.cards.address(page.file.src_uri))
    told = {"image": image, "image:type": "image/png", "image:width": WIDTH, "image:height": HEIGHT}
    for name, content in {**told, "image:alt": page.meta.get("title", "")}.items():
        yield _element("meta", property=f"og:{name}", content=content)
    yield _element("meta", name="twitter:card", content="summary_large_image")


def _linked(build: Build, page: Page) -> Iterator[str]:
    """Yield what a page is in the words of schema.org."""
    if page.meta.get("robots") == NOINDEX or page.file.src_uri not in build.site.pages:
        return
    trail = [Stop(path, build.site.pages[path].title) for path in _way(build, page.file.src_uri)]
    told = linked(build.hub.published, build.addresses, trail, page.meta.get("description"))
    if told:
        yield f'<script type="application/ld+json">{told}</script>'


def _way(build: Build, path: str) -> list[str]:
    """Return the way from the home page to a page, through the lists of its folders."""
    folders = [folder := posixpath.dirname(path)]
    while folder:
        folders.append(folder := posixpath.dirname(folder))
    lists = [posixpath.join(one, "index.md") for one in reversed(folders)]
    return [*(one for one in lists if one in build.site.pages and one != path), path]


def _entry(build: Build, page: Page) -> Entry | None:
    return build.hub.published.at(page.file.src_uri)


_PARTS: tuple[Callable[[Build, Page], Iterator[str]], ...] = (
    _faces,
    _links,
    _identity,
    _installed,
    _colours,
    _offline,
    _robots,
    _social,
    _linked,
)
"""What the head of a page has, in its order."""
