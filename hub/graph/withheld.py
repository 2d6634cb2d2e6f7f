"""Entries without what they say of others that readers may not see.

A reference to what is withheld is left out of its list or mapping; a field that may be absent becomes so. A group of
fields that needs the reference goes with it: an answer given by nobody is no answer. So does one whose list of references
is emptied, since an offer on a topic that nobody may see is no offer on anything. What an entry itself must have stays, and
leads nowhere.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.model.edge import Edge
from hub.model.entry import Entry, Part
from hub.model.people import Person
from hub.model.shape import Shape, shape_of
from hub.reading.document import Document
from hub.reading.target import target_of

AT_WORK = ("contact", "hours", "timezone", "photo", "pronouns", "pronounced", "offers", "buddy")
"""What a colleague tells so that others can reach and know them; of somebody who has left, readers see none of it."""
E = TypeVar("E", bound=Entry)
_GONE = object()


def for_readers(
    entries: Mapping[str, Entry], edges: Iterable[Edge], gone: Collection[str]
) -> tuple[dict[str, Entry], tuple[Edge, ...]]:
    """Return the entries that readers see, as they see them, and the edges between them; `gone` are people who have left."""
    shown = {entry_id: entry for entry_id, entry in entries.items() if not entry.faulty and not entry.draft}
    hidden = entries.keys() - shown.keys()
    known = [edge for edge in edges if edge.source in shown]
    for entry_id in {edge.source for edge in known if edge.target in hidden}:
        shown[entry_id] = without(shown[entry_id], hidden)
    shown.update({one.id: unreachable(one) for one in shown.values() if isinstance(one, Person) and one.id in gone})
    told = (edge for edge in known if not (edge.source in gone and edge.via.partition(".")[0] in AT_WORK))
    return shown, tuple(edge for edge in told if edge.target in shown)


def photos(people: Iterable[Person], documents: Iterable[Document]) -> frozenset[str]:
    """Return the files of the photos of people that no text shows."""
    own = {target.path for one in people if one.photo and (target := target_of(one.path, one.photo))}
    others = (link.leads.path for document in documents for link in document.links if link.leads) if own else ()
    return frozenset(own.difference(others))


def without(entry: E, ids: Collection[str]) -> E:
    """Return an entry without its references to any of these ids."""
    changed = _changed(entry, shape_of(type(entry)), ids)
    return entry.model_copy(update={name: value for name, value in changed.items() if value is not _GONE})


def unreachable(person: Person) -> Person:
    """Return somebody who has left as readers see them: what they did stays, how they were reached does not."""
    return person.model_copy(update={name: _default(Person.model_fields[name]) for name in AT_WORK})


def _changed(model: BaseModel, shape: Shape, ids: Collection[str]) -> Mapping[str, Any]:
    """Return the fields of a model that change, with their new values; those that it cannot do without are gone."""
    found: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        inner = (shape.keys or {}).get(info.alias or name)
        old = getattr(model, name)
        new = _left(old, inner, ids) if inner else old
        if new is not old:
            found[name] = _default(info) if new is _GONE else new
    return found


def _default(info: FieldInfo) -> Any:
    return _GONE if info.is_required() else info.get_default(call_default_factory=True)


def _left(value: Any, shape: Shape, ids: Collection[str]) -> Any:
    """Return what is left of a value: itself where nothing changes."""
    if isinstance(value, str):
        return _GONE if shape.refers and value in ids else value
    if isinstance(value, tuple) and shape.items:
        return _same(value, tuple(one for each in value if (one := _left(each, shape.items, ids)) is not _GONE))
    if isinstance(value, dict) and shape.each:
        return _same(value, {key: one for key, one in value.items() if _left(key, shape.each[0], ids) is not _GONE})
    return _part(value, shape, ids) if isinstance(value, Part) else value


def _part(part: Part, shape: Shape, ids: Collection[str]) -> Any:
    changed = _changed(part, shape, ids)
    emptied = any(value == () and getattr(part, name) for name, value in changed.items())
    if emptied or _GONE in changed.values():
        return _GONE
    return part.model_copy(update=dict(changed)) if changed else part


def _same(old: Any, new: Any) -> Any:
    return old if old == new else new
