"""Why two people go together: each reason is a value with the points it gives. Whoever shows it finds the words."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


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
    """Has been here so many days longer."""

    points: int
    days: int


Reason: TypeAlias = HasRoom | KnowsTopic | SharesHours | SharesLanguages | SharesOffice | SharesRole | IsAhead
