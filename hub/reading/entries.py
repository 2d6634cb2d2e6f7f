"""From a document to an entry: validated, frozen, typed. Where fields are wrong, the entry is marked as faulty."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from hub.diagnostics import Diagnostic, Span, any_error
from hub.model.edge import Edge
from hub.model.entry import Entry, Part
from hub.model.kind import id_of, kind_of
from hub.model.kinds import CLASSES
from hub.model.settings import Settings
from hub.model.shape import FieldSpec, fields_of, shape_of
from hub.model.values import Minutes, Moment
from hub.reading.document import Document, Route
from hub.reading.fields import Fields
from hub.reading.names import Names
from hub.reading.origin import on_mended_line
from hub.reading.wording import assignment, word_meant, worded
from hub.rules import schema

_EMPTY_TYPES = frozenset({"missing", "string_too_short", "too_short"})
_T = TypeVar("_T", bound=Part)


@dataclass(frozen=True, slots=True)
class Told:
    """What the fields of a document say: values by their names, references among them as whole ids, and their edges."""

    values: dict[str, Any]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as it was read, with the edges its fields make and the faults they have.

    `told` is what it was made from, where nothing is wrong with it.
    """

    entry: Entry
    edges: tuple[Edge, ...]
    faults: tuple[Diagnostic, ...]
    told: Told | None = None


def read_entry(document: Document, settings: Settings, names: Names, *, sound: bool = True) -> Reading:
    """Read the fields of a document; `sound` is False where its syntax is broken already."""
    root, wrong = document.compose()
    cls, entry_id = CLASSES[kind_of(document.path)], id_of(document.path)
    reader = Fields(document, entry_id, settings, names)
    values = reader.values(root, shape_of(cls))
    reader.faults[:] = [*wrong, *_moved((*document.outdated, *reader.faults), wrong)]
    own = {"id": entry_id, "path": document.path}
    try:
        entry = cls.model_validate({**values, **own}) if root is not None else None
    except ValidationError as error:
        entry = None
        reader.faults.extend(_faults(error, document, cls, reader, values))
    if entry is None:
        entry = _partial(cls, values, own)
    elif not sound or reader.unfinished or any_error(reader.faults):
        entry = entry.model_copy(update={"faulty": True})
    edges = tuple(reader.edges)
    return Reading(entry, edges, tuple(reader.faults), None if entry.faulty or reader.faults else Told(values, edges))


def retold(document: Document, told: Told) -> Reading:
    """Return the entry of a document whose fields are known to say this, and to be right."""
    own = {"id": id_of(document.path), "path": document.path}
    entry = CLASSES[kind_of(document.path)].model_validate({**told.values, **own})
    return Reading(entry, told.edges, (), told)


def read_part(document: Document, cls: type[_T], settings: Settings, names: Names) -> tuple[_T, list[Diagnostic]]:
    """Read a document that is no entry, such as the settings; fields that are wrong are left out."""
    root, wrong = document.compose()
    reader = Fields(document, document.path, settings, names)
    values = reader.values(root, shape_of(cls))
    reader.faults[:] = [*wrong, *_moved(reader.faults, wrong)]
    try:
        return cls.model_validate(values), reader.faults
    except ValidationError as error:
        reader.faults.extend(_faults(error, document, cls, reader, values))
        wrong_keys = {str(item["loc"][0]) for item in error.errors(include_url=False)}
        rest = {key: value for key, value in values.items() if key not in wrong_keys}
        return cls.model_validate(rest), reader.faults


