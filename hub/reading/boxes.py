"""Lines that were meant for a task or a choice, and are none."""

import re
from collections.abc import Iterator

from hub.reading.mishaps import Mishap, Reason

_TASK = re.compile(r"(?:[-*+]|\d+\.)[ \t]+\[[ xX]\][ \t]+\S")
_LIKE = re.compile(
    r"(?P<bullet>[-*+•–—]|(?P<number>\d+)[.)])(?P<gap>\s*)[\[［](?P<inside>\s*(?:\S\ufe0f?)?\s*)[\]］](?P<after>\s*)(?P<text>\S.*)"
)
_DONE = frozenset("xXхХ×✓✔☑✅☒√vV*")
_OPEN = frozenset("✗✘❌☐")


def box_misspelt(rest: str, index: int, column: int, kind: str, *, running: bool) -> Iterator[Mishap]:
    """Yield that a line is no task and looks like one; `kind` is that of the block around it, if there is one."""
    if "[" not in rest and "［" not in rest:
        return
    if _TASK.match(rest):
        if running and kind != "check":
            yield Mishap(Reason.RUNS_ON, kind, index, column, rest.rstrip())
    elif (like := _LIKE.match(rest)) and (mark := _mark(like)):
        bullet = f"{like['number']}." if like["number"] else like["bullet"] if like["bullet"] in "-*+" else "-"
        replacement = f"{bullet} [{mark}] {like['text'].rstrip()}"
        yield Mishap(Reason.TASK, kind, index, column, rest.rstrip(), replacement)


def _mark(like: re.Match[str]) -> str | None:
    """Return what belongs between the brackets; None where they are meant for a link, for emphasis or for code."""
    inside, glued = like["inside"].strip().rstrip("\ufe0f"), not like["after"]
    if glued and (like["text"][0] in "([:（" or not like["inside"]):
        return None
    if like["bullet"] == "*" and not like["gap"] and "*" in like["text"]:
        return None
    if inside and inside not in _DONE | _OPEN:
        return None
    return "x" if inside in _DONE else " "
