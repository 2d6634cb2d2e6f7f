"""A plan with days: when each step begins and ends for someone who has so many minutes a week.

The minutes of a week are spread evenly over its working days. Steps follow each other without a gap: short ones share a
day, long ones take as many days, or weeks, as they need. A planned session takes place when it takes place, and takes
no time from the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hub.graph.hub import Hub
from hub.graph.plan import PlanStep
from hub.graph.workdays import WEEK, workday
from hub.model.session import Session, State


@dataclass(frozen=True, slots=True)
class Stretch:
    """A step of a plan with its first and its last day."""

    step: PlanStep
    start: date
    end: date


def scheduled(hub: Hub, steps: Iterable[PlanStep], weekly: int, start: date) -> Iterator[Stretch]:
    """Yield each step with its days, from a day on, at so many (1 or more) minutes a week."""
    spent = 0
    for step in steps:
        day = fixed_day(hub, step)
        if day and day >= start:
            yield Stretch(step, day, day)
            continue
        first, last = days_of(spent, step.minutes, weekly)
        yield Stretch(step, workday(start, first), workday(start, last))
        spent += step.minutes


def fixed_day(hub: Hub, step: PlanStep) -> date | None:
    """Return the day of a planned session; other steps have none of their own."""
    if isinstance(step.entry, Session) and hub.state(step.entry) is State.PLANNED:
        return step.entry.date.day
    return None


def days_of(spent: int, minutes: int, weekly: int) -> tuple[int, int]:
    """Return on which working days, from 0, something begins and ends that comes after so many minutes of others."""
    first = spent * WEEK // weekly
    return first, max(-(-(spent + minutes) * WEEK // weekly) - 1, first)
