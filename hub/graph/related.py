"""What goes with an entry: by links, prerequisites, paths and topics. The work for one entry is bounded."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice, pairwise

from hub.graph.hub import Hub
from hub.graph.translations import shown, versions
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.session import Session
from hub.model.topics import Topic

MOST = 5
_NEIGHBOURS = 12
_WEIGHTS = {"requires": 3, "lessons": 3, "links": 2, "steps": 1}


def related(hub: Hub, entry_id: str) -> tuple[Entry, ...]:
    """Return up to five lessons, guides and sessions that go with an entry, the closest first, each in one language."""
    scores: Counter[str] = Counter()
    for edge in (*hub.out(entry_id), *hub.into(entry_id)):
        other = edge.target if edge.source == entry_id else edge.source
        scores[other] += _WEIGHTS.get(edge.via, 0)
    entry = hub.get(entry_id)
    for topic in entry.topics if entry else ():
        for position, neighbour in enumerate(_beside(hub, topic, entry_id)):
            scores[neighbour] += 2 if position < _NEIGHBOURS // 2 else 1
    for path in hub.paths_with(entry_id)[:_NEIGHBOURS]:
        for first, second in pairwise(edge.target for edge in hub.out(path.id) if edge.via == "steps"):
            scores.update([second] if first == entry_id else [first] if second == entry_id else [])
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    own = {entry_id, *(one.id for one in versions(hub, entry))} if entry else {entry_id}
    found = hub.those((other for other, score in ranked if score and other not in own), Entry)
    useful = (one for one in shown(hub, found) if isinstance(one, (Lesson, Guide, Session)) and not one.deprecated)
    return tuple(islice(useful, MOST))


def _beside(hub: Hub, topic: str, entry_id: str) -> list[str]:
    """Return the neighbours of an entry in the list of its topic, the nearest ones first."""
    ids, places = hub.once(_lists).get(topic, ((), {}))
    place = places.get(entry_id, 0)
    window = range(max(place - _NEIGHBOURS // 2, 0), min(place + _NEIGHBOURS // 2 + 1, len(ids)))
    return [ids[index] for index in sorted(window, key=lambda index: abs(index - place)) if ids[index] != entry_id]


def _lists(hub: Hub) -> Mapping[str, tuple[tuple[str, ...], Mapping[str, int]]]:
    """Return by topic the ids of all that is about it, and the place of each among them."""
    about = {topic.id: dict.fromkeys(edge.source for edge in hub.into(topic.id, "topics")) for topic in hub.all(Topic)}
    return {topic: (tuple(ids), {one: place for place, one in enumerate(ids)}) for topic, ids in about.items()}
