"""What every form of a report is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub.diagnostics import Diagnostic, Severity, Span

TOOL = "Peerhub"
"""What programs call the one who reports."""


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in reading order, the lines of the files they are in, the folder of content, and the number of entries.

    `prefix` stands before each path, such as `content/`, so that paths are relative to the project.
    """

    found: Sequence[Diagnostic]
    lines: Mapping[str, Sequence[str]]
    prefix: str
    entries: int

    def path(self, span: Span) -> str:
        """Return the path of a place as reports name it."""
        return f"{self.prefix}{span.path}"

    def line(self, span: Span) -> str:
        """Return the line on which a place begins; empty where it is not known."""
        lines = self.lines.get(span.path, ())
        return lines[span.line - 1] if 0 < span.line <= len(lines) else ""


def worst_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return errors, then warnings, then notices, each in reading order."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return sorted(found, key=lambda one: ranks[one.severity])
