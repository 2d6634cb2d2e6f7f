"""What must be learnt before what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Prerequisites:
    """The graph of `requires`: for each id the ids that it requires directly."""

    requires: Mapping[str, tuple[str, ...]]

    def before(self, entry_id: str) -> tuple[str, ...]:
        """Return all that must be learnt before an entry, in an order in which it can be; circles are left out."""
        order: list[str] = []
        done: set[str] = {entry_id}
        waiting = [iter(self.requires.get(entry_id, ()))]
        trail = [entry_id]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                order.append(trail.pop())
            elif following not in done:
                done.add(following)
                trail.append(following)
                waiting.append(iter(self.requires.get(following, ())))
        return tuple(order[:-1])

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The circles, as the ids on them: the smallest id first, each requiring the next, the last the first.

        Of circles that share an entry the shortest is told; when it is mended, the next run tells another.
        """
        return tuple(sorted(self._way_round(group) for group in self._knots))

    @cached_property
    def in_circle(self) -> frozenset[str]:
        """The ids that require themselves by way of others."""
        return frozenset(entry_id for group in self._knots for entry_id in group)

    @cached_property
    def blocked(self) -> frozenset[str]:
        """The ids that can never be reached: those on a circle, and all that require one of them."""
        required_by: dict[str, list[str]] = {}
        for entry_id, targets in self.requires.items():
            for target in targets:
                required_by.setdefault(target, []).append(entry_id)
        found = set(self.in_circle)
        waiting = list(found)
        while waiting:
            new = set(required_by.get(waiting.pop(), ())) - found
            found |= new
            waiting.extend(new)
        return frozenset(found)

    @cached_property
    def _knots(self) -> tuple[frozenset[str], ...]:
        """The groups of ids that all require each other (strongly connected components; Tarjan, without recursion)."""
        return tuple(frozenset(group) for group in _components(self.requires) if len(group) > 1)

    def _way_round(self, group: frozenset[str]) -> tuple[str, ...]:
        """Return the shortest circle through the smallest id of a knot (breadth first)."""
        first = min(group)
        came_from: dict[str, str] = {}
        frontier = [first]
        while frontier:
            current = frontier.pop(0)
            for following in sorted(set(self.requires.get(current, ())) & group):
                if following == first and current != first:
                    return _trail(came_from, first, current)
                if following not in came_from:
                    came_from[following] = current
                    frontier.append(following)
        return (first,)


def _trail(came_from: Mapping[str, str], first: str, last: str) -> tuple[str, ...]:
    trail = [last]
    while trail[-1] != first:
        trail.append(came_from[trail[-1]])
    return tuple(reversed(trail))


def _components(graph: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in sorted(graph):
        if root in index:
            continue
        work = [(root, iter(graph.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            target = next(targets, None)
            if target is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    yield _popped(stack, on_stack, node)
            elif target not in index:
                index[target] = low[target] = len(index)
                stack.append(target)
                on_stack.add(target)
                work.append((target, iter(graph.get(target, ()))))
            elif target in on_stack:
                low[node] = min(low[node], index[target])


def _popped(stack: list[str], on_stack: set[str], node: str) -> list[str]:
    group: list[str] = []
    while not group or group[-1] != node:
        group.append(stack.pop())
        on_stack.discard(group[-1])
    return group
