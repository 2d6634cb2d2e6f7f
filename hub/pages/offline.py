"""The page of what can be read without a connection."""

from hub.graph import places
from hub.graph.hub import Hub
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.pen import Pen
from hub.words.words import Words


def offline(hub: Hub, words: Words) -> Sheet:
    """Return the page that lists what this browser keeps; it is also what stands for a page that it does not keep."""
    pen = Pen(hub, places.OFFLINE, words)
    intro = pen.say(
        "This browser keeps pages of the hub, so that you can read them without a connection: what you opened lately, and what others use most."
    )
    without = pen.say("With scripts, a list of the pages that this browser keeps.")
    return sheet(pen, pen.say("Read offline"), intro, element("offline", None, without))
