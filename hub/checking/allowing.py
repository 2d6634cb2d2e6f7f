"""`allow`: rules that an entry switches off for itself. Errors stay, and what is allowed for nothing is told."""

from collections.abc import Iterable, Iterator

from hub.diagnostics import Diagnostic, Severity, Span
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.reading.names import closest
from hub.rules import schema
from hub.rules.catalogue import CATALOGUE


def allowed(hub: Hub, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield findings without those that their entries allow, and what is wrong with what they allow."""
    allowing = {entry.path: entry for entry in hub.entries.values() if entry.allow}
    used: set[tuple[str, str]] = set()
    for one in found:
        entry = allowing.get(one.span.path)
        if entry and permits(entry, one):
            used.add((one.span.path, one.rule.name))
        else:
            yield one
    for entry in hub.entries.values():
        yield from _wrong(hub, entry, used)


def permits(entry: Entry, one: Diagnostic) -> bool:
    """Return whether an entry switches a finding in its file off."""
    return one.severity is not Severity.ERROR and one.rule.name in entry.allow


def _wrong(hub: Hub, entry: Entry, used: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    for index, name in enumerate(entry.allow):
        rule, place = CATALOGUE.get(name), ("allow", index)
        if rule is None:
            yield _unknown(name, hub.documents[entry.id].span(place))
        elif rule.severity is Severity.ERROR:
            message = f"`{name}` is an error, which no entry can allow."
            hint = f"Take it out, and mend what it finds: hub rules {name}"
            yield Diagnostic(schema.UNKNOWN_RULE, hub.documents[entry.id].span(place), message, hint)
        elif (entry.path, name) not in used:
            message = f"The rule `{name}` finds nothing here that could be allowed."
            span = hub.documents[entry.id].span(place)
            yield Diagnostic(schema.UNUSED_ALLOW, span, message, schema.UNUSED_ALLOW.fix)


def _unknown(name: str, span: Span) -> Diagnostic:
    near = closest(name, CATALOGUE)
    hint = (
        f"Did you mean `{near}`?"
        if near
        else "Write the name that stands in brackets behind a finding, or see: hub rules"
    )
    return Diagnostic(schema.UNKNOWN_RULE, span, f"There is no rule `{name}`.", hint, near)
