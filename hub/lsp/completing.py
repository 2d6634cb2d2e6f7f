"""What can be typed where a cursor stands."""

from collections.abc import Sequence

from hub.diagnostics import Span
from hub.graph.hub import SETTINGS
from hub.lsp.body import gap_in
from hub.lsp.choice import Choices, narrowed
from hub.lsp.fields import choices_at
from hub.lsp.front import block_of, spot_in
from hub.lsp.known import Known
from hub.lsp.prose import choices_in
from hub.lsp.spot import Spot


def spot_at(path: str, lines: Sequence[str], line: int, column: int) -> Spot | None:
    """Return where a cursor stands in the front matter of a file or in the settings; None elsewhere."""
    inside = range(len(lines)) if path == SETTINGS else block_of(lines)
    if line - 1 not in inside:
        return None
    return spot_in(lines[inside.start : inside.stop], line - 1 - inside.start, column)


def completed(known: Known, lines: Sequence[str], at: Span) -> Choices:
    """Return what can be typed at the beginning of a span in the lines of the open text."""
    spot = spot_at(at.path, lines, at.line, at.column)
    if spot is not None:
        behind = lines[at.line - 1][at.column - 1 :]
        return narrowed(spot.start, spot.typed, choices_at(spot, known, behind))
    inside = block_of(lines)
    first = inside.stop + 1 if inside else 0
    if known.entry is None or not first < at.line <= len(lines):
        return Choices(at.column)
    gap = gap_in(lines[first:], at.line - 1 - first, at.column)
    return narrowed(gap.start, gap.typed, choices_in(gap, known, known.entry)) if gap else Choices(at.column)
