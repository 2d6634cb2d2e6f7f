"""Entries without what they say of others that readers may not see.

A reference to what is withheld is left out of its list or mapping; a field that may be absent becomes so. A group of
fields that needs the reference goes with it: an answer given by nobody is no answer. So does one whose list of references
is emptied, since an offer on a topic that nobody may see is no offer on anything. What an entry itself must have stays, and
leads nowhere.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.model.entry import Entry, Part
from hub.model.shape import Shape, shape_of

E = TypeVar("E", bound=Entry)
_GONE = object()


def without(entry: E, ids: Collection[str]) -> E:
    """Return an entry without its references to any of these ids."""
    changed = _changed(entry, shape_of(type(entry)), ids)
    return entry.model_copy(update={name: value for name, value in changed.items() if value is not _GONE})


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
