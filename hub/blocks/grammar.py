"""How the blocks of the learning loop are written: shared by whoever reads them and whoever renders them."""

import re
from dataclasses import dataclass

STAGES = ("practice", "check", "feedback", "reflect")
"""The kinds of blocks that stand for a stage of the loop."""
FOLDS = ("hint", "solution")
"""What is folded inside them."""
DEEPEST = 8
"""So many blocks may stand one inside the other; what is deeper is plain text."""

_HEAD = (
    rf"(?P<mark>!!!|\?\?\?\+?(?= ?(?:{'|'.join(FOLDS)})(?![\w-]))) ?"
    rf"(?P<kind>{'|'.join((*STAGES, *FOLDS))})(?![\w-])"
    r'(?P<words>(?: ++[\w-]++)*+)(?: +"(?P<title>.*)")? *'
)
OPENER = re.compile(rf"(?:^|\n){_HEAD}(?:\n|$)", re.IGNORECASE)
"""The first line of a block, wherever it stands in a text whose tabs are spaces."""
_OPENING_LINE = re.compile(_HEAD, re.IGNORECASE)
OUTCOME = re.compile(r"outcome-(\d{1,4})", re.IGNORECASE)
BLANK = re.compile(r"(?<!\w)_{3,}(?!\w)")
"""A place to fill in: three or more underscores that stand by themselves."""
TASK = re.compile(r"\[(?P<done>[ xX])\] +(?P<text>.*)", re.DOTALL)
"""What makes a list item a task, or a choice inside a check."""
NAME = r"[^\W_]++(?:(?:_++|[.-])[^\W_]++)*+"
"""A name behind `@`: underscores and full stops at its end belong to the text around it."""
DOER = re.compile(rf"@(?P<name>{NAME}):[ \t]*")
"""Who is to do a task, at its beginning."""
_IN_FORMULA = r"(?:\\.|[^\\$\n\x02\x03]|{newline})"
_FORMULA = (
    r"(?<![\\$])(?:\\\\)*+(?P<mark>\$(?![\s$])(?P<one>{inside}+)(?<!\s)\$|\$\$(?![^\S\n]|\$)(?P<two>{inside}+)(?<![^\S\n])\$\$)"
    r"(?![$\dA-Z_]|\{{[A-Za-z_])"
)
"""Behind money and names of variables (`$5-$10`, `$HOME/$USER`, `${{A}}/${{B}}`) stands what makes them no formulas."""


def formula(newline: str = r"\n") -> re.Pattern[str]:
    """Return how a formula within lines is written with `$` or `$$`; `newline` says at which ends of lines it may go on."""
    inside = _IN_FORMULA.format(newline=newline)
    return re.compile(_FORMULA.format(inside=inside), re.DOTALL)


MENTION = re.compile(rf"(?<![\w@/.&=#+\\-])_*+(?P<at>@)(?P<name>{NAME})(?!@)")
"""A person in a text, perhaps in underscores that make it stand out; not a part of a word, of an address or of code."""


@dataclass(frozen=True, slots=True)
class Opener:
    """The first line of a block; `title` is Markdown, empty where none is to be shown, None where none is given."""

    mark: str
    kind: str
    classes: tuple[str, ...]
    outcomes: tuple[int, ...]
    title: str | None

    @property
    def is_stage(self) -> bool:
        """Whether it opens a stage of the loop."""
        return self.kind in STAGES


def opener_of(match: re.Match[str]) -> Opener:
    """Return what the first line of a block says."""
    words = match["words"].lower().split()
    outcomes = [(word, OUTCOME.fullmatch(word)) for word in words]
    return Opener(
        match["mark"],
        match["kind"].lower(),
        tuple(word for word, outcome in outcomes if not outcome),
        tuple(dict.fromkeys(int(outcome[1]) for _, outcome in outcomes if outcome)),
        match["title"],
    )


def opener_on(line: str) -> Opener | None:
    """Return what a line opens, or None; the line has no margin."""
    match = _OPENING_LINE.fullmatch(line.expandtabs(4))
    return opener_of(match) if match else None
