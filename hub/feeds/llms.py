"""`llms.txt`: what is where in the hub, for language models and other programs that read text (llmstxt.org)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from hub.feeds.address import Addresses, sendable
from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.graph.translations import shown
from hub.model.entry import Entry
from hub.model.entry import Page as PlainPage
from hub.model.learning import Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Session, State
from hub.model.topics import Path, Topic

NAME = "llms.txt"
_ABOUT = "A peer-learning hub: lessons, onboarding guides, paths and sessions by colleagues, and who knows what."
_MARKS = re.compile(r"([\\`*_\[\]<>#])")
_DATA = {
    "api/hub.json": ("All entries as JSON", "every field of every entry, and how they are connected"),
    places.FEED: ("Atom feed", "what is new"),
    places.SUBSCRIPTION: ("Calendar", "planned sessions as iCalendar"),
}


def llms(hub: Hub, addresses: Addresses) -> str:
    """Return the file: the name of the hub, what it is, and a list of links for each kind.

    It names what readers find in lists too: no deprecated entries, nobody who is not in the directory, sessions that are
    planned or were held, and each text in one language.
    """
    parts = [f"# {_plain(hub.settings.name)}", f"> {_plain(about(hub))}"]
    for title, entries in _sections(hub).items():
        lines = [_line(addresses, entry) for entry in entries if not entry.deprecated]
        parts.extend([f"## {title}", "\n".join(lines)] if lines else [])
    parts.extend(["## Optional", "\n".join(_data(addresses))])
    return "\n\n".join(parts) + "\n"


def about(hub: Hub) -> str:
    """Return what the hub is, in one sentence: the summary of its home page, if that has one."""
    home = hub.get("")
    return home.summary if home and home.summary else _ABOUT


def robots(addresses: Addresses) -> str | None:
    """Return a `robots.txt` that names the sitemap; None where the site is not at the root of its host.

    Only there do programs look for it.
    """
    site = addresses.absolute("")
    if site is None or urlsplit(site).path != "/":
        return None
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n"


def _sections(hub: Hub) -> Mapping[str, Iterable[Entry]]:
    plain = (page for page in hub.all(PlainPage) if page.path not in places.derived_paths(hub))
    return {
        "Paths": by_title(shown(hub, hub.all(Path))),
        "Lessons": by_title(shown(hub, hub.all(Lesson))),
        "Guides": by_title(shown(hub, hub.all(Guide))),
        "Topics": by_title(hub.all(Topic)),
        "Sessions": shown(hub, (*hub.sessions(State.PLANNED), *hub.sessions(State.HELD))),
        "Groups": by_title(hub.all(Group)),
        "People": by_title(hub.listed),
        "Pages": by_title(shown(hub, plain)),
    }


def _line(addresses: Addresses, entry: Entry) -> str:
    told = _told(entry)
    return f"- [{_plain(entry.title)}]({_link(addresses, entry.path)}){f': {_plain(told)}' if told else ''}"


def _told(entry: Entry) -> str:
    """Return what is said of an entry: its summary, and what tells it from others of its kind."""
    if isinstance(entry, Person):
        own = ", ".join(part for part in (entry.role, entry.team, entry.office) if part)
    else:
        own = str(entry.date) if isinstance(entry, Session) else entry.purpose if isinstance(entry, Group) else ""
    return ". ".join(part for part in (own, entry.summary) if part)


def _data(addresses: Addresses) -> Iterator[str]:
    for path, (title, told) in _DATA.items():
        yield f"- [{title}]({addresses.absolute(path) or path}): {told}"


def _link(addresses: Addresses, path: str) -> str:
    """Return the address of a page; brackets in it would end the link."""
    return addresses.link(NAME, path).replace("(", "%28").replace(")", "%29")


def _plain(text: str) -> str:
    """Return a text on one line in which nothing means anything to Markdown."""
    return _MARKS.sub(r"\\\1", " ".join(sendable(text).split()))
