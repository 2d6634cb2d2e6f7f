"""Pages of people and groups."""

from hub.graph.evidence import Expert
from hub.model.people import Contact, Group, Meets, Offer, Person
from hub.model.session import Session, State
from hub.model.topics import Topic
from hub.pages.facts import Facts, connections, entry_list, fact, fact_list, quotes, section
from hub.pages.markup import box, bullets, escape, joined, sentence, web
from hub.pages.pen import Pen, day, duration
from hub.pages.sessions import session_line

DEEDS = {
    "authored": "wrote",
    "reviewed": "reviewed",
    "spoke": "spoke at",
    "facilitated": "facilitated",
    "answered": "answered a question at",
    "steward": "looks after",
    "mentored": "mentored",
    "edited": "edited",
    "translated": "translated",
    "tested": "tried out",
}


def person_facts(pen: Pen, person: Person) -> Facts:
    """Return what stands around what someone says of themselves."""
    gone = pen.hub.has_left(person)
    facts = fact_list(
        (
            fact("Role", escape(", ".join(part for part in (person.role, person.team, person.office) if part))),
            fact("Pronouns", escape(person.pronouns or "")),
            fact("Say", escape(person.pronounced or "")),
            fact("Speaks", escape(", ".join(person.languages))),
            fact("Works", escape(", ".join(part for part in (person.hours, person.timezone) if part))),
            fact("Here since", day(person.joined)),
            fact("Left", day(person.left) if person.left and gone else ""),
            fact("Reach", "" if gone else _contact(person.contact)),
            fact("Buddy", pen.people([person.buddy] if person.buddy else [])),
        )
    )
    offers = () if gone else person.offers
    current = [offer for offer in offers if not offer.until or offer.until >= pen.hub.today]
    tail = joined(
        (
            section("Ask about", "offers", bullets(_offer(pen, offer) for offer in current)),
            section("Knows, by what they did", "evidence", bullets(_evidence(pen, person))),
            _own_words(pen, person),
            _given(pen, person),
        )
    )
    return Facts(box("facts", facts), tail)


def _own_words(pen: Pen, person: Person) -> str:
    """Return what someone says of themselves."""
    levels = [f"{pen.to(topic)}: {person.skills[topic.id]} of 5" for topic in pen.hub.those(person.skills, Topic)]
    return joined(
        (
            section("Says of themselves", "claims", bullets(levels)),
            section("Brings from before", "background", bullets(map(escape, person.background))),
            section("Wants to learn", "wants", bullets(map(pen.to, pen.hub.those(person.wants, Topic)))),
            section("Struggled with", "struggled-with", quotes(person.struggled_with)),
        )
    )


def _given(pen: Pen, person: Person) -> str:
    """Return what someone has given to others."""
    hub = pen.hub
    mentored = hub.those((one.who for one in person.mentored), Person)
    return joined(
        (
            section("Wrote", "wrote", entry_list(pen, hub.wrote(person.id))),
            section("Led", "led", bullets(session_line(pen, session) for session in hub.led(person.id))),
            section("Reviewed", "reviewed", entry_list(pen, hub.reviewed(person.id))),
            section("Mentored", "mentored", bullets(map(pen.to, mentored))),
            section("Groups", "groups", entry_list(pen, hub.groups_of(person.id))),
            section("Mentioned in", "mentioned-in", bullets(map(pen.to, hub.backlinks(person.id)))),
        )
    )


def group_facts(pen: Pen, group: Group) -> Facts:
    """Return what stands around what a group says of itself."""
    hub = pen.hub
    facts = fact_list(
        (
            fact("Purpose", escape(group.purpose)),
            fact("Facilitator", pen.people([group.facilitator])),
            fact("Meets", _meets(group.meets) if group.meets else ""),
            fact("Talks", web(group.channel, group.channel) if group.channel else ""),
            fact("Open to", "anyone" if group.open else "its members; ask the facilitator"),
            fact("Topics", pen.all(group.topics)),
            fact(
                "Code of conduct",
                pen.outside("how we treat each other", hub.settings.links.conduct)
                if hub.settings.links.conduct
                else "",
            ),
        )
    )
    sessions = sorted(hub.sources(group.id, Session, "group"), key=lambda session: session.date.day)
    planned = [session for session in sessions if hub.state(session) in (State.PLANNED, State.PROPOSED)]
    held = [session for session in reversed(sessions) if hub.state(session) is State.HELD]
    tail = joined(
        (
            section("Members", "members", bullets(map(pen.to, hub.those(group.members, Person)))),
            section("Coming up", "coming-up", bullets(session_line(pen, session) for session in planned)),
            section("Recaps", "recaps", bullets(session_line(pen, session) for session in held)),
            connections(pen, group),
        )
    )
    return Facts(box("facts", facts), tail)


def proof(pen: Pen, expert: Expert, most: int = 4) -> str:
    """Return the evidence for an expert with its links, the strongest first, what is alike together."""
    shown: dict[str, list[str]] = {}
    for one in expert.evidence[:most]:
        shown.setdefault(DEEDS[one.what], []).append(pen.all([one.id]))
    told = [f"{deed} {sentence(links)}" for deed, links in shown.items()]
    more = len(expert.evidence) - most
    return "; ".join([*told, f"and {more} more"] if more > 0 else told)


def _evidence(pen: Pen, person: Person) -> list[str]:
    known = [
        (topic, expert)
        for topic_id, expert in pen.hub.expertise(person.id)
        if expert.evidence
        for topic in pen.hub.those([topic_id], Topic)
    ]
    return [f"{pen.to(topic)}: {proof(pen, expert)}" for topic, expert in known]


def _contact(contact: Contact) -> str:
    parts = [
        escape(contact.chat or ""),
        web(contact.email, f"mailto:{contact.email}") if contact.email else "",
        web(contact.url, contact.url) if contact.url else "",
    ]
    return ", ".join(part for part in parts if part)


def _offer(pen: Pen, offer: Offer) -> str:
    about = pen.all(offer.topics)
    facts = [
        f"on {about}" if about else "",
        f"room for {offer.capacity}" if offer.capacity is not None else "",
        f"until {day(offer.until)}" if offer.until else "",
    ]
    told = ", ".join(fact for fact in facts if fact)
    return f"{escape(offer.title or offer.what.capitalize())}{f' ({escape(offer.what)})' if offer.title else ''}{f': {told}' if told else ''}"


def _meets(meets: Meets) -> str:
    zone = f"({escape(meets.timezone)})" if meets.timezone else ""
    parts = [
        f"every {escape(meets.every)}" if meets.every else "",
        f"at {escape(meets.at)}" if meets.at else "",
        zone,
        f"for {duration(meets.minutes)}" if meets.minutes else "",
    ]
    told = " ".join(part for part in parts if part)
    return f"{told}; {web('join', meets.join)}" if meets.join else told
