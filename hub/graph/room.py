"""Who takes people on, as a mentor or a buddy, how many at a time, and how many more.

An offer without a capacity takes `USUAL_CAPACITY`. Of several offers of a kind the largest says how many people someone
takes at a time, and each offer still takes no more than its own: the third one only under an offer for three. A mentor
is busy with everyone whose mentoring has no last day or one to come, also if it begins later; a buddy with everyone who
names them as `buddy`. Those who have left no longer count. `max_newcomers` of the settings is for both together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from hub.graph.grouping import grouped
from hub.graph.hub import Hub
from hub.model.people import Help, Offer, Person

USUAL_CAPACITY = 1
Care: TypeAlias = Literal["mentoring", "buddy"]
CARES: tuple[Care, ...] = ("mentoring", "buddy")


@dataclass(frozen=True, slots=True)
class Room:
    """How many people someone takes at a time, who they are now, and the offers that stand.

    `limit` is the number of the first place that is not to be had; places count from 0, and the taken ones come first.
    """

    offers: tuple[Offer, ...]
    taken: tuple[str, ...]
    limit: int

    @property
    def left(self) -> int:
        """How many more."""
        return max(self.limit - len(self.taken), 0)

    @property
    def standing(self) -> tuple[Offer, ...]:
        """The offers under which someone can have the next place; none where there is no room."""
        return self.open(len(self.taken)) if self.left else ()

    def open(self, place: int) -> tuple[Offer, ...]:
        """Return the offers under which someone can have a place."""
        return tuple(offer for offer in self.offers if capacity(offer) > place)


def capacity(offer: Offer) -> int:
    """Return how many people at a time an offer is for."""
    return USUAL_CAPACITY if offer.capacity is None else offer.capacity


def offered(hub: Hub, what: Help) -> Mapping[str, tuple[str, ...]]:
    """Return by topic who of those who are here offers a kind of help; the topic is empty for help with anything."""
    given = [
        (topic, person.id)
        for person in hub.listed
        for offer in person.offers
        if offer.what == what and person.id in hub.here and offer.stands(hub.today)
        for topic in offer.topics or ("",)
    ]
    by_topic = grouped(given, lambda one: one[0])
    return {topic: tuple(dict.fromkeys(who for _, who in pairs)) for topic, pairs in by_topic.items()}


def cared_for(hub: Hub, care: Care) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of those whom each person mentors, or is the buddy of, in the order of their ids."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in hub.all(Person):
        if care == "buddy" and person.buddy and not hub.has_left(person):
            found[person.buddy].add(person.id)
        elif care == "mentoring":
            found[person.id].update(_mentees(hub, person))
    return {who: tuple(sorted(others)) for who, others in found.items() if others}


def _mentees(hub: Hub, mentor: Person) -> Iterable[str]:
    for spell in mentor.mentored:
        other = hub.get(spell.who)
        over = spell.until is not None and spell.until < hub.today
        if not over and not (isinstance(other, Person) and hub.has_left(other)):
            yield spell.who


def rooms(hub: Hub, care: Care) -> Mapping[str, Room]:
    """Return the room of everyone who offers mentoring, or to be a buddy, and is here to stay, by id.

    Who has left or knows their last day, is not listed, or has not begun yet takes nobody; nor does who has not been
    here as long as the settings ask.
    """
    busy = {kind: cared_for(hub, kind) for kind in CARES}
    found = {}
    for person in hub.listed:
        offers = tuple(offer for offer in person.offers if offer.what == care and not offer.ended(hub.today))
        if offers and _is_settled(hub, person):
            others = sum(len(busy[kind].get(person.id, ())) for kind in CARES if kind != care)
            found[person.id] = Room(offers, busy[care].get(person.id, ()), _limit(hub, offers, others))
    return found


@dataclass(frozen=True, slots=True)
class Open:
    """An offer that somebody can take up today, and for how many there is room; None where nobody said."""

    offer: Offer
    room: int | None


def open_offers(hub: Hub) -> Mapping[str, tuple[Open, ...]]:
    """Return by person the offers of every kind that somebody can take up today, in the order in which they wrote them."""
    caring: Mapping[str, Mapping[str, Room]] = {care: rooms(hub, care) for care in CARES}
    found = {person.id: tuple(_open(person, caring, hub.today)) for person in hub.listed if person.id in hub.here}
    return {who: offers for who, offers in found.items() if offers}


def _open(person: Person, caring: Mapping[str, Mapping[str, Room]], today: date) -> Iterator[Open]:
    for offer in person.offers:
        if offer.what in caring:
            room = caring[offer.what].get(person.id)
            if room and offer in room.standing:
                yield Open(offer, min(room.left, capacity(offer) - len(room.taken)))
        elif offer.stands(today):
            yield Open(offer, offer.capacity)


def _limit(hub: Hub, offers: Iterable[Offer], others: int) -> int:
    most, at_once = max(map(capacity, offers)), hub.settings.matching.max_newcomers
    return most if at_once is None else max(min(most, at_once - others), 0)


def _is_settled(hub: Hub, person: Person) -> bool:
    tenure = hub.settings.matching.min_tenure
    since = tenure.after(person.joined) if tenure else person.joined
    return person.left is None and since <= hub.today
