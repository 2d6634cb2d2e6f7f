"""Derived pages of onboarding: all guides by time, and what concerns one role, team or office."""

from collections.abc import Iterator, Sequence

from hub.graph import places
from hub.graph.grouping import grouped
from hub.graph.hub import Hub
from hub.graph.onboarding import Newcomer, guides_for, onboarding_words
from hub.graph.translations import shown
from hub.model.learning import EVERYONE, Guide
from hub.model.people import Person
from hub.model.topics import Path, Topic
from hub.pages.acquaintance import people_to_meet
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.facts import section
from hub.pages.languages import also_in
from hub.pages.listings import person_line
from hub.pages.markup import bullets, cards, escape
from hub.pages.pen import Pen
from hub.pages.vocabulary import time_title
from hub.words.words import Words


def guides(hub: Hub, words: Words) -> Sheet:
    """Return onboarding: all guides by time, and the pages for roles, teams and offices."""
    pen = Pen(hub, places.GUIDES, words)
    own = bullets(pen.place(places.onboarding_page(hub, word), word) for word in onboarding_words(hub))
    intro = pen.say("What to do from before your first day to your third month, and what is waiting for you there.")
    return sheet(
        pen,
        pen.say("Onboarding"),
        intro,
        element("onboarding", None, *_by_time(pen, hub.all(Guide), everyone_marked=True)),
        section(pen.say("For you"), "for-you", own),
    )


def onboarding(hub: Hub, word: str, words: Words) -> Sheet:
    """Return onboarding for one role, team or office: its guides and those for everyone, whom to meet, its paths, its aims."""
    pen = Pen(hub, places.onboarding_page(hub, word), words)
    own = shown(hub, (path for path in hub.all(Path) if {word, EVERYONE} & set(path.for_)))
    aims = [f"{pen.to(topic)}: {pen.level(topic.targets[word])}" for topic in hub.all(Topic) if word in topic.targets]
    colleagues = [person for person in hub.listed if word in (person.role, person.team, person.office)]
    intro = pen.say("Everything for newcomers that concerns {group}, with what is for everyone.", group=escape(word))
    whole = pen.place(places.GUIDES, pen.say("All of onboarding"))
    axis = _axis(hub, word)
    return sheet(
        pen,
        pen.say("Onboarding: {group}", group=word),
        " ".join((intro, pen.say("{link}.", link=whole))),
        element("onboarding", {axis: word}, *_by_time(pen, guides_for(hub, word))),
        people_to_meet(pen, _of(axis, word)),
        section(
            pen.say("Paths"),
            "paths",
            cards(pen.entry_line(path, pen.time_range(hub.journey(path).time), also_in(pen, path)) for path in own),
        ),
        section(pen.say("What to know"), "aims", bullets(aims)),
        section(pen.say("Colleagues"), "colleagues", bullets(person_line(pen, person) for person in colleagues)),
    )


def _axis(hub: Hub, word: str) -> str:
    """Return whether a word is a team, an office or a role, by the people who are of it."""
    people = hub.all(Person)
    if word in hub.settings.teams or any(person.team == word for person in people):
        return "team"
    return "office" if word in hub.settings.offices or any(person.office == word for person in people) else "role"


def _of(axis: str, word: str) -> Newcomer:
    """Return someone new of whom nothing is known but one word."""
    role, team, office = (word if axis == kind else None for kind in ("role", "team", "office"))
    return Newcomer(role, team, office)


def _by_time(pen: Pen, found: Sequence[Guide], *, everyone_marked: bool = False) -> Iterator[str]:
    by_time = grouped(shown(pen.hub, found), lambda guide: guide.when)
    for time in pen.hub.settings.times:
        lines = bullets(
            pen.entry_line(
                guide,
                pen.term(guide.area),
                _for_whom(pen, guide) if everyone_marked else "",
                _length(pen, guide),
                also_in(pen, guide),
            )
            for guide in by_time.get(time, ())
        )
        yield section(time_title(pen.words, time), time, lines)


def _for_whom(pen: Pen, guide: Guide) -> str:
    return "" if EVERYONE in guide.for_ else pen.say("for {group}", group=escape(pen.listed(guide.for_)))


def _length(pen: Pen, guide: Guide) -> str:
    return pen.duration(guide.minutes.total) if guide.minutes else ""
