"""Rules of reviews: what has changed since, what is due, what was never read, what was stamped."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.freshness import Change
from hub.graph.grouping import grouped
from hub.graph.hub import Hub
from hub.graph.review import changed_since_verified, due_on, interval, reviewed
from hub.rules import review

MOST_A_DAY = 5
"""So many entries can be read and tried on one day, at some forty minutes each."""


def changes_since_verified(hub: Hub) -> Iterator[Diagnostic]:
    """Find texts that are others than those that were verified."""
    for entry in reviewed(hub):
        since = changed_since_verified(hub, entry)
        if entry.verified and since:
            told = (
                f"The text has changed since {hub.entries[entry.verified.by].title} verified it on {entry.verified.on}"
            )
            span = hub.documents[entry.id].span(("verified", "digest"))
            hint = f"Once a colleague has read it again: hub verify {entry.id} --by PERSON"
            yield Diagnostic(review.CHANGED_SINCE_VERIFIED, span, f"{told}{_parts(since)}.", hint)


def _parts(since: Change) -> str:
    """Return the sections that differ, as the end of a sentence."""
    changed = ", ".join(f"“{one.title}”" if one.title else "the beginning" for one in since.changed)
    gone = ", ".join(f"`{anchor}`" for anchor in since.gone)
    told = [f"new or different: {changed}" if changed else "", f"gone: {gone}" if gone else ""]
    parts = "; ".join(part for part in told if part)
    return f" ({parts})" if parts else ""


def reviews_due(hub: Hub) -> Iterator[Diagnostic]:
    """Find entries that were verified longer ago than they should be."""
    for entry in reviewed(hub):
        due = due_on(hub, entry)
        if entry.verified and due and due <= hub.today:
            every = interval(hub, entry)
            message = f"It was verified on {entry.verified.on}, and should be looked at every {every}: due since {due}."
            hint = f"Once a colleague has read it again: hub verify {entry.id} --by PERSON"
            yield Diagnostic(review.REVIEW_DUE, hub.documents[entry.id].span(("verified", "on")), message, hint)


def never_verified(hub: Hub) -> Iterator[Diagnostic]:
    """Find entries that should be looked at now and then, and that nobody has verified yet."""
    for entry in reviewed(hub):
        if not entry.verified and interval(hub, entry):
            span = hub.documents[entry.id].span(("title",))
            hint = f"Once a colleague has read it: hub verify {entry.id} --by PERSON"
            yield Diagnostic(review.NEVER_VERIFIED, span, f"Nobody has verified this {entry.kind} yet.", hint)


def bulk_verifications(hub: Hub) -> Iterator[Diagnostic]:
    """Find more entries than can be read that one person verified on one day, reported at the first by its path."""
    stamped = grouped(
        ((one.verified, hub.documents[one.id]) for one in reviewed(hub) if one.verified),
        lambda one: (one[0].by, one[0].on),
    )
    for (who, day), found in stamped.items():
        if len(found) > MOST_A_DAY:
            first, *others = sorted(document.span(("verified",)) for _, document in found)
            message = f"`{who}` verified {len(found)} entries on {day}; at most {MOST_A_DAY} can be read on one day."
            hint = "Take `verified` out of what was not read and tried."
            yield Diagnostic(review.BULK_VERIFICATION, first, message, hint, related=tuple(others))
