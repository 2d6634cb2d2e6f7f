"""Looks for canaries in every file of a site."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from hub.diagnostics import Diagnostic, Span
from hub.publishing.audit.canaries import Canary, canaries
from hub.publishing.audit.packed import Reach
from hub.publishing.audit.program import program_files
from hub.publishing.audit.site import Site
from hub.publishing.audit.views import views
from hub.rules import publishing

_WORD = re.compile(r"\w+")
Sign = tuple[str, ...]
"""A word, or two words in a row, by which a canary makes itself known: nearly no text has it by accident."""


def leaked_texts(site: Site) -> Iterator[Diagnostic]:
    """Find files that say what the readers of a site may not see."""
    return leaks(site.folder, telling(canaries(site.hub, site.built.audience or None), site.folder))


def telling(looked_for: Iterable[Canary], site: Path) -> tuple[Canary, ...]:
    """Leave out what the program says on every site, such as *Onboarding* or *sha256*: where that stands, nobody told it."""
    by_sign = _by_sign(looked_for)
    files = program_files(site) if by_sign else ()
    held = map(Path.read_bytes, files)
    said = {one for data in held for one in _found("", data, by_sign, Reach.of(data))}
    return tuple(one for found in by_sign.values() for one in found if one not in said)


def leaks(folder: Path, looked_for: Iterable[Canary]) -> Iterator[Diagnostic]:
    """Yield where a site says what its readers may not know: one finding for each file and withheld entry, and for what cannot be searched."""
    by_sign = _by_sign(looked_for)
    for path in sorted(one for one in folder.rglob("*") if one.is_file()) if by_sign else ():
        name, data = path.relative_to(folder).as_posix(), path.read_bytes()
        reach = Reach.of(data)
        for entry, what in sorted({(one.entry, one.what) for one in _found(name, data, by_sign, reach)}):
            message = f"Here stands what `{entry}` says (`{what}`), which the readers of this site may not see."
            yield Diagnostic(publishing.LEAKED_TEXT, Span(name), message, publishing.LEAKED_TEXT.fix)
        if not reach.whole:
            message = (
                "What is packed in this file cannot be looked through, and something is withheld that could be in it."
            )
            yield Diagnostic(publishing.UNSEARCHED_FILE, Span(name), message, publishing.UNSEARCHED_FILE.fix)


def _found(name: str, data: bytes, by_sign: Mapping[Sign, list[Canary]], reach: Reach) -> Iterator[Canary]:
    beginnings = {sign[0] for sign in by_sign}
    for text in (name, *views(name, data, reach)):
        small = text.casefold()
        words = _WORD.findall(small)
        starts = [pair for pair in pairwise((*words, "")) if pair[0] in beginnings]
        if signs := by_sign.keys() & {*starts, *((word,) for word, _ in starts)}:
            joined = f" {' '.join(words)} "
            yield from (one for sign in signs for one in by_sign[sign] if one.sings(small, joined))


def _by_sign(looked_for: Iterable[Canary]) -> Mapping[Sign, list[Canary]]:
    found: dict[Sign, list[Canary]] = defaultdict(list)
    for one in looked_for:
        pairs: list[Sign] = [*pairwise(one.words)] or [one.words]
        found[max(pairs, key=lambda pair: sum(map(len, pair)))].append(one)
    found.pop((), None)
    return found
