"""What is said of the thing under a cursor: of a field, of an entry that is named."""

import re
from collections.abc import Sequence

from pydantic import BaseModel

from hub.diagnostics import Span
from hub.lsp.completing import spot_at
from hub.lsp.fields import field_at, told
from hub.lsp.spot import Part

_WORD = re.compile(r"[\w-]+")


def field_help(model: type[BaseModel], lines: Sequence[str], at: Span) -> tuple[str, Span] | None:
    """Return help, as Markdown, for the field whose name stands at a place, with the place of the name."""
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    word = next((one for one in _WORD.finditer(line) if one.start() < at.column <= one.end() + 1), None)
    if word is None or line[word.end() : word.end() + 1] != ":":
        return None
    spot = spot_at(at.path, lines, at.line, word.end() + 1)
    if spot is None or spot.part is Part.VALUE or spot.typed != word[0]:
        return None
    spec, _ = field_at((*spot.route, word[0]), model)
    place = Span.on_line(at.path, at.line, word.start() + 1, len(word[0]))
    return (f"**`{spec.name}`**: {told(spec)}", place) if spec else None
