"""Formulas in TeX as MathML, which browsers draw and screen readers read out without any script."""

import re
from collections.abc import Sequence
from threading import Thread, stack_size
from typing import NamedTuple

import math_core

LONGEST = 4000
"""How many characters a formula may have."""
PREFIX = "hub-math-"
"""Before the name of an equation: its anchor on the page."""

_ROOM = 64 << 20
_FAULT = re.compile(r"(?P<place>\d+): (?P<words>.*)", re.DOTALL)
_QUOTED = re.compile(r'"([^"\s]+)"')
_DEFINES = re.compile(r"\\(?:g?def|let|(?:new|renew|provide)command)(?![a-zA-Z])")


class Unreadable(NamedTuple):
    """Why a formula cannot be shown, and at which of its characters."""

    words: str
    place: int


def as_mathml(formulas: Sequence[tuple[str, bool]]) -> list[str | Unreadable]:
    """Return the formulas of a page as MathML, or why that cannot be; each is given with whether it stands by itself.

    Equations are numbered through the page. Formulas may nest as deep as they are long, so they are read where there is
    room for that.
    """
    found: list[str | Unreadable] = []
    thread = Thread(target=_read, args=(formulas, found))
    usual = stack_size(_ROOM)
    try:
        thread.start()
    finally:
        stack_size(usual)
    thread.join()
    return found


def _read(formulas: Sequence[tuple[str, bool]], found: list[str | Unreadable]) -> None:
    reader = math_core.LatexToMathML(fancy_error=False, allow_unreliable_rendering=True, id_prefix=PREFIX)
    for tex, block in formulas:
        found.append(_limit(tex) or _mathml(reader, tex, block=block))


def _limit(tex: str) -> Unreadable | None:
    """Return why a formula is not even tried."""
    if len(tex) > LONGEST:
        return Unreadable(f"it has more than {LONGEST} characters", 0)
    defines = _DEFINES.search(tex)
    return (
        Unreadable(f"commands such as `{defines[0]}` define others, which is not done here", defines.start())
        if defines
        else None
    )


def _mathml(reader: math_core.LatexToMathML, tex: str, *, block: bool) -> str | Unreadable:
    try:
        return reader.convert_with_global_state(tex, displaystyle=block)
    except math_core.LatexError as fault:
        told = _FAULT.fullmatch(str(fault))
        words, place = (told["words"], int(told["place"])) if told else (str(fault), 0)
        quoted = _QUOTED.sub(r"`\1`", f"{words[:1].lower()}{words[1:]}")
        return Unreadable(quoted.rstrip("."), min(place, len(tex)))
    except BaseException:  # noqa: BLE001  where the reader itself fails, which is no Exception, the other formulas live
        return Unreadable("the reader of formulas fails on it", 0)
