"""Markup in a body that is broken off: code that is never closed, marks of a merge, links without their brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hub.diagnostics import Span
from hub.reading.inline import without_code

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[^`\n]*$")
_CONFLICT = re.compile(r"<{7} \S.*|>{7} \S.*|={7}$")
_LINKS = (
    re.compile(r"(?<!\\)\[(?P<label>[^\[\]]{1,400})\]\((?P<target>[^\s()<>]{1,400})\s*$"),
    re.compile(r"(?<![\\\[])\[\[(?P<target>[^\[\]|]{1,400})(?:\|(?P<label>[^\[\]|]{1,400}))?\]\](?!\()"),
    re.compile(r"(?<!\\)\[(?P<label>[^\[\]]{2,400})\][ ]{1,9}\((?P<target>[^\s()<>]{1,400})\)"),
)
_GOES_ON = re.compile(r"\s*[)\"']")


class Tear(StrEnum):
    """What is broken off."""

    CODE = "code"
    CONFLICT = "conflict"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Torn:
    """Markup that is broken off, and where; `mark` is what stands there, or the target of a link with its `label`."""

    tear: Tear
    span: Span
    mark: str
    label: str = ""


def torn_in(path: str, first_line: int, prose: Sequence[str]) -> Iterator[Torn]:
    """Find broken markup in lines whose code is blanked out; of fences the first, because it shifts all others."""
    fenced = opened = False
    for index, line in enumerate(prose):
        number = first_line + index
        if line[:1] in {"<", ">", "="} and (match := _CONFLICT.match(line)) and (opened or line[0] != "="):
            opened = line[0] != ">"
            yield Torn(Tear.CONFLICT, Span.on_line(path, number, 1, len(match[0].rstrip())), line[:7])
        elif not fenced and ("```" in line or "~~~" in line) and (match := _FENCE.match(line)):
            fenced = True
            width = len(line.rstrip()) - match.start("fence")
            yield Torn(Tear.CODE, Span.on_line(path, number, match.start("fence") + 1, width), match["fence"])
        elif "[" in line:
            following = prose[index + 1] if index + 1 < len(prose) else ""
            yield from _links(path, number, line, goes_on=bool(_GOES_ON.match(following)))


def _links(path: str, number: int, line: str, *, goes_on: bool) -> Iterator[Torn]:
    plain = without_code(line) if "`" in line else line
    for pattern in _LINKS[1:] if goes_on else _LINKS:
        for match in pattern.finditer(plain):
            text = line[match.start() : match.end()].rstrip()
            label = match["label"] or match["target"]
            yield Torn(Tear.LINK, Span.on_line(path, number, match.start() + 1, len(text)), match["target"], label)
