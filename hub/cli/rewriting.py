"""Files that a command writes anew: nothing is written that would break something."""

from collections import Counter
from collections.abc import Iterable, Mapping

from hub.checking.check import findings
from hub.cli.project import Loaded
from hub.diagnostics import Diagnostic, Severity
from hub.disk import ProjectError, replaced
from hub.edits import Edit, edited
from hub.graph.hub import Hub
from hub.load import load
from hub.model.entry import Entry
from hub.reading.source import Source, text_of


def afterwards(project: Loaded, changed: Mapping[str, str | None]) -> tuple[Hub, list[Diagnostic]]:
    """Load the hub as it is once files have these texts (None: are no more)."""
    sources: dict[str, Source] = {**project.contents.sources}
    for path, text in changed.items():
        sources.pop(path, None)
        if text is not None:
            sources[path] = text.encode()
    return load(sources, project.hub.today, project.contents.assets)


def new_errors(project: Loaded, after: Hub, faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the errors of rules that a hub breaks more often afterwards."""
    before = Counter(one.rule.name for one in _errors(findings(project.hub, project.faults)))
    found = _errors(findings(after, faults))
    new = Counter(one.rule.name for one in found) - before
    return [one for one in found if one.rule.name in new]


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


def rewrite(project: Loaded, entry: Entry, edits: Iterable[Edit]) -> Hub | None:
    """Make edits in the file of an entry, and return the hub as it is afterwards; None where the file says so already.

    Raises `ProjectError`, and writes nothing, where that would bring in an error.
    """
    before = text_of(project.contents.sources[entry.path]) or ""
    after = edited(before, edits)
    if after == before:
        return None
    hub, faults = afterwards(project, {entry.path: after})
    if broken := new_errors(project, hub, faults):
        told = "; ".join(f"line {one.span.line}: {one.message}" for one in broken)
        message = f"{project.project.prefix}{entry.path} would break ({told}); nothing was written, so edit it by hand"
        raise ProjectError(message)
    replaced(project.project.content / entry.path, after.encode())
    return hub
