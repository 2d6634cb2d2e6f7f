"""Makes what Pagefind wrote small, and the same for the same documents, and takes out what the hub does not need.

Pagefind writes facets, and the values of each, in an order that changes from run to run. Its files are gzip around CBOR
(RFC 8949), of which it uses numbers, texts and lists.
"""

import gzip
import json
from hashlib import sha256
from itertools import pairwise
from pathlib import PurePosixPath

ENTRY = "pagefind-entry.json"
_NEEDED = frozenset({"pagefind.js"})
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


Files = dict[str, bytes]
"""What the files of an index hold, by their paths."""


def tidy(written: Files) -> Files:
    """Return the files of an index that the hub needs: facets sorted, and called by what is in them, pages by numbers."""
    entry = json.loads(written[ENTRY])
    wasm = {f"wasm.{told['wasm'] or 'unknown'}.pagefind" for told in entry["languages"].values()}
    found = {path: held for path, held in written.items() if path in _NEEDED | wasm or path.startswith("index/")}
    renamed: dict[str, str] = {}
    for path, held in written.items():
        if path.startswith("filter/"):
            old, text = PurePosixPath(path).stem, _sorted(_unpacked(held), _VALUES)
            renamed[old] = _named(old, text)
            found[f"filter/{renamed[old]}.pf_filter"] = _packed(text)
    for told in entry["languages"].values():
        index = _unpacked(written[f"pagefind.{told['hash']}.pf_meta"])
        for old, new in renamed.items():
            index = index.replace(old.encode(), new.encode())
        index, pages = _numbered(_sorted(index, _FACETS))
        found |= {f"fragment/{new}.pf_fragment": written[f"fragment/{old}.pf_fragment"] for old, new in pages.items()}
        told["hash"] = _named(told["hash"], index)
        found[f"pagefind.{told['hash']}.pf_meta"] = _packed(index)
    found[ENTRY] = json.dumps(entry, sort_keys=True).encode()
    return dict(sorted(found.items()))


def _numbered(held: bytes) -> tuple[bytes, dict[str, str]]:
    """Call pages by their numbers, which every reader loads and which take less room than digests; returns the new names too.

    All begin with the digest of the whole, so that no cache takes a page for one of another build.
    """
    cuts = _cuts(held, _PAGES)
    names = [_text(held, start + 1) for start in cuts[:-1]]
    whole = sha256("".join(names).encode()).hexdigest()[:_DIGITS]
    called = {name: f"{whole}{number:x}" for number, name in enumerate(names)}
    pages = [
        held[start : start + 1] + bytes([_TEXT * 32 + len(new)]) + new.encode() + held[_end(held, start + 1) : end]
        for new, (start, end) in zip(called.values(), pairwise(cuts), strict=True)
    ]
    return held[: cuts[0]] + b"".join(pages) + held[cuts[-1] :], called


def _named(old: str, held: bytes) -> str:
    lang, _, digits = old.rpartition("_")
    return f"{lang}_{sha256(held).hexdigest()[: len(digits)]}"


def _unpacked(held: bytes) -> bytes:
    return gzip.decompress(held).removeprefix(_SIGNED)


def _packed(held: bytes) -> bytes:
    return gzip.compress(_SIGNED + held, 9, mtime=0)


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
