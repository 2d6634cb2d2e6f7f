"""The words of the hub's own vocabularies, which every language has; the words that a hub has chosen are shown as they are."""

from hub.words.words import Words, term

TERMS = frozenset(
    {
        term("everyone"),
        *(term("beginner"), term("intermediate"), term("advanced")),
        *(term("lunch-and-learn"), term("workshop"), term("demo"), term("peer-review")),
        *(term("group-reflection"), term("networking"), term("office-hours")),
        *(term("culture"), term("people"), term("payroll"), term("tools")),
        *(term("security"), term("workplace"), term("role")),
        *(term("lesson"), term("guide"), term("session"), term("person")),
        *(term("topic"), term("path"), term("group"), term("page")),
        *(term("video"), term("doc"), term("repo"), term("book"), term("course")),
        *(term("mentoring"), term("buddy"), term("questions"), term("review")),
    }
)
"""Levels, formats and areas that a hub has where it chooses none; kinds; what is found elsewhere; what people offer."""

TIMES = {
    "before-day-1": term("Before day 1"),
    "day-1": term("Day 1"),
    "week-1": term("Week 1"),
    "month-1": term("Month 1"),
    "month-3": term("Month 3"),
}
"""The times of onboarding that a hub has where it chooses none."""


def shown(words: Words, word: str) -> str:
    """Return a word of a vocabulary as readers know it."""
    return words.say(word) if word in TERMS else word


def time_title(words: Words, time: str) -> str:
    """Return a time of onboarding as people say it: `before-day-1` is Before day 1."""
    plain = time.replace("-", " ")
    return words.say(TIMES[time]) if time in TIMES else plain[:1].upper() + plain[1:]


def kind_title(words: Words, kind: str) -> str:
    """Return the name of a kind as a title."""
    name = shown(words, kind)
    return name[:1].upper() + name[1:]
