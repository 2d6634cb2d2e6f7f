"""Writing on pictures with the hub's own faces: which letters they have, how wide lines are, and where they break."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO

from PIL import ImageDraw, ImageFont

FACES = ("text-latin.woff2", "text-latin-ext.woff2")
BOLD, HALF, PLAIN = 780, 650, 420
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Hand:
    """A size and weight of writing, and how far its lines are apart."""

    size: int
    weight: int

    @property
    def line(self) -> int:
        """The height of a line."""
        return round(self.size * (1.14 if self.weight == BOLD else 1.34))


def readable(text: str) -> str:
    """Return a text as the hub's fonts can write it: signs that they lack are left out, and all of it where letters are."""
    kept: list[str] = []
    for letter in " ".join(unicodedata.normalize("NFC", text).split()):
        if _face_of(letter) is not None:
            kept.append(letter)
        elif unicodedata.category(letter)[0] in "LNM":
            return ""
    return " ".join("".join(kept).split())


def wrapped(text: str, hand: Hand, most: int, width: int) -> list[str]:
    """Return a text in lines that fit a width, at most so many; what is too long is cut with an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line, words = _filled(words, hand, width)
        lines.append(line)
    if words and lines:
        lines[-1] = _cut(f"{lines[-1]} {words[0]}", hand, width)
    return lines


def _filled(words: list[str], hand: Hand, width: int) -> tuple[str, list[str]]:
    """Return a line of as many words as fit, and the words left; a word that is wider than a line is broken."""
    count, used = 0, 0.0
    for word in words:
        used += width_of(f"{' ' if count else ''}{word}", hand)
        if used > width:
            break
        count += 1
    if count:
        return " ".join(words[:count]), words[count:]
    size = max(_fitting(words[0], hand, width), 1)
    return words[0][:size], [words[0][size:], *words[1:]]


def _fitting(text: str, hand: Hand, width: float) -> int:
    """Return how many letters of a text fit a width."""
    used = 0.0
    for place, letter in enumerate(text):
        used += width_of(letter, hand)
        if used > width:
            return place
    return len(text)


def _cut(text: str, hand: Hand, width: int) -> str:
    return text[: _fitting(text, hand, width - width_of(ELLIPSIS, hand))].rstrip(" ,.;:-") + ELLIPSIS


def write(draw: ImageDraw.ImageDraw, at: tuple[int, int], line: str, hand: Hand, colour: str) -> None:
    """Write a line from a point to the right; the point is at its left, above it."""
    left: float = at[0]
    for face, run in _runs(line):
        font = _font(face, hand)
        draw.text((left, at[1] + hand.size), run, colour, font, anchor="ls")
        left += font.getlength(run)


@lru_cache(maxsize=1 << 14)
def width_of(text: str, hand: Hand) -> float:
    """Return how wide a line is."""
    return sum(_font(face, hand).getlength(run) for face, run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in parts, each with the face that has all of its letters."""
    run, face = "", FACES[0]
    for letter in text:
        own = face if _has(face, letter) else _face_of(letter) or FACES[0]
        if own != face and run:
            yield face, run
            run = ""
        run, face = run + letter, own
    if run:
        yield face, run


def _face_of(letter: str) -> str | None:
    return next((face for face in FACES if _has(face, letter)), None)


@cache
def _has(face: str, letter: str) -> bool:
    """Return whether a face has a letter: it draws something else than for what it lacks."""
    font = _font(face, Hand(40, PLAIN))
    return letter.isprintable() and bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffd"))


@cache
def _font(face: str, hand: Hand) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(BytesIO(font_file(face)), hand.size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([hand.weight])
    return font


@cache
def font_file(face: str) -> bytes:
    """Return the font file of a face."""
    return resources.files("hub.web").joinpath("fonts", face).read_bytes()
