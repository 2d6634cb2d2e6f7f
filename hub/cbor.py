"""The part of CBOR (RFC 8949) that Pagefind uses: numbers, texts and lists, read from bytes and written to them."""

from functools import cache
from typing import Any

NUMBER, NEGATIVE, TEXT, LIST = 0, 1, 3, 4
"""What kinds of items are called in their heads."""
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes a number takes that is too large for a head, by what stands in its place."""


def head_at(held: bytes, at: int) -> tuple[int, int, int]:
    """Return what kind of item begins at a place, its number, and where what follows its head begins."""
    kind, short = divmod(held[at], 32)
    end = at + 1 + _WIDTHS.get(short, 0)
    return kind, short if end == at + 1 else int.from_bytes(held[at + 1 : end]), end


def text_at(held: bytes, at: int) -> tuple[str, int]:
    """Return the text that begins at a place, and where what follows it begins."""
    _, length, at = head_at(held, at)
    return held[at : at + length].decode(), at + length


def value_at(held: bytes, at: int = 0) -> tuple[Any, int]:
    """Return the number, text or list that begins at a place, and where what follows it begins."""
    kind, number, after = head_at(held, at)
    if kind == TEXT:
        return text_at(held, at)
    if kind != LIST:
        return number if kind == NUMBER else -1 - number, after
    items = []
    for _ in range(number):
        item, after = value_at(held, after)
        items.append(item)
    return items, after


@cache
def head(kind: int, number: int) -> bytes:
    """Return the head of an item: its kind with a number, which is a length where it is no number itself."""
    if number < min(_WIDTHS):
        return bytes([kind * 32 + number])
    short, width = next((short, width) for short, width in _WIDTHS.items() if number < 1 << 8 * width)
    return bytes([kind * 32 + short]) + number.to_bytes(width)


def coded(value: object) -> bytes:
    """Return a number from zero up, a text or a list as bytes."""
    match value:
        case int():
            return head(NUMBER, value)
        case str():
            text = value.encode()
            return head(TEXT, len(text)) + text
        case list() | tuple():
            return head(LIST, len(value)) + b"".join(map(coded, value))
    message = f"{type(value).__name__} is not written here"
    raise TypeError(message)
