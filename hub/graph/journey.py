"""The way through a path: its stages, its steps and the time they take, nested paths included."""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from hub.graph.prerequisites import Prerequisites
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.session import Session, State
from hub.model.topics import Path, Stage

USUAL_GUIDE = 10
USUAL_SESSION = 45
"""Minutes of a guide or session that does not say how long it takes."""


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes, from the shortest choice to the longest."""

    least: int
    most: int

    def __add__(self, other: "Time") -> "Time":
        """Add one after the other."""
        return Time(self.least + other.least, self.most + other.most)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, with its time."""

    entry: Entry
    time: Time


@dataclass(frozen=True, slots=True)
class Leg:
    """One stage of a path: what of it is in the hub and not called off, and the time it takes with its choices."""

    stage: Stage
    steps: tuple[Step, ...]
    time: Time

    @property
    def needed(self) -> int:
        """How many of the steps are to be taken."""
        return _needed(self.stage.choose, len(self.steps))


@dataclass(frozen=True, slots=True)
class Journey:
    """A path as it is walked."""

    legs: tuple[Leg, ...]
    time: Time

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order."""
        return tuple(step for leg in self.legs for step in leg.steps)

    @property
    def needed(self) -> int:
        """How many of the steps are to be taken; choices leave some out."""
        return sum(leg.needed for leg in self.legs)


def journey(path: Path, entries: Mapping[str, Entry], times: Mapping[str, Time]) -> Journey:
    """Return the way through a path; `times` are those of the paths inside it, by id."""
    legs = tuple(_leg(stage, entries, times) for stage in path.stages)
    return Journey(legs, sum((leg.time for leg in legs), Time(0, 0)))


def path_times(entries: Mapping[str, Entry]) -> Mapping[str, Time]:
    """Return the time of every path, nested paths included; those that contain each other in a circle count nothing.

    Each path is computed once, inner ones first, so that the work grows with the number of steps.
    """
    paths = {entry.id: entry for entry in entries.values() if isinstance(entry, Path)}
    inside = {path.id: {step for stage in path.stages for step in stage.do if step in paths} for path in paths.values()}
    tangled = Prerequisites({path_id: tuple(sorted(steps)) for path_id, steps in inside.items()}).in_circle
    times = {path_id: Time(0, 0) for path_id in paths if path_id in tangled or path_id in inside[path_id]}
    free = {path_id: steps - set(times) for path_id, steps in inside.items() if path_id not in times}
    for path_id in TopologicalSorter(free).static_order():
        times[path_id] = journey(paths[path_id], entries, times).time
    return times


def _leg(stage: Stage, entries: Mapping[str, Entry], times: Mapping[str, Time]) -> Leg:
    found = (entries.get(entry_id) for entry_id in stage.do)
    steps = tuple(Step(entry, _time(entry, times)) for entry in found if entry is not None and not _called_off(entry))
    return Leg(stage, steps, _chosen([step.time for step in steps], stage.choose))


def _called_off(entry: Entry) -> bool:
    return isinstance(entry, Session) and entry.status == State.CANCELLED.value


def _chosen(times: list[Time], choose: int | None) -> Time:
    count = _needed(choose, len(times))
    least = sorted(time.least for time in times)[:count]
    most = sorted((time.most for time in times), reverse=True)[:count]
    return Time(sum(least), sum(most))


def _needed(choose: int | None, count: int) -> int:
    return count if choose is None else min(choose, count)


def _time(entry: Entry, times: Mapping[str, Time]) -> Time:
    if isinstance(entry, Path):
        return times.get(entry.id, Time(0, 0))
    minutes = minutes_of(entry)
    return Time(minutes, minutes)


def minutes_of(entry: Entry) -> int:
    """Return how long a lesson, guide or session takes."""
    if isinstance(entry, Lesson):
        return entry.minutes.total
    if isinstance(entry, Guide):
        return entry.minutes.total if entry.minutes else USUAL_GUIDE
    return (entry.minutes or USUAL_SESSION) if isinstance(entry, Session) else 0