def _moved(faults: Iterable[Diagnostic], mended: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield faults; on a line that was mended in memory they stand at the fault there, and replace nothing."""
    for fault in faults:
        span = on_mended_line(fault.span, mended)
        yield fault if span == fault.span else replace(fault, span=span, replacement=None)


def _faults(
    error: ValidationError,
    document: Document,
    cls: type[BaseModel],
    reader: Fields,
    values: Mapping[str, Any],
) -> Iterator[Diagnostic]:
    written = reader.written
    found: dict[Route, Mapping[str, Any]] = {}
    item: Mapping[str, Any]
    for item in error.errors(include_url=False):
        loc = item["loc"]
        untagged = (*loc[:2], *loc[3:]) if loc[:1] == ("steps",) else loc
        found.setdefault(tuple(written.get(part, part) if isinstance(part, str) else part for part in untagged), item)
    for route, item in found.items():
        if any(route[: len(one)] == one for one in reader.unfinished):
            continue
        inner = any(len(other) > len(route) and other[: len(route)] == route for other in found)
        if not (inner and item["type"] in _EMPTY_TYPES):
            found_fault = _fault(item, route, document, cls)
            mended = any(one.span == found_fault.span for one in reader.faults)
            better = None if mended else found_fault.replacement
            yield replace(
                found_fault, hint=_digest_hint(route, document, values) or found_fault.hint, replacement=better
            )


def _digest_hint(route: Route, document: Document, values: Mapping[str, Any]) -> str | None:
    """Return how to come by a digest, which nobody can make up."""
    if route in {("verified",), ("verified", "digest")}:
        return f"Let `hub verify {id_of(document.path)} --by PERSON` write it."
    if not (route[-1:] == ("digest",) or route[:2] == ("translation_of", "sections")):
        return None
    source = values.get("translation_of") if route[0] == "translation_of" else None
    named = str(source.get("id") or "ID") if isinstance(source, Mapping) else id_of(document.path)
    return f"Run `hub digest {named}`, and copy what it prints."


def _fault(item: Mapping[str, Any], route: Route, document: Document, cls: type[BaseModel]) -> Diagnostic:
    name = next((str(part) for part in reversed(route) if isinstance(part, str)), "")
    spec = _spec(cls, route)
    if item["type"] in _EMPTY_TYPES:
        return _missing(item, route, document, name, spec)
    message, hint = worded(item, name, spec)
    return Diagnostic(schema.WRONG_VALUE, document.span(route), message, hint, word_meant(item))


def _missing(
    item: Mapping[str, Any], route: Route, document: Document, name: str, spec: FieldSpec | None
) -> Diagnostic:
    about = f" ({spec.description[:1].lower()}{spec.description[1:].rstrip('.')})" if spec and spec.description else ""
    example = f"such as `{assignment(name, spec)}`."
    place = document.key_span(route)
    if item["type"] == "missing" and place == document.span(route[:-1]):
        top = place if len(route) > 1 else Span.on_line(document.path, 1, 1, 3)
        return Diagnostic(schema.MISSING_FIELD, top, f"`{name}` is missing{about}.", f"Add it, {example}")
    return Diagnostic(schema.MISSING_FIELD, place, f"`{name}` is empty{about}.", f"Write what it says, {example}")


def _spec(cls: type[BaseModel], route: Route) -> FieldSpec | None:
    """Return the definition of the field that a route leads to."""
    spec: FieldSpec | None = None
    model: type[BaseModel] | None = cls
    for part in route:
        if isinstance(part, str) and model is not None:
            spec = next((found for found in fields_of(model) if found.name == part), None)
            model = spec.model if spec else None
    return spec


def _partial(cls: type[Entry], values: Mapping[str, Any], own: Mapping[str, str]) -> Entry:
    """Return an entry of the fields that are right, with stand-ins for required ones that are not."""
    found: dict[str, Any] = {**own, "faulty": True}
    for name, info in cls.model_fields.items():
        key = info.alias or name
        if key in values and not info.exclude:
            with suppress(ValidationError):
                found[name] = _adapter(cls, name).validate_python(values[key])
        if name not in found and info.is_required():
            found[name] = _stand_in(info.annotation)
    return cls.model_construct(**found)


@cache
def _adapter(cls: type[Entry], name: str) -> TypeAdapter[Any]:
    info = cls.model_fields[name]
    annotation: Any = info.annotation
    return TypeAdapter(Annotated[annotation, *info.metadata] if info.metadata else annotation)


def _stand_in(annotation: Any) -> object:
    """Return a value that no rule takes offence at: nothing written, nothing due."""
    stand_ins: dict[Any, object] = {
        str: "",
        date: date.max,
        Moment: Moment.model_construct(day=date.max),
        Minutes: Minutes(learn=0),
    }
    return stand_ins.get(annotation, ())
