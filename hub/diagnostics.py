"""What can be said about a fault: where it is, which rule it breaks, what to type instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTE = 200
"""So many characters of a text a message says at most: a file of 1 MiB may have a hundred thousand findings."""


def brief(text: str) -> str:
    """Return a text as a message quotes it: the beginning of one that is long."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


class Severity(StrEnum):
    """How bad a fault is; the values are public (see `docs: hub rules`)."""

    ERROR = "error"
    """Fails everything and blocks publishing."""
    WARNING = "warning"
    """Probably a mistake: fails `hub check` and a strict build."""
    NOTICE = "notice"
    """Advice: never changes an exit code."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def on_line(cls, path: str, line: int, column: int, width: int) -> "Span":
        """Make a span of `width` code points within one line."""
        return cls(path, line, column, line, column + width)


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault that the hub can find, with the texts of its entry in the catalogue.

    `before` and `after` show the fault and its repair in a contributor's file. `conceals` says that what it finds must not
    be shown again: reports leave the line out.
    """

    name: str
    severity: Severity
    summary: str
    why: str
    fix: str
    before: str
    after: str
    conceals: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault found. `replacement` is the text for exactly the span; `hint` says what to type.

    `sure` is False where a person must look before the replacement is made: who did something is never guessed.
    """

    rule: Rule
    span: Span
    message: str
    hint: str
    replacement: str | None = None
    related: tuple[Span, ...] = ()
    sure: bool = True

    @property
    def severity(self) -> Severity:
        """The severity of the rule it breaks."""
        return self.rule.severity

    @property
    def safe(self) -> bool:
        """Whether there is a replacement that can be made without asking anybody."""
        return self.replacement is not None and self.sure

    @property
    def order(self) -> tuple[Span, str, str]:
        """The key that puts diagnostics in reading order."""
        return (self.span, self.rule.name, self.message)


def any_error(found: Iterable[Diagnostic]) -> bool:
    """Return whether one of the findings is an error."""
    return any(one.severity is Severity.ERROR for one in found)
