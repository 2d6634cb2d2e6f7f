"""Formulas in a body: blocks between `$$`, and what stands between `$` in a line. Nothing in them is a link or a heading.

In time linear in the length of the text, and as the extension `pymdownx.arithmatex` reads it.
"""

import re
from collections.abc import Iterator, Sequence

_BLOCK = re.compile(
    r"(?:\$\$(?:\\.|[^\\])+?\$\$|\\\[(?:\\[^\]]|[^\\])+?\\\]|\\begin\{(?P<name>[a-z]+\*?)\}(?:\\.|[^\\])+?\\end\{(?P=name)\})[ ]*",
    re.DOTALL,
)
_BEGINS = ("$$", "\\[", "\\begin{")
_GOES_ON = r"\n(?![ \t]*(?:\n|[-*+][ \t]|\d+\.[ \t]|#))"
_OPENER = re.compile(r"\\[^(]|(?P<mark>\\\(|\$(?!\s))", re.DOTALL)
_INSIDE = {
    "$": re.compile(rf"\$(?P<text>(?:\\.|[^\\$\n]|{_GOES_ON})++)(?P<end>(?<!\s)\$)?", re.DOTALL),
    "\\(": re.compile(rf"\\\((?P<text>(?:\\[^)]|[^\\\n]|{_GOES_ON})++)(?P<end>\\\))?", re.DOTALL),
}
_WRAPPED = re.compile(r"\\\((.+?)\\\)", re.DOTALL)


def formula_end(lines: Sequence[str], index: int) -> int:
    """Return the last line of the formula that a block of text is, which begins on a line; -1 where it is none."""
    if not lines[index].lstrip().startswith(_BEGINS):
        return -1
    end = next((at for at in range(index, len(lines)) if not lines[at].strip()), len(lines))
    return end - 1 if _BLOCK.fullmatch("\n".join(lines[index:end]).lstrip()) else -1


def formulas_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where formulas within lines begin and end, in a text whose code is blanked out; none goes from cell to cell."""
    at = barren = line = seen = 0
    while opener := _OPENER.search(text, at):
        mark, start, at = opener["mark"], opener.start(), opener.end()
        if not mark or (mark == "\\(" and start < barren):
            continue
        found = _INSIDE[mark].match(text, start)
        line, seen = max(text.rfind("\n", seen, start) + 1, line), start
        if found and found["end"] and not ("|" in found["text"] and text.startswith("|", line)):
            at = found.end()
            yield found.span()
        elif found and mark == "\\(":
            barren = found.end()


def bare(text: str) -> str:
    """Return a text of a page with the formulas in it as they were written, without the marks around them."""
    return _WRAPPED.sub(r"\1", text) if "\\(" in text else text
