"""What a reader reads of an entry, as digests: of the whole, and of each section, so that a change can be named.

That is its title, summary, outcomes and text; not its other fields, such as resources and struggles. White space does not
count: a text that is only wrapped anew has not changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hub.graph.hub import Hub
from hub.model.learning import Lesson
from hub.reading.parts import digest_of

TOP = "(beginning)"
"""The section before the first heading, with title, summary and outcomes."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of an entry: the id of its heading, the heading's text, the digest of what stands there."""

    id: str
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry says now that an earlier text of it did not.

    `changed` are its sections that are new or say something else; `gone` the anchors of sections that it no longer has.
    Both are empty where the sections of the earlier text are not known: then it is only known that something changed.
    """

    changed: tuple[Section, ...]
    gone: tuple[str, ...]


def sections(hub: Hub, entry_id: str) -> tuple[Section, ...]:
    """Return the sections of an entry in order; the first is `TOP`."""
    headings = hub.documents[entry_id].written.headings
    named = ((TOP, ""), *((one.id, one.text) for one in headings))
    return tuple(Section(*name, found) for name, found in zip(named, _digests(hub, entry_id), strict=True))


def digest(hub: Hub, entry_id: str) -> str:
    """Return the digest of all that a reader reads of an entry: 16 hexadecimal digits."""
    return digest_of(" ".join(_digests(hub, entry_id)))


def _digests(hub: Hub, entry_id: str) -> tuple[str, ...]:
    """Return the digests of the sections of an entry; those below headings are kept with its body."""
    entry, written = hub.entries[entry_id], hub.documents[entry_id].written
    found = written.found
    beginning = written.body.split("\n")[: found.headings[0].index if found.headings else None]
    outcomes = entry.outcomes if isinstance(entry, Lesson) else ()
    return (digest_of("\n".join((entry.title, entry.summary or "", *outcomes, *beginning))), *found.digests)


def change(hub: Hub, entry_id: str, known: str, parts: Mapping[str, str]) -> Change | None:
    """Return what an entry says now and did not when it had the digest `known` and sections `parts`; None for nothing."""
    if digest(hub, entry_id).startswith(known):
        return None
    now = sections(hub, entry_id)
    changed = tuple(section for section in now if parts and parts.get(section.id) != section.digest)
    return Change(changed, tuple(sorted(set(parts) - {section.id for section in now})))
