"""Draws cards: the pictures that chats and social networks show beside a link. No network, no fonts of the system.

The faces and colours are those of the pages: the fonts in `hub/web/fonts/` and the tokens of the light scheme. The same
card gives the same bytes wherever Pillow and its libraries are the same, as the locked wheels are.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw, ImageFont
from PIL import __version__ as pillow

from hub.pages.card import Card

WIDTH, HEIGHT = 1200, 630
MARGIN, BAND = 84, 20
SHADES = 32
TINT, RINGS = 0.1, (150, 250, 350)
FACES = ("text-latin.woff2", "text-latin-ext.woff2")
BOLD, HALF, PLAIN = 780, 650, 420
TITLE_SIZES = (84, 72, 62, 54)
TITLE_LINES, TEXT_LINES = 3, 3
ELLIPSIS = "…"
_COLOUR = re.compile(r"--hub-([a-z-]+):\s*#([0-9a-f]{3}|[0-9a-f]{6});")
_SCHEME = re.compile(r'\[data-md-color-scheme="default"\]\s*\{([^}]*--hub-ground[^}]*)\}')


@dataclass(frozen=True, slots=True)
class Hand:
    """A size and weight of writing, and how far its lines are apart."""

    size: int
    weight: int

    @property
    def line(self) -> int:
        """The height of a line."""
        return round(self.size * (1.14 if self.weight == BOLD else 1.34))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines in one hand and colour, with the space above them."""

    lines: Sequence[str]
    hand: Hand
    colour: str
    above: int

    @property
    def height(self) -> int:
        """The height with the space above; a block without lines has none."""
        return self.above + len(self.lines) * self.hand.line if self.lines else 0


def card_name(card: Card) -> str:
    """Return a name made of all that the picture depends on: what the card says, and how cards are drawn."""
    told = json.dumps(astuple(card), ensure_ascii=True)
    return sha256(f"{_looks()}{told}".encode()).hexdigest()[:20]


