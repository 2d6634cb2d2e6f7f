"""What someone who knows something already still has to learn before something else.

A need is an entry, or a topic up to a level from 1 to 5. A lesson needs what its `requires` names: lessons, and topics
at level 1. A topic needs the topics it requires, at level 1, and then its own lessons, the easiest first. The levels of
lessons divide the scale evenly: of three, the first leads from 0 to 2, the second to 4, the third to 5. So a topic at
level 1 or 2 needs its lessons for beginners, and those of the next level from 3 on. Deprecated lessons and translations
are not asked for by topics.

Whoever knows something needs nothing for it. A lesson is known if it is done, in any language, or if every topic of it
is known as far as the lesson leads. Where needs go round in circles, they are cut where they close.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.topics import Topic

T = TypeVar("T")
TOP = 5


class Need(NamedTuple):
    """An entry to go through (`level` 0), or a topic to know at a level from 1 to 5."""

    id: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What someone knows: the ids of what they have done, and topics with levels from 1 to 5."""

    done: frozenset[str] = frozenset()
    levels: Mapping[str, int] = field(default_factory=dict)


class Reach(NamedTuple):
    """From where to where a lesson leads on the scale of its topics."""

    start: int
    end: int


@dataclass(frozen=True)
class Needs:
    """What is needed for what, by someone who knows something already."""

    hub: Hub
    known: Known

    def has(self, entry: Entry) -> bool:
        """Return whether an entry is known."""
        source = entry.translation_of.id if entry.translation_of else ""
        return entry.id in self._done or source in self._done or self._masters(entry)

    def of(self, need: Need) -> tuple[Need, ...]:
        """Return what is needed directly, without what is known, in the order in which to learn it."""
        if need not in self._direct:
            self._direct[need] = tuple(self._of_topic(need) if need.level else self._of_entry(need.id))
        return self._direct[need]

    def lessons(self, topic_id: str, level: int, above: int = 0) -> tuple[Lesson, ...]:
        """Return the lessons that lead from one level of a topic to another and are not known, the easiest first."""
        above = max(above, self.known.levels.get(topic_id, 0))
        found = [(self._reach(lesson), lesson) for lesson in self._taught(topic_id)]
        return tuple(lesson for reach, lesson in found if reach.start < level and reach.end > above)

    def highest(self, topic_id: str) -> int:
        """Return the level of a topic to which its lessons lead, or which is known already."""
        taught = (one for one in self.hub.of_topic(topic_id, Lesson) if not one.deprecated)
        return max((self.known.levels.get(topic_id, 0), *(self._reach(lesson).end for lesson in taught)))

    def _of_entry(self, entry_id: str) -> Iterator[Need]:
        entry = self.hub.get(entry_id)
        for required in self.hub.those(entry.requires if isinstance(entry, Lesson) else (), Entry):
            if isinstance(required, Topic):
                yield from self._topic(required.id)
            elif not self.has(required):
                yield Need(required.id)

    def _of_topic(self, need: Need) -> Iterator[Need]:
        topic = self.hub.get(need.id)
        for required in self.hub.those(topic.requires if isinstance(topic, Topic) else (), Topic):
            yield from self._topic(required.id)
        for lesson in self.lessons(need.id, need.level):
            yield Need(lesson.id)

    def _topic(self, topic_id: str) -> Iterator[Need]:
        if not self.known.levels.get(topic_id):
            yield Need(topic_id, 1)

    def _taught(self, topic_id: str) -> tuple[Lesson, ...]:
        """Return the lessons of a topic that are not known, the easiest first, then in the order of their ids."""
        if topic_id not in self._lessons:
            found = (lesson for lesson in self.hub.of_topic(topic_id, Lesson) if not lesson.deprecated)
            left = [lesson for lesson in found if not lesson.translation_of and not self.has(lesson)]
            self._lessons[topic_id] = tuple(sorted(left, key=lambda lesson: (self._reach(lesson), lesson.id)))
        return self._lessons[topic_id]

    def _masters(self, entry: Entry) -> bool:
        levels = self.known.levels
        if not levels or not isinstance(entry, Lesson) or not entry.topics:
            return False
        end = self._reach(entry).end
        return all(levels.get(topic, 0) >= end for topic in entry.topics)

    def _reach(self, lesson: Lesson) -> Reach:
        levels = self.hub.settings.levels
        place = levels.index(lesson.level) if lesson.level in levels else 0
        return reach(place, len(levels))

    @cached_property
    def _done(self) -> frozenset[str]:
        entries = self.hub.those(self.known.done, Entry)
        return self.known.done | {entry.translation_of.id for entry in entries if entry.translation_of}

    @cached_property
    def _direct(self) -> dict[Need, tuple[Need, ...]]:
        return {}

    @cached_property
    def _lessons(self) -> dict[str, tuple[Lesson, ...]]:
        return {}


def reach(place: int, count: int) -> Reach:
    """Return how far a lesson leads whose level is at a place, from 0, of so many."""
    return Reach(-(-place * TOP // count), -(-(place + 1) * TOP // count)) if count else Reach(0, TOP)


def in_order(wanted: Iterable[T], before: Callable[[T], Iterable[T]]) -> list[T]:
    """Return what is wanted and all that comes before it, each once, behind what comes before it."""
    order: list[T] = []
    seen: set[T] = set()
    trail: list[tuple[T | None, Iterator[T]]] = [(None, iter(wanted))]
    while trail:
        current, waiting = trail[-1]
        following = next((one for one in waiting if one not in seen), None)
        if following is not None:
            seen.add(following)
            trail.append((following, iter(before(following))))
            continue
        trail.pop()
        if current is not None:
            order.append(current)
    return order
