"""The shape of a kind: which keys it has, and what may stand at each, derived from the entry classes.

The reader walks a YAML tree along a shape; nothing else needs to know how fields are annotated.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from hub.model.field import Refers, Vocabulary
from hub.model.values import Interval, Moment

OPAQUE = (Moment, Interval)
"""Models that are written as one text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at a place: a scalar, a list of `items`, a mapping with known `keys`, a mapping of `each`."""

    text: bool = False
    refers: Refers | None = None
    vocabulary: Vocabulary | None = None
    items: "Shape | None" = None
    keys: Mapping[str, "Shape"] | None = None
    each: "tuple[Shape, Shape] | None" = None


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as documentation, scaffold and messages need it. `takes` is told in words for an author.

    `bounds` are the least and the greatest number it takes.
    """

    name: str
    description: str
    example: object
    required: bool
    takes: str
    model: type[BaseModel] | None = None
    choices: tuple[str, ...] = ()
    bounds: tuple[float | None, float | None] = (None, None)


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Return the fields that an author may write, in the order of their definition, required ones first."""
    shape = shape_of(model)
    specs = [_spec(name, info, (shape.keys or {})[name]) for name, info in _authored(model)]
    return tuple(sorted(specs, key=lambda spec: not spec.required))


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """Return the shape of a class of entries or of a part of one."""
    return Shape(keys={name: _marked(_shape(info.annotation), info.metadata) for name, info in _authored(model)})


def keys_in(shape: Shape) -> Iterator[str]:
    """Yield the names of the fields on every level."""
    for name, inner in (shape.keys or {}).items():
        yield name
        yield from keys_in(inner.items or inner)


def references_in(shape: Shape) -> Iterator[str]:
    """Yield the names of the fields that hold a reference or a list of them, on every level."""
    for name, inner in (shape.keys or {}).items():
        if inner.refers or (inner.items and inner.items.refers):
            yield name
        yield from references_in(inner.items or inner)


def _authored(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        if not info.exclude:
            yield info.alias or name, info


def _shape(annotation: Any) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _marked(_shape(inner), marks)
    if origin in (Union, types.UnionType):
        return _merged([_shape(arm) for arm in get_args(annotation) if arm is not type(None)])
    if origin is tuple:
        return Shape(items=_shape(get_args(annotation)[0]))
    if origin is dict:
        key, value = get_args(annotation)
        return Shape(each=(_shape(key), _shape(value)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in OPAQUE:
        return shape_of(annotation)
    return Shape(text=annotation is str)


def _marked(shape: Shape, marks: list[Any]) -> Shape:
    reference = next((mark for mark in marks if isinstance(mark, Refers)), shape.refers)
    vocabulary = next((mark for mark in marks if isinstance(mark, Vocabulary)), shape.vocabulary)
    return Shape(shape.text, reference, vocabulary, shape.items, shape.keys, shape.each)


def _merged(arms: list[Shape]) -> Shape:
    return Shape(
        text=any(arm.text for arm in arms),
        refers=next((arm.refers for arm in arms if arm.refers), None),
        vocabulary=next((arm.vocabulary for arm in arms if arm.vocabulary), None),
        items=next((arm.items for arm in arms if arm.items), None),
        keys=next((arm.keys for arm in arms if arm.keys), None),
        each=next((arm.each for arm in arms if arm.each), None),
    )


def _spec(name: str, info: FieldInfo, shape: Shape) -> FieldSpec:
    example = (info.examples or [None])[0]
    choices = tuple(_choices(info.annotation)) or tuple(_enumerated(info.metadata))
    words = _in_words(shape, info.annotation) if not choices else "one of " + ", ".join(choices)
    limits = [*info.metadata, *_limits(info.annotation)]
    bounds = (
        next((float(limit.ge) for limit in limits if hasattr(limit, "ge")), None),
        next((float(limit.le) for limit in limits if hasattr(limit, "le")), None),
    )
    model = _model_in(info.annotation)
    return FieldSpec(name, info.description or "", example, info.is_required(), words, model, choices, bounds)


def _limits(annotation: Any) -> Iterator[Any]:
    """Yield the limits of what a field holds lists, groups or alternatives of."""
    for part in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from part.metadata if isinstance(part, FieldInfo) else _limits(part)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the class of the part that a field holds, or holds a list of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None if annotation in OPAQUE else annotation
    return next((model for arm in get_args(annotation) if (model := _model_in(arm))), None)


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) in (Union, types.UnionType):
        for arm in get_args(annotation):
            yield from _choices(arm)


def _enumerated(marks: list[Any]) -> Iterator[str]:
    """Yield the words that the JSON Schema of a field names."""
    for mark in marks:
        if isinstance(mark, WithJsonSchema) and mark.json_schema:
            yield from mark.json_schema.get("enum", ())


def _in_words(shape: Shape, annotation: Any = None) -> str:
    if shape.items:
        return f"list of {_in_words(shape.items)}"
    if shape.each:
        return f"{_in_words(shape.each[0])} to {_in_words(shape.each[1])}"
    if shape.refers:
        return " or ".join(shape.refers.kinds) or "id of any entry"
    if shape.vocabulary:
        return f"one of the hub's {', '.join(shape.vocabulary.names)}"
    if shape.keys:
        return "group of fields" if set(shape.keys) - {"learn", "practise"} else "minutes"
    return "text" if shape.text else _plain(annotation)


def _plain(annotation: Any) -> str:
    names = {
        "bool": "true or false",
        "int": "whole number",
        "float": "number",
        "date": "day",
        "Moment": "day, or day and time",
        "Interval": "interval",
    }
    described = str(annotation)
    return next((words for name, words in names.items() if name in described), "number")
