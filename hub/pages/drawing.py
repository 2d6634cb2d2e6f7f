"""The map of a path, drawn as a line with stations: readable on a phone, clickable, and made of links and texts."""

import html
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

WIDTH = 360
"""Units of the drawing across; a unit is a pixel on a small phone."""

_LINE, _BRANCH, _TEXT = 20, 44, 34
_LETTERS = 38
_ROW, _NEXT, _STAGE = 34, 18, 52


@dataclass(frozen=True, slots=True)
class Station:
    """One step: what it is called, what is said beside it, where it leads, and the id of its entry."""

    title: str
    note: str
    address: str
    id: str
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stage: its title (none for a single step), what is said beside it, and whether its steps are a choice."""

    title: str
    note: str
    stations: tuple[Station, ...]
    choice: bool = False


def drawn(title: str, stretches: Sequence[Stretch]) -> str:
    """Return the map as HTML: one block without an empty line. All texts are plain."""
    parts: list[str] = []
    y = 8
    for stretch in stretches:
        found, y = _stretch(stretch, y)
        parts.extend(found)
    line = f'<path class="hub-line" d="M{_LINE} 0V{y}"/>'
    label = html.escape(title)
    return (
        f'<div class="hub-map"><svg viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="group" aria-label="{label}">'
        f"{line}{''.join(parts)}</svg></div>"
    )


def _stretch(stretch: Stretch, y: int) -> tuple[list[str], int]:
    parts: list[str] = []
    if stretch.title:
        lines = list(_wrapped(stretch.title, _LETTERS))
        parts.append(_label(_LINE + _TEXT - 16, y + 22, "hub-stage", lines, stretch.note))
        y += _NEXT * (len(lines) - 1) + (_STAGE if stretch.note else _STAGE - _NEXT + 6)
    x = _BRANCH if stretch.choice else _LINE
    begin = y
    for station in stretch.stations:
        found, y = _station(station, x, y)
        parts.append(found)
    if stretch.choice:
        parts.insert(0, _branch(begin, y))
    return parts, y + 10


def _branch(begin: int, end: int) -> str:
    """Return the line of a choice: it leaves the main line and comes back."""
    lean = _BRANCH - _LINE
    way = f"M{_LINE} {begin - 12}q0 12 {lean} 14V{end - 6}q0 4 -{lean} 16"
    return f'<path class="hub-branch" d="{way}"/>'


def _station(station: Station, x: int, y: int) -> tuple[str, int]:
    # xlink:href, although href is the newer name: Material's instant navigation fails on a page with href in a drawing;
    # the role says to programs that look for href alone that it is a link
    lines = list(_wrapped(station.title, _LETTERS - (x - _LINE) // 8))
    ring = f'<circle class="hub-ring" cx="{x}" cy="{y + 14}" r="11"/>' if station.nested else ""
    dot = f'{ring}<circle class="hub-dot" cx="{x}" cy="{y + 14}" r="7"/>'
    text = _label(x + _TEXT - 16, y + 19, "hub-step", lines, station.note)
    link = (
        f'<a role="link" xlink:href="{html.escape(station.address)}" data-entry="{html.escape(station.id)}">'
        f'<rect class="hub-target" x="{x - 14}" y="{y}" width="{WIDTH - x + 12}" height="{_height(lines)}"/>{dot}{text}</a>'
    )
    return link, y + _height(lines)


def _height(lines: Sequence[str]) -> int:
    return _ROW + _NEXT * len(lines)


def _label(x: int, y: int, name: str, lines: Sequence[str], note: str) -> str:
    spans = [f'<tspan x="{x}" y="{y + index * _NEXT}">{html.escape(line)}</tspan>' for index, line in enumerate(lines)]
    if note:
        spans.append(f'<tspan class="hub-note" x="{x}" y="{y + len(lines) * _NEXT}">{html.escape(note)}</tspan>')
    return f'<text class="{name}">{" ".join(spans)}</text>'


def _wrapped(text: str, letters: int) -> Iterator[str]:
    """Yield the lines of a title; wide letters take the room of two."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    room = max(letters * len(text) // max(len(text) + wide, 1), 8)
    yield from wrap(text, room) or [""]
