"""Pages of people and groups."""

from hub.graph.facilitation import whose_turn
from hub.graph.groups import lessons_of, sessions_of
from hub.graph.meetings import meetings
from hub.graph.onboarding import Newcomer, is_new
from hub.model.people import Contact, Group, Meets, Offer, Person
from hub.model.session import State
from hub.model.topics import Topic
from hub.pages.acquaintance import people_to_meet
from hub.pages.asking import asked_for
from hub.pages.facts import Facts, conduct, connections, entry_list, fact, fact_list, quotes, section
from hub.pages.followups import taken_on
from hub.pages.languages import version_list
from hub.pages.markup import box, bullets, escape, face, joined, web
from hub.pages.matches import could_help
from hub.pages.pen import Pen
from hub.pages.proof import proof, strength
from hub.pages.reasons import languages_in_words
from hub.pages.sessions import at, session_list, subscriptions
from hub.pages.vocabulary import kind_title
from hub.reading.target import target_of

_SHOWN = 4
"""So many meetings of a group are shown; its calendar has more."""


def person_facts(pen: Pen, person: Person) -> Facts:
    """Return what stands around what someone says of themselves."""
    gone = pen.hub.has_left(person)
    facts = fact_list(
        (
            fact(
                pen.say("Role"), escape(", ".join(part for part in (person.role, person.team, person.office) if part))
            ),
            fact(pen.say("Pronouns"), escape(person.pronouns or "")),
            fact(pen.say("Say"), escape(person.pronounced or "")),
            fact(pen.say("Speaks"), languages_in_words(pen, person.languages)),
            fact(pen.say("Works"), escape(", ".join(part for part in (person.hours, person.timezone) if part))),
            fact(pen.say("Here since"), pen.day(person.joined)),
            fact(pen.say("Left"), pen.day(person.left) if person.left and gone else ""),
            fact(pen.say("Reach"), "" if gone else _contact(person.contact)),
            fact(pen.say("Buddy"), pen.people([person.buddy] if person.buddy else [])),
        )
    )
    offers = () if gone else person.offers
    current = [offer for offer in offers if not offer.ended(pen.hub.today)]
    tail = joined(
        (
            section(pen.say("Ask about"), "offers", bullets(_offer(pen, offer) for offer in current)),
            asked_for(pen, person),
            section(pen.say("Knows, by what they did"), "evidence", bullets(_evidence(pen, person))),
            _own_words(pen, person),
            taken_on(pen, person) if not gone else "",
            people_to_meet(pen, Newcomer.of(person)) if is_new(pen.hub, person) else "",
            could_help(pen, person),
            _given(pen, person),
        )
    )
    return Facts(box("facts", face_of(pen, person), facts), tail)


def face_of(pen: Pen, person: Person) -> str:
    """Return the photo of someone, else the first letters of their names; both are for the eye alone."""
    names = person.title.split()
    letters = "".join(name[0] for name in (*names[:1], *names[1:][-1:]))
    photo = target_of(person.path, person.photo) if person.photo else None
    known = photo is not None and photo.path in pen.hub.files
    return face(letters, pen.asset(photo.path) if photo and known else None)


def _own_words(pen: Pen, person: Person) -> str:
    """Return what someone says of themselves."""
    levels = [f"{pen.to(topic)}: {pen.level(person.skills[topic.id])}" for topic in pen.hub.those(person.skills, Topic)]
    return joined(
        (
            section(pen.say("Says of themselves"), "claims", bullets(levels)),
            section(pen.say("Brings from before"), "background", bullets(map(escape, person.background))),
            section(pen.say("Wants to learn"), "wants", bullets(map(pen.to, pen.hub.those(person.wants, Topic)))),
            section(pen.say("Struggled with"), "struggled-with", quotes(pen, person.struggled_with)),
        )
    )


def _given(pen: Pen, person: Person) -> str:
    """Return what someone has given to others."""
    hub = pen.hub
    mentored = hub.those((one.who for one in person.mentored), Person)
    return joined(
        (
            section(pen.say("Wrote"), "wrote", entry_list(pen, hub.wrote(person.id))),
            section(pen.say("Led"), "led", session_list(pen, hub.led(person.id))),
            section(pen.say("Reviewed"), "reviewed", entry_list(pen, hub.reviewed(person.id))),
            section(pen.say("Mentored"), "mentored", bullets(map(pen.to, mentored))),
            section(pen.say("Groups"), "groups", entry_list(pen, hub.groups_of(person.id))),
            section(pen.say("Mentioned in"), "mentioned-in", bullets(map(pen.to, hub.backlinks(person.id)))),
        )
    )


