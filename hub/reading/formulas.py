"""Formulas in a body: blocks between `$$`, and what stands between `$` in a line. Nothing in them is a link or a heading.

In time linear in the length of the text, and as the extension `pymdownx.arithmatex` reads it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hub.blocks.grammar import formula

CODE = "\x02"
"""What stands in the place of code in a text in which formulas are looked for: none goes across it."""
_BLOCK = re.compile(
    r"(?:\$\$(?P<dollar>(?:\\.|[^\\])+?)\$\$|\\\[(?P<square>(?:\\[^\]]|[^\\])+?)\\\]|"
    r"(?P<whole>\\begin\{(?P<name>[a-z]+\*?)\}(?:\\.|[^\\])+?\\end\{(?P=name)\}))[ ]*",
    re.DOTALL,
)
_BEGINS = ("$$", "\\[", "\\begin{")
_GOES_ON = r"\n(?![ \t]*(?:\n|[-*+][ \t]|\d+\.[ \t]|#))"
_OPENER = re.compile(r"(?:\\\\)*+(?P<mark>\\\(|(?<!\$)\$)|(?:\\\\)++|\\.", re.DOTALL)
_DOLLARS = formula(_GOES_ON)
_ROUND = re.compile(rf"\\\((?P<one>(?:\\[^)]|[^\\\n\x02]|{_GOES_ON})++)(?P<end>\\\))?", re.DOTALL)
_WRAPPED = re.compile(r"\\\((.+?)\\\)", re.DOTALL)


class Formula(NamedTuple):
    """A formula within lines: where it begins and ends with its marks, and where its TeX begins."""

    start: int
    end: int
    inside: int
    tex: str


class Block(NamedTuple):
    """A formula that stands by itself: its TeX, the column where that begins, and how many lines it has with its marks."""

    tex: str
    column: int
    lines: int


def formula_at(lines: Sequence[str], index: int, start: int) -> Block | None:
    """Return the formula that a block of text is, which begins on a line behind an indent of `start`."""
    if not lines[index].startswith(_BEGINS, start):
        return None
    end = next((at for at in range(index, len(lines)) if not lines[at].strip()), len(lines))
    found = _BLOCK.fullmatch("\n".join(line[start:] for line in lines[index:end]))
    if not found:
        return None
    group = next(name for name in ("dollar", "square", "whole") if found[name] is not None)
    return Block(found[group], start + found.start(group), end - index)


def formulas_in(text: str) -> Iterator[Formula]:
    """Yield the formulas within lines, in a text with `CODE` in the place of code; none goes from one cell of a table to another."""
    at = barren = line = seen = 0
    while opener := _OPENER.search(text, at):
        mark, start, at = opener["mark"], opener.start("mark"), opener.end()
        if not mark or (mark != "$" and start < barren):
            continue
        found = _DOLLARS.match(text, opener.start()) if mark == "$" else _ROUND.match(text, start)
        line, seen = max(text.rfind("\n", seen, start) + 1, line), start
        closed = found and (mark == "$" or found["end"])
        if found and closed and not ("|" in found[0] and text.startswith("|", line)):
            at = found.end()
            group = "one" if found["one"] is not None else "two"
            yield Formula(start, at, found.start(group), found[group])
        elif found and not closed:
            barren = found.end()


def bare(text: str) -> str:
    """Return a text of a page with the formulas in it as they were written, without the marks around them."""
    return _WRAPPED.sub(r"\1", text) if "\\(" in text else text
