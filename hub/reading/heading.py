"""Headings, and the anchors that Python-Markdown gives them."""

import html
import re
from dataclasses import dataclass
from functools import cache

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode, unique

from hub.diagnostics import Span
from hub.reading.blocks import Line
from hub.reading.formulas import bare
from hub.reading.icons import as_text, short_names

LONGEST_HEADING = 1000
"""What is behind this many characters has no part in an anchor."""

_PLAIN = re.compile(r"[\w ,.;:!?'()/%+-]*")
_EMPHASIS = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_SHORT_NAME = re.compile(r":[\w+-]+:")
_REFERENCE, _LABEL = re.compile(r"\[([^\[\]]*)\]\[[^\[\]]*\]"), r"\1"
_MARKS = re.compile(rf"{_EMPHASIS.pattern}|\+\+|{_SHORT_NAME.pattern}")
_MORE_MARKS = re.compile(r"\+\+|==|[~^$]|\\\(")
_OWN_ID = re.compile(r"[{\s]#[^\s{}]+|[{\s]id=")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is its anchor."""

    level: int
    text: str
    id: str
    span: Span


def heading_of(line: Line, path: str, first_line: int, taken: set[str]) -> Heading:
    """Return the heading on a line; `taken` are the anchors before it, to which its own is added."""
    text, anchor, own = _rendered(line.text[:LONGEST_HEADING])
    if not own:
        anchor = unique(anchor, taken)
    span = Span.on_line(path, line.index + first_line, line.column + 1, len(line.text))
    return Heading(line.level, text, anchor, span)


def _rendered(heading: str) -> tuple[str, str, bool]:
    """Return the text of a heading, its anchor, and whether the heading names the anchor itself.

    Where there is markup in a heading, Python-Markdown says what is left of it; there seldom is.
    """
    if _PLAIN.fullmatch(heading) and not _MARKS.search(heading):
        return heading, slugify_unicode(heading, "-"), False
    renderer = _renderer(marks=bool(_MORE_MARKS.search(heading)), icons=bool(_SHORT_NAME.search(heading)))
    renderer.reset().convert(f"# {_REFERENCE.sub(_LABEL, heading)} #")
    tokens = getattr(renderer, "toc_tokens", [])
    if not tokens:
        return heading, slugify_unicode(heading, "-"), False
    listed = heading.rstrip().endswith("}") and bool(_OWN_ID.search(heading[heading.rfind("{") :]))
    text = bare(html.unescape(tokens[0]["name"]))
    return text, tokens[0]["id"] if listed else slugify_unicode(text, "-"), listed


@cache
def _renderer(*, marks: bool, icons: bool) -> Markdown:
    """Return a renderer for headings, with extensions that are slow to import only where they are needed."""
    options: dict[str, dict[str, object]] = {"attr_list": {}, "toc": {"slugify": slugify_unicode}}
    if marks:
        options |= {name: {} for name in ("pymdownx.caret", "pymdownx.keys", "pymdownx.mark", "pymdownx.tilde")}
        options["pymdownx.arithmatex"] = {"generic": True, "inline_syntax": ["round"]}
        options["hub.blocks"] = {"formulas": True}
    if icons:
        options["pymdownx.emoji"] = {"emoji_index": short_names, "emoji_generator": as_text}
    return Markdown(extensions=list(options), extension_configs=options)
