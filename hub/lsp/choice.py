"""What can be typed at a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

MOST = 100
"""So many choices are offered at once; whoever types on gets others."""


class Sort(Enum):
    """What a choice is; editors show a sign for each."""

    FIELD = auto()
    ENTRY = auto()
    WORD = auto()
    FILE = auto()
    BLOCK = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to type: what is shown, what is typed, a few words beside it, and Markdown that explains it.

    `found_by` is what it can be found by beside its label, such as a title.
    """

    label: str
    text: str
    sort: Sort
    detail: str = ""
    about: str = ""
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can stand in the place of the text from a column to the cursor; `whole` says that nothing was left out."""

    start: int
    found: tuple[Choice, ...] = ()
    whole: bool = True


def narrowed(start: int, typed: str, choices: Iterable[Choice]) -> Choices:
    """Return the choices that go with what is typed, in their order, those that begin with it first."""
    wanted = typed.lower()
    those = [one for one in choices if wanted in f"{one.label} {one.found_by}".lower()]
    those.sort(key=lambda one: not one.label.lower().startswith(wanted))
    return Choices(start, tuple(those[:MOST]), len(those) <= MOST)
