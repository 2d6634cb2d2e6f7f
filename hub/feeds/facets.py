"""By what readers narrow a search: facets of entries, as words of vocabularies and as ids with titles."""

from collections.abc import Iterator

from hub.graph.hub import Hub
from hub.graph.journey import minutes_of
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.session import Session
from hub.model.topics import Path, Topic

FACETS = ("kind", "topic", "level", "time", "person", "office", "for", "lang")
"""The names of the facets, in the order in which readers see them; addresses of searches name them."""

TIMES = (15, 30, 60)
"""Minutes up to which something counts as that long; what takes more is `more`."""

_BODY = frozenset({"links", "mentions", "doers"})
_KNOWN = 1.0
"""How strong the evidence must be for a person to count as somebody of a topic."""


def facets(hub: Hub, entry: Entry) -> list[tuple[str, str]]:
    """Return what an entry counts as: pairs of a facet and a value, in the order of `FACETS`."""
    found = {(name, value) for name, value in _facets(hub, entry) if value}
    return sorted(found, key=lambda one: (FACETS.index(one[0]), one[1]))


def _with_title(hub: Hub, entry_id: str) -> str:
    """Return the id of an entry without its folder, and its title, so that a facet can be read: `ada|Ada Lovelace`."""
    return f"{entry_id.partition('/')[2]}|{hub.entries[entry_id].title}"


def _facets(hub: Hub, entry: Entry) -> Iterator[tuple[str, str]]:
    yield "kind", entry.kind.value
    yield "lang", hub.language(entry)
    for topic in topics_of(hub, entry):
        yield "topic", _with_title(hub, topic)
    for person in _people(hub, entry):
        yield "person", _with_title(hub, person)
    if isinstance(entry, Person):
        yield "office", entry.office or ""
    if isinstance(entry, Lesson):
        yield "level", entry.level
    if isinstance(entry, Guide | Path):
        yield from (("for", word) for word in entry.for_)
    if minutes := _minutes(hub, entry):
        yield "time", next((str(most) for most in TIMES if minutes <= most), "more")


def topics_of(hub: Hub, entry: Entry) -> Iterator[str]:
    """Yield the ids of the topics of an entry; those of a person are what they are known for and what they offer."""
    yield from (topic.id for topic in hub.those(entry.topics, Topic))
    if isinstance(entry, Topic):
        yield entry.id
    if isinstance(entry, Person):
        yield from (topic for topic, expert in hub.expertise(entry.id) if expert.score >= _KNOWN)
        offers = (topic for offer in entry.offers if offer.stands(hub.today) for topic in offer.topics)
        yield from (topic.id for topic in hub.those(offers, Topic))


def _people(hub: Hub, entry: Entry) -> Iterator[str]:
    """Yield who stands behind an entry: authors, speakers, facilitators, owners and the like, and a person themself."""
    if isinstance(entry, Person):
        yield entry.id
        return
    edges = (edge.target for edge in hub.out(entry.id) if edge.via not in _BODY)
    yield from (person.id for person in hub.those(edges, Person) if person.listed and not hub.has_left(person))


def _minutes(hub: Hub, entry: Entry) -> int:
    if isinstance(entry, Path):
        return hub.journey(entry).time.most
    return minutes_of(entry) if isinstance(entry, Lesson | Guide | Session) else 0
