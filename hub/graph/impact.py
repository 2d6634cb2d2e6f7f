"""What a change means to readers: two hubs, the one before and the one after, compared as they see them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hub.graph.freshness import digest
from hub.graph.hub import Hub
from hub.graph.journey import Time
from hub.graph.review import changed_since_verified
from hub.graph.translations import lag
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.topics import Path
from hub.reading.names import id_meant


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entry with another id; `kept` says that its old address leads to it, by an alias."""

    old: str
    entry: Entry
    kept: bool


@dataclass(frozen=True, slots=True)
class PathChange:
    """A path that its learners find otherwise: steps that are new, gone or say something else, and its time."""

    path: Path
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    before: Time | None
    after: Time


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes for readers. `broken` are old addresses, as ids with anchors perhaps, that lead nowhere now.

    `unshown` are new entries that readers do not see yet: drafts, and those with faults. `lapsed` are reviews of another text
    than there is now, `behind` translations of another one.
    """

    added: tuple[Entry, ...]
    unshown: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    renamed: tuple[Renamed, ...]
    changed: tuple[Entry, ...]
    paths: tuple[PathChange, ...]
    lapsed: tuple[Entry, ...]
    behind: tuple[Entry, ...]
    broken: tuple[str, ...]


def impact(before: Hub, after: Hub) -> Impact:
    """Compare two hubs as readers see them."""
    known, there_now = before.entries.keys(), after.entries.values()
    before, after = before.published, after.published
    renamed = tuple(_renamed(before, after))
    now = {entry_id: entry_id for entry_id in before.entries.keys() & after.entries.keys()}
    now.update({one.old: one.entry.id for one in renamed})
    new = set(now.values())
    changed = {there for old, there in now.items() if digest(before, old) != digest(after, there)}
    return Impact(
        tuple(entry for entry in after.entries.values() if entry.id not in new),
        tuple(entry for entry in there_now if entry.id not in known and entry.id not in after.entries),
        tuple(entry for entry in before.entries.values() if entry.id not in now),
        renamed,
        tuple(entry for entry in after.entries.values() if entry.id in changed),
        tuple(_paths(before, after, now, changed)),
        tuple(_lapsed(before, after, now)),
        tuple(_behind(before, after, now)),
        tuple(_broken(before, after, now, renamed)),
    )


def _renamed(before: Hub, after: Hub) -> Iterator[Renamed]:
    """Yield entries that are called otherwise: by their alias, or because one of the same kind and text is new."""
    gone = {entry_id: entry for entry_id, entry in before.entries.items() if entry_id not in after.entries}
    aliases = _aliases(after)
    new = [entry for entry in after.entries.values() if entry.id not in before.entries]
    texts = {(type(entry), digest(after, entry.id)): entry for entry in new}
    for old, entry in gone.items():
        if (holder := aliases.get(old)) is not None and holder.id not in before.entries:
            yield Renamed(old, holder, kept=True)
        elif old not in aliases and (same := texts.get((type(entry), digest(before, old)))):
            yield Renamed(old, same, kept=False)


def _aliases(hub: Hub) -> Mapping[str, Entry]:
    return {id_meant(alias): entry for entry in hub.entries.values() for alias in entry.aliases}


def _paths(before: Hub, after: Hub, now: Mapping[str, str], changed: set[str]) -> Iterator[PathChange]:
    old = {there: was for was, there in now.items()}
    for path in after.all(Path):
        was = before.get(old[path.id]) if path.id in old else None
        there, way = _steps(after, path), after.journey(path)
        known = [now.get(step, step) for step in _steps(before, was)] if isinstance(was, Path) else []
        time = before.journey(was).time if isinstance(was, Path) else None
        found = PathChange(
            path,
            tuple(step for step in there if step not in known),
            tuple(step for step in known if step not in there),
            tuple(step for step in there if step in changed and step in known),
            time,
            way.time,
        )
        if found.added or found.gone or found.changed or time != way.time:
            yield found


def _steps(hub: Hub, path: Path) -> list[str]:
    return list(dict.fromkeys(step.entry.id for step in hub.journey(path).steps))


def _lapsed(before: Hub, after: Hub, now: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what was verified as it stood, and is not any more."""
    for old, there in now.items():
        was, entry = before.entries[old], after.entries[there]
        if isinstance(was, Lesson | Guide) and isinstance(entry, Lesson | Guide) and was.verified:
            lapses = entry.verified is None or changed_since_verified(after, entry)
            if lapses and not changed_since_verified(before, was):
                yield entry


def _behind(before: Hub, after: Hub, now: Mapping[str, str]) -> Iterator[Entry]:
    """Yield translations that were up to date, and are not any more."""
    for old, there in now.items():
        if lag(after, after.entries[there]) and not lag(before, before.entries[old]):
            yield after.entries[there]


def _broken(before: Hub, after: Hub, now: Mapping[str, str], renamed: tuple[Renamed, ...]) -> Iterator[str]:
    """Yield addresses that others may have kept, and that lead nowhere now."""
    aliases = _aliases(after)
    lost = {one.old for one in renamed if not one.kept}
    for old in before.entries:
        if old in lost or (old not in now and old not in aliases):
            yield old
        elif old in now:
            there = {heading.id for heading in after.documents[now[old]].headings}
            anchors = after.documents[now[old]].anchors
            for heading in before.documents[old].headings:
                if heading.id not in there and heading.id not in anchors:
                    yield f"{old}#{heading.id}"
