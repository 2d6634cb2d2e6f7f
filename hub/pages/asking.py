"""Asking: from a lesson, guide or topic, and from a search that found nothing, to one named person."""

from collections.abc import Iterable, Mapping

from hub.graph import places
from hub.graph.asking import Asked, Via, anyone, asked_about, whom_to_ask
from hub.graph.hub import Hub
from hub.graph.order import by_title
from hub.model.entry import Entry
from hub.model.people import Person
from hub.model.topics import Topic
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.facts import section
from hub.pages.markup import bullets, joined
from hub.pages.pen import Pen
from hub.pages.reaching import Message, written_to
from hub.words.words import Words, term

_REASONS: Mapping[Via, str] = {
    "offers": term("offers to answer questions on {thing}"),
    "knows": term("knows {thing} by what they did"),
    "keeps": term("keeps this guide"),
    "wrote": term("wrote this lesson"),
    "steward": term("looks after {thing}"),
    "gathers": term("facilitates {thing}"),
    "anything": term("answers questions on anything"),
    "turn": term("answers questions, and has the turn this week"),
}


def ask(pen: Pen, entry: Entry) -> str:
    """Return the section that leads from an entry to a person."""
    return section(pen.say("Ask"), "ask", _asking(pen, entry.title, whom_to_ask(pen.hub, entry.id)))


def asked_for(pen: Pen, person: Person) -> str:
    """Return the section with what someone is the first to be asked about."""
    found = asked_about(pen.hub, person.id)
    return section(pen.say("Is asked about"), "asked-about", pen.names(found) if found else "")


def ask_page(hub: Hub, words: Words) -> Sheet:
    """Return whom to ask about each topic, and about anything else."""
    pen = Pen(hub, places.ASK, words)
    intro = joined(
        (
            pen.say(
                "No question is too small, and somebody had it before you. Each topic names one person to begin with, so that nobody is asked much more than others."
            ),
            pen.say("Perhaps it is written down already: {struggles}.", struggles=_struggles(pen)),
        )
    )
    topics = by_title(hub.all(Topic))
    lines = bullets(line for topic in topics if (line := _topic_line(pen, topic)))
    return sheet(
        pen,
        pen.say("Ask"),
        intro,
        section(pen.say("About anything"), "anything", _asking(pen, "", anyone(hub))),
        section(pen.say("By topic"), "by-topic", lines),
    )


def _struggles(pen: Pen) -> str:
    return pen.place(places.STRUGGLES, pen.say("what others struggled with"))


def _asking(pen: Pen, title: str, people: tuple[Asked, ...]) -> str:
    """Return whom to ask, a message that is begun already, and whom to turn to after that."""
    found = pen.hub.those((one.person for one in people), Person)
    if not found:
        return _place_to_ask(pen)
    person = found[0]
    message = _message(pen, person, title)
    link = written_to(pen, person, message, pen.say("Write to {name}", name=person.title))
    then = [*(pen.to(one) for one in found[1:]), *_channel(pen)]
    return joined(
        (
            _told(pen, people[0]),
            element("ask", {"message": message.text}, link),
            pen.say("No answer? Try {others}.", others=pen.listed(then)) if then else "",
        )
    )


def _message(pen: Pen, person: Person, title: str) -> Message:
    subject = pen.say("A question about {title}", title=title) if title else pen.say("A question")
    begin = pen.say("Hello {name}, I have a question.", name=person.title)
    prompts = (pen.say("What I want to do:"), pen.say("What I tried:"), pen.say("What happened:"))
    return Message(subject, "\n".join((begin, *([title] if title else []), *prompts)))


def _told(pen: Pen, asked: Asked) -> str:
    reason = pen.say(_REASONS[asked.via], thing=pen.all([asked.of]))
    return pen.say("{person} {reason}.", person=pen.people([asked.person]), reason=reason)


def _topic_line(pen: Pen, topic: Topic) -> str:
    people = whom_to_ask(pen.hub, topic.id)
    if not people:
        return ""
    first, *others = people
    then = pen.say("After that: {people}.", people=pen.people(one.person for one in others)) if others else ""
    return " ".join(part for part in (f"{pen.to(topic)}:", _told(pen, first), then) if part)


def _channel(pen: Pen) -> Iterable[str]:
    """Yield the place where questions are asked openly, if the hub names one."""
    place = pen.hub.settings.links.ask or pen.hub.settings.links.chat
    return [pen.outside(pen.say("the place for questions"), place)] if place else []


def _place_to_ask(pen: Pen) -> str:
    return "".join(pen.say("Ask in {place}.", place=place) for place in _channel(pen))
