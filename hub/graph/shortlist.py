"""The few best mentors or buddies for each of many people, without a close look at those who cannot be among them.

The points of most reasons are told at a glance; only the hours that two people share are not. A bound of the score is
the sum of what is known and the most that is not, so whoever stays below the last of the best need not be matched.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hub.graph.hours import window
from hub.graph.hub import Hub
from hub.graph.matching import POINTS, TOPICS, Match, Pool, ahead_points, knows_topic, primary, room_points
from hub.graph.room import Care, Room
from hub.model.people import Person


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone with room: what the room gives, and each topic that they know; the languages without their regions."""

    person: Person
    room: int
    topics: Mapping[str, int]
    languages: frozenset[str]


@dataclass(frozen=True)
class Shortlist:
    """Finds the best of a pool."""

    pool: Pool
    candidates: Mapping[str, Candidate]

    @classmethod
    def of(cls, hub: Hub, care: Care) -> "Shortlist":
        """Gather who offers this kind of help and has room."""
        pool = Pool.of(hub, care)
        free = {who: room for who, room in pool.rooms.items() if room.left}
        people = {person.id: person for person in hub.those(free, Person)}
        return cls(pool, {who: _candidate(pool, people[who], room) for who, room in free.items()})

    def best(self, newcomer: Person, most: int) -> tuple[Match, ...]:
        """Return the first so many of those whom `Pool.matches` returns."""
        found: list[Match] = []
        for bound, who in self._bounds(newcomer):
            if len(found) == most and bound < found[-1].score:
                break
            match = self.pool.match(newcomer, who)
            if match:
                found = sorted((*found, match), key=lambda one: (-one.score, one.person))[:most]
        return tuple(found)

    def _bounds(self, newcomer: Person) -> list[tuple[int, str]]:
        """Return what the score of each can be at most, the highest first."""
        at_work = window(newcomer, self.pool.hub.today) is not None
        spoken = frozenset(map(primary, newcomer.languages))
        asked = (self.candidates[who] for who in self.pool.asked(newcomer))
        found = [(self._bound(newcomer, one, spoken, at_work=at_work), one.person.id) for one in asked]
        return sorted(found, reverse=True)

    def _bound(self, newcomer: Person, one: Candidate, spoken: frozenset[str], *, at_work: bool) -> int:
        points, other = POINTS[self.pool.care], one.person
        days = (newcomer.joined - other.joined).days
        return (
            one.room
            + sum(sorted(one.topics.get(topic, 0) for topic in newcomer.wants)[-TOPICS:])
            + (points.hours if at_work and self.pool.windows[other.id] else 0)
            + (0 if spoken.isdisjoint(one.languages) else points.language)
            + (points.office if other.office == newcomer.office else 0)
            + (points.role if other.role == newcomer.role else 0)
            + (ahead_points(days, points) if days > 0 else 0)
        )


def mentors(hub: Hub) -> Shortlist:
    """Return the shortlist of mentors."""
    return Shortlist.of(hub, "mentoring")


def buddies(hub: Hub) -> Shortlist:
    """Return the shortlist of buddies."""
    return Shortlist.of(hub, "buddy")


def _candidate(pool: Pool, person: Person, room: Room) -> Candidate:
    points, known = POINTS[pool.care], pool.knowledge[person.id]
    offered = {topic for offer in room.open(len(room.taken)) for topic in offer.topics}
    topics = {
        topic: knows_topic(topic, known.get(topic), topic in offered, points).points for topic in {*known, *offered}
    }
    languages = frozenset(map(primary, person.languages))
    return Candidate(person, room_points(room.left, room.limit, points), topics, languages)
