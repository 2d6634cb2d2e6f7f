"""How to write Markdown: the only place that knows. Text of authors enters a page of the hub through `escape` alone."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape as html
from textwrap import indent
from urllib.parse import quote

from hub.words.words import reads_leftwards

_SPECIAL = re.compile(
    r"[\\`*_\[\]{}<>|~^=$]|&(?=[#\w])|(?<!\w)@|:(?=[A-Za-z+-]|100:|1234:|8ball:)|--|\+\+|#+$|[\ue000-\uf8ff]"
)
_LINE_START = re.compile(r"^(?:[#+>!?/%:-]|\d+[.)])")
_PATH_SAFE = "/.-_~!*,;=:@"
_ADDRESS_SAFE = "/.-_~!*,;=:@?&#%+"
_TICKS = re.compile(r"`+")
_FENCE = re.compile(r"`{3,}")


@lru_cache(maxsize=1 << 14)
def escape(text: str) -> str:
    """Return text that renders as it is written, wherever it stands in a line: entities for all that means something."""
    flat = " ".join(text.split())
    safe = _SPECIAL.sub(_entities, flat)
    return _LINE_START.sub(_entities, safe)


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


@lru_cache(maxsize=1 << 16)
def link(text: str, target: str) -> str:
    """Return a link; `text` is plain text, `target` a source path relative to the page, with an anchor perhaps."""
    path, mark, anchor = target.partition("#")
    return f"[{escape(text)}]({quote(path, safe=_PATH_SAFE)}{mark}{quote(anchor, safe='-_.~:')})"


def web(text: str, address: str) -> str:
    """Return a link to a web address that the model has validated."""
    return f"[{escape(text)}]({quote(address, safe=_ADDRESS_SAFE)})"


def button(link: str) -> str:
    """Return a link that looks like a button."""
    return f"{link}{{ .md-button .md-button--primary }}"


def heading(level: int, text: str, anchor: str, lang: str | None = None) -> str:
    """Return a heading; the anchor gets the prefix of the hub, which no body can use. `lang` is its language, if told."""
    return f"{'#' * level} {escape(text)} {{ #hub-{anchor}{f' {spoken(lang)}' if lang else ''} }}"


def anchored(anchor: str, text: str) -> str:
    """Return Markdown of one line that links can lead to; the anchor gets the prefix of the hub."""
    return f'<span id="hub-{anchor}">{text}</span>'


def bullets(items: Iterable[str]) -> str:
    """Return a list of items that are Markdown already; empty for none."""
    return "\n".join(f"- {item}" for item in items)


def listed_entry(kind: str, name: str, details: Iterable[str], text: str = "") -> str:
    """Return an item of a list that leads with a name, then what one wants to know at a glance, then a text."""
    told = " · ".join(detail for detail in details if detail)
    parts = (f"{strong(name)}{{ .hub-of-{kind} }}", emphasis(told) if told else "", text)
    return " ".join(part for part in parts if part)


def cards(items: Iterable[str]) -> str:
    """Return items of a list side by side as cards; empty for none."""
    return box("cards", bullets(items))


def numbers(items: Iterable[str]) -> str:
    """Return a numbered list of items that are Markdown already, apart from each other where there are blocks in them."""
    lines = [f"{number}. {item}" for number, item in enumerate(items, 1)]
    return ("\n\n" if any("\n\n" in line for line in lines) else "\n").join(lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already; empty where there are no rows."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *lines]) if lines else ""


def box(name: str, *blocks: str) -> str:
    """Return blocks in a box of the class `hub-NAME`; empty where there is nothing in it."""
    inside = joined(blocks)
    return f'<div class="hub-{name}" markdown="1">\n\n{inside}\n\n</div>' if inside else ""


def folded(title: str, *blocks: str) -> str:
    """Return blocks that are folded under a title, which is plain text; empty where there is nothing in it."""
    inside = joined(blocks)
    told = escape(title)
    return (
        f'<details class="hub-folded" markdown="1">\n<summary>{told}</summary>\n\n{inside}\n\n</details>'
        if inside
        else ""
    )


def meter(value: float, most: float) -> str:
    """Return a bar within a line; the text beside it says the number."""
    return f'<meter aria-hidden="true" min="0" max="{most:g}" value="{value:g}"></meter>'


def face(letters: str, photo: str | None) -> str:
    """Return a picture of someone for the eye alone: a photo by its address, else letters."""
    shown = f'<img src="{html(photo)}" alt="" loading="lazy">' if photo else html(letters)
    return f'<div class="hub-face" aria-hidden="true">{shown}</div>'


def under(item: str, *blocks: str) -> str:
    """Return an item of a list with blocks that belong to it."""
    inside = joined(blocks)
    return f"{item}\n{indent(inside, '    ')}" if inside else item


def in_language(lang: str, *blocks: str) -> str:
    """Return blocks in a box that says which language they are in; empty where there is nothing in it."""
    inside = joined(blocks)
    return f'<div {spoken(lang)} markdown="1">\n\n{inside}\n\n</div>' if inside else ""


def words_in(lang: str, text: str) -> str:
    """Return Markdown of one line, marked with the language it is in."""
    return f"<span {spoken(lang)}>{text}</span>"


def spoken(lang: str) -> str:
    """Return the attributes of HTML that say which language it holds."""
    direction = "rtl" if reads_leftwards(lang) else "ltr"
    return f'lang="{lang}" dir="{direction}"'


def fenced(text: str, language: str = "") -> str:
    """Return text as a block of code, whatever stands in it."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def strong(text: str) -> str:
    """Return Markdown that stands out."""
    return f"**{text}**"


def emphasis(text: str) -> str:
    """Return Markdown that stands out a little."""
    return f"*{text}*"


def code(text: str) -> str:
    """Return text as inline code."""
    flat = " ".join(text.split())
    longest = max((len(run) for run in _TICKS.findall(flat)), default=0)
    ticks = "`" * (longest + 1)
    return f"{ticks} {flat} {ticks}" if longest else f"`{flat}`"


def joined(blocks: Iterable[str]) -> str:
    """Return the blocks that are not empty with blank lines between them."""
    return "\n\n".join(block for block in blocks if block)
