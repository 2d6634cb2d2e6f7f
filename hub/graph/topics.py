"""Topics in their tree: narrower ones under wider ones."""

from collections.abc import Iterator

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
