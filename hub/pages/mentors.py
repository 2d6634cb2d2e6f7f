"""The page of mentors and buddies: who takes colleagues on, and how many more."""

from collections.abc import Mapping

from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.graph.room import Care, Room
from hub.graph.shortlist import buddies, mentors
from hub.model.people import Offer, Person
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import introduced, section
from hub.pages.markup import box, bullets, escape, heading, meter, under
from hub.pages.pen import Pen
from hub.pages.reasons import languages_in_words
from hub.words.words import Words


def mentors_page(hub: Hub, words: Words) -> Sheet:
    """Return who offers mentoring, and who offers to be a buddy, with their room; those without room apart."""
    pen = Pen(hub, places.MENTORS, words)
    field = pen.place(f"{places.FIELDS}#hub-kind-person", "offers")
    intro = pen.say("Colleagues who take others on, and how many more they have room for.")
    own = pen.say("To be among them, write {field} on your own page.", field=field)
    found = (
        section(pen.say("Mentors"), "mentors", *_offering(pen, "mentoring", hub.once(mentors).pool.rooms)),
        section(pen.say("Buddies"), "buddies", *_offering(pen, "buddy", hub.once(buddies).pool.rooms)),
    )
    nobody = "" if any(found) else pen.say("Nobody does so at the moment.")
    return sheet(pen, pen.say("Mentors and buddies"), f"{intro} {own}", *found, nobody)


def _offering(pen: Pen, care: Care, rooms: Mapping[str, Room]) -> tuple[str, ...]:
    people = by_title(pen.hub.those(rooms, Person))
    free = [_line(pen, person, rooms[person.id]) for person in people if rooms[person.id].left]
    full = [_line(pen, person, rooms[person.id]) for person in people if not rooms[person.id].left]
    title = heading(3, pen.say("No room at the moment"), f"no-room-{care}") if full else ""
    return box("people", bullets(free)), title, box("people", bullets(full))


def _line(pen: Pen, person: Person, room: Room) -> str:
    """Return someone with what they offer, how many they have taken on, and how to work together."""
    taken = pen.say("{count} of {all} taken", count=len(room.taken), all=room.limit)
    hours = ", ".join(part for part in (person.hours, person.timezone) if part)
    together = (
        pen.say("speaks {languages}", languages=languages_in_words(pen, person.languages)) if person.languages else "",
        pen.say("works {hours}", hours=escape(hours)) if hours else "",
    )
    lines = [*(_offer(pen, offer) for offer in room.offers), "; ".join(part for part in together if part)]
    load = meter(min(len(room.taken), room.limit), max(room.limit, 1))
    return under(f"{introduced(pen, person)} {load} {taken}", bullets(line for line in lines if line))


def _offer(pen: Pen, offer: Offer) -> str:
    told = [
        pen.say("on {topics}", topics=pen.all(offer.topics)) if offer.topics else pen.say("on anything"),
        pen.say("until {day}", day=pen.day(offer.until)) if offer.until else "",
    ]
    title = f"{escape(offer.title)}: " if offer.title else ""
    return f"{title}{', '.join(part for part in told if part)}"
