"""What the hub says in the head of a page: each part is a function of the build and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.utils import get_relative_url

from hub.graph import places
from hub.site.manifest import MANIFEST
from hub.web.files import ICONS, colour

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from hub.site.build import Build


def with_head(output: str, build: Build, page: Page) -> str:
    """Return the HTML of a page with what the hub says in its head."""
    return output.replace("</head>", f"{head(build, page)}</head>", 1)


def head(build: Build, page: Page) -> str:
    """Return what the hub says in the head of a page, as HTML."""
    return "".join(part(build, page) for part in _PARTS)


def _feed(build: Build, page: Page) -> str:
    tag = Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">')
    return tag.format(build.hub.settings.name, get_relative_url(places.FEED, page.url))


def _help(build: Build, page: Page) -> str:
    return Markup('<link rel="help" href="{}">').format(get_relative_url(build.url_of(places.ASK), page.url))


def _identity(build: Build, page: Page) -> str:
    """Return the id and kind of the entry that the page is."""
    del build
    told = page.meta.get("hub")
    known = told if isinstance(told, dict) else {}
    tag = Markup('<meta name="hub:{}" content="{}">')
    return "".join(tag.format(key, known[key]) for key in ("id", "kind") if known)


def _installed(build: Build, page: Page) -> str:
    """Return what a hub needs that is installed like a program. Its manifest is asked for as a page is, past a login too."""
    del build
    href, icon = (get_relative_url(path, page.url) for path in (MANIFEST, f"{ICONS}/touch-180.png"))
    tags = Markup(
        '<link rel="manifest" href="{}" crossorigin="use-credentials"><link rel="apple-touch-icon" href="{}">'
    )
    return tags.format(href, icon)


def _colours(build: Build, page: Page) -> str:
    """Return the colour around the page. Once scripts run, it follows the scheme that the reader chose."""
    del build, page
    tag = Markup('<meta name="theme-color" media="(prefers-color-scheme: {})" content="{}">')
    return "".join(
        tag.format(media, colour("surface", scheme)) for media, scheme in (("light", "default"), ("dark", "slate"))
    )


def _offline(build: Build, page: Page) -> str:
    """Return the mark of a page that browsers may keep. The service worker keeps no page that lacks it."""
    del page
    return '<meta name="hub:offline" content="yes">' if build.offline else ""


_PARTS = (_feed, _help, _identity, _installed, _colours, _offline)
