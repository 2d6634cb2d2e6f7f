"""Why two people go together: each reason is a value with the points it gives. Whoever shows it finds the words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["year", "month", "day"]
_UNITS: tuple[tuple[Unit, int], ...] = (("year", 365), ("month", 30), ("day", 1))


@dataclass(frozen=True, slots=True)
class HasRoom:
    """Takes `of` people at a time and has room for `left` more; `until` is the last day of the offer."""

    points: int
    left: int
    of: int
    until: date | None


@dataclass(frozen=True, slots=True)
class KnowsTopic:
    """Knows a topic that the other wants.

    `offered`: names it in the offer; `score`: by evidence; `claimed`: by their own words.
    """

    points: int
    topic: str
    offered: bool
    score: float
    claimed: int | None


@dataclass(frozen=True, slots=True)
class SharesHours:
    """Works at the same time for so many minutes a day; may be none."""

    points: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SharesLanguages:
    """Speaks these languages too."""

    points: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharesOffice:
    """Works in the same office."""

    points: int
    office: str


@dataclass(frozen=True, slots=True)
class SharesRole:
    """Has the same role."""

    points: int
    role: str


@dataclass(frozen=True, slots=True)
class IsAhead:
    """Has been here so many days longer, at least one."""

    points: int
    days: int

    @property
    def span(self) -> tuple[int, Unit]:
        """The same in the largest unit of which there is one."""
        return next((self.days // length, unit) for unit, length in _UNITS if self.days >= length)


Reason: TypeAlias = HasRoom | KnowsTopic | SharesHours | SharesLanguages | SharesOffice | SharesRole | IsAhead
