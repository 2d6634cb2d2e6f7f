"""Translations: which there are of an entry, and what their source says now that they do not."""

from dataclasses import dataclass

from hub.graph.freshness import Section, digest, sections
from hub.graph.hub import Hub
from hub.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a translation is behind its source.

    `changed` are the sections of the source that are new or say something else; `gone` the anchors of sections that
    it no longer has. Both are empty where the translation names no sections: then it is only known that it is behind.
    """

    source: Entry
    changed: tuple[Section, ...]
    gone: tuple[str, ...]


def translations(hub: Hub, entry_id: str) -> tuple[Entry, ...]:
    """Return the translations of an entry, in the order of their languages."""
    found = hub.sources(entry_id, Entry, "translation_of.id")
    return tuple(sorted(found, key=lambda entry: (entry.lang or "", entry.id)))


def versions(hub: Hub, entry: Entry) -> tuple[Entry, ...]:
    """Return an entry in all its languages, its source first; nothing where there is no other language."""
    source = hub.get(entry.translation_of.id) if entry.translation_of else entry
    others = translations(hub, source.id) if source else ()
    return (source, *others) if source and others else ()


def lag(hub: Hub, entry: Entry) -> Lag | None:
    """Return how far a translation is behind; None for one that is not, or that does not say what it translates."""
    made_from = entry.translation_of
    source = hub.get(made_from.id) if made_from else None
    if made_from is None or source is None or made_from.digest is None:
        return None
    if digest(hub, source.id).startswith(made_from.digest):
        return None
    now = sections(hub, source.id)
    known = made_from.sections
    changed = tuple(section for section in now if known and known.get(section.id) != section.digest)
    return Lag(source, changed, tuple(sorted(set(known) - {section.id for section in now})))
