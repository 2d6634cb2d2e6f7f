"""What a change brought in: of all findings those in files that it touches, and those that it caused elsewhere."""

from collections.abc import Collection, Iterable

from hub.diagnostics import Diagnostic


def brought_in(found: Iterable[Diagnostic], before: Iterable[Diagnostic], touched: Collection[str]) -> list[Diagnostic]:
    """Return the findings that concern a change: `before` are those without it, `touched` the paths that it changes."""
    known = {_same(one) for one in before}
    return [one for one in found if one.span.path in touched or _same(one) not in known]


def _same(one: Diagnostic) -> tuple[object, ...]:
    """Return what two findings in a file that did not change have in common; what they relate to may have moved."""
    return (one.span, one.rule.name, one.message)
