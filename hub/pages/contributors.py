"""The page of contributors: what each person has given, without ranks."""

from hub.graph import places
from hub.graph.gifts import Thanks, thanks
from hub.graph.hub import Hub
from hub.pages.derived import Sheet, sheet
from hub.pages.markup import bullets
from hub.pages.pen import Pen
from hub.words.deeds import deeds_told
from hub.words.words import Words


def contributors(hub: Hub, words: Words) -> Sheet:
    """Return what each person has given, in alphabetical order: no ranks."""
    pen = Pen(hub, places.CONTRIBUTORS, words)
    intro = pen.say("Thank you. Everyone who has given something to the others here, in alphabetical order.")
    lines = bullets(f"{pen.to(one.person)}: {_gifts(pen, one)}" for one in hub.once(thanks))
    return sheet(pen, pen.say("Contributors"), intro, lines)


def _gifts(pen: Pen, one: Thanks) -> str:
    return pen.listed(deeds_told(pen.words, one.gifts.items()))
