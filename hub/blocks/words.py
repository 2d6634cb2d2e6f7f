"""The few words that the extension writes itself, in the language of the site."""

from collections.abc import Mapping

from hub.blocks.grammar import Opener


def term(word: str) -> str:
    """Return a word as it is: those who translate a site find its words by this call."""
    return word


TITLES = {
    "practice": term("Practice"),
    "check": term("Check"),
    "feedback": term("Feedback"),
    "reflect": term("Reflect"),
    "hint": term("Hint"),
    "solution": term("Solution"),
}
"""What a block is called that has no title."""
DOERS = {
    "newcomer": term("Newcomer"),
    "buddy": term("Buddy"),
    "manager": term("Manager"),
    "it": term("IT"),
    "hr": term("HR"),
}
"""Who can be named as the doer of a task, beside people."""
RIGHT, WRONG = term("Right."), term("Not right.")
ANSWERS, ORDER = term("Answers"), term("The right order")
ENGLISH = (*TITLES.values(), *DOERS.values(), RIGHT, WRONG, ANSWERS, ORDER)
"""All words that the option `words` may translate."""


class Words:
    """The words in one language; what is not translated stays English."""

    def __init__(self, translated: Mapping[str, str]) -> None:
        self._translated = translated

    def of(self, english: str) -> str:
        """Return a word of `ENGLISH` in the language of the site."""
        return self._translated.get(english) or english

    def title(self, opener: Opener) -> str:
        """Return the title of a block, empty for one that shows none."""
        return self.of(TITLES[opener.kind]) if opener.title is None else opener.title

    def doer(self, name: str) -> str | None:
        """Return what a doer of tasks is called, None where it is none of `DOERS`."""
        english = DOERS.get(name.lower())
        return self.of(english) if english else None
