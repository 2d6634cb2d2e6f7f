"""Reviews: what has changed since, what is due, what nobody can have read."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.grouping import grouped
from hub.graph.hub import Hub
from hub.graph.review import changed_sections, due_since, has_changed, interval, reviewable
from hub.rules import review

MOST_IN_A_DAY = 8
"""A careful review takes forty minutes: more than so many in a day were not read."""


def changed_since_verified(hub: Hub) -> Iterator[Diagnostic]:
    """Find texts that are others than the ones that were verified."""
    for entry in reviewable(hub):
        if entry.verified and has_changed(hub, entry):
            named = [
                f"“{section.title}”" if section.title else "the beginning" for section in changed_sections(hub, entry)
            ]
            where = f" in {', '.join(named)}" if named else ""
            message = f"The text has changed since it was verified on {entry.verified.on}{where}."
            hint = f"Have somebody read it again, then type: hub verify {entry.id} --by PERSON"
            yield Diagnostic(
                review.CHANGED_SINCE_VERIFIED, hub.documents[entry.id].span(("verified", "digest")), message, hint
            )


def reviews_due(hub: Hub) -> Iterator[Diagnostic]:
    """Find texts whose last review is longer ago than it should be."""
    for entry in reviewable(hub):
        since = due_since(hub, entry)
        if since and not has_changed(hub, entry):
            message = f"It should be looked at every {interval(hub, entry)}, and is due since {since}."
            hint = f"Have somebody read it again, then type: hub verify {entry.id} --by PERSON"
            yield Diagnostic(review.REVIEW_DUE, hub.documents[entry.id].span(("verified", "on")), message, hint)


def bulk_verifications(hub: Hub) -> Iterator[Diagnostic]:
    """Find more texts that one person verified on one day than anybody can read."""
    verified = ((one, one.verified) for one in reviewable(hub) if one.verified)
    for (by, on), group in grouped(verified, lambda pair: (pair[1].by, pair[1].on)).items():
        if len(group) > MOST_IN_A_DAY:
            spans = [hub.documents[entry.id].span(("verified", "on")) for entry, _ in group]
            message = f"`{by}` verified {len(group)} texts on {on}, which is more than anybody can read."
            yield Diagnostic(
                review.BULK_VERIFICATION, spans[0], message, review.BULK_VERIFICATION.fix, related=tuple(spans[1:])
            )
