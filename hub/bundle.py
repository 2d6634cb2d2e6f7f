"""Makes what Pagefind wrote small, and the same for the same documents, and takes out what the hub does not need.

Pagefind writes facets, and the values of each, in an order that changes from run to run. Its files are gzip around CBOR
(RFC 8949), of which it uses numbers, texts and lists.
"""

import gzip
import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

ENTRY = "pagefind-entry.json"
_NEEDED = frozenset({ENTRY, "pagefind.js"})
"""What the hub's search takes of the files at the top; the others are searches of Pagefind's own, and a worker."""
_SIGNED = b"pagefind_dcd"
_PAGES = 1
"""Which item of the index of a language lists its pages."""
_FACETS = 3
"""Which item of it lists its facets."""
_VALUES = 1
"""Which item of a facet lists its values."""
_TEXT, _LIST = 3, 4
_DIGITS = 6


def tidy(folder: Path) -> None:
    """Sort the facets of an index, name their files by what is in them, and remove what the hub does not need."""
    renamed = dict(_sorted_facet(place) for place in sorted(folder.glob("filter/*")))
    entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    needed = set(_NEEDED)
    for told in entry["languages"].values():
        told["hash"] = _sorted_index(folder, told["hash"], renamed)
        needed |= {f"pagefind.{told['hash']}.pf_meta", f"wasm.{told['wasm'] or 'unknown'}.pagefind"}
    (folder / ENTRY).write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")
    for place in folder.iterdir():
        if place.is_file() and place.name not in needed:
            place.unlink()


def _sorted_facet(place: Path) -> tuple[str, str]:
    """Sort the values of a facet; returns the old name of its file and the new one, which is as long."""
    held = _sorted(_unpacked(place), _VALUES)
    new = _named(place.stem, held)
    place.unlink()
    _pack(place.with_stem(new), held)
    return place.stem, new


def _sorted_index(folder: Path, name: str, renamed: dict[str, str]) -> str:
    """Sort the facets in the index of a language and give them their new names; returns its own new name."""
    place = folder / f"pagefind.{name}.pf_meta"
    held = _unpacked(place)
    for old, new in renamed.items():
        held = held.replace(old.encode(), new.encode())
    held = _numbered(folder, _sorted(held, _FACETS))
    new_name = _named(name, held)
    place.unlink()
    _pack(folder / f"pagefind.{new_name}.pf_meta", held)
    return new_name


def _numbered(folder: Path, held: bytes) -> bytes:
    """Name pages by their numbers, which every reader loads and which take a tenth of the room that digests take.

    All begin with the digest of the whole, so that no cache takes a page for one of another build.
    """
    cuts = _cuts(held, _PAGES)
    names = [_text(held, start + 1) for start in cuts[:-1]]
    whole = sha256("".join(names).encode()).hexdigest()[:_DIGITS]
    pages = []
    for number, (name, (start, end)) in enumerate(zip(names, pairwise(cuts), strict=True)):
        new = f"{whole}{number:x}"
        (folder / "fragment" / f"{name}.pf_fragment").rename(folder / "fragment" / f"{new}.pf_fragment")
        pages.append(
            held[start : start + 1] + bytes([_TEXT * 32 + len(new)]) + new.encode() + held[_end(held, start + 1) : end]
        )
    return held[: cuts[0]] + b"".join(pages) + held[cuts[-1] :]


def _named(old: str, held: bytes) -> str:
    lang, _, digits = old.rpartition("_")
    return f"{lang}_{sha256(held).hexdigest()[: len(digits)]}"


def _unpacked(place: Path) -> bytes:
    return gzip.decompress(place.read_bytes()).removeprefix(_SIGNED)


def _pack(place: Path, held: bytes) -> None:
    place.write_bytes(gzip.compress(_SIGNED + held, 9, mtime=0))


def _sorted(held: bytes, which: int) -> bytes:
    """Return CBOR that is a list, with one of its items, which is a list too, sorted by the bytes of what is in it."""
    cuts = _cuts(held, which)
    items = sorted(held[start:end] for start, end in pairwise(cuts))
    return held[: cuts[0]] + b"".join(items) + held[cuts[-1] :]


def _cuts(held: bytes, which: int) -> list[int]:
    """Return where the items begin of the list that is an item of a list, and where the last of them ends."""
    _, _, at = _head(held, 0)
    for _ in range(which):
        at = _end(held, at)
    _, count, first = _head(held, at)
    cuts = [first]
    for _ in range(count):
        cuts.append(_end(held, cuts[-1]))
    return cuts


def _text(held: bytes, at: int) -> str:
    _, length, start = _head(held, at)
    return held[start : start + length].decode()


def _head(held: bytes, at: int) -> tuple[int, int, int]:
    """Return what kind of item begins at a place, its number, and where what follows its head begins."""
    kind, short = divmod(held[at], 32)
    more = {24: 1, 25: 2, 26: 4, 27: 8}.get(short, 0)
    number = int.from_bytes(held[at + 1 : at + 1 + more]) if more else short
    return kind, number, at + 1 + more


def _end(held: bytes, at: int) -> int:
    """Return where the item that begins at a place ends."""
    kind, number, at = _head(held, at)
    if kind == _TEXT:
        return at + number
    for _ in range(number if kind == _LIST else 0):
        at = _end(held, at)
    return at
