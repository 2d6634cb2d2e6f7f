"""A hub in which entries with errors are as if they could not be read: stubs, counted and named nowhere."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from hub.diagnostics import Diagnostic, Severity
from hub.graph.hub import Hub


def quarantined(hub: Hub, found: Iterable[Diagnostic], more: Collection[str] = ()) -> Hub:
    """Return a hub whose entries with an error among the findings, and those at the paths `more`, are faulty."""
    wrong = {one.span.path for one in found if one.severity is Severity.ERROR}.union(more)
    entries = {
        entry_id: entry.model_copy(update={"faulty": True}) if entry.path in wrong else entry
        for entry_id, entry in hub.entries.items()
    }
    return replace(hub, entries=entries)
