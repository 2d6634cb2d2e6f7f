"""Headings, and the anchors that Python-Markdown gives them."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from markdown import Markdown

from hub.blocks.names import LONGEST_SLUG, slug_of
from hub.diagnostics import Span
from hub.reading.blocks import Line
from hub.reading.formulas import bare
from hub.reading.icons import as_text, short_names

MOST_RENDERED = 2000
"""So many headings with markup of one file are rendered to know their anchors; that takes a second."""

_PLAIN = re.compile(r"[\w ,.;:!?'()/%+-]*")
_EMPHASIS = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_SHORT_NAME = re.compile(r":[\w+-]+:")
_REFERENCE, _LABEL = re.compile(r"\[([^\[\]]*)\]\[[^\[\]]*\]"), r"\1"
_MARKS = re.compile(rf"{_EMPHASIS.pattern}|\+\+|{_SHORT_NAME.pattern}")
_MORE_MARKS = re.compile(r"\+\+|==|[~^$]|\\\(")
_COUNTED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)
_OWN_ID = re.compile(r"[{\s]#[^\s{}]+|[{\s]id=")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is its anchor."""

    level: int
    text: str
    id: str
    span: Span


class Anchors:
    """Gives each heading of a page an anchor of its own, as Python-Markdown does; however many are alike, in linear time."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.rendered = 0
        self._taken = {*taken}
        self._behind: dict[tuple[str, int], int] = {}

    def take(self, anchor: str) -> str:
        """Return an anchor, with a number behind it where it is taken or empty."""
        if not anchor or anchor in self._taken:
            counted = _COUNTED.fullmatch(anchor)
            name, count = (counted[1], int(counted[2])) if counted else (anchor, 0)
            anchor = f"{name}_{self._free(name, count)}"
        self._taken.add(anchor)
        return anchor

    def _free(self, name: str, count: int) -> int:
        """Return the first number above `count` that is not taken behind a name; what was passed is passed at once next time."""
        passed: list[int] = []
        number = count + 1
        while f"{name}_{number}" in self._taken:
            passed.append(number)
            number = self._behind.get((name, number), number + 1)
        self._behind.update(((name, one), number) for one in passed)
        return number


def heading_of(line: Line, path: str, first_line: int, anchors: Anchors) -> Heading:
    """Return the heading on a line."""
    text, anchor, own = _read(line.text[:LONGEST_SLUG], anchors)
    if not own:
        anchor = anchors.take(anchor)
    span = Span.on_line(path, line.index + first_line, line.column + 1, len(line.text))
    return Heading(line.level, text, anchor, span)


def _read(heading: str, anchors: Anchors) -> tuple[str, str, bool]:
    """Return the text of a heading, its anchor, and whether the heading names the anchor itself.

    Where there is markup in a heading, Python-Markdown says what is left of it; there seldom is.
    """
    plain = _PLAIN.fullmatch(heading) and not _MARKS.search(heading)
    if plain or anchors.rendered == MOST_RENDERED:
        return heading, slug_of(heading), False
    anchors.rendered += 1
    return _rendered(heading)


def _rendered(heading: str) -> tuple[str, str, bool]:
    renderer = _renderer(marks=bool(_MORE_MARKS.search(heading)), icons=bool(_SHORT_NAME.search(heading)))
    renderer.reset().convert(f"# {_REFERENCE.sub(_LABEL, heading)} #")
    tokens = getattr(renderer, "toc_tokens", [])
    if not tokens:
        return heading, slug_of(heading), False
    listed = heading.rstrip().endswith("}") and bool(_OWN_ID.search(heading[heading.rfind("{") :]))
    text = bare(html.unescape(tokens[0]["name"]))
    return text, tokens[0]["id"] if listed else slug_of(text, "-"), listed


@cache
def _renderer(*, marks: bool, icons: bool) -> Markdown:
    """Return a renderer for headings, with extensions that are slow to import only where they are needed."""
    options: dict[str, dict[str, object]] = {"attr_list": {}, "toc": {"slugify": slug_of}}
    if marks:
        options |= {name: {} for name in ("pymdownx.caret", "pymdownx.keys", "pymdownx.mark", "pymdownx.tilde")}
        options["pymdownx.arithmatex"] = {"generic": True, "inline_syntax": ["round"]}
        options["hub.blocks"] = {"formulas": True}
    if icons:
        options["pymdownx.emoji"] = {"emoji_index": short_names, "emoji_generator": as_text}
    return Markdown(extensions=list(options), extension_configs=options)
