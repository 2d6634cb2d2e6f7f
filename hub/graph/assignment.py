"""Mentors or buddies for several people at once: the largest total score, and nobody takes more than they have room for.

Whoever could be served is not left out for a better match of someone else, because having room at all is worth as much
as everything else together. Each further place of a person is worth a little less, so the load is spread.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hub.graph.matching import Match, Pool
from hub.graph.optimum import optimum
from hub.model.people import Person


class Why(StrEnum):
    """Why someone gets nobody."""

    NOBODY_OFFERS = "nobody-offers"
    """There is nobody who may take them on and offers what they want."""
    NOBODY_HAS_ROOM = "nobody-has-room"
    """There is somebody, but all are full already."""
    OTHERS_FIT_BETTER = "others-fit-better"
    """The last places went to others of the same round."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who gets whom, and who gets nobody and why: by the ids of those who look for somebody, in their order.

    `room` of a match is what its person has left at that place, the place itself included.
    """

    matches: Mapping[str, Match]
    without: Mapping[str, Why]

    @property
    def total(self) -> int:
        """The sum of the scores."""
        return sum(match.score for match in self.matches.values())


def assignment(pool: Pool, newcomers: Iterable[Person]) -> Assignment:
    """Return the best assignment of people who look for a mentor or a buddy, each counted once."""
    people = sorted({person.id: person for person in newcomers}.values(), key=lambda person: person.id)
    places = _places(pool, len(people))
    options = [_options(pool, person, places) for person in people]
    chosen = optimum([{column: match.score for column, match in some.items()} for some in options])
    found = {
        person.id: some[column]
        for person, some, column in zip(people, options, chosen, strict=True)
        if column is not None
    }
    without = {
        person.id: _why(pool, person, some)
        for person, some in zip(people, options, strict=True)
        if person.id not in found
    }
    return Assignment(found, without)


def _places(pool: Pool, most: int) -> Sequence[tuple[str, int]]:
    """Return the free places: who, and the number of the place among theirs; no more of each than there are people."""
    return [
        (who, place)
        for who, room in pool.rooms.items()
        for place in range(len(room.taken), min(room.limit, len(room.taken) + most))
    ]


def _options(pool: Pool, person: Person, places: Sequence[tuple[str, int]]) -> Mapping[int, Match]:
    found = ((column, pool.match(person, who, place)) for column, (who, place) in enumerate(places))
    return {column: match for column, match in found if match}


def _why(pool: Pool, person: Person, options: Mapping[int, Match]) -> Why:
    if options:
        return Why.OTHERS_FIT_BETTER
    return Why.NOBODY_HAS_ROOM if pool.could(person) else Why.NOBODY_OFFERS
