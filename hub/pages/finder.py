"""The finder around the cards of people: a form that scripts bring to life, and what stands where nobody fits.

The form is on the page from the start, so that nothing moves when the scripts begin; without scripts it is hidden.
"""

from collections.abc import Iterable, Sequence
from typing import get_args

from hub.graph import places
from hub.graph.order import by_title
from hub.model.people import Help, Person
from hub.model.topics import Topic
from hub.pages.elements import UNSEARCHED, blank, choice, element, held_back, held_back_words
from hub.pages.markup import box, escape
from hub.pages.pen import Pen
from hub.pages.proof import strongest
from hub.pages.vocabulary import kind_title

_MOST_LEVEL = 5
_HOURS = range(1, 7)
"""Hours a day at the same time that one may ask for."""
_DIGITS = 2


def finder(pen: Pen, people: Sequence[Person], found: str) -> str:
    """Return the finder around the cards of people, which are in `found`."""
    count = pen.many("{count} colleague.", "{count} colleagues.", len(people))
    if not people:
        return count
    everyone = escape(pen.say("Show everyone"))
    clear = f'<button type="button" class="md-button hub-button" disabled>{everyone}</button>'
    status = f'<div class="hub-shown">\n<p role="status">{count}</p>\n{clear}\n</div>'
    data = {"most": f"{pen.hub.once(strongest):.{_DIGITS}f}"}
    return element("finder", data, _form(pen, people), status, found, _nobody(pen))


def short(topic_id: str) -> str:
    """Return the id of a topic as addresses of the finder have it: without the folder."""
    return topic_id.partition("/")[2]


def _form(pen: Pen, people: Sequence[Person]) -> str:
    label = escape(pen.say("Find people"))
    fields = "\n".join((*_filters(pen, people), _own_hours(pen, people)))
    return (
        f'<form class="hub-form" role="search" aria-label="{label}" autocomplete="off" {UNSEARCHED}>\n{fields}\n</form>'
    )


def _filters(pen: Pen, people: Sequence[Person]) -> tuple[str, ...]:
    say = pen.say
    topics = [(short(topic.id), topic.title) for topic in by_title(pen.hub.all(Topic))]
    spoken = sorted({code for person in people for code in person.languages})
    offices = sorted({person.office for person in people if person.office})
    hours = [(str(count), say("at least {time}", time=pen.duration(count * 60))) for count in _HOURS]
    orders = [("name", say("name")), ("evidence", say("what they did")), ("hours", say("hours in common"))]
    return (
        choice("topic", say("Topic"), [("", say("any")), *topics]),
        choice("level", say("How well"), [("", say("any")), *_levels(pen)], "disabled"),
        choice("offer", say("Has room for"), [("", say("any")), *((one, _help(pen, one)) for one in get_args(Help))]),
        choice("office", say("Office"), [("", say("any")), *((office, office) for office in offices)]),
        choice("language", say("Speaks"), [("", say("any")), *((code, pen.words.language(code)) for code in spoken)]),
        choice("hours", say("Hours in common"), [("", say("any")), *hours]),
        blank("name", say("Name or role"), "search", 'spellcheck="false"'),
        choice("sort", say("Sorted by"), orders),
    )


def _levels(pen: Pen) -> Iterable[tuple[str, str]]:
    yield "did", pen.say("by what they did")
    for level in range(2, _MOST_LEVEL + 1):
        yield str(level), pen.say("says {level} or more", level=pen.level(level))


def _help(pen: Pen, what: str) -> str:
    return kind_title(pen.words, what)


def _own_hours(pen: Pen, people: Sequence[Person]) -> str:
    """Return the fields for when the reader works; scripts add their own zone."""
    zones = sorted({person.timezone for person in people if person.timezone})
    when = escape(pen.say("When I work"))
    fields = (
        choice("my-zone", pen.say("Time zone"), ((zone, zone) for zone in zones)),
        blank("my-start", pen.say("From"), "time", 'value="09:00"'),
        blank("my-end", pen.say("Until"), "time", 'value="17:00"'),
    )
    legend = f'<legend class="hub-hidden">{when}</legend>'
    return f"<details><summary>{when}</summary><fieldset>{legend}{''.join(fields)}</fieldset></details>"


def _nobody(pen: Pen) -> str:
    """Return what stands where nobody fits: whom to ask, and the page of the topic that was chosen."""
    ask = pen.place(places.ASK, pen.say("ask a colleague"))
    told = pen.say("Nobody fits all of this. Choose less, or {ask}.", ask=ask)
    topics = by_title(pen.hub.all(Topic))
    links = " ".join(held_back_words({"topic": short(topic.id)}, pen.to(topic)) for topic in topics)
    topic = box("on-topic", pen.say("What there is on the topic: {topic}", topic=links)) if links else ""
    return held_back("nobody", told, topic)
