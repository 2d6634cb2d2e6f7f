"""What a page tells programs about itself: JSON-LD in the words of schema.org, safe inside a `<script>`."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from hub.feeds.address import Addresses
from hub.feeds.things import Thing, entry_thing, thing
from hub.graph import places
from hub.graph.hub import Hub

QUERY = "search_term_string"
"""What search engines put a reader's words for."""

_UNSAFE = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})


class Stop(NamedTuple):
    """A page on the way from the home page to another: its source path and its title."""

    path: str
    title: str


def linked(hub: Hub, addresses: Addresses, trail: Sequence[Stop], description: str | None = None) -> str | None:
    """Return what the last page of a trail is, and the trail itself, as JSON; None where there is nothing to tell.

    A trail begins at the home page. Without the address of the site there are no addresses, and no trail.
    """
    found = [_main(hub, addresses, trail[-1], description), _trail(addresses, trail)]
    told = [one for one in found if one]
    return safe_json({"@context": "https://schema.org", "@graph": told}) if told else None


def safe_json(value: object) -> str:
    """Return JSON in which nothing can end a script or begin a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _main(hub: Hub, addresses: Addresses, page: Stop, description: str | None) -> Thing | None:
    if page.path == places.HOME:
        return _site(hub, addresses, description)
    entry = hub.at(page.path)
    if entry is None or page.path in places.derived_paths(hub):
        return _list(hub, addresses, page, description)
    return entry_thing(hub, addresses, entry)


def _site(hub: Hub, addresses: Addresses, description: str | None) -> Thing:
    return thing(
        "WebSite",
        hub.settings.name,
        url=addresses.absolute(""),
        description=description,
        inLanguage=hub.settings.lang,
        potentialAction=_search(addresses),
    )


def _search(addresses: Addresses) -> Thing | None:
    """Return how to search the site from elsewhere, where it has a page for that."""
    page = addresses.absolute(addresses.urls[places.SEARCH]) if places.SEARCH in addresses.urls else None
    target = {"@type": "EntryPoint", "urlTemplate": f"{page}?q={{{QUERY}}}"}
    return {"@type": "SearchAction", "target": target, "query-input": f"required name={QUERY}"} if page else None


def _list(hub: Hub, addresses: Addresses, page: Stop, description: str | None) -> Thing:
    """Return what a page is that the hub makes itself."""
    return thing(
        "CollectionPage",
        page.title,
        url=addresses.absolute(addresses.urls.get(page.path, "")),
        description=description,
        inLanguage=hub.settings.lang,
    )


def _trail(addresses: Addresses, trail: Sequence[Stop]) -> Thing | None:
    if not addresses.site or len(trail) == 1:
        return None
    steps = [
        thing("ListItem", stop.title, position=place, item=addresses.absolute(addresses.urls.get(stop.path, "")))
        for place, stop in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
