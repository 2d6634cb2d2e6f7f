"""Lines that open or close fenced code."""

import re

FENCES = ("```", "~~~")
FENCE = re.compile(r"^(?P<margin>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")


def may_be_fence(line: str) -> bool:
    """Return whether a line begins as a fence does."""
    return line.lstrip(" \t>")[:3] in FENCES


def closers(lines: list[str]) -> dict[tuple[str, str], list[int]]:
    """Return the lines that may close a fence, by the margin and the marks that it must have been opened with."""
    found: dict[tuple[str, str], list[int]] = {}
    for index, line in enumerate(lines):
        if may_be_fence(line) and (match := FENCE.match(line)) and not match["info"].strip():
            found.setdefault((match["margin"], match["fence"]), []).append(index)
    return found
