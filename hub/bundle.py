"""Joins the indexes that Pagefind made of parts of a site to the one of the whole site, the same for the same documents.

So a change costs the index of its part alone, and readers search one index. Its files are gzip around CBOR. The index lists
pages by number and, of each word, on which pages it stands and where; the number of a page is counted from the one before.
Pages of a part have numbers that follow each other, so of a word in a part nothing changes but the number of its first page.
"""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

import msgspec

from hub.cbor import LIST, NUMBER, coded, head, head_at, text_at, value_at

ENTRY = "pagefind-entry.json"
KNOWN = "1.5."
"""How the versions of Pagefind begin of which is known what they write."""
_THREE = head(LIST, 3)
_SIGNED = b"pagefind_dcd"
_SCRIPT = "pagefind.js"
"""What the hub's search takes of the scripts; the others are searches of Pagefind's own, and a worker."""
_DIGITS, _FEWER = 10, 8
"""Of the digests in the names of files, and of the one that the pages of a part share in theirs."""
_AT_ONCE = 26_000
"""Bytes of words that are loaded at once. Smaller parts than Pagefind's own make a search lighter."""
_INTEGER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_PLACES = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)%b*+" % _INTEGER
_PAGE = re.compile(rb"\x83(%b)%b%b" % (_INTEGER, _PLACES, _PLACES), re.DOTALL)
"""A page by its number, where a word stands in its text, and where in its metadata."""
_PAGES = re.compile(rb"(?:\x83%b%b%b)*+" % (_INTEGER, _PLACES, _PLACES), re.DOTALL)

Files = dict[str, bytes]
"""What the files of an index hold, by their paths."""


