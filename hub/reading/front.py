"""The front matter: where the block of a file begins and ends.

It is split where python-frontmatter splits it. What readers disagree on (a blank line before it, four hyphens, no end)
is refused: unclear means withheld.
"""

import re
from collections.abc import Iterator

from frontmatter.default_handlers import YAMLHandler

from hub.diagnostics import Diagnostic, Span
from hub.rules import syntax

_BOUNDARY = YAMLHandler.FM_BOUNDARY
_DOTS = re.compile(r"^\.{3}[ \t]*$", re.MULTILINE)
_OPENING = re.compile(r"---[ \t]*\n")
_NEARLY = re.compile(r"\s*-{3,}[ \t]*\n(?:[ \t]*\n)*[\w\"'][^\n]*:")


def split(path: str, text: str) -> tuple[str | None, str, int, list[Diagnostic]]:
    """Return the block, the body, the line on which the body begins, and what is wrong with the way they are divided."""
    if not text.strip():
        return (
            None,
            "",
            1,
            [Diagnostic(syntax.EMPTY_FILE, Span(path), "The file is empty.", "Write the entry, or delete the file.")],
        )
    if not _OPENING.match(text):
        return None, text, 1, [_no_block(path, text)]
    boundaries = list(_two_boundaries(text))
    if len(boundaries) < 2:  # noqa: PLR2004  a block has two ends
        return None, "", 1, [_unclosed(path, text)]
    opening, closing = boundaries
    line = text.count("\n", 0, closing.start()) + 1
    if closing[0].rstrip() != "---":
        return None, "", 1, [_bad_closing(path, line, closing[0].strip())]
    block = text[_end_of_line(text, opening.start()) : closing.start()]
    body = text[_end_of_line(text, closing.start()) :]
    if dots := _DOTS.search(block):
        return None, "", 1, [_closed_by_dots(path, block.count("\n", 0, dots.start()) + 2)]
    return block, body, line + 1, []


def _two_boundaries(text: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(_BOUNDARY.finditer(text)):
        yield match
        if count:
            return


def _end_of_line(text: str, start: int) -> int:
    newline = text.find("\n", start)
    return len(text) if newline < 0 else newline + 1


def _no_block(path: str, text: str) -> Diagnostic:
    if match := _NEARLY.match(text):
        line = match[0].lstrip("\n \t")
        number = text[: text.index(line)].count("\n") + 1 if line else 1
        return Diagnostic(
            syntax.MISPLACED_FRONT_MATTER,
            Span.on_line(path, number, 1, len(text.split("\n")[number - 1])),
            "The front matter does not begin with `---` as the very first line, so readers disagree on whether it is one.",
            syntax.MISPLACED_FRONT_MATTER.fix,
        )
    return Diagnostic(
        syntax.MISSING_FRONT_MATTER,
        Span.on_line(path, 1, 1, len(text.split("\n", 1)[0])),
        "The file has no front matter, so the hub does not know what it is.",
        "Begin the file with three lines: `---`, `title: ...`, `---`; `hub schema KIND` and the field reference name the other fields.",
    )


def _unclosed(path: str, text: str) -> Diagnostic:
    lines = text.split("\n")
    last = next(
        (number for number, line in enumerate(lines[1:], 1) if not line.strip() or line.startswith("#")), len(lines)
    )
    dots = next((number for number, line in enumerate(lines, 1) if line.rstrip() == "..."), None)
    message = "The front matter that begins here is never closed."
    if dots:
        return _closed_by_dots(path, dots)
    return Diagnostic(
        syntax.UNCLOSED_FRONT_MATTER,
        Span.on_line(path, 1, 1, 3),
        message,
        f"Put a line with `---` after the last field, probably after line {last}.",
    )


def _bad_closing(path: str, line: int, found: str) -> Diagnostic:
    return Diagnostic(
        syntax.UNCLOSED_FRONT_MATTER,
        Span.on_line(path, line, 1, len(found)),
        f"The front matter is closed by `{found}`, which not every reader takes.",
        "Write `---`, exactly.",
        "---",
    )


def _closed_by_dots(path: str, line: int) -> Diagnostic:
    message = "The front matter is closed by `...`, which not every reader takes."
    return Diagnostic(
        syntax.UNCLOSED_FRONT_MATTER, Span.on_line(path, line, 1, 3), message, "Write `---` instead.", "---"
    )
