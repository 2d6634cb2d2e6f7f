"""What was reached of what is promised."""

from typing import NamedTuple


class Figure(NamedTuple):
    """A line of the table: what was measured, what came out, and what is to come out; what was found where it is not `met`."""

    name: str
    reached: str
    goal: str
    met: bool = True
    told: tuple[str, ...] = ()
