"""The page of people: everyone who is listed, as cards that say what they know, what they offer and when they work."""

from collections.abc import Iterable, Mapping

from hub.graph import places
from hub.graph.evidence import Expert
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.graph.room import Open, open_offers
from hub.model.people import Person
from hub.model.topics import Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import listed_for
from hub.pages.facts import fact, fact_list
from hub.pages.finder import finder, short
from hub.pages.markup import escape, strong
from hub.pages.pen import Pen
from hub.pages.people import face_of
from hub.pages.reasons import languages_in_words
from hub.words.words import Words

_SHOWN = 4
"""So many topics stand on a card; the person's own page has all."""
_DIGITS = 2


def directory(hub: Hub, words: Words) -> Sheet:
    """Return everyone who is listed, in the order of their names, with what scripts need to find some of them."""
    pen = Pen(hub, places.PEOPLE, words)
    experts = pen.place(places.EXPERTS, pen.say("experts by topic"))
    intro = pen.say("Who knows what, with the evidence: {experts}.", experts=experts)
    people = by_title(hub.listed)
    ranks = hub.once(_ranks)
    offers = hub.once(open_offers)
    found = listed_for("colleague", ((_data(person, ranks, offers), _card(pen, person)) for person in people))
    return sheet(pen, pen.say("People"), intro, finder(pen, people, found))


def _card(pen: Pen, person: Person) -> tuple[str, ...]:
    about = ", ".join(part for part in (person.role, person.team, person.office) if part)
    hours = ", ".join(part for part in (person.hours, person.timezone) if part)
    offers = [_offer(pen, one) for one in pen.hub.once(open_offers).get(person.id, ())]
    facts = (
        fact(pen.say("Knows"), _known_best(pen, person)),
        fact(pen.say("Offers"), "; ".join(offers)),
        fact(pen.say("Speaks"), languages_in_words(pen, person.languages)),
        fact(pen.say("Works"), escape(hours)),
    )
    return face_of(pen, person), strong(pen.to(person)), escape(about), fact_list(facts)


def _known_best(pen: Pen, person: Person) -> str:
    """Return what someone knows by what they did, the best first."""
    known = sorted((-one.score, topic) for topic, one in pen.hub.expertise(person.id) if one.evidence)
    told = [pen.to(topic) for topic in pen.hub.those([topic for _, topic in known], Topic)]
    more = len(told) - _SHOWN
    return pen.listed([*told[:_SHOWN], *([pen.many("{count} more", "{count} more", more)] if more > 0 else [])])


def _offer(pen: Pen, one: Open) -> str:
    told = [
        pen.term(one.offer.what),
        pen.say("on {topics}", topics=pen.all(one.offer.topics)) if one.offer.topics else "",
    ]
    room = pen.say("room for {count}", count=one.room) if one.room is not None else ""
    return " ".join(part for part in (*told, f"({room})" if room else "") if part)


def _data(
    person: Person, ranks: Mapping[str, Iterable[tuple[str, int, Expert]]], offers: Mapping[str, tuple[Open, ...]]
) -> dict[str, str | None]:
    """Return what scripts know of someone; parts that no name can hold stand between `::`, and `:` within them.

    `knows`: each topic, their place among those who know it, the score, the number of deeds, and the claimed level or 0.
    `offers`: each offer that has room, and its topics.
    """
    known = (
        (short(topic), place, round(one.score, _DIGITS), len(one.evidence), one.claimed or 0)
        for topic, place, one in ranks.get(person.id, ())
    )
    given = ((one.offer.what, *map(short, one.offer.topics)) for one in offers.get(person.id, ()))
    return {
        "office": person.office,
        "speaks": " ".join(person.languages) or None,
        "hours": person.hours,
        "zone": person.timezone,
        "knows": _parts(known),
        "offers": _parts(given),
    }


def _parts(parts: Iterable[Iterable[object]]) -> str | None:
    return "::".join(":".join(map(str, part)) for part in parts) or None


def _ranks(hub: Hub) -> Mapping[str, list[tuple[str, int, Expert]]]:
    """Return for each person the topics that they know, in the order of the ids, with their place among those who do."""
    found: dict[str, list[tuple[str, int, Expert]]] = {}
    for topic in hub.all(Topic):
        for place, one in enumerate((*hub.experts(topic.id), *hub.brought(topic.id))):
            found.setdefault(one.person, []).append((topic.id, place, one))
    return found
