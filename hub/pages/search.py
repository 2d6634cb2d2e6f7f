"""The page of the search: complete as a list of ways to look, and with scripts the search itself."""

from hub.graph import places
from hub.graph.hub import Hub
from hub.pages.derived import Sheet, sheet
from hub.pages.elements import element
from hub.pages.markup import bullets
from hub.pages.pen import Pen
from hub.words.words import Words


def search(hub: Hub, words: Words) -> Sheet:
    """Return the page on which everything is looked for; without scripts it says where to look."""
    pen = Pen(hub, places.SEARCH, words)
    ways = bullets(
        (
            pen.say("{topics}: what there is on each", topics=pen.place(places.TOPICS, pen.say("Topics"))),
            pen.say("{lessons}: all of them, by topic", lessons=pen.place(places.LESSONS, pen.say("Lessons"))),
            pen.say("{people}: who is here, and what they know", people=pen.place(places.PEOPLE, pen.say("People"))),
            pen.say(
                "{struggles}: problems in people's own words",
                struggles=pen.place(places.STRUGGLES, pen.say("Struggles")),
            ),
            pen.say("{ask}: somebody who knows, by topic", ask=pen.place(places.ASK, pen.say("Ask"))),
        )
    )
    intro = pen.say("The search needs scripts. These pages need none:")
    return sheet(pen, pen.say("Search"), "", element("search", None, intro, ways))
