"""What a reader reads of an entry, as digests: of the whole, and of each section, so that a change can be named.

White space does not count: a text that is only wrapped anew has not changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from hub.graph.hub import Hub
from hub.model.learning import Lesson

LENGTH = 16
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
    entry, document = hub.entries[entry_id], hub.documents[entry_id]
    lines = document.body.split("\n")
    starts = [heading.span.line - document.first_line for heading in document.headings]
    texts = ["\n".join(lines[start:end]) for start, end in pairwise((0, *starts, len(lines)))]
    outcomes = entry.outcomes if isinstance(entry, Lesson) else ()
    top = "\n".join((entry.title, entry.summary or "", *outcomes, texts[0]))
    named = zip(document.headings, texts[1:], strict=True)
    return (Section(TOP, "", _digest(top)), *(Section(one.id, one.text, _digest(text)) for one, text in named))


def digest(hub: Hub, entry_id: str) -> str:
    """Return the digest of all that a reader reads of an entry: 16 hexadecimal digits."""
    return _digest(" ".join(section.digest for section in sections(hub, entry_id)))


def change(hub: Hub, entry_id: str, known: str, parts: Mapping[str, str]) -> Change | None:
    """Return what an entry says now and did not when it had the digest `known` and sections `parts`; None for nothing."""
    if digest(hub, entry_id).startswith(known):
        return None
    now = sections(hub, entry_id)
    changed = tuple(section for section in now if parts and parts.get(section.id) != section.digest)
    return Change(changed, tuple(sorted(set(parts) - {section.id for section in now})))


def _digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
