"""Topics in their tree: narrower ones under wider ones."""

from collections.abc import Iterable, Iterator

from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.model.topics import Topic

DEEPEST = 8
"""So deep goes a tree that is shown; what is further down stands at this depth."""


def tree(hub: Hub) -> Iterator[tuple[Topic, int]]:
    """Yield each topic once with its depth, from 0: narrower ones behind the wider one, each row by title.

    Topics whose parents go round in a circle stand where the first of them by title would.
    """
    rows = by_title(hub.all(Topic))
    tops = [topic for topic in rows if not hub.those([topic.parent] if topic.parent else [], Topic)]
    seen: set[str] = set()
    for top in (*tops, *rows):
        waiting = [(top, 0)]
        while waiting:
            topic, depth = waiting.pop()
            if topic.id not in seen:
                seen.add(topic.id)
                yield topic, min(depth, DEEPEST)
                waiting.extend((one, depth + 1) for one in reversed(by_title(hub.narrower(topic.id))))


def wider(hub: Hub, topics: Iterable[str]) -> tuple[str, ...]:
    """Return the topics that these are part of, the nearest first."""
    seen = dict.fromkeys(topics)
    found: dict[str, None] = {}
    row = hub.those(seen, Topic)
    while row := hub.those(dict.fromkeys(one.parent for one in row if one.parent and one.parent not in seen), Topic):
        seen.update(dict.fromkeys(one.id for one in row))
        found.update(dict.fromkeys(one.id for one in row))
    return tuple(found)
