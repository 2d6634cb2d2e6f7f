"""The home page, and how to contribute."""

from datetime import timedelta
from html import escape as html

from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.news import added
from hub.model.kind import Kind
from hub.model.session import State
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.facts import section
from hub.pages.markup import box, button, cards, escape, joined, listed_entry, numbers
from hub.pages.pen import Pen
from hub.pages.sessions import session_list
from hub.pages.vocabulary import kind_title
from hub.words.words import Words

RECENT = timedelta(days=120)
MOST = 6
"""How many sessions and pieces of news the home page shows; the pages of both have all."""


def home(hub: Hub, words: Words) -> Sheet:
    """Return the home page: search first, then where the reader was, ways for who they are, what is next and new."""
    pen = Pen(hub, places.HOME, words)
    coming = section(pen.say("Coming up"), "coming-up", session_list(pen, hub.sessions(State.PLANNED)[:MOST]))
    return sheet(
        pen,
        hub.settings.name,
        "",
        coming,
        section(pen.say("What is new"), "new", _new(pen)),
        head=joined((_lead(pen), _look(pen), element("resume"), box("starts", cards(_ways(pen))))),
        hide=("navigation", "toc"),
    )


def _lead(pen: Pen) -> str:
    """Return the summary of the author's home page."""
    own = pen.hub.at(places.HOME)
    return box("summary", escape(own.summary)) if own and own.summary else ""


def _look(pen: Pen) -> str:
    """Return a field that leads to the search page, with scripts or without."""
    told, button = html(pen.say("Search lessons, people, sessions and paths")), html(pen.say("Search"))
    return (
        f'<form class="hub-look" role="search" aria-label="{told}" action="{html(pen.address(places.SEARCH))}">'
        f'<label for="hub-look">{told}</label>'
        f'<div><input id="hub-look" type="search" name="q" required><button>{button}</button></div></form>'
    )


def _ways(pen: Pen) -> tuple[str, ...]:
    """Return a card for each thing that brings people here."""
    lessons, paths = pen.place(places.LESSONS, pen.say("lessons")), pen.place(places.PATHS, pen.say("paths"))
    people, experts = pen.place(places.PEOPLE, pen.say("people")), pen.place(places.EXPERTS, pen.say("experts"))
    ask = pen.place(places.ASK, pen.say("ask someone"))
    ways = (
        (Kind.GUIDE, places.GUIDES, pen.say("I am new"), pen.say("What to do from before day one to month three.")),
        (
            Kind.LESSON,
            places.LESSONS,
            pen.say("I want to learn"),
            pen.say("By {lessons}, each with something to try, or by {paths}.", lessons=lessons, paths=paths),
        ),
        (
            Kind.TOPIC,
            places.STRUGGLES,
            pen.say("I am stuck"),
            pen.say("What others struggled with and what helped; or {ask}.", ask=ask),
        ),
        (
            Kind.PERSON,
            places.PEOPLE,
            pen.say("I look for someone"),
            pen.say("All {people}, and the {experts} with what they did.", people=people, experts=experts),
        ),
        (Kind.PATH, places.CONTRIBUTE, pen.say("I want to share"), pen.say("A first lesson takes ten minutes.")),
    )
    return tuple(listed_entry(kind, pen.place(path, title), (), text) for kind, path, title, text in ways)


def _new(pen: Pen) -> str:
    """Return what came last, as cards, and the way to all of it."""
    latest = added(pen.hub, pen.hub.today - RECENT)[:MOST]
    more = pen.place(places.NEW, pen.say("All that is new"))
    told = cards(
        pen.entry_line(one.entry, escape(kind_title(pen.words, one.entry.kind)), pen.day(one.on)) for one in latest
    )
    return joined((told, more)) if told else ""


def contribute(hub: Hub, words: Words) -> Sheet:
    """Return how to contribute, for a hub that has no page of its own about it."""
    pen = Pen(hub, places.CONTRIBUTE, words)
    fields = pen.place(places.FIELDS, pen.say("fields"))
    rules = pen.place(places.RULES, pen.say("rules"))
    intro = joined(
        (
            pen.say(
                "Everything here is written by colleagues, as Markdown files in the hub's repository. To add something:"
            ),
            numbers(
                (
                    pen.say(
                        "Write a file in the folder of its kind, such as `lessons/` or `people/`, and begin it with its fields."
                    ),
                    pen.say("Type `hub check`: it names every fault with its place and what to type."),
                    pen.say("Open a pull request."),
                )
            ),
            " ".join(
                (
                    pen.say("Which fields there are: {fields}.", fields=fields),
                    pen.say("What is checked: {rules}.", rules=rules),
                )
            ),
        )
    )
    return sheet(pen, pen.say("Contribute"), intro)


def with_form(found: Sheet, pen: Pen, form: str) -> Sheet:
    """Return the page on contributing with the way to the web editor first."""
    way = button(pen.place(form, pen.say("Write in a form")))
    return found._replace(
        head=joined((way, pen.say("Without git: choose what to write, fill in the fields, and save.")))
    )
