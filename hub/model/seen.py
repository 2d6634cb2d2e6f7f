"""When a file came into the hub and when it last changed, as its history tells."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """The days, in UTC, when a file was added and when its text last changed.

    `added` is None where the history that is known does not reach back so far.
    """

    added: dt.date | None
    changed: dt.date
