"""Before a session is planned: what people offer to hold, what is proposed, and who would come."""

from dataclasses import dataclass

from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.model.people import Offer, Person
from hub.model.session import Session, State


@dataclass(frozen=True, slots=True)
class SessionOffer:
    """A session that someone would hold."""

    person: Person
    offer: Offer


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed session, and the people who would come and can be named."""

    session: Session
    interested: tuple[Person, ...]


def session_offers(hub: Hub, topic_id: str | None = None) -> tuple[SessionOffer, ...]:
    """Return which sessions people offer to hold, by their names; only those that name a topic, if one is given.

    Offers that have ended or have no room, and those of people who are not here, are none.
    """
    people = hub.listed if topic_id is None else hub.sources(topic_id, Person, "offers.topics")
    return tuple(
        SessionOffer(person, offer)
        for person in by_title(people)
        for offer in person.offers
        if person.id in hub.here and offer.what == "session" and offer.stands(hub.today)
        if topic_id in (None, *offer.topics)
    )


def proposals(hub: Hub) -> tuple[Proposal, ...]:
    """Return what is proposed: what most people would come to first, then what would be soonest."""
    found = (Proposal(session, _interested(hub, session)) for session in hub.sessions(State.PROPOSED))
    return tuple(sorted(found, key=lambda one: -len(one.interested)))


def _interested(hub: Hub, session: Session) -> tuple[Person, ...]:
    people = hub.those(dict.fromkeys(session.interested), Person)
    return tuple(person for person in people if person.id in hub.here)
