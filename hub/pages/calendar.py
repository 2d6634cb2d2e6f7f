"""The calendar: sessions month by month, proposals with who would come, offers, and whose turn it is to facilitate."""

from hub.graph import places
from hub.graph.calendar import Slot, months, on_calendar
from hub.graph.facilitation import Turn, turns
from hub.graph.hub import Hub
from hub.graph.proposals import Proposal, SessionOffer, proposals, session_offers
from hub.model.session import State
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import section
from hub.pages.markup import bullets, cards, escape, listed_entry
from hub.pages.pen import Pen
from hub.pages.sessions import at
from hub.words.words import Words


def calendar(hub: Hub, words: Words) -> Sheet:
    """Return the calendar of what is to come, and what could become of it."""
    pen = Pen(hub, places.CALENDAR, words)
    subscription = pen.place(places.SUBSCRIPTION, pen.say("all sessions"))
    feed = pen.place(places.FEED, pen.say("the feed"))
    intro = pen.say(
        "What is to come, in your own time too. Subscribe: {calendar} for your calendar, {feed} for news.",
        calendar=subscription,
        feed=feed,
    )
    ahead = [
        section(
            pen.words.month(month.year, month.month),
            f"month-{month.year}-{month.month:02}",
            cards(_slot(pen, slot) for slot in month.slots),
        )
        for month in months(on_calendar(hub))
    ]
    return sheet(
        pen,
        pen.say("Calendar"),
        intro,
        *ahead,
        section(pen.say("Proposed"), "proposed", bullets(_proposal(pen, one) for one in proposals(hub))),
        section(
            pen.say("Colleagues offer to hold"), "offers", bullets(_offer(pen, one) for one in session_offers(hub))
        ),
        section(
            pen.say("Who has facilitated how often"),
            "turns",
            pen.say("The neutral role goes round. Ask somebody who has not had it yet."),
            bullets(_turn(pen, one) for one in turns(hub)),
        ),
    )


def _slot(pen: Pen, slot: Slot) -> str:
    session = slot.session
    summary = pen.as_written(session, escape(session.summary or ""))
    off = pen.say("called off") if pen.hub.state(session) is State.CANCELLED else ""
    again = pen.say("second time, for other zones") if slot.second else ""
    return listed_entry(
        session.kind, pen.to(session), (at(pen, slot.at), pen.term(session.format), again, off), summary
    )


def _proposal(pen: Pen, proposal: Proposal) -> str:
    who = pen.names(proposal.interested)
    told = pen.say("{people} would come", people=who) if who else pen.say("nobody has said yet that they would come")
    return f"{pen.to(proposal.session)}: {told}"


def _offer(pen: Pen, one: SessionOffer) -> str:
    about = pen.all(one.offer.topics)
    title = escape(one.offer.title) if one.offer.title else pen.say("a session")
    return f"{pen.to(one.person)}: {title}{f' ({about})' if about else ''}"


def _turn(pen: Pen, turn: Turn) -> str:
    held = pen.many("{count} time", "{count} times", turn.held)
    planned = pen.many("{count} more planned", "{count} more planned", turn.planned) if turn.planned else ""
    return f"{pen.to(turn.person)}: {', '.join(part for part in (held, planned) if part)}"
