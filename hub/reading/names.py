"""One id space: which ids there are, and what a short reference means."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from hub.model.kind import FOLDERS, Kind, id_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reference means: one id, or several, or none. `elsewhere` are ids of kinds that were not asked for."""

    id: str | None = None
    candidates: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass
class Names:
    """All ids with their kinds, and every ending of an id by which it can be called."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    _short: dict[Kind, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def add(self, entry_id: str, kind: Kind) -> None:
        """Take up an id; the first part of it is the folder of its kind, which a short reference leaves out."""
        self.kinds[entry_id] = kind
        parts = entry_id.split("/")
        for start in range(1 if len(parts) > 1 else 0, len(parts)):
            self._short[kind]["/".join(parts[start:])].append(entry_id)

    def resolve(self, text: str, kinds: Iterable[Kind]) -> Resolution:
        """Find what `text` means where entries of `kinds` are asked for (none: of any kind); earlier kinds win."""
        wanted = tuple(kinds) or tuple(Kind)
        if self.kinds.get(text) in wanted:
            return Resolution(text)
        for kind in wanted:
            found = self._short[kind].get(text)
            if found:
                return Resolution(found[0]) if len(found) == 1 else Resolution(candidates=tuple(found))
        whole = text if text in self.kinds else self.aliases.get(text)
        if whole is not None:
            return Resolution(whole) if self.kinds[whole] in wanted else Resolution(elsewhere=(whole,))
        return Resolution(elsewhere=tuple(entry_id for kind in Kind for entry_id in self._short[kind].get(text, ())))

    def shortest(self, entry_id: str, kinds: Iterable[Kind]) -> str:
        """Return the shortest reference that means an entry where entries of `kinds` are asked for."""
        wanted, parts = tuple(kinds), entry_id.split("/")
        endings = ("/".join(parts[start:]) for start in range(len(parts) - 1, -1, -1))
        return next((one for one in endings if self.resolve(one, wanted).id == entry_id), entry_id)

    def nearest(self, text: str, kinds: Iterable[Kind]) -> str | None:
        """Return the reference of `kinds` that is written most like `text`, if one is close; a whole id for a whole id."""
        wanted = tuple(kinds) or tuple(Kind)
        bare = text.strip("/@ ").removesuffix(".md")
        last = posixpath.basename(bare)
        if (folder := bare.partition("/")[0]) in FOLDERS and "/" in bare:
            return self._nearest_in(bare, last, [kind for kind in wanted if FOLDERS[folder] is kind])
        if "/" in bare and (whole := self.resolve(last, wanted).id or self._nearest_whole(bare, wanted)):
            return whole
        pool = {name for kind in wanted for name in self._short[kind]}
        near = bare if bare != text and bare in pool else closest(bare, pool) or closest(last, pool)
        found = self.resolve(near, wanted) if near else Resolution()
        return found.candidates[0] if found.candidates else near

    def _nearest_in(self, bare: str, last: str, wanted: list[Kind]) -> str | None:
        """Return the id in the folder of a kind that is close to a whole id; none of another folder."""
        if not wanted:
            return None
        near = closest(last, self._short[wanted[0]])
        return (
            self.resolve(last, wanted).id
            or self._nearest_whole(bare, tuple(wanted))
            or (near and self.resolve(near, wanted).id)
        )

    def _nearest_whole(self, text: str, wanted: tuple[Kind, ...]) -> str | None:
        """Return the id that has, part by part, what is written most like the parts of `text`."""
        parts = text.split("/")
        split = (entry_id.split("/") for entry_id, kind in self.kinds.items() if kind in wanted)
        left = [one for one in split if len(one) == len(parts)]
        for place, part in enumerate(parts):
            known = {one[place] for one in left}
            near = part if part in known else closest(part, known)
            left = [one for one in left if one[place] == near]
        return "/".join(left[0]) if left else None


def id_meant(alias: str) -> str:
    """Return the old id that an alias means, which may be written as a path."""
    plain = alias.strip("/")
    return id_of(plain) if plain.endswith(".md") else plain


def closest(text: str, pool: Iterable[str]) -> str | None:
    """Return the word of the pool that is written most like `text`, if one is close."""
    near = tuple(sorted(word for word in pool if abs(len(word) - len(text)) <= max(len(text) // 2, 3)))
    return _closest(text.lower(), near)


@lru_cache(maxsize=512)
def _closest(text: str, pool: tuple[str, ...]) -> str | None:
    lowered: Mapping[str, str] = {word.lower(): word for word in pool}
    found = get_close_matches(
        text, [word for word in lowered if word[:1] == text[:1] or word[-1:] == text[-1:]], n=1, cutoff=0.65
    )
    return lowered[found[0]] if found else None
