"""Translations: which there are of an entry, which of them lists show, and what their source says now that they do not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hub.graph.freshness import Change, change
from hub.graph.hub import Hub
from hub.model.entry import Entry

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a translation is behind its source: what the source says now that was not translated."""

    source: Entry
    since: Change


def foreign(hub: Hub, entry: Entry) -> str | None:
    """Return the language of an entry where it is another than that of the hub."""
    return entry.lang if entry.lang != hub.settings.lang else None


def versions(hub: Hub, entry: Entry) -> tuple[Entry, ...]:
    """Return an entry in all its languages: its source first, the others in the order of languages; nothing where it is alone."""
    known = hub.once(_languages)
    return known.versions.get(known.roots[entry.id], ())


def others(hub: Hub, entry: Entry) -> tuple[Entry, ...]:
    """Return an entry in its other languages."""
    return tuple(one for one in versions(hub, entry) if one.id != entry.id)


def shown(hub: Hub, entries: Iterable[E]) -> tuple[E, ...]:
    """Return what a list shows in the place of entries: of each only one version, each once, in the order given.

    It is the version in the language of the hub, else the source, of the same class as the entry. A translation whose
    source is not in the hub is shown itself.
    """
    fronts = hub.once(_languages).fronts
    found = {front.id: front for entry in entries if isinstance(front := fronts.get(entry.id, entry), type(entry))}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Languages:
    """Which entries are the same text in several languages.

    `roots` has the source of every entry by its id, itself where it has none; `versions` all versions by their source;
    `fronts` the version that lists show, by the id of each version. Entries without another language are in `roots` alone.
    """

    roots: Mapping[str, str]
    versions: Mapping[str, tuple[Entry, ...]]
    fronts: Mapping[str, Entry]


def _languages(hub: Hub) -> _Languages:
    roots = _roots(hub)
    together: dict[str, list[Entry]] = defaultdict(list)
    for entry_id, root in roots.items():
        together[root].append(hub.entries[entry_id])
    found = {
        root: tuple(sorted(entries, key=lambda entry: (entry.id != root, entry.lang or "", entry.id)))
        for root, entries in together.items()
        if len(entries) > 1
    }
    fronts = {entry_id: front for group in found.values() for entry_id, front in _fronts(hub, group)}
    return _Languages(roots, found, fronts)


def _fronts(hub: Hub, group: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    best: dict[type[Entry], Entry] = {}
    for entry in sorted(group, key=lambda entry: _distance(hub, entry)):
        yield entry.id, best.setdefault(type(entry), entry)


def _distance(hub: Hub, entry: Entry) -> int:
    """Return how far the language of an entry is from that of the hub: the same, a form of the same, another."""
    own, lang = hub.settings.lang, hub.language(entry)
    return 0 if lang == own else 1 if lang.partition("-")[0] == own.partition("-")[0] else 2


def _roots(hub: Hub) -> Mapping[str, str]:
    """Return the source of every entry, through translations of translations; in a circle it is the first by its id."""
    roots: dict[str, str] = {}
    for entry_id in hub.entries:
        way: dict[str, None] = {}
        at = entry_id
        while at not in roots and at not in way:
            way[at] = None
            source = hub.entries[at].translation_of
            at = source.id if source and source.id in hub.entries else at
        known = list(way)
        root = roots[at] if at in roots else min(known[known.index(at) :])
        roots.update(dict.fromkeys(way, root))
    return roots


def lag(hub: Hub, entry: Entry) -> Lag | None:
    """Return how far a translation is behind; None for one that is not, or that does not say what it translates."""
    made_from = entry.translation_of
    source = hub.get(made_from.id) if made_from else None
    if made_from is None or source is None or made_from.digest is None:
        return None
    since = change(hub, source.id, made_from.digest, made_from.sections)
    return Lag(source, since) if since else None
