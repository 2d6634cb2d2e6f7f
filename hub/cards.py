"""Draws cards: the pictures that chats and social networks show beside a link. No network, no fonts of the system.

The faces and colours are those of the pages: the fonts in `hub/web/fonts/` and the tokens of the light scheme. The same
card gives the same bytes wherever Pillow and its libraries are the same, as the locked wheels are.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw
from PIL import __version__ as pillow

from hub.lettering import BOLD, ELLIPSIS, FACES, HALF, PLAIN, Hand, font_file, readable, width_of, wrapped, write
from hub.pages.card import Card

WIDTH, HEIGHT = 1200, 630
MARGIN, BAND = 84, 20
INSIDE = WIDTH - 2 * MARGIN
SHADES = 32
TINT, RINGS = 0.1, (150, 250, 350)
TITLE_SIZES = (84, 72, 62, 54)
TITLE_LINES, TEXT_LINES = 3, 3
_COLOUR = re.compile(r"--hub-([a-z-]+):\s*#([0-9a-f]{3}|[0-9a-f]{6});")
_SCHEME = re.compile(r'\[data-md-color-scheme="default"\]\s*\{([^}]*--hub-ground[^}]*)\}')


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
            write(draw, (MARGIN, top + block.above + place * block.hand.line), line, block.hand, _code(block.colour))
        top += block.height
    _foot(draw, card)
    out = BytesIO()
    image.quantize(SHADES, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, "PNG", compress_level=5
    )
    return out.getvalue()


def _blocks(card: Card, ink: str) -> Iterable[Block]:
    """Return what stands above the foot: the kind, the title in the largest size in which it fits, the text."""
    label = Block([*filter(None, [readable(card.label)])], Hand(34, HALF), ink, 0)
    title = _title(readable(card.title), 14 if label.lines else 0)
    hand = Hand(34, PLAIN)
    room = HEIGHT - 2 * MARGIN - 40 - label.height - title.height
    most = min(TEXT_LINES, max(room // hand.line, 0))
    text = Block(wrapped(readable(card.text), hand, most, INSIDE), hand, "soft", 22)
    return (label, title, text)


def _title(text: str, above: int) -> Block:
    for size in TITLE_SIZES:
        hand = Hand(size, BOLD)
        lines = wrapped(text, hand, TITLE_LINES, INSIDE)
        if not lines or not lines[-1].endswith(ELLIPSIS):
            break
    return Block(lines, hand, "ink", above)


@cache
def _ground(ink: str) -> Image.Image:
    """Return a card without texts: what tells kinds apart at a glance, and a line above the foot."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _code("ground"))
    image.paste(_tint(ink), mask=_rings())
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, BAND - 1, HEIGHT), _code(ink))
    line = HEIGHT - MARGIN - 34
    draw.rectangle((MARGIN, line, WIDTH - MARGIN, line + 1), _code("line"))
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
    ground, colour = (ImageColor.getrgb(_code(name)) for name in ("ground", ink))
    return tuple(round(one + TINT * (other - one)) for one, other in zip(ground, colour, strict=True))


def _foot(draw: ImageDraw.ImageDraw, card: Card) -> None:
    """Write who it is from at the left, and the hub at the right; each has half of the line at most."""
    hand, half = Hand(30, HALF), INSIDE // 2 - 20
    top = HEIGHT - MARGIN - 6
    for line in wrapped(readable(card.by), Hand(30, PLAIN), 1, half):
        write(draw, (MARGIN, top), line, Hand(30, PLAIN), _code("soft"))
    for line in wrapped(readable(card.hub), hand, 1, half):
        write(draw, (WIDTH - MARGIN - round(width_of(line, hand)), top), line, hand, _code("brand"))


def _code(name: str) -> str:
    return f"#{colours()[name]}"


@cache
def colours() -> Mapping[str, str]:
    """Return the colours of the light scheme by their names, as digits of hexadecimal."""
    tokens = resources.files("hub.web").joinpath("css/tokens.css").read_text(encoding="utf-8")
    scheme = _SCHEME.search(tokens)
    return dict(_COLOUR.findall(scheme[1])) if scheme else {}


@cache
def _looks() -> str:
    """Return a digest of all that makes cards look as they do: how they are drawn, the faces, the colours and the library."""
    room = resources.files("hub")
    own = (room.joinpath(name).read_bytes() for name in ("cards.py", "lettering.py"))
    parts = (*own, *map(font_file, FACES), json.dumps(colours(), sort_keys=True).encode(), pillow.encode())
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
