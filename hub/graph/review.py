"""What a colleague is to read again: what nobody has verified, what has changed since, what was verified long ago.

An entry is due by its day only where the hub says how often to look at its kind, or it says so itself. Drafts, faulty and
deprecated entries wait for nothing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from hub.graph.freshness import Change, change
from hub.graph.hub import Hub
from hub.model.learning import Guide, Lesson
from hub.model.values import Interval

Reviewed: TypeAlias = Lesson | Guide
"""What can be verified."""


class Need(StrEnum):
    """Why an entry waits for a review, the most urgent first."""

    CHANGED = "changed"
    DUE = "due"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits for a review, and why. `since` is the day on which it was due, where it is due by its day."""

    entry: Reviewed
    needs: tuple[Need, ...]
    since: date | None


def reviewed(hub: Hub) -> tuple[Reviewed, ...]:
    """Return the entries that readers rely on and that can be verified, lessons first, in the order of their ids."""
    found: tuple[Reviewed, ...] = (*hub.all(Lesson), *hub.all(Guide))
    return tuple(one for one in found if not (one.faulty or one.draft or one.deprecated))


def wrote(entry: Reviewed) -> tuple[str, ...]:
    """Return whose text it is: they cannot verify it."""
    return entry.authors if isinstance(entry, Lesson) else (entry.owner,)


def interval(hub: Hub, entry: Reviewed) -> Interval | None:
    """Return how often an entry should be looked at: what it says itself, else what the hub says of its kind."""
    return entry.review_every or hub.settings.review.get(entry.kind)


def due_on(hub: Hub, entry: Reviewed) -> date | None:
    """Return the day on which an entry should be looked at again; None where nobody has set one."""
    every = interval(hub, entry)
    return every.after(entry.verified.on) if every and entry.verified else None


def changed_since_verified(hub: Hub, entry: Reviewed) -> Change | None:
    """Return what an entry says now that it did not when it was verified."""
    return change(hub, entry.id, entry.verified.digest, entry.verified.sections) if entry.verified else None


def waiting(hub: Hub, entry: Reviewed, day: date) -> Waiting | None:
    """Return why an entry waits for a review on a day, or None where it does not."""
    due = due_on(hub, entry)
    since = due if due and due <= day else None
    found = {
        Need.CHANGED: changed_since_verified(hub, entry) is not None,
        Need.DUE: since is not None,
        Need.NEVER: entry.verified is None,
    }
    needs = tuple(need for need, is_so in found.items() if is_so)
    return Waiting(entry, needs, since) if needs else None
