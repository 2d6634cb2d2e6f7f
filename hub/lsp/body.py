"""Where a cursor stands in the text of an entry: at a mention, an opener of a block, a link."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

_FENCE = re.compile(r" *(`{3,}|~{3,})")
_MENTION = re.compile(r"(?<![\w@/.&=#+\\-])@(?P<typed>[\w.-]*)$")
_TASK = re.compile(r"^\s*[-*+] \[[ xX]\] +@[\w.-]*$")
_KIND = re.compile(r"^ *(?:!!!|\?\?\?\+?) (?P<typed>[\w-]*)$")
_OUTCOME = re.compile(r"^ *!!! (?:practice|check|feedback|reflect)(?: [\w-]+)* (?P<typed>[\w-]*)$", re.IGNORECASE)
_LINK = re.compile(r"(?P<image>!?)\[[^\[\]]*\]\((?P<typed>[^()\s#]*)(?P<anchor>#[^()\s]*)?$")


class Want(Enum):
    """What may stand at a place in a text."""

    PERSON = auto()
    DOER = auto()
    BLOCK = auto()
    OUTCOME = auto()
    LINK = auto()
    IMAGE = auto()
    ANCHOR = auto()


@dataclass(frozen=True, slots=True)
class Gap:
    """What may stand where a cursor is, what is typed of it, since which column, and to which page an anchor belongs."""

    want: Want
    typed: str
    start: int
    page: str = ""


def gap_in(lines: Sequence[str], index: int, column: int) -> Gap | None:
    """Return what may stand at a place of a body; `column` counts from 1. None in fenced code and in plain text."""
    before = lines[index][: column - 1]
    if before.count("`") % 2 or _fenced(lines[:index]):
        return None
    if link := _LINK.search(before):
        if link["anchor"] is not None:
            return Gap(Want.ANCHOR, link["anchor"][1:], link.start("anchor") + 2, link["typed"])
        return Gap(Want.IMAGE if link["image"] else Want.LINK, link["typed"], link.start("typed") + 1)
    for want, pattern in ((Want.BLOCK, _KIND), (Want.OUTCOME, _OUTCOME), (Want.PERSON, _MENTION)):
        if found := pattern.search(before):
            wanted = Want.DOER if want is Want.PERSON and _TASK.match(before) else want
            return Gap(wanted, found["typed"], found.start("typed") + 1)
    return None


def _fenced(lines: Sequence[str]) -> bool:
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
    return bool(fence)
