"""Mentors and buddies: who can take someone on, how well the two go together, and why.

The score is the sum of the points of the reasons. Having room at all gives `BASE`, as much as everything else together,
so an assignment of several people leaves nobody out to make one match better. A mentor helps with a topic: where
someone names what they want to learn, only offers of mentoring on one of these topics, or on anything, come into
question. A buddy helps with everything; topics in common are welcome.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hub.graph.evidence import Expert
from hub.graph.hours import Window, overlap, window
from hub.graph.hub import Hub
from hub.graph.reasons import (
    HasRoom,
    IsAhead,
    KnowsTopic,
    Reason,
    SharesHours,
    SharesLanguages,
    SharesOffice,
    SharesRole,
)
from hub.graph.room import Care, Room, rooms
from hub.model.people import Offer, Person

BASE = 100


@dataclass(frozen=True, slots=True)
class Points:
    """The most that each reason gives; all of them together give no more than `BASE`.

    Topics: for each of the best two, whether the offer names it, evidence (half of the points at a score of 3), and
    the own claim. Hours: all points from four hours a day. Experience: all points for someone between `near` and `far`
    days ahead, fewer before, and half as many for each `HALVED` days beyond, if there is a `far`.
    """

    offered: int
    evidence: int
    claim: int
    hours: int
    language: int
    office: int
    role: int
    ahead: int
    near: int
    far: int | None
    ease: int


TOPICS = 2
HALF_SCORE = 3
FULL_HOURS = 240
HALVED = 1460
POINTS: Mapping[Care, Points] = {
    "mentoring": Points(
        offered=10, evidence=10, claim=5, hours=15, language=10, office=5, role=5, ahead=10, near=730, far=None, ease=5
    ),
    "buddy": Points(
        offered=4, evidence=4, claim=2, hours=20, language=15, office=15, role=5, ahead=15, near=180, far=730, ease=10
    ),
}


@dataclass(frozen=True, slots=True)
class Match:
    """Someone who can take a person on: the score, why, and for how many more they have room."""

    person: str
    score: int
    why: tuple[Reason, ...]
    room: int


@dataclass(frozen=True)
class Pool:
    """Everyone who offers mentoring, or to be a buddy, and could take somebody on: with room or without it."""

    hub: Hub
    care: Care
    rooms: Mapping[str, Room]
    windows: Mapping[str, Window | None]
    knowledge: Mapping[str, Mapping[str, Expert]]

    @classmethod
    def of(cls, hub: Hub, care: Care) -> "Pool":
        """Gather who offers this kind of help."""
        found = rooms(hub, care)
        people = hub.those(found, Person)
        windows = {person.id: window(person, hub.today) for person in people}
        return cls(hub, care, found, windows, {person.id: dict(hub.expertise(person.id)) for person in people})

    def matches(self, newcomer: Person) -> tuple[Match, ...]:
        """Return who has room for someone, the best first, then in the order of their ids; none for who has left."""
        found = (self.match(newcomer, who) for who in self.asked(newcomer))
        return tuple(sorted((one for one in found if one), key=lambda one: (-one.score, one.person)))

    def match(self, newcomer: Person, who: str, place: int | None = None) -> Match | None:
        """Return how well someone would go with a newcomer in a place, the first free one if none is given.

        None where that cannot be: by the rules, or because no offer for this place is what the newcomer wants.
        """
        room, other = self.rooms[who], self.hub.entries[who]
        place = len(room.taken) if place is None else place
        offers = _wanted(room.open(place), newcomer, self.care)
        if place >= room.limit or not offers or not isinstance(other, Person) or not self._may(newcomer, other):
            return None
        left = room.limit - place
        why = tuple(self._reasons(newcomer, other, offers, left))
        return Match(who, sum(reason.points for reason in why), why, left)

    def could(self, newcomer: Person) -> tuple[str, ...]:
        """Return who could take someone on if they had room."""
        wanted = (who for who, room in self.rooms.items() if _wanted(room.open(0), newcomer, self.care))
        return tuple(person.id for person in self.hub.those(wanted, Person) if self._may(newcomer, person))

    def asked(self, newcomer: Person) -> Iterable[str]:
        """Return who has room under an offer that can be meant for someone; the rules are not looked at yet."""
        if self.care == "buddy" or not newcomer.wants:
            return self._free
        return sorted({who for topic in (*newcomer.wants, None) for who in self._by_topic.get(topic, ())})

    @cached_property
    def _free(self) -> tuple[str, ...]:
        return tuple(who for who, room in self.rooms.items() if room.left)

    @cached_property
    def _by_topic(self) -> Mapping[str | None, tuple[str, ...]]:
        """Who has room under an offer on each topic; None stands for an offer on anything."""
        found: dict[str | None, dict[str, None]] = defaultdict(dict)
        for who in self._free:
            room = self.rooms[who]
            for offer in room.open(len(room.taken)):
                for topic in offer.topics or (None,):
                    found[topic][who] = None
        return {topic: tuple(people) for topic, people in found.items()}

    def _may(self, newcomer: Person, other: Person) -> bool:
        same_role = self.hub.settings.matching.same_role
        return (
            other.id != newcomer.id
            and not self.hub.has_left(newcomer)
            and newcomer.id not in self.rooms[other.id].taken
            and (not same_role or other.role == newcomer.role)
        )

    def _reasons(self, newcomer: Person, other: Person, offers: tuple[Offer, ...], left: int) -> Iterable[Reason]:
        points, limit = POINTS[self.care], self.rooms[other.id].limit
        yield HasRoom(room_points(left, limit, points), left, limit, _last_day(offers))
        yield from _topics(newcomer, self.knowledge[other.id], offers, points)
        minutes = overlap(window(newcomer, self.hub.today), self.windows[other.id])
        if minutes is not None:
            yield SharesHours(points.hours * min(minutes, FULL_HOURS) // FULL_HOURS, minutes)
        if languages := _languages(newcomer, other):
            yield SharesLanguages(points.language, languages)
        if other.office and other.office == newcomer.office:
            yield SharesOffice(points.office, other.office)
        if other.role == newcomer.role:
            yield SharesRole(points.role, other.role)
        days = (newcomer.joined - other.joined).days
        if days > 0:
            yield IsAhead(ahead_points(days, points), days)


def room_points(left: int, limit: int, points: Points) -> int:
    """Return what room for so many gives."""
    return BASE + points.ease * left // limit


def ahead_points(days: int, points: Points) -> int:
    """Return what it gives to have been here so many days longer."""
    beyond = max(days - points.far, 0) if points.far else 0
    return int(points.ahead * min(days, points.near) / points.near * 0.5 ** (beyond / HALVED))


def _wanted(offers: Iterable[Offer], newcomer: Person, care: Care) -> tuple[Offer, ...]:
    """Return the offers that can be meant for someone."""
    wants = {*newcomer.wants}
    return tuple(
        offer for offer in offers if care == "buddy" or not wants or not offer.topics or wants & {*offer.topics}
    )


def _last_day(offers: Iterable[Offer]) -> date | None:
    days = [offer.until for offer in offers]
    return None if None in days else max(day for day in days if day)


def _topics(
    newcomer: Person, known: Mapping[str, Expert], offers: Iterable[Offer], points: Points
) -> tuple[KnowsTopic, ...]:
    named = {topic for offer in offers for topic in offer.topics}
    found = (knows_topic(topic, known.get(topic), topic in named, points) for topic in newcomer.wants)
    return tuple(sorted((one for one in found if one.points), key=lambda one: (-one.points, one.topic))[:TOPICS])


def knows_topic(topic: str, expert: Expert | None, offered: bool, points: Points) -> KnowsTopic:  # noqa: FBT001  a fact, not a switch
    """Return what someone knows of a topic, and what that gives; it may give nothing."""
    score = expert.score if expert else 0.0
    claimed = expert.claimed if expert else None
    worth = points.evidence * score / (score + HALF_SCORE) + points.claim * (claimed or 0) / 5
    return KnowsTopic(round(worth) + (points.offered if offered else 0), topic, offered, score, claimed)


def _languages(newcomer: Person, other: Person) -> tuple[str, ...]:
    spoken = {*map(primary, other.languages)}
    return tuple(dict.fromkeys(one for one in map(primary, newcomer.languages) if one in spoken))


def primary(language: str) -> str:
    """Return a language without its region: `pt` of `pt-BR`."""
    return language.partition("-")[0]
