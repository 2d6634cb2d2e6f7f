"""Who is to do a task: names that are nobody's, and beginnings that were meant to name a doer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.blocks.grammar import NAME
from hub.blocks.words import DOERS
from hub.diagnostics import Diagnostic, Span
from hub.model.kind import Kind, kind_of
from hub.reading.document import Document
from hub.reading.names import Names, closest
from hub.reading.parts import Task
from hub.rules import schema

_WORD = rf"(?:{'|'.join(DOERS)})"
_AT = rf"@{NAME}"
_ONE = rf"[*_]{{0,3}}(?:{_AT}|{_WORD}\b)[*_]{{0,3}}"
_BETWEEN = r"(?:[ \t]*[,;/&+][ \t]*|[ \t]+)(?:(?:and|or|und|oder|[yo])[ \t]+)?"
_COLON = r"[ \t]*[:：](?!//)[*_]{0,3}"
_SEVERAL = re.compile(rf"{_ONE}(?:{_BETWEEN}{_ONE})+{_COLON}", re.IGNORECASE)
_MARKED = re.compile(rf"[*_]{{0,3}}@(?P<name>{NAME})[*_]{{0,3}}(?P<colon>{_COLON})?(?!['’])")
_BARE = re.compile(rf"[*_]{{0,3}}(?P<name>{_WORD})[*_]{{0,3}}{_COLON}", re.IGNORECASE)
_NAMED = re.compile(rf"{_AT}|{_WORD}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Slip:
    """The beginning of a task that was meant to name a doer, as it was written, and who is meant."""

    written: str
    meant: tuple[str, ...]
    marked: bool


def doers(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the names of those who are to do a task, and where; words such as `it` are no people."""
    for task in document.tasks:
        if task.doer and task.doer.lower() not in DOERS:
            yield task.doer, Span.on_line(document.path, task.span.line, task.span.column, len(task.doer) + 1)


def nobody_to_do(name: str, place: Span, names: Names) -> Diagnostic:
    """Return that a task has a doer who is neither a person nor one of the words."""
    near = closest(name, [one for one in (closest(name, DOERS), names.nearest(name, (Kind.PERSON,))) if one])
    who = f"Write {', '.join(DOERS)} or the id of a person; in backticks it is no doer."
    return Diagnostic(
        schema.UNKNOWN_DOER,
        place,
        f"There is nobody `{name}` to do this task.",
        f"Did you mean `@{near}`? {who}" if near else who,
        f"@{near}" if near else None,
        sure=False,
    )


def unclear_doers(document: Document, names: Names) -> Iterator[Diagnostic]:
    """Find tasks that begin with a doer and do not say it as `@name:`; without `@`, only the tasks of guides can."""
    for task in document.tasks:
        slip = None if task.doer else _slip(task, names, bare=kind_of(document.path) is Kind.GUIDE)
        if slip:
            place = Span.on_line(document.path, task.span.line, task.span.column, len(slip.written))
            yield Diagnostic(schema.UNCLEAR_DOER, place, *_worded(slip), sure=slip.marked)


def _slip(task: Task, names: Names, *, bare: bool) -> _Slip | None:
    text = task.text
    if (several := _SEVERAL.match(text)) and (bare or "@" in several[0]):
        meant = tuple(_known(name[0].lstrip("@")) for name in _NAMED.finditer(several[0]))
        return _Slip(several[0], meant, "@" in several[0])
    if (one := _MARKED.match(text)) and _means_doer(one, names):
        return _Slip(one[0].rstrip(), (_known(one["name"]),), marked=True)
    if bare and (one := _BARE.match(text)):
        return _Slip(one[0].rstrip(), (one["name"].lower(),), marked=False)
    return None


def _means_doer(one: re.Match[str], names: Names) -> bool:
    """Return whether a name at the beginning of a task is a doer: a word is no person, a person may be spoken of."""
    person = names.resolve(one["name"], (Kind.PERSON,)).id
    return bool(one["colon"]) if person else one["name"].lower() in DOERS


def _known(name: str) -> str:
    return name.lower() if name.lower() in DOERS else name


def _worded(slip: _Slip) -> tuple[str, str, str | None]:
    if len(slip.meant) > 1:
        first, *others = (f"`@{name}:`" for name in slip.meant)
        tasks = "two tasks" if len(others) == 1 else f"{len(slip.meant)} tasks"
        hint = f"A task has one doer. Write {tasks}: one that begins with {first}, {_one_each(others)}."
        return f"`{slip.written}` names {len(slip.meant)} doers, so this task has none.", hint, None
    meant = f"@{slip.meant[0]}:"
    hint = f"Write `{meant}`." if slip.marked else f"Did you mean `{meant}`? In backticks it is no doer."
    return f"`{slip.written}` does not say who is to do this task.", hint, meant


def _one_each(others: list[str]) -> str:
    return ", ".join(f"one with {other}" for other in others)
