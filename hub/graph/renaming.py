"""Which entry of one hub is which of a later one, where it is called otherwise."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hub.graph.differences import said
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.reading.names import id_meant

_Keys = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entry with another id; `kept` says that its old address leads to it, by an alias."""

    old: str
    entry: Entry
    kept: bool


def holders(hub: Hub) -> Mapping[str, str]:
    """Return the ids of entries by the old ids that lead to them: no entry's own; the first that has an alias holds it."""
    found: dict[str, str] = {}
    for entry in hub.entries.values():
        for old in map(id_meant, entry.aliases):
            if old not in hub.entries:
                found.setdefault(old, entry.id)
    return found


def renamed(before: Hub, after: Hub) -> tuple[Renamed, ...]:
    """Return the entries that are called otherwise, one for one: by an alias, or because the same text of a kind is new."""
    gone = [one for one in before.entries if one not in after.entries]
    new = [one for one in after.entries if one not in before.entries]
    if not gone or not new:
        return ()
    kept = {old: there for old, there in holders(after).items() if old in before.entries}
    found: dict[str, str] = {}
    for then, now in _ways(gone, new, kept, {**_texts(before, gone), **_texts(after, new)}):
        found.update(_paired(_without(then, found), _without(now, set(found.values()))))
    return tuple(Renamed(old, after.entries[found[old]], old in kept) for old in gone if old in found)


def _texts(hub: Hub, ids: Iterable[str]) -> dict[str, Hashable]:
    """Return what entries say, whatever those that are called otherwise are called."""
    chosen = list(ids)
    nameless = dict.fromkeys(chosen, "?")
    entries = (hub.entries[one] for one in chosen)
    return {one.id: (type(one), one.title, one.summary, said(hub, one.id, nameless)) for one in entries}


def _ways(
    gone: Iterable[str], new: Iterable[str], kept: Mapping[str, str], texts: _Keys
) -> Iterator[tuple[_Keys, _Keys]]:
    """Yield keys by which an old id is matched with a new one, the surest first."""
    led = {old: kept[old] for old in gone if old in kept}
    lost, own = [old for old in gone if old not in kept], {one: one for one in new}
    yield {old: (there, texts[old]) for old, there in led.items()}, {one: (one, texts[one]) for one in new}
    yield {old: (there, _last(old)) for old, there in led.items()}, {one: (one, _last(one)) for one in new}
    yield led, own
    yield {old: (texts[old], _last(old)) for old in lost}, {one: (texts[one], _last(one)) for one in new}
    yield {old: texts[old] for old in lost}, {one: texts[one] for one in new}


def _last(entry_id: str) -> str:
    return entry_id.rpartition("/")[2]


def _without(keys: _Keys, matched: Iterable[str]) -> _Keys:
    known = set(matched)
    return {one: key for one, key in keys.items() if one not in known}


def _paired(then: _Keys, now: _Keys) -> Iterator[tuple[str, str]]:
    """Yield old and new ids with the same key, in their order, each once."""
    waiting: dict[Hashable, deque[str]] = defaultdict(deque)
    for one, key in now.items():
        waiting[key].append(one)
    for old, key in then.items():
        if waiting[key]:
            yield old, waiting[key].popleft()
