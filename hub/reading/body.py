"""What the text of an entry names: entries it links to, people it mentions."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from hub.model.edge import Edge
from hub.model.kind import Kind
from hub.reading.document import Document
from hub.reading.names import Names


class Target(NamedTuple):
    """Where a link leads: a path below `content/` (that of the file itself for `#anchor`), and an anchor or nothing."""

    path: str
    anchor: str


def target_of(path: str, link: str) -> Target | None:
    """Return where a link in the file at `path` leads, or None where it leaves the hub or cannot be read."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or link.startswith(("/", "\\")):
        return None
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    return Target(place, unquote(parts.fragment))


def mentioned(name: str, names: Names) -> str | None:
    """Return the id of the person that an `@name` in a text means; what follows a full stop may be the next sentence."""
    whole = names.resolve(name, (Kind.PERSON,)).id
    return whole or names.resolve(name.partition(".")[0], (Kind.PERSON,)).id


def body_edges(document: Document, entry_id: str, names: Names, paths: Mapping[str, str]) -> Iterator[Edge]:
    """Find the edges that links and mentions in a text make; `paths` gives the id at each path."""
    for link in document.links:
        target = target_of(document.path, link.target)
        other = paths.get(target.path) if target and not link.image else None
        if other is not None and other != entry_id:
            yield Edge(entry_id, "links", other, link.span)
    for mention in document.mentions:
        person = mentioned(mention.name, names)
        if person is not None and person != entry_id:
            yield Edge(entry_id, "mentions", person, mention.span)
