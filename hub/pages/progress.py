"""The page of the reader's own progress."""

from hub.graph import places
from hub.graph.hub import Hub
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.pen import Pen
from hub.words.words import Words


def progress(hub: Hub, words: Words) -> Sheet:
    """Return the page on which readers see, print, take along and forget what they have done."""
    pen = Pen(hub, places.PROGRESS, words)
    intro = pen.say(
        "What you have finished. It is kept in this browser and nowhere else: save it to a file to have it on another device."
    )
    without = pen.say(
        "With scripts, a list of what you have finished, to print, to save to a file and to take in on another device."
    )
    return sheet(pen, pen.say("Your progress"), intro, element("record", None, without))
