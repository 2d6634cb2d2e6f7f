"""Where a cursor stands in YAML: a value that is no more than its name, told by other modules."""

from dataclasses import dataclass
from enum import Enum, auto


class Part(Enum):
    """What stands at a spot."""

    KEY = auto()
    """The name of a field."""
    VALUE = auto()
    """The value of a field."""
    ITEM = auto()
    """An item of a list, which may be a value or begin a group of fields."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cursor stands: under which keys, at which part, what is typed of it, and since which column.

    `beside` are the keys of the same group. `bracketed` says that it stands in brackets or braces.
    """

    route: tuple[str, ...]
    part: Part
    typed: str
    start: int
    beside: frozenset[str] = frozenset()
    bracketed: bool = False