def group_facts(pen: Pen, group: Group) -> Facts:
    """Return what stands around what a group says of itself."""
    hub = pen.hub
    facts = fact_list(
        (
            fact(pen.say("Purpose"), escape(group.purpose)),
            fact(pen.say("Facilitator"), pen.people([group.facilitator])),
            fact(pen.say("Meets"), _meets(pen, group.meets) if group.meets else ""),
            fact(pen.say("Subscribe"), subscriptions(pen, group)),
            fact(pen.say("Talks"), web(group.channel, group.channel) if group.channel else ""),
            fact(pen.say("Open to"), pen.say("anyone") if group.open else pen.say("its members; ask the facilitator")),
            fact(pen.say("Topics"), pen.all(group.topics)),
            conduct(pen),
        )
    )
    latest_first = sessions_of(hub, group)
    planned = [session for session in reversed(latest_first) if hub.state(session) in (State.PLANNED, State.PROPOSED)]
    held = [session for session in latest_first if hub.state(session) is State.HELD]
    tail = joined(
        (
            section(pen.say("Members"), "members", bullets(map(pen.to, hub.those(group.members, Person)))),
            section(pen.say("Next meetings"), "meetings", _meetings(pen, group)),
            section(pen.say("Coming up"), "coming-up", session_list(pen, planned)),
            section(pen.say("Recaps"), "recaps", session_list(pen, held)),
            section(pen.say("Lessons"), "lessons", version_list(pen, lessons_of(hub, group))),
            connections(pen, group),
        )
    )
    return Facts(box("facts", facts), tail)


def _meetings(pen: Pen, group: Group) -> str:
    """Return when a group meets next, and who of it could facilitate."""
    turns = whose_turn(pen.hub, group)
    fair = pen.say("Whose turn to facilitate it could be: {person}.", person=pen.to(turns[0].person)) if turns else ""
    found = meetings(pen.hub, group, _SHOWN)
    return joined((bullets(at(pen, meeting.at) for meeting in found), fair)) if found else ""


def _evidence(pen: Pen, person: Person) -> list[str]:
    """Return what someone knows by what they did, what they know best first."""
    known = [
        (expert, topic)
        for topic_id, expert in pen.hub.expertise(person.id)
        if expert.evidence
        for topic in pen.hub.those([topic_id], Topic)
    ]
    known.sort(key=lambda one: (-one[0].score, one[1].id))
    return [f"{pen.to(topic)} {strength(pen, expert)}: {'; '.join(proof(pen, expert))}" for expert, topic in known]


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
        pen.say("on {topics}", topics=about) if about else "",
        pen.say("room for {count}", count=offer.capacity) if offer.capacity is not None else "",
        pen.say("until {day}", day=pen.day(offer.until)) if offer.until else "",
    ]
    told = ", ".join(fact for fact in facts if fact)
    what = (
        f"{escape(offer.title)} ({pen.term(offer.what)})" if offer.title else escape(kind_title(pen.words, offer.what))
    )
    return f"{what}: {told}" if told else what


def _meets(pen: Pen, meets: Meets) -> str:
    when = rhythm(pen, meets)
    if meets.minutes:
        time = pen.duration(meets.minutes)
        when = pen.say("{when} for {time}", when=when, time=time) if when else pen.say("for {time}", time=time)
    return "; ".join(part for part in (when, web(pen.say("join"), meets.join) if meets.join else "") if part)


def rhythm(pen: Pen, meets: Meets) -> str:
    """Return on which day and at what time a group meets, and in which time zone, as its page says it."""
    every, at = escape(meets.every or ""), escape(meets.at or "")
    if every and at:
        when = pen.say("every {day} at {time}", day=every, time=at)
    elif every:
        when = pen.say("every {day}", day=every)
    else:
        when = pen.say("at {time}", time=at) if at else ""
    return " ".join(part for part in (when, f"({escape(meets.timezone)})" if meets.timezone else "") if part)
