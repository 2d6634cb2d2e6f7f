"""The page of contributors: what each person has given, without ranks."""

from collections.abc import Mapping

from hub.graph import places
from hub.graph.gifts import Gift, Thanks, thanks
from hub.graph.hub import Hub
from hub.pages.derived import Sheet, sheet
from hub.pages.markup import bullets
from hub.pages.pen import Pen
from hub.words.words import Words


def contributors(hub: Hub, words: Words) -> Sheet:
    """Return what each person has given, in alphabetical order: no ranks."""
    pen = Pen(hub, places.CONTRIBUTORS, words)
    intro = pen.say("Thank you. Everyone who has given something to the others here, in alphabetical order.")
    lines = bullets(f"{pen.to(one.person)}: {_gifts(pen, one)}" for one in hub.once(thanks))
    return sheet(pen, pen.say("Contributors"), intro, lines)


def _gifts(pen: Pen, one: Thanks) -> str:
    told = {**_texts(pen, one.gifts), **_help(pen, one.gifts)}
    return pen.listed([told[gift] for gift in one.gifts])


def _texts(pen: Pen, gifts: Mapping[Gift, int]) -> Mapping[Gift, str]:
    count = {gift: gifts.get(gift, 0) for gift in Gift}
    return {
        Gift.LESSONS: pen.many("wrote {count} lesson", "wrote {count} lessons", count[Gift.LESSONS]),
        Gift.GUIDES: pen.many("keeps {count} guide", "keeps {count} guides", count[Gift.GUIDES]),
        Gift.PATHS: pen.many("keeps {count} path", "keeps {count} paths", count[Gift.PATHS]),
        Gift.TRANSLATED: pen.many("translated {count} text", "translated {count} texts", count[Gift.TRANSLATED]),
        Gift.EDITED: pen.many("edited {count} text", "edited {count} texts", count[Gift.EDITED]),
        Gift.REVIEWED: pen.many("reviewed {count} text", "reviewed {count} texts", count[Gift.REVIEWED]),
        Gift.TESTED: pen.many("tried out {count} text", "tried out {count} texts", count[Gift.TESTED]),
    }


def _help(pen: Pen, gifts: Mapping[Gift, int]) -> Mapping[Gift, str]:
    count = {gift: gifts.get(gift, 0) for gift in Gift}
    return {
        Gift.FACILITATED: pen.many(
            "facilitated {count} session", "facilitated {count} sessions", count[Gift.FACILITATED]
        ),
        Gift.SPOKE: pen.many("spoke at {count} session", "spoke at {count} sessions", count[Gift.SPOKE]),
        Gift.ANSWERED: pen.many("answered {count} question", "answered {count} questions", count[Gift.ANSWERED]),
        Gift.MENTORED: pen.many("mentored {count} colleague", "mentored {count} colleagues", count[Gift.MENTORED]),
    }
