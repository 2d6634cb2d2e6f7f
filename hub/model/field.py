"""What a field says of itself beyond its type: what it refers to, which vocabulary it is taken from.

A field is defined once, as an annotated attribute of its entry class. From that come validation, messages, the
JSON Schema, the field reference and the scaffold of a new file.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import Field
from pydantic_core import core_schema

from hub.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a text as a reference to an entry of one of `kinds`; none means any kind."""

    kinds: tuple[Kind, ...]

    def __get_pydantic_json_schema__(self, core: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(core), "x-refers-to": [kind.value for kind in self.kinds or Kind]}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Marks a text as a word of one of these lists of the hub's settings."""

    names: tuple[str, ...]

    def __get_pydantic_json_schema__(self, core: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(core), "x-vocabulary": list(self.names)}


def refers(*kinds: Kind) -> Refers:
    """Mark a reference to an entry of one of `kinds`."""
    return Refers(kinds)


def words(*names: str) -> Vocabulary:
    """Mark a word of one of the named vocabularies."""
    return Vocabulary(names)


def told(description: str, example: object, **limits: Any) -> Any:
    """Describe a field: one sentence of help, an example as an author would write it, pydantic's limits."""
    return Field(description=description, examples=[example], **limits)