def drawn(card: Card) -> bytes:
    """Return a card as PNG.

    A text with letters that the hub's fonts lack is left out as a whole: no letters are better than wrong ones.
    """
    ink = card.kind if card.kind in colours() else "brand"
    image = _ground(ink).copy()
    draw = ImageDraw.Draw(image)
    top = MARGIN - 14
    for block in _blocks(card, ink):
        for place, line in enumerate(block.lines):
            _write(draw, (MARGIN, top + block.above + place * block.hand.line), line, block.hand, block.colour)
        top += block.height
    _foot(draw, card)
    out = BytesIO()
    image.quantize(SHADES, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", compress_level=5)
    return out.getvalue()


def _blocks(card: Card, ink: str) -> Iterable[Block]:
    """Return what stands above the foot: the kind, the title in the largest size in which it fits, the text."""
    label = Block([*filter(None, [readable(card.label)])], Hand(34, HALF), ink, 0)
    title = _title(readable(card.title), 14 if label.lines else 0)
    hand = Hand(34, PLAIN)
    room = HEIGHT - 2 * MARGIN - 40 - label.height - title.height
    most = min(TEXT_LINES, max(room // hand.line, 0))
    text = Block(_wrapped(readable(card.text), hand, most), hand, "soft", 22)
    return (label, title, text)


def _title(text: str, above: int) -> Block:
    for size in TITLE_SIZES:
        hand = Hand(size, BOLD)
        lines = _wrapped(text, hand, TITLE_LINES)
        if not lines or not lines[-1].endswith(ELLIPSIS):
            break
    return Block(lines, hand, "ink", above)


@cache
def _ground(ink: str) -> Image.Image:
    """Return a card without texts: what tells kinds apart at a glance, and a line above the foot."""
    image = Image.new("RGB", (WIDTH, HEIGHT), f"#{colours()['ground']}")
    image.paste(_tint(ink), mask=_rings())
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, BAND - 1, HEIGHT), f"#{colours()[ink]}")
    line = HEIGHT - MARGIN - 34
    draw.rectangle((MARGIN, line, WIDTH - MARGIN, line + 1), f"#{colours()['line']}")
    return image


@cache
def _rings() -> Image.Image:
    """Return where the loop is drawn, in the corner at the top right: three rings, with smooth edges."""
    mask = Image.new("L", (WIDTH * 2, HEIGHT * 2))
    draw = ImageDraw.Draw(mask)
    for radius in RINGS:
        draw.circle((2 * WIDTH - 180, 120), 2 * radius, outline=255, width=56)
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _tint(ink: str) -> tuple[int, ...]:
    """Return a touch of a colour on the ground."""
    ground, colour = (ImageColor.getrgb(f"#{colours()[name]}") for name in ("ground", ink))
    return tuple(round(one + TINT * (other - one)) for one, other in zip(ground, colour, strict=True))


def _foot(draw: ImageDraw.ImageDraw, card: Card) -> None:
    """Write who it is from at the left, and the hub at the right; each has half of the line at most."""
    hand, half = Hand(30, HALF), (WIDTH - 2 * MARGIN) // 2 - 20
    top = HEIGHT - MARGIN - 6
    for line in _wrapped(readable(card.by), Hand(30, PLAIN), 1, half):
        _write(draw, (MARGIN, top), line, Hand(30, PLAIN), "soft")
    for line in _wrapped(readable(card.hub), hand, 1, half):
        _write(draw, (WIDTH - MARGIN - round(_width(line, hand)), top), line, hand, "brand")


def readable(text: str) -> str:
    """Return a text as the hub's fonts can write it: signs that they lack are left out, and all of it where letters are."""
    kept: list[str] = []
    for letter in " ".join(unicodedata.normalize("NFC", text).split()):
        if _face_of(letter) is not None:
            kept.append(letter)
        elif unicodedata.category(letter)[0] in "LNM":
            return ""
    return " ".join("".join(kept).split())


def _wrapped(text: str, hand: Hand, most: int, width: int = WIDTH - 2 * MARGIN) -> list[str]:
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
        used += _width(f"{' ' if count else ''}{word}", hand)
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
        used += _width(letter, hand)
        if used > width:
            return place
    return len(text)


def _cut(text: str, hand: Hand, width: int) -> str:
    return text[: _fitting(text, hand, width - _width(ELLIPSIS, hand))].rstrip(" ,.;:-") + ELLIPSIS


def _write(draw: ImageDraw.ImageDraw, at: tuple[int, int], line: str, hand: Hand, colour: str) -> None:
    left: float = at[0]
    for face, run in _runs(line):
        font = _font(face, hand)
        draw.text((left, at[1] + hand.size), run, f"#{colours()[colour]}", font, anchor="ls")
        left += font.getlength(run)


@lru_cache(maxsize=1 << 14)
def _width(text: str, hand: Hand) -> float:
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
    font = ImageFont.truetype(BytesIO(_font_file(face)), hand.size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([hand.weight])
    return font


@cache
def _font_file(face: str) -> bytes:
    return resources.files("hub.web").joinpath("fonts", face).read_bytes()


@cache
def colours() -> Mapping[str, str]:
    """Return the colours of the light scheme by their names, as digits of hexadecimal."""
    tokens = resources.files("hub.web").joinpath("css/tokens.css").read_text(encoding="utf-8")
    scheme = _SCHEME.search(tokens)
    return dict(_COLOUR.findall(scheme[1])) if scheme else {}


@cache
def _looks() -> str:
    """Return a digest of all that makes cards look as they do: this module, the faces, the colours and the library."""
    own = resources.files("hub").joinpath("cards.py").read_bytes()
    parts = (own, *map(_font_file, FACES), json.dumps(colours(), sort_keys=True).encode(), pillow.encode())
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
