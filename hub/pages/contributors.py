"""The page of contributors: what each person has given, without ranks."""

from collections import Counter

from hub.graph import places
from hub.graph.hub import Hub
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.session import State
from hub.model.topics import Path
from hub.pages.derived import Sheet, sheet
from hub.pages.markup import bullets
from hub.pages.pen import Pen
from hub.words.words import Words


def contributors(hub: Hub, words: Words) -> Sheet:
    """Return what each person has given, in alphabetical order: no ranks."""
    pen = Pen(hub, places.CONTRIBUTORS, words)
    intro = pen.say(
        "Thank you. Everyone who has written, reviewed, facilitated, spoken or mentored, in alphabetical order."
    )
    lines = [
        f"{pen.to(person)}: {gifts}"
        for person in sorted(hub.all(Person), key=lambda person: person.title)
        if (gifts := _gifts(pen, person))
    ]
    return sheet(pen, pen.say("Contributors"), intro, bullets(lines))


def _gifts(pen: Pen, person: Person) -> str:
    hub = pen.hub
    wrote = hub.wrote(person.id)
    held = [session for session in hub.led(person.id) if hub.state(session) is State.HELD]
    facilitated = [session for session in held if session.facilitator == person.id]
    spoken = [session for session in held if person.id in session.speakers]
    kinds = Counter(type(entry) for entry in wrote)
    counts = (kinds[Lesson], kinds[Guide], kinds[Path], len(hub.reviewed(person.id)), len(facilitated), len(spoken))
    told = (
        pen.many("wrote {count} lesson", "wrote {count} lessons", kinds[Lesson]),
        pen.many("keeps {count} guide", "keeps {count} guides", kinds[Guide]),
        pen.many("keeps {count} path", "keeps {count} paths", kinds[Path]),
        pen.many("reviewed {count} text", "reviewed {count} texts", len(hub.reviewed(person.id))),
        pen.many("facilitated {count} session", "facilitated {count} sessions", len(facilitated)),
        pen.many("spoke at {count} session", "spoke at {count} sessions", len(spoken)),
        pen.many("mentored {count} colleague", "mentored {count} colleagues", len(person.mentored)),
    )
    return pen.listed([gift for gift, count in zip(told, (*counts, len(person.mentored)), strict=True) if count])
