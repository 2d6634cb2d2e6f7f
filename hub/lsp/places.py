"""Places as editors count them: lines and characters from 0, characters in the units that both sides agreed on."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lsprotocol.types import Position, PositionEncodingKind, Range

from hub.diagnostics import Span

_NEWLINE = re.compile(r"\r\n|\n|\r")
_WIDTHS: Mapping[str, int] = MappingProxyType({"utf-8": 1, "utf-16": 2})


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as the hub and editors divide it, without their ends."""
    return _NEWLINE.split(text)


class Ruler:
    """Turns places of a text into positions of an editor, and back; what lies outside the text is drawn into it."""

    def __init__(self, lines: Sequence[str], encoding: str = PositionEncodingKind.Utf16) -> None:
        self.lines = lines
        self.encoding = str(getattr(encoding, "value", encoding))

    def range(self, span: Span) -> Range:
        """Return the range of a span."""
        return Range(self.position(span.line, span.column), self.position(span.end_line, span.end_column))

    def position(self, line: int, column: int) -> Position:
        """Return the position of a line and column, which count from 1, the column in code points."""
        return Position(max(line - 1, 0), self._units(self._line(line)[: max(column - 1, 0)]))

    def place(self, position: Position) -> tuple[int, int]:
        """Return the line and column of a position, which count from 1, the column in code points."""
        column, left = 1, position.character
        for character in self._line(position.line + 1):
            left -= self._units(character)
            if left < 0:
                break
            column += 1
        return position.line + 1, column

    def _line(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding not in _WIDTHS:
            return len(text)
        form = "utf-16-le" if self.encoding == "utf-16" else self.encoding
        return len(text.encode(form, "surrogatepass")) // _WIDTHS[self.encoding]
