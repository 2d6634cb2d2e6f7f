"""The few words that the extension writes itself, in the language of the site."""

from collections.abc import Mapping

from hub.blocks.grammar import Opener

TITLES = {
    "practice": "Practice",
    "check": "Check",
    "feedback": "Feedback",
    "reflect": "Reflect",
    "hint": "Hint",
    "solution": "Solution",
}
"""What a block is called that has no title."""
DOERS = {"newcomer": "Newcomer", "buddy": "Buddy", "manager": "Manager", "it": "IT", "hr": "HR"}
"""Who can be named as the doer of a task, beside people."""
RIGHT, WRONG = "Right.", "Not right."
ANSWERS, ORDER = "Answers", "The right order"
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
