"""Which steps to take where a path lets one choose: those that cost the fewest minutes together with all that they need.

What several choices need in common is counted once. Up to `MOST` ways through all choices are compared, each with each,
so the best is found. Where there are more, one choice after the other takes what costs least beside what is settled;
paths inside a choice that have more ways than that are settled first, each by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations, product
from typing import TypeAlias

from hub.graph.journey import minutes_of
from hub.graph.needs import Need, Needs, in_order
from hub.model.session import Session, State
from hub.model.topics import Path

MOST = 1000


@dataclass(frozen=True, slots=True)
class Pick:
    """A step that a path asks for, with the path and the title of its stage."""

    path: str
    stage: str
    entry: str


@dataclass(frozen=True, slots=True)
class Choice:
    """So many of some steps."""

    options: tuple[Pick, ...]
    count: int


Part: TypeAlias = Pick | Choice
Way: TypeAlias = tuple[Pick, ...]
Cost: TypeAlias = tuple[int, int]
"""Minutes, then the number of steps."""


@dataclass(frozen=True)
class Paths:
    """Paths as parts: steps that are needed, and choices. What is known is left out, and counts in choices."""

    needs: Needs

    def parts(self, path_id: str) -> tuple[Part, ...]:
        """Return the parts of a path; paths inside it are steps."""
        if path_id not in self._parts:
            path = self.needs.hub.get(path_id)
            legs = self.needs.hub.journey(path).legs if isinstance(path, Path) else ()
            steps = (
                (leg.stage, [step for step in leg.steps if self._counts(step.entry, step.time.most)]) for leg in legs
            )
            found = (
                self._settled(stage.choose, [Pick(path_id, stage.stage or "", step.entry.id) for step in open_steps])
                for stage, open_steps in steps
            )
            self._parts[path_id] = tuple(chain.from_iterable(found))
        return self._parts[path_id]

    def is_path(self, entry_id: str) -> bool:
        """Return whether a step is a path."""
        return isinstance(self.needs.hub.get(entry_id), Path)

    def flat(self, path_ids: Iterable[str]) -> list[Part]:
        """Return the parts of some paths, with the parts of paths inside them in their place; each path counts once."""
        parts: list[Part] = []
        seen: set[str] = set()
        waiting: list[Part] = [Pick("", "", path_id) for path_id in reversed(tuple(path_ids))]
        while waiting:
            part = waiting.pop()
            if isinstance(part, Choice) or not self.is_path(part.entry):
                parts.append(part)
            elif part.entry not in seen:
                seen.add(part.entry)
                waiting.extend(reversed(self.parts(part.entry)))
        return list(chain.from_iterable(_without(part, seen) for part in parts))

    def inside(self, path_id: str) -> tuple[str, ...]:
        """Return the paths that are steps or options of a path."""
        return tuple(pick.entry for pick in _picks(self.parts(path_id)) if self.is_path(pick.entry))

    def _counts(self, entry: object, minutes: int) -> bool:
        """Return whether a step can be taken: no path that is empty or in a circle, nothing that was called off."""
        if isinstance(entry, Session):
            return self.needs.hub.state(entry) is not State.CANCELLED
        return minutes > 0 or not isinstance(entry, Path)

    def _settled(self, choose: int | None, picks: list[Pick]) -> tuple[Part, ...]:
        entries = self.needs.hub.entries
        left = tuple(pick for pick in picks if not self.needs.has(entries[pick.entry]))
        count = len(picks) if choose is None else min(choose, len(picks))
        return _narrowed(left, count - (len(picks) - len(left)))

    @cached_property
    def _parts(self) -> dict[str, tuple[Part, ...]]:
        return {}


def _narrowed(left: tuple[Pick, ...], count: int) -> tuple[Part, ...]:
    if count <= 0:
        return ()
    return left if count >= len(left) else (Choice(left, count),)


def _without(part: Part, seen: set[str]) -> tuple[Part, ...]:
    """Return what is left of a part when some paths are gone through anyway."""
    if isinstance(part, Pick):
        return (part,)
    left = tuple(pick for pick in part.options if pick.entry not in seen)
    return _narrowed(left, part.count - (len(part.options) - len(left)))


def _picks(parts: Iterable[Part]) -> list[Pick]:
    return [pick for part in parts for pick in (part.options if isinstance(part, Choice) else (part,))]


@dataclass
class Chooser:
    """Resolves choices. `base` are the ids of what is needed in any case; `exact` says whether all ways were compared."""

    paths: Paths
    base: frozenset[str]
    exact: bool = True
    _ways: dict[str, list[Way]] = field(default_factory=dict)
    _closures: dict[str, frozenset[str]] = field(default_factory=dict)

    def chosen(self, parts: list[Part]) -> Way:
        """Return the steps to take, in the order of the parts."""
        options = [pick.entry for pick in _picks(parts) if self.paths.is_path(pick.entry)]
        for path_id in in_order(options, self.paths.inside):
            self._ways[path_id] = self._all(self.paths.parts(path_id))
        return min(self._all(parts), key=self._cost)

    def _all(self, parts: Iterable[Part]) -> list[Way]:
        """Return all ways through some parts, or one that is cheap where there are more than `MOST`."""
        parts = tuple(parts)
        count = 1
        for part in parts:
            count *= self._count(part)
            if count > MOST:
                self.exact = False
                return [self._thrifty(parts)]
        return [tuple(chain.from_iterable(way)) for way in product(*map(self._ways_of, parts))]

    def _count(self, part: Part) -> int:
        if isinstance(part, Pick):
            return len(self._ways_of(part))
        sums = [1] + [0] * part.count
        for option in part.options:
            for size in range(part.count, 0, -1):
                sums[size] += sums[size - 1] * len(self._ways_of(option))
        return sums[part.count]

    def _ways_of(self, part: Part) -> list[Way]:
        if isinstance(part, Pick):
            return self._ways.get(part.entry, [(part,)])
        return [
            tuple(chain.from_iterable(way))
            for some in combinations(part.options, part.count)
            for way in product(*map(self._ways_of, some))
        ]

    def _thrifty(self, parts: Iterable[Part]) -> Way:
        """Return a cheap way: what is needed first, then for one choice after the other what costs least beside it."""
        parts = tuple(parts)
        taken: list[list[Pick]] = [[] for _ in parts]
        settled: list[Pick] = []
        for place, part in sorted(enumerate(parts), key=lambda one: isinstance(one[1], Choice)):
            options = list(part.options) if isinstance(part, Choice) else [part]
            for _ in range(part.count if isinstance(part, Choice) else 1):
                option, way = self._cheapest(options, tuple(settled))
                options.remove(option)
                settled.extend(way)
                taken[place].extend(way)
        return tuple(chain.from_iterable(taken))

    def _cheapest(self, options: list[Pick], settled: Way) -> tuple[Pick, Way]:
        ways = ((option, way) for option in options for way in self._ways_of(option))
        have = self._together(settled)
        return min(ways, key=lambda one: self._sum(self._together(one[1]) - have))

    def _cost(self, way: Way) -> Cost:
        return self._sum(self._together(way))

    def _together(self, way: Way) -> frozenset[str]:
        return frozenset().union(*(self._closure(pick.entry) for pick in way))

    def _sum(self, ids: Iterable[str]) -> Cost:
        minutes = [minutes_of(self.paths.needs.hub.entries[entry_id]) for entry_id in ids]
        return (sum(minutes), len(minutes))

    def _closure(self, entry_id: str) -> frozenset[str]:
        if entry_id not in self._closures:
            self._closures[entry_id] = needed(self.paths.needs, [Need(entry_id)]) - self.base
        return self._closures[entry_id]


def needed(needs: Needs, wanted: Iterable[Need]) -> frozenset[str]:
    """Return the ids of the entries that are needed for something, itself included."""
    return frozenset(need.id for need in in_order(wanted, needs.of) if not need.level)


def chosen(needs: Needs, path_ids: Iterable[str], also: Iterable[Need]) -> tuple[Way, bool]:
    """Return the steps to take on some paths, in order, and whether no other way is shorter.

    `also` is needed beside the paths.
    """
    paths = Paths(needs)
    parts = paths.flat(path_ids)
    fixed = [Need(part.entry) for part in parts if isinstance(part, Pick)]
    chooser = Chooser(paths, needed(needs, [*fixed, *also]))
    return chooser.chosen(parts), chooser.exact
