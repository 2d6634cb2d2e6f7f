"""What is known of a field by its name alone, on whatever level and in whatever kind it stands."""

import re
from collections.abc import Iterator
from functools import cache

from hub.model.kinds import CLASSES
from hub.model.settings import Settings
from hub.model.shape import Shape, keys_in, references_in, shape_of
from hub.reading.names import closest

_PAIR = re.compile(r"(?P<key>[\w/-]+):\s+(?P<value>[^\s\"'\[\]{}#&*!:][^\"'\[\]{}#:]*)")


def is_field_name(word: str) -> bool:
    """Return whether a field has this name, on any level of any kind."""
    return word in _keys()


def is_reference(name: str) -> bool:
    """Return whether a field of this name holds references in some kind."""
    return name in _references()


def is_list(name: str) -> bool:
    """Return whether a field of this name takes a list in some kind."""
    return any(shape.items for shape in shapes(name))


def shapes(name: str) -> tuple[Shape, ...]:
    """Return what may stand at fields of this name."""
    return _shapes().get(name, ())


def names_below(name: str) -> tuple[frozenset[str], bool]:
    """Return the names of the fields that can stand inside one of this name, and whether any other can."""
    inner = [shape.items or shape for shape in shapes(name)]
    return frozenset(key for shape in inner for key in keys_in(shape)), any(shape.each for shape in shapes(name))


def takes_text(name: str) -> bool:
    """Return whether a field of this name takes any text, so that it can stand in quotes."""
    found = shapes(name)
    return not found or any(shape.text and not shape.refers and _takes_any(shape) for shape in found)


def _takes_any(shape: Shape) -> bool:
    return shape.vocabulary is None or not Settings().words(shape.vocabulary.names)


def braced(name: str, text: str) -> str | None:
    """Return fields that were written behind a field on its line as the group that was meant; None where they are none."""
    pairs = [_PAIR.fullmatch(part.strip()) for part in text.split(",")]
    names, any_name = names_below(name)
    found: list[str] = []
    for pair in pairs:
        key = pair and (pair["key"] if any_name or pair["key"] in names else closest(pair["key"], names))
        if not pair or not key:
            return None
        found.append(f"{key}: {pair['value']}")
    return f"{{{', '.join(found)}}}"


@cache
def _keys() -> frozenset[str]:
    return frozenset(key for shape in _roots() for key in keys_in(shape))


@cache
def _references() -> frozenset[str]:
    return frozenset(name for cls in CLASSES.values() for name in references_in(shape_of(cls)))


@cache
def _shapes() -> dict[str, tuple[Shape, ...]]:
    found: dict[str, tuple[Shape, ...]] = {}
    for root in _roots():
        for name, shape in _named(root):
            found[name] = (*found.get(name, ()), shape)
    return found


def _roots() -> tuple[Shape, ...]:
    return tuple(shape_of(cls) for cls in (*CLASSES.values(), Settings))


def _named(shape: Shape) -> Iterator[tuple[str, Shape]]:
    for name, inner in (shape.keys or {}).items():
        yield name, inner
        yield from _named(inner.items or inner)