class Run(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Where a word stands in a part: on how many pages, the numbers of the first and the last, the bytes behind the first number."""

    count: int
    first: int
    last: int
    rest: bytes


class Word(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Where a word stands, and where with accents, by how it is written there."""

    plain: Run
    forms: dict[str, Run]


class Part(msgspec.Struct, array_like=True):
    """The index of some documents: how their metadata are called, how long pages are and what is shown of them, words, facets."""

    fields: list[str]
    pages: list[tuple[int, bytes]]
    words: dict[str, Word]
    facets: dict[str, dict[str, list[int]]]


class Shared(msgspec.Struct, array_like=True):
    """What is the same for all documents of a language: what browsers are told of the index, and the program they run."""

    entry: bytes
    files: Files


class _Placed(NamedTuple):
    """A part, and how many pages there are before it."""

    before: int
    part: Part


def part_of(written: Files) -> Part:
    """Return what Pagefind wrote for some documents in one language; raises `ValueError` where its form is not known."""
    (language,) = json.loads(written[ENTRY])["languages"].values()
    (version, pages, chunks, facets, _, fields), _ = value_at(
        _unpacked(written[f"pagefind.{language['hash']}.pf_meta"])
    )
    if not version.startswith(KNOWN):
        message = f"Pagefind {version} writes an index in a form that is not known; install Pagefind {KNOWN}*"
        raise ValueError(message)
    words = [_words(_unpacked(written[f"index/{name}.pf_index"])) for *_, name in chunks]
    chosen = [value_at(_unpacked(written[f"filter/{name}.pf_filter"]))[0] for _, name in facets]
    return Part(
        fields,
        [(length, written[f"fragment/{name}.pf_fragment"]) for name, length in pages],
        {word: told for chunk in words for word, told in chunk},
        {facet: dict(values) for facet, values in chosen},
    )


def shared_of(written: Files) -> Shared:
    """Return of what Pagefind wrote for any documents what it writes for all."""
    (language,) = json.loads(written[ENTRY])["languages"].values()
    wasm = f"wasm.{language['wasm'] or 'unknown'}.pagefind"
    return Shared(written[ENTRY], {path: written[path] for path in (_SCRIPT, wasm)})


def joined(parts: Sequence[Part], shared: Shared) -> Files:
    """Return the index of all documents of parts, in this order. Their metadata are called the same (`Part.fields`)."""
    entry = json.loads(shared.entry)
    ((lang, language),) = entry["languages"].items()
    placed = [*map(_Placed, accumulate((len(part.pages) for part in parts), initial=0), parts)]
    files = dict(shared.files)
    chunks = [(first, last, _kept(files, f"index/{lang}_", held)) for first, last, held in _chunks(placed)]
    facets = [(facet, _kept(files, f"filter/{lang}_", held)) for facet, held in _facets(placed)]
    pages = [page for part in parts for page in part.pages]
    names = [name for part in parts for name in _numbered([fragment for _, fragment in part.pages])]
    files |= {f"fragment/{name}.pf_fragment": fragment for name, (_, fragment) in zip(names, pages, strict=True)}
    lengths = [(name, length) for name, (length, _) in zip(names, pages, strict=True)]
    meta = coded([entry["version"], lengths, _bounds(chunks), facets, [], parts[0].fields])
    language |= {"hash": f"{lang}_{_digest(meta)}", "page_count": len(pages)}
    files |= {f"pagefind.{language['hash']}.pf_meta": _packed(meta), ENTRY: json.dumps(entry, sort_keys=True).encode()}
    return dict(sorted(files.items()))


def _words(held: bytes) -> Iterator[tuple[str, Word]]:
    """Yield the words of a part of an index, without a look at where on a page they stand."""
    _, count, at = head_at(held, head_at(held, 0)[2])
    for _ in range(count):
        word, at = text_at(held, at + 1)
        plain, at = _run(held, at)
        _, others, at = head_at(held, at)
        forms = {}
        for _ in range(others):
            form, at = text_at(held, at + 1)
            forms[form], at = _run(held, at)
        yield word, Word(plain, forms)


def _run(held: bytes, at: int) -> tuple[Run, int]:
    """Return the list of pages that begins at a place, and where what follows it begins."""
    _, count, at = head_at(held, at)
    found = _PAGES.match(held, at)
    end = found.end() if found else at
    numbers = _PAGE.findall(held, at, end)
    if len(numbers) != count:
        message = "the index is in a form that is not known"
        raise ValueError(message)
    counted = [head_at(number, 0)[1] for number in numbers]
    rest = held[at + 1 + len(numbers[0]) : end] if numbers else b""
    return Run(count, counted[0] if counted else 0, sum(counted), rest), end


def _chunks(placed: Iterable[_Placed]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the parts of the index that are loaded at once: first word, last word, and what stands in it."""
    found: dict[str, list[tuple[int, Word]]] = defaultdict(list)
    for before, part in placed:
        for word, told in part.words.items():
            found[word].append((before, told))
    words: list[str] = []
    held: list[bytes] = []
    size = 0
    for word in sorted(found):
        words.append(word)
        held.append(_word(word, found[word]))
        size += len(held[-1])
        if size >= _AT_ONCE:
            yield words[0], words[-1], head(LIST, 1) + head(LIST, len(words)) + b"".join(held)
            words, held, size = [], [], 0
    if words:
        yield words[0], words[-1], head(LIST, 1) + head(LIST, len(words)) + b"".join(held)


def _word(word: str, found: Sequence[tuple[int, Word]]) -> bytes:
    forms: dict[str, list[tuple[int, Run]]] = defaultdict(list)
    for before, told in found:
        for form, run in told.forms.items():
            forms[form].append((before, run))
    plain = _runs([(before, told.plain) for before, told in found])
    others = [head(LIST, 2) + coded(form) + _runs(forms[form]) for form in sorted(forms)]
    return head(LIST, 3) + coded(word) + plain + head(LIST, len(others)) + b"".join(others)


def _runs(runs: Sequence[tuple[int, Run]]) -> bytes:
    """Return one list of the pages of all parts, each of which has so many pages before it."""
    held = [head(LIST, sum(run.count for _, run in runs))]
    last = 0
    for before, run in runs:
        if run.count:
            held += (_THREE, head(NUMBER, before + run.first - last), run.rest)
            last = before + run.last
    return b"".join(held)


def _facets(placed: Iterable[_Placed]) -> Iterator[tuple[str, bytes]]:
    """Yield facets with their values, and the pages of each. Pagefind writes both in an order that changes from run to run."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for before, part in placed:
        for facet, values in part.facets.items():
            for value, pages in values.items():
                found[facet][value] += [before + page for page in pages]
    for facet, values in sorted(found.items()):
        yield facet, coded([facet, sorted(values.items())])


def _bounds(chunks: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return parts of an index with no more of their first and last words than what tells them from their neighbours."""
    bounds = [[*chunk] for chunk in chunks]
    for one, other in pairwise(bounds):
        alike = 1 + sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one[1], other[0], strict=False)))
        one[1], other[0] = one[1][:alike], other[0][:alike]
    return [(first, last, name) for first, last, name in bounds]


def _numbered(fragments: Sequence[bytes]) -> list[str]:
    """Call the pages of a part by their numbers, which every reader loads and which take less room than digests.

    All begin with the digest of the part, so that no cache takes a page for another one, and a change renames few.
    """
    whole = sha256(b"".join(sha256(one).digest() for one in fragments)).hexdigest()[:_FEWER]
    return [f"{whole}{number:x}" for number in range(len(fragments))]


def _kept(files: Files, place: str, held: bytes) -> str:
    """Put what a file holds among the files, and return how it is called."""
    path = f"{place}{_digest(held)}"
    folder, _, name = path.partition("/")
    files[f"{path}.pf_{folder}"] = _packed(held)
    return name


def _digest(held: bytes) -> str:
    return sha256(held).hexdigest()[:_DIGITS]


def _unpacked(held: bytes) -> bytes:
    return gzip.decompress(held).removeprefix(_SIGNED)


def _packed(held: bytes) -> bytes:
    return gzip.compress(_SIGNED + held, mtime=0, compresslevel=6)
