"""Looks for canaries in every file of a site."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hub.diagnostics import Diagnostic, Span
from hub.publishing.canaries import Canary
from hub.publishing.views import views
from hub.rules import audiences

_WORD = re.compile(r"\w+")


def leaks(folder: Path, canaries: Iterable[Canary]) -> Iterator[Diagnostic]:
    """Yield where a site says what its readers may not know: one finding for each file and withheld entry."""
    by_word = _by_rarest(tuple(one for one in canaries if one.words))
    for path in sorted(one for one in folder.rglob("*") if one.is_file()) if by_word else ():
        name = path.relative_to(folder).as_posix()
        found = {(one.entry, one.what): one for one in _found(name, path.read_bytes(), by_word)}
        for entry, what in sorted(found):
            message = f"Here stands what `{entry}` says (`{what}`), which the readers of this site may not see."
            yield Diagnostic(audiences.LEAKED_TEXT, Span(name), message, audiences.LEAKED_TEXT.fix)


def _found(name: str, data: bytes, by_word: Mapping[str, tuple[Canary, ...]]) -> Iterator[Canary]:
    for text in (name, *views(name, data)):
        small = text.casefold()
        words = _WORD.findall(small)
        if known := by_word.keys() & set(words):
            joined = f" {' '.join(words)} "
            yield from (one for word in known for one in by_word[word] if one.sings(small, joined))


def _by_rarest(canaries: tuple[Canary, ...]) -> Mapping[str, tuple[Canary, ...]]:
    """Return canaries by that word of each which is the rarest among them, so that few texts are looked through."""
    often = Counter(word for one in canaries for word in set(one.words))
    found: dict[str, list[Canary]] = {}
    for one in canaries:
        found.setdefault(min(one.words, key=lambda word: (often[word], -len(word), word)), []).append(one)
    return {word: tuple(group) for word, group in found.items()}
