"""Atom (RFC 4287): what is new, for all of the hub and for each topic and group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from xml.etree import ElementTree as ET

from hub.feeds.address import Addresses, first_id, sendable, urn
from hub.graph import places
from hub.graph.groups import sessions_of
from hub.graph.hub import Hub
from hub.graph.news import News, What, by_topic, news
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.people import Group, Person
from hub.model.topics import Topic

MOST = 50
"""How many entries a feed has at most: the latest."""
_ATOM = "http://www.w3.org/2005/Atom"


def feeds(hub: Hub, addresses: Addresses) -> Mapping[str, str]:
    """Return the text of each feed by its path on the site; that of a topic or group stands beside its page."""
    found = news(hub)
    topics = by_topic(found)
    of: dict[str, list[News]] = defaultdict(list)
    for one in found:
        of[one.entry.id].append(one)
    feeds = {places.FEED: _feed(hub, places.FEED, None, found, addresses)}
    for topic in hub.all(Topic):
        feeds[f"{topic.id}.xml"] = _feed(hub, f"{topic.id}.xml", topic, topics.get(topic.id, ()), addresses)
    for group in hub.all(Group):
        own = sorted(_of_group(hub, group, of), key=lambda one: one.order)
        feeds[f"{group.id}.xml"] = _feed(hub, f"{group.id}.xml", group, own, addresses)
    return feeds


def _of_group(hub: Hub, group: Group, of: Mapping[str, Sequence[News]]) -> Iterable[News]:
    """Return the news of the sessions of a group, and of the lessons that these used."""
    sessions = sessions_of(hub, group)
    lessons = (lesson for session in sessions for lesson in session.lessons)
    ids = dict.fromkeys((*(session.id for session in sessions), *lessons))
    return [one for entry_id in ids for one in of.get(entry_id, ())]


def _feed(hub: Hub, path: str, about: Entry | None, found: Sequence[News], addresses: Addresses) -> str:
    """Return one feed: of an entry, or of the whole hub."""
    latest = _latest(found)
    root = ET.Element("feed", {"xmlns": _ATOM})
    _add(root, "id", urn(hub, "feed", first_id(about) if about else ""))
    _add(root, "title", f"{about.title} – {hub.settings.name}" if about else hub.settings.name)
    _add(root, "updated", _time(latest[0].on if latest else hub.today))
    _add(ET.SubElement(root, "author"), "name", hub.settings.name)
    _add(
        root, "link", rel="alternate", type="text/html", href=addresses.link(path, about.path if about else places.NEW)
    )
    if itself := addresses.absolute(path):
        _add(root, "link", rel="self", type="application/atom+xml", href=itself)
    for one in latest:
        _entry(root, hub, one, path, addresses)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _latest(found: Sequence[News]) -> Sequence[News]:
    """Return the latest news; half of it at most is what was added, so that a whole hub that came at once hides nothing."""
    came = [one for one in found if one.what is What.ADDED][: MOST // 2]
    happened = [one for one in found if one.what is not What.ADDED][: MOST - len(came)]
    return sorted((*came, *happened), key=lambda one: one.order)


def _entry(root: ET.Element, hub: Hub, one: News, path: str, addresses: Addresses) -> None:
    """Add one piece of news. It has a name of its own, so that readers show a recap though they know the session."""
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", urn(hub, first_id(one.entry), one.what, one.on.isoformat()))
    _add(entry, "title", one.entry.title)
    _add(entry, "updated", _time(one.on))
    _add(entry, "link", rel="alternate", type="text/html", href=addresses.link(path, one.entry.path))
    _add(entry, "category", term=one.what)
    for topic in hub.those(one.entry.topics, Topic):
        _add(entry, "category", term=topic.id, label=topic.title)
    authors = one.entry.authors if isinstance(one.entry, Lesson) else ()
    for author in hub.those(authors, Person):
        _add(ET.SubElement(entry, "author"), "name", author.title)
    if one.entry.summary:
        _add(entry, "summary", one.entry.summary)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> None:
    element = ET.SubElement(parent, name, {key: sendable(value) for key, value in attributes.items()})
    element.text = None if text is None else sendable(text)


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
