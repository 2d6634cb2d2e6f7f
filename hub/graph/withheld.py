"""The hub that some readers see: its entries without what they say of others that these readers may not see.

This is the one place where it is decided what is shown to whom. All that is made for readers is made of what is returned
here: drafts, entries with faults and those for narrower audiences are not in it, nor is any name of theirs.

A reference to what is withheld is left out of its list or mapping; a field that may be absent becomes so. A group of
fields that needs the reference goes with it: an answer given by nobody is no answer. So does one whose lists of references
are all emptied, since an offer on a topic that nobody may see is no offer on anything. What an entry itself must have is empty
then, and leads nowhere. In texts, links become plain text, and names of people become `NOBODY`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from hub.graph.beside import files_in
from hub.graph.grouping import grouped
from hub.graph.redaction import redacted
from hub.model.entry import Entry, Part
from hub.model.people import Person
from hub.model.shape import Shape, shape_of
from hub.reading.target import target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from hub.graph.hub import Hub
    from hub.model.edge import Edge
    from hub.reading.document import Document

AT_WORK = ("contact", "hours", "timezone", "photo", "pronouns", "pronounced", "offers", "buddy")
"""What a colleague tells so that others can reach and know them; of somebody who has left, readers see none of it."""
NAMING = frozenset({"mentions", "doers"})
"""The edges that names of people in a text make."""
E = TypeVar("E", bound=Entry)
_GONE = object()


def for_readers(whole: Hub) -> Hub:
    """Return the hub that its readers see: `whole.audience`, or the widest audience."""
    readers = whole.readers
    shown = {one.id: one for one in whole.entries.values() if not one.faulty and not one.draft and readers.may_see(one)}
    left_out = whole.entries.keys() - shown.keys()
    own = {one.id: told for one in shown.values() if isinstance(one, Person) and (told := _untold(whole, one))}
    documents = dict(_documents(whole, shown, left_out))
    for entry_id in {edge.source for edge in whole.edges if edge.source in shown and edge.target in left_out}:
        shown[entry_id] = without(shown[entry_id], left_out)
    shown.update({person: _without_fields(shown[person], names) for person, names in own.items()})
    edges = tuple(
        edge for edge in whole.edges if edge.source in shown and edge.target in shown and not _is_untold(edge, own)
    )
    files = frozenset(_files(whole, shown, documents))
    return replace(whole, entries=shown, documents=documents, edges=edges, files=files)


def meant_for(whole: Hub, audience: str | None) -> Hub:
    """Return a hub that is for an audience (None: the widest); raises `ValueError` where there is none of the name."""
    known = whole.settings.audiences
    if audience is not None and audience not in known:
        message = f"there is no audience `{audience}`; hub.yml has: {', '.join(known)}"
        raise ValueError(message)
    return replace(whole, audience=audience)


def for_insiders(whole: Hub) -> Hub:
    """Return the hub that its narrowest audience sees: all that is sound and no draft. Whoever has the files may see as much."""
    return for_readers(replace(whole, audience=whole.settings.audiences[-1]))


def stubs(whole: Hub) -> tuple[Entry, ...]:
    """Return the entries that could not be read, as far as readers may know that there is something."""
    faulty = (entry for entry in whole.entries.values() if entry.faulty)
    return tuple(entry for entry in faulty if whole.readers.may_know(entry, whole.documents[entry.id]))


def _untold(whole: Hub, person: Person) -> frozenset[str]:
    """Return the fields of somebody that readers do not see."""
    return whole.readers.hidden_fields(person).union(AT_WORK if whole.has_left(person) else ())


def _is_untold(edge: Edge, own: Mapping[str, Collection[str]]) -> bool:
    return edge.via.partition(".")[0] in own.get(edge.source, ())


def _documents(whole: Hub, shown: Collection[str], left_out: Collection[str]) -> Iterator[tuple[str, Document]]:
    """Yield the documents of what is shown, without links to what is not and without the names of people that are not."""
    known = {entry.id for entry in stubs(whole)}
    hidden = {entry_id for entry_id in left_out if entry_id not in known}
    paths = {whole.entries[entry_id].path for entry_id in hidden}
    named = grouped((edge for edge in whole.edges if edge.target in hidden), lambda edge: edge.source)
    for entry_id in shown:
        document, edges = whole.documents[entry_id], named.get(entry_id, ())
        in_text = [edge for edge in edges if edge.via in NAMING or edge.via == "links"]
        names = [edge.span for edge in in_text if edge.via in NAMING]
        yield entry_id, redacted(document, paths, names) if in_text else document


def _files(whole: Hub, shown: Mapping[str, Entry], documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield the paths of the files that readers get: those of entries, and those that something they see makes use of."""
    yield from whole.files & {*(one.path for one in shown.values()), *(one.path for one in stubs(whole))}
    linked = (link.leads for document in documents.values() for link in document.links)
    fields = (target_of(entry.path, name) for entry in shown.values() for _, name in files_in(entry))
    chosen = (target_of("", place) for place in whole.settings.links.places)
    used = {target.path for target in chain(linked, fields, chosen) if target}
    yield from (path for path in whole.files & used if not path.endswith(".md"))


def without(entry: E, ids: Collection[str]) -> E:
    """Return an entry without its references to any of these ids."""
    changed = _changed(entry, shape_of(type(entry)), ids)
    return entry.model_copy(update={name: "" if value is _GONE else value for name, value in changed.items()})


def _without_fields(entry: Entry, names: Collection[str]) -> Entry:
    """Return somebody without some fields, and without what says who may see them."""
    told = entry.audiences if isinstance(entry, Person) else {}
    rest = {name: word for name, word in told.items() if name not in names}
    fields = type(entry).model_fields
    return entry.model_copy(update={"audiences": rest, **{name: _default(fields[name]) for name in names}})


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
    lists = [name for name in type(part).model_fields if isinstance(getattr(part, name), tuple)]
    emptied = any(changed.get(name) == () for name in lists)
    nothing_left = emptied and not any(changed.get(name, getattr(part, name)) for name in lists)
    if nothing_left or _GONE in changed.values():
        return _GONE
    return part.model_copy(update=dict(changed)) if changed else part


def _same(old: Any, new: Any) -> Any:
    return old if old == new else new
