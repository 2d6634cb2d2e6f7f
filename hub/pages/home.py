"""The home page, and how to contribute."""

from hub.graph import places
from hub.graph.hub import Hub
from hub.model.session import State
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.facts import fact, fact_list, section
from hub.pages.markup import joined, numbers
from hub.pages.pen import Pen
from hub.pages.sessions import session_list
from hub.words.words import Words


def home(hub: Hub, words: Words) -> Sheet:
    """Return the home page: where to go, and what is next."""
    pen = Pen(hub, places.HOME, words)
    learn = (pen.place(places.LESSONS, pen.say("lessons")), pen.place(places.PATHS, pen.say("paths")))
    people = (pen.place(places.PEOPLE, pen.say("people")), pen.place(places.EXPERTS, pen.say("experts")))
    stuck = (
        pen.place(places.STRUGGLES, pen.say("others struggled with this too")),
        pen.place(places.ASK, pen.say("ask")),
    )
    ways = fact_list(
        (
            fact(pen.say("I am new"), pen.place(places.GUIDES, pen.say("onboarding"))),
            fact(pen.say("I want to learn"), pen.listed(learn)),
            fact(pen.say("I am stuck"), pen.listed(stuck)),
            fact(pen.say("I look for someone"), pen.listed(people)),
            fact(pen.say("I want to share"), pen.place(places.CONTRIBUTE, pen.say("how to contribute"))),
        )
    )
    coming = section(pen.say("Coming up"), "coming-up", session_list(pen, hub.sessions(State.PLANNED)[:5]))
    return sheet(pen, hub.settings.name, ways, coming, head=element("resume"))


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
