"""What a change means to readers: two hubs, the one before and the one after, compared as they see them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from hub.graph.differences import differences
from hub.graph.hub import Hub
from hub.graph.journey import Time
from hub.graph.renaming import Renamed, holders, renamed
from hub.graph.review import changed_since_verified
from hub.graph.translations import lag
from hub.graph.withheld import for_insiders
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.topics import Path
from hub.reading.document import Document
from hub.reading.names import id_meant

_NOTES = ("fn:", "fnref:")


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that readers find otherwise; `what` are `text` for its body, and the names of its fields."""

    entry: Entry
    what: tuple[str, ...]


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
    changed: tuple[Changed, ...]
    paths: tuple[PathChange, ...]
    lapsed: tuple[Entry, ...]
    behind: tuple[Entry, ...]
    broken: tuple[str, ...]


def impact(before: Hub, after: Hub) -> Impact:
    """Compare two hubs as the narrowest audience sees them."""
    known, there_now = before.entries.keys(), after.entries.values()
    before, after = for_insiders(before), for_insiders(after)
    others = renamed(before, after)
    now = {entry_id: entry_id for entry_id in before.entries.keys() & after.entries.keys()}
    now.update({one.old: one.entry.id for one in others})
    new = set(now.values())
    changed = {one.entry.id: one for one in _changed(before, after, now)}
    return Impact(
        tuple(entry for entry in after.entries.values() if entry.id not in new),
        tuple(entry for entry in there_now if entry.id not in known and entry.id not in after.entries),
        tuple(entry for entry in before.entries.values() if entry.id not in now),
        others,
        tuple(changed[entry_id] for entry_id in after.entries if entry_id in changed),
        tuple(_paths(before, after, now, changed.keys())),
        tuple(_lapsed(before, after, now)),
        tuple(_behind(before, after, now)),
        tuple(dict.fromkeys(_broken(before, after, now))),
    )


def _changed(before: Hub, after: Hub, now: Mapping[str, str]) -> Iterator[Changed]:
    leads = ({**holders(before), **now}, holders(after))
    for old, there in now.items():
        if what := differences(before, old, after, there, leads):
            yield Changed(after.entries[there], what)


def _paths(before: Hub, after: Hub, now: Mapping[str, str], changed: Collection[str]) -> Iterator[PathChange]:
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


def _broken(before: Hub, after: Hub, now: Mapping[str, str]) -> Iterator[str]:
    """Yield addresses that others may have kept, and that lead nowhere now."""
    leads = after.entries.keys() | holders(after).keys()
    for old, entry in before.entries.items():
        yield from (one for one in (old, *map(id_meant, entry.aliases)) if one not in leads)
        if old in leads and old in now:
            yield from (f"{old}#{anchor}" for anchor in _lost(before.documents[old], after.documents[now[old]]))


def _lost(was: Document, document: Document) -> Iterator[str]:
    """Yield the anchors that a document no longer has, those of headings first; nobody links to a footnote from elsewhere."""
    if was.body != document.body:
        for anchor in dict.fromkeys((*(heading.id for heading in was.headings), *sorted(was.anchors))):
            if anchor not in document.anchors and not anchor.startswith(_NOTES):
                yield anchor
