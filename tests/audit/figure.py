"""A figure of the audit: what was measured, and what is to be reached."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row of the table that `make audit` prints; `told` says what was found where it is not as it should be."""

    name: str
    reached: str
    goal: str
    good: bool
    told: tuple[str, ...] = ()
