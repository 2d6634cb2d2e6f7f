"""What readers find otherwise in an entry: its text, and its fields, compared between two hubs.

What is only called or linked otherwise says nothing new: names are compared as what they lead to.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.edits import Edit, apart, edited
from hub.graph.beside import files_in
from hub.graph.hub import Hub
from hub.graph.references import written
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.kind import id_of
from hub.model.shape import Shape, shape_of
from hub.reading.document import Document
from hub.reading.target import Target, target_of

TEXT = "text"
"""What the body is called among the names of fields."""
_UNSEEN: dict[str, Any] = {
    **dict.fromkeys(("aliases", "allow", "verified", "review_every"), True),
    "translation_of": {"digest", "sections"},
}
"""What is told to the hub and not to its readers; that a review lapses is told apart."""


def said(hub: Hub, entry_id: str, leads: Mapping[str, str]) -> str:
    """Return the body of an entry with every link and mention as where it leads, in one form of white space.

    `leads` has ids by ids that mean them; others mean themselves. Headings stay lines of their own.
    """
    document = hub.documents[entry_id]
    body = "\n" * (document.first_line - 1) + document.body
    # Links by reference share the place of their target.
    lines = edited(body, apart(_meant(hub, entry_id, document, leads))).split("\n")
    for heading in document.headings:
        lines[heading.span.line - 1] += f" #{heading.id}"
    return " ".join(" ".join(lines).split())


def differences(
    before: Hub, old: str, after: Hub, there: str, leads: tuple[Mapping[str, str], Mapping[str, str]]
) -> tuple[str, ...]:
    """Return what readers find otherwise in an entry: `TEXT`, and the names of fields; `leads` as for `said`, of both hubs."""
    was, entry = before.entries[old], after.entries[there]
    known, now = (before.documents[old], after.documents[there])
    same = (known.path, known.body) == (now.path, now.body)
    text = () if same or said(before, old, leads[0]) == said(after, there, leads[1]) else (TEXT,)
    return (*text, *(() if was == entry else _fields(_told(was, leads[0]), _told(entry, leads[1]))))


def _fields(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    return (name for name in {**now, **then} if then.get(name) != now.get(name))


# --- texts


def _meant(hub: Hub, entry_id: str, document: Document, leads: Mapping[str, str]) -> Iterator[Edit]:
    for link in document.links:
        if link.leads:
            yield Edit(link.span, _address(link.leads, leads))
    for edge in hub.out(entry_id):
        if edge.via in ("mentions", "doers"):
            yield Edit(edge.span, f"@{leads.get(edge.target, edge.target)}{_rest(document, edge)}")


def _address(target: Target, leads: Mapping[str, str]) -> str:
    meant = id_of(target.path) if target.path.endswith(".md") else target.path
    return f"/{leads.get(meant, meant)}#{target.anchor}"


def _rest(document: Document, edge: Edge) -> str:
    """Return what follows a full stop behind a name, which may be the next sentence."""
    name, dot, rest = written(document, edge.span).partition(".")
    return "" if edge.target.endswith(f"{name}{dot}{rest}".removeprefix("@")) else dot + rest


# --- fields


def _told(entry: Entry, leads: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that readers see, with references as the ids they mean and files as their paths."""
    dump = entry.model_dump(exclude=_UNSEEN)
    for route, name in files_in(entry):
        *way, last = route
        part: Any = dump
        for key in way:
            part = part[key]
        target = target_of(entry.path, name)
        part[last] = target.path if target else name
    keys = shape_of(type(entry)).keys or {}
    return {name: _renamed(value, keys[name], leads) for name, value in dump.items()}


def _renamed(value: Any, shape: Shape | None, leads: Mapping[str, str]) -> Any:
    if shape is None:
        return value
    if isinstance(value, str):
        return leads.get(value, value) if shape.refers else value
    if isinstance(value, tuple):
        return tuple(_renamed(one, shape.items, leads) for one in value)
    if isinstance(value, dict) and shape.each:
        return {_renamed(key, shape.each[0], leads): one for key, one in value.items()}
    if isinstance(value, dict) and shape.keys:
        return {key: _renamed(one, shape.keys.get(key), leads) for key, one in value.items()}
    return value
