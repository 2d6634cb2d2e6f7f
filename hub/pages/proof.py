"""Who knows a topic and why: how strong the evidence is, every deed with its link and its day, and the own claims apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hub.graph.evidence import HALF_LIFE_DAYS, WEIGHTS, Evidence, Expert, weight
from hub.graph.hub import Hub
from hub.model.people import Person
from hub.model.topics import Topic
from hub.pages.facts import introduced
from hub.pages.markup import (
    box,
    bullets,
    emphasis,
    escape,
    folded,
    joined,
    meter,
    numbers,
    strong,
    table,
    under,
)
from hub.pages.pen import Pen
from hub.words.words import term

_SHOWN = 4
"""So many deeds of a kind have their links; the others are counted."""
_DIGITS = 2

_DEEDS = {
    "authored": term("wrote {things}"),
    "reviewed": term("reviewed {things}"),
    "spoke": term("spoke at {things}"),
    "facilitated": term("facilitated {things}"),
    "answered": term("answered a question at {things}"),
    "steward": term("looks after {things}"),
    "mentored": term("mentored {things}"),
    "mentors": term("mentors {things}"),
    "edited": term("edited {things}"),
    "translated": term("translated {things}"),
    "tested": term("tried out {things}"),
}


def expert_list(pen: Pen, topic_id: str, most: int | None = None) -> str:
    """Return who knows a topic: by evidence, the strongest first, with proof; then who has nothing but their own words.

    `most` is how many of each are shown; all if it is None.
    """
    experts = pen.hub.experts(topic_id)
    proven = [one for one in experts if one.evidence]
    claimed = [*(one for one in experts if not one.evidence), *pen.hub.brought(topic_id)]
    own = bullets(f"{_named(pen, one)}: {_claims(pen, one)}" for one in claimed[:most])
    return joined(
        (
            box("people", numbers(_proven(pen, one) for one in proven[:most])),
            strong(pen.say("By their own words")) if own else "",
            own,
        )
    )


def proof(pen: Pen, expert: Expert) -> Iterator[str]:
    """Yield a line for each kind of deed, the strongest first: the deeds with their links and days, and what they weigh."""
    kinds: dict[str, list[Evidence]] = defaultdict(list)
    for deed in expert.evidence:
        kinds["mentors" if _goes_on(pen, deed) else deed.what].append(deed)
    for what, deeds in sorted(kinds.items(), key=lambda kind: (-_sum(kind[1]), kind[0])):
        things = [_thing(pen, deed) for deed in deeds[:_SHOWN]]
        more = len(deeds) - _SHOWN
        told = [*things, pen.many("{count} more", "{count} more", more)] if more > 0 else things
        yield f"{pen.say(_DEEDS[what], things=pen.listed(told))} ({_number(pen, _sum(deeds))})"


def strength(pen: Pen, expert: Expert) -> str:
    """Return how strong the evidence for someone is, as a bar beside the strongest of the hub and as a number."""
    most = max(pen.hub.once(strongest), expert.score)
    return f"{meter(round(expert.score, _DIGITS), round(most, _DIGITS))} {_number(pen, expert.score)}"


def how_ranked(pen: Pen) -> str:
    """Return how the order of experts comes about, from the weights themselves, folded."""
    later = pen.many("{count} day later", "{count} days later", HALF_LIFE_DAYS)
    head = (pen.say("What someone did"), pen.say("On its day"), later, pen.say("Without a day"))
    rows = [
        (pen.say(_DEEDS[what], things="…"), *(_number(pen, weight(what, age)) for age in (0, HALF_LIFE_DAYS, None)))
        for what in WEIGHTS
    ]
    return folded(
        pen.say("How the order comes about"),
        pen.say(
            "Each deed counts for the topics of the entry where it is written down, mentoring for the topics that both people name. The weight of a deed depends on what it was and fades with time; the sum makes the order."
        ),
        table(head, rows),
        pen.say("What people say of themselves, and what they bring from before, adds nothing to it."),
    )


def _proven(pen: Pen, expert: Expert) -> str:
    claims = _claims(pen, expert)
    own = emphasis(pen.say("Says of themselves: {claims}", claims=claims)) if claims else ""
    return under(f"{_named(pen, expert)} {strength(pen, expert)}", bullets(proof(pen, expert)), own)


def _named(pen: Pen, expert: Expert) -> str:
    return "".join(introduced(pen, person) for person in pen.hub.those([expert.person], Person))


def _claims(pen: Pen, expert: Expert) -> str:
    """Return what someone says of themselves about a topic; empty for nothing."""
    level = [pen.level(expert.claimed)] if expert.claimed else []
    return "; ".join([*level, *(pen.say("“{text}”", text=escape(text)) for text in expert.background)])


def _thing(pen: Pen, deed: Evidence) -> str:
    thing = pen.all([deed.id])
    if deed.on is None or _goes_on(pen, deed):
        return thing
    if deed.what != "mentored":
        return pen.say("{thing} on {day}", thing=thing, day=pen.day(deed.on))
    return pen.say("{thing} until {day}", thing=thing, day=pen.day(deed.on))


def _goes_on(pen: Pen, deed: Evidence) -> bool:
    """Return whether a deed is a mentoring that has not ended."""
    return deed.what == "mentored" and deed.on == pen.hub.today


def _sum(deeds: Iterable[Evidence]) -> float:
    return sum(deed.weight for deed in deeds)


def _number(pen: Pen, value: float) -> str:
    return pen.words.number(round(value, _DIGITS))


def strongest(hub: Hub) -> float:
    """Return the highest score of anyone for any topic."""
    return max((one.score for topic in hub.all(Topic) for one in hub.experts(topic.id)[:1]), default=0.0)
