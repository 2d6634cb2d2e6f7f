"""Rules of topics: the words by which they are found."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.graph.terms import folded
from hub.model.topics import Topic
from hub.reading.document import Route
from hub.rules import people


def clashing_synonyms(hub: Hub) -> Iterator[Diagnostic]:
    """Find synonyms that are the title of another topic in the same language, or a synonym of one before it."""
    topics = [topic for topic in hub.all(Topic) if not topic.faulty and not topic.draft]
    titles: dict[tuple[str, str], tuple[Topic, Route]] = {}
    for topic in topics:
        titles.setdefault(_key(hub, topic, topic.title), (topic, ("title",)))
    synonyms: dict[tuple[str, str], tuple[Topic, Route]] = {}
    for topic in topics:
        for index, synonym in enumerate(topic.synonyms):
            key, route = _key(hub, topic, synonym), ("synonyms", index)
            held = synonyms.setdefault(key, (topic, route))
            other = titles[key] if key in titles and titles[key][0] is not topic else held
            if other[0] is not topic:
                yield _clashing(hub, topic, route, synonym, other)


def _key(hub: Hub, topic: Topic, name: str) -> tuple[str, str]:
    return hub.language(topic), " ".join(folded(name).split())


def _clashing(hub: Hub, topic: Topic, route: Route, name: str, other: tuple[Topic, Route]) -> Diagnostic:
    what = "the title" if other[1] == ("title",) else "a synonym"
    message = f"“{name}” is {what} of `{other[0].path}` too."
    span, related = hub.documents[topic.id].span(route), hub.documents[other[0].id].span(other[1])
    return Diagnostic(people.CLASHING_SYNONYM, span, message, people.CLASHING_SYNONYM.fix, related=(related,))
