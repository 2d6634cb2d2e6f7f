"""The shortest way to something for someone who knows something already: the fewest minutes, in an order that works.

A path asks for its steps, an entry for itself, a topic for its lessons up to a level. A role asks for the paths that
are for it by name, and then for the topics that have a target for it, as far as these paths do not lead there
themselves. Paths for everyone are plans of their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from hub.graph.choices import Way, chosen
from hub.graph.hub import Hub
from hub.graph.journey import minutes_of
from hub.graph.needs import TOP, Known, Need, Needs, in_order
from hub.model.entry import Entry
from hub.model.topics import Path, Topic


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody wants: to go through paths and entries, and to know topics at levels.

    `reached` are the levels of topics to which the paths lead.
    """

    paths: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    topics: tuple[Need, ...] = ()
    reached: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is in a plan.

    It is a step of the path `of` (`stage` is the title of its stage), is required by the lesson `of`, teaches the topic
    `of`, or is what was wanted.
    """

    via: Literal["steps", "requires", "topics", "wanted"]
    of: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan, how long it takes, and why it is there."""

    entry: Entry
    minutes: int
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in order. `exact` says that no shorter way exists; else there were too many to compare them all.

    `short` are the topics whose lessons do not lead as far as was wanted, each with the level that is reached.
    """

    steps: tuple[PlanStep, ...]
    exact: bool
    short: tuple[tuple[Need, int], ...] = ()

    @property
    def minutes(self) -> int:
        """All minutes together."""
        return sum(step.minutes for step in self.steps)


def goal_of(entry: Entry, level: int = TOP) -> Goal:
    """Return the goal to go through an entry, or to know a topic at a level."""
    if isinstance(entry, Path):
        return Goal(paths=(entry.id,))
    if isinstance(entry, Topic):
        return Goal(topics=(Need(entry.id, level),))
    return Goal(entries=(entry.id,))


def goal_of_role(hub: Hub, role: str) -> Goal:
    """Return what a role asks for; nothing for one that neither paths nor topics name."""
    paths = [path for path in hub.all(Path) if role in path.for_]
    targets = {topic.id: topic.targets[role] for topic in hub.all(Topic) if role in topic.targets}
    order = in_order(targets, lambda topic_id: _required(hub, topic_id))
    reached: dict[str, int] = {}
    for topic_id, level in (target for path in paths for target in path.targets.items()):
        reached[topic_id] = max(level, reached.get(topic_id, 0))
    topics = tuple(Need(topic_id, targets[topic_id]) for topic_id in order if topic_id in targets)
    return Goal(tuple(path.id for path in paths), (), topics, reached)


def plan(hub: Hub, goal: Goal, known: Known) -> Plan:
    """Return the shortest way to a goal."""
    needs = Needs(hub, known)
    wanted = _wanted(needs, goal)
    picks, exact = chosen(needs, (path.id for path in hub.those(goal.paths, Path) if not needs.has(path)), wanted)
    order = in_order([*(Need(pick.entry) for pick in picks), *wanted], needs.of)
    why = _reasons(needs, order, picks, wanted)
    entries = hub.those((need.id for need in order if not need.level), Entry)
    steps = tuple(PlanStep(one, minutes_of(one), tuple(why[one.id])) for one in entries)
    return Plan(steps, exact, tuple(_short(needs, goal)))


def _short(needs: Needs, goal: Goal) -> Iterator[tuple[Need, int]]:
    for need in goal.topics:
        reached = max((goal.reached or {}).get(need.id, 0), needs.highest(need.id))
        if reached < need.level:
            yield need, reached


def _required(hub: Hub, topic_id: str) -> tuple[str, ...]:
    return hub.prerequisites.requires.get(topic_id, ())


def _wanted(needs: Needs, goal: Goal) -> dict[Need, Why]:
    """Return what is wanted beside paths, in order; topics as the lessons that lead from what is reached to the level."""
    hub, found = needs.hub, {}
    for entry in hub.those(goal.entries, Entry):
        if not needs.has(entry):
            found[Need(entry.id)] = Why("wanted", entry.id)
    for topic_id, level in goal.topics:
        above = max((goal.reached or {}).get(topic_id, 0), needs.known.levels.get(topic_id, 0))
        if above < level:
            first = (need for need in needs.of(Need(topic_id, level)) if need.level)
            lessons = (Need(lesson.id) for lesson in needs.lessons(topic_id, level, above))
            for need in (*first, *lessons):
                found.setdefault(need, Why("topics", topic_id))
    return found


def _reasons(
    needs: Needs, order: Iterable[Need], picks: Way, wanted: Mapping[Need, Why]
) -> Mapping[str, dict[Why, None]]:
    """Return why each entry of a plan is there: for a path first, then for itself, then for others."""
    found: dict[str, dict[Why, None]] = {need.id: {} for need in order if not need.level}
    for pick in picks:
        found[pick.entry][Why("steps", pick.path, pick.stage)] = None
    for need, why in wanted.items():
        if not need.level:
            found[need.id][why] = None
    for need in order:
        why = Why("topics", need.id) if need.level else Why("requires", need.id)
        for required in needs.of(need):
            if not required.level:
                found[required.id][why] = None
    return found
