"""All checks of a built site, and the one function that runs them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from hub.diagnostics import Diagnostic
from hub.graph.grouping import grouped
from hub.publishing.audit.files import missing_output, oversized_site
from hub.publishing.audit.leaks import leaked_texts
from hub.publishing.audit.links import dead_anchors, dead_links, foreign_loads
from hub.publishing.audit.scripts import active_markup, weak_policies
from hub.publishing.audit.site import Site

Check = Callable[[Site], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    missing_output,
    oversized_site,
    dead_links,
    dead_anchors,
    foreign_loads,
    active_markup,
    weak_policies,
    leaked_texts,
)
"""What a site must pass. A check gets the folder, what the build told, the hub it was made of and the audience."""


def audited(site: Site) -> list[Diagnostic]:
    """Return all that is wrong with a built site, by file."""
    return sorted({one for check in CHECKS for one in check(site)}, key=lambda one: one.order)


def each_once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings with one for each fault: what comes from a template stands on every page."""
    return [_with_count(*same) for same in grouped(found, lambda one: (one.rule.name, one.message)).values()]


def _with_count(first: Diagnostic, *others: Diagnostic) -> Diagnostic:
    files = len({one.span.path for one in others} - {first.span.path})
    more = f" The same stands in {files} other file{'' if files == 1 else 's'}." if files else ""
    return replace(first, message=first.message + more)
