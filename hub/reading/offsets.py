"""From offsets in a text to places in its file."""

from bisect import bisect_right
from itertools import accumulate

from hub.diagnostics import Span
from hub.reading.blocks import Line
from hub.reading.mishaps import Mishap


class Places:
    """Turns offsets in a part of a file into places in the file: the part has these lines and begins on `first_line`."""

    def __init__(self, path: str, lines: list[str], first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def span(self, start: int, end: int) -> Span:
        """Return the place from an offset to another."""
        first = bisect_right(self.starts, start) - 1
        last = first if end < self.starts[first + 1] else bisect_right(self.starts, end) - 1
        line, column = first + self.first_line, start - self.starts[first] + 1
        return Span(self.path, line, column, last + self.first_line, end - self.starts[last] + 1)

    def over(self, block: Line) -> Span:
        """Return the place of a text of several lines, the later ones indented like the first."""
        *above, last = block.text.split("\n")
        line, column = block.index + self.first_line, block.column + 1
        return Span(self.path, line, column, line + len(above), column + len(last))

    def on(self, line: Line | Mishap) -> Span:
        """Return the place of what stands on one line."""
        return Span.on_line(self.path, line.index + self.first_line, line.column + 1, len(line.text))
