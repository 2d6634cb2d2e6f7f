"""What the page says that a server shows for addresses which lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.graph import places
from hub.web.files import TEXT_FACE

if TYPE_CHECKING:
    from hub.site.build import Build

MISSING = "404.html"
"""The template, and the file that servers look for."""


def missing_context(build: Build) -> dict[str, object]:
    """Return the texts of the page, its face, and the addresses that it leads to, relative to the site."""
    say = build.words.say
    ways = {
        places.HOME: say("Home"),
        places.TOPICS: say("Topics"),
        places.ASK: say("Ask"),
    }
    return {
        "missing": {
            "face": TEXT_FACE,
            "title": say("There is nothing at this address"),
            "text": say("The page may have moved, or the address may have a slip in it. Search for what it was about."),
            "label": say("Search the hub"),
            "search": build.url_of(places.SEARCH),
            "button": say("Search"),
            "ways": [(title, build.url_of(path)) for path, title in ways.items()],
        }
    }
