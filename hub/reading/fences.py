"""Lines that open or close fenced code."""

import re
from bisect import bisect_right
from functools import cached_property

FENCES = ("```", "~~~")
FENCE = re.compile(r"^(?P<margin>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_TAB = 4


def may_be_fence(line: str) -> bool:
    """Return whether a line begins as a fence does."""
    return line.lstrip(" \t>")[:3] in FENCES


class Fences:
    """Where the fences of some lines end; in all of them together, time grows with their number."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.closers: dict[tuple[str, str], list[int]] = {}
        for index, line in enumerate(lines):
            if may_be_fence(line) and (match := FENCE.match(line)) and not match["info"].strip():
                self.closers.setdefault((match["margin"], match["fence"]), []).append(index)

    def end(self, index: int, line: str) -> int:
        """Return the line that closes the fence opened here, or 0 where none is: a line further to the left breaks it off."""
        if not may_be_fence(line) or not (match := FENCE.match(line)):
            return 0
        lines = self.closers.get((match["margin"], match["fence"]), [])
        place = bisect_right(lines, index)
        if place == len(lines):
            return 0
        broken = match["margin"] and self.left_of[index] < lines[place]
        return 0 if broken else lines[place]

    @cached_property
    def left_of(self) -> list[int]:
        """The next line that begins further to the left, for each line; their number where there is none."""
        found = [len(self.lines)] * len(self.lines)
        waiting: list[tuple[int, int]] = []
        for index, line in enumerate(self.lines):
            if not (text := line.lstrip(" \t>")):
                continue
            indent = len(line[: len(line) - len(text)].expandtabs(_TAB))
            while waiting and waiting[-1][0] > indent:
                found[waiting.pop()[1]] = index
            waiting.append((indent, index))
        return found
