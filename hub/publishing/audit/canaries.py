"""Canaries: texts of what is withheld from the readers of a site. Not one of them may be found anywhere in it.

This looks at the hub with eyes of its own: it does not ask the selection that the site was made of (`hub.graph.withheld`),
so that a fault there is seen here.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from hub.graph.hub import Hub
from hub.model.entry import Entry, Status
from hub.model.people import Person

_WORD = re.compile(r"\w+")
_PIECES = re.compile(r"[\n.!?:;|。！？]+")
_POINTERS = re.compile(
    r"\]\((?!mailto:|tel:)[^)\n]*\)|^ {0,3}\[[^\]\n]+\]:.*$|\b(?:href|src)=\S+|(?<!\w)@[\w.-]+", re.MULTILINE
)
"""What leads elsewhere: addresses and names in a text, which readers see only if they may see where it leads."""
_ELSEWHERE = re.compile(r"https?://[^\s<>\"')]+")
_CODE_NAME = re.compile(r"(?=\w*\d)(?=\w*[^\W\d_])\w{6,}")
"""A word with letters and digits, such as the name of a project: it is looked for by itself."""
_DENSE = re.compile(r"\w*[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{8}\w*")
"""So many letters in a row of a script that has no space between words are as much as a sentence."""
_FEWEST_WORDS = 4
"""So many words in a row are the same by accident in no two texts; names may have fewer."""
_NAMES = frozenset({"title", "summary", "contact", "photo", "slides"})
_LONG_WORD = 8
_OWN = frozenset({"id", "path", "faulty", "status", "audience", "audiences", "allow"})
_WHOLE = frozenset({"title", "role", "joined", "left", "listed", "status", "lang", "audience", "audiences"})
"""A person of whom one of these is for fewer is withheld as a whole."""
_AT_WORK = frozenset({"contact", "hours", "timezone", "photo", "pronouns", "pronounced", "offers", "buddy"})
"""What nobody is told of somebody who has left."""


@dataclass(frozen=True, slots=True)
class Canary:
    """A text that must not be found: `words` in small letters, or exactly `name` where there is one. Whose it is, and what."""

    words: tuple[str, ...]
    entry: str
    what: str
    name: str = ""

    def sings(self, text: str, words: str) -> bool:
        """Return whether a text in small letters has it; `words` are those of the text, each between spaces."""
        if self.name:
            return self.name in text and bool(re.search(rf"(?<![\w-]){re.escape(self.name)}(?![\w-])", text))
        return f" {' '.join(self.words)} " in words

    def is_shared(self, words: str) -> bool:
        """Return whether it is the last part of an id and its words stand in a text, as in the anchor of a heading."""
        return bool(self.name) and "/" not in self.name and f" {' '.join(self.words)} " in words


def words_of(text: str) -> str:
    """Return a text as its words in small letters, with a space before and behind each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def canaries(hub: Hub, audience: str | None = None) -> tuple[Canary, ...]:
    """Return what must not be found on the site for an audience (None: the widest): all that only withheld texts say.

    What an entry for these readers says too, or hub.yml, is no secret.
    """
    order = hub.settings.audiences
    seen = frozenset(order[: order.index(audience or order[0]) + 1])
    withheld = {one.id for one in hub.entries.values() if _is_withheld(one, seen)}
    secrets = list(_secrets(hub, withheld, seen))
    if not secrets:
        return ()
    told = "\n".join((*_told(hub, withheld, seen), *_texts(hub.settings, hub.entries))).casefold()
    known = words_of(told)
    found = (canary for entry, what, text in secrets for canary in _canaries(entry, what, text))
    shared = known + words_of("\n".join(_addresses(hub, withheld)))
    return tuple(dict.fromkeys(one for one in found if not one.sings(told, known) and not one.is_shared(shared)))


def _is_withheld(entry: Entry, seen: Collection[str]) -> bool:
    narrow = entry.audience is not None and entry.audience not in seen
    return entry.faulty or entry.status == Status.DRAFT or narrow or bool(_narrower(entry, seen) & _WHOLE)


def _may_be_stub(entry: Entry, seen: Collection[str]) -> bool:
    """Whether there may be a stub of an entry, which names the file that it stands for."""
    return entry.faulty and (entry.audience is None or entry.audience in seen)


def _hidden_fields(hub: Hub, entry: Entry, seen: Collection[str]) -> frozenset[str]:
    left = entry.left if isinstance(entry, Person) else None
    return _narrower(entry, seen) | (_AT_WORK if left and left < hub.today else frozenset())


def _narrower(entry: Entry, seen: Collection[str]) -> frozenset[str]:
    """Return the fields that somebody tells to fewer readers than these."""
    own = entry.audiences if isinstance(entry, Person) else {}
    return frozenset(name for name, word in own.items() if word not in seen)


def _secrets(hub: Hub, withheld: Collection[str], seen: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what readers may not know: whose it is, what of it, and the text."""
    for entry in hub.entries.values():
        if entry.id in withheld and not _may_be_stub(entry, seen):
            yield entry.id, "id", entry.id
        if entry.id in withheld:
            yield entry.id, "text", _POINTERS.sub(" ", hub.documents[entry.id].body)
        names = type(entry).model_fields.keys() if entry.id in withheld else _hidden_fields(hub, entry, seen)
        for name in names - _OWN:
            yield from ((entry.id, name, text) for text in _texts(getattr(entry, name, None), hub.entries))


def _told(hub: Hub, withheld: Collection[str], seen: Collection[str]) -> Iterator[str]:
    """Yield what entries tell these readers."""
    for entry in hub.entries.values():
        if entry.id not in withheld or _may_be_stub(entry, seen):
            yield entry.id
        if entry.id not in withheld:
            yield _POINTERS.sub(" ", hub.documents[entry.id].body)
            for name in type(entry).model_fields.keys() - _OWN - _hidden_fields(hub, entry, seen):
                yield from _texts(getattr(entry, name, None), hub.entries)


def _addresses(hub: Hub, withheld: Collection[str]) -> Iterator[str]:
    """Yield the addresses on the web that entries for these readers name."""
    for entry in hub.entries.values():
        if entry.id not in withheld:
            yield from _ELSEWHERE.findall(hub.documents[entry.id].body)


def _texts(value: Any, ids: Collection[str]) -> Iterator[str]:
    """Yield the texts in a value, however deep. References are left out: readers see them if they see where they lead."""
    if isinstance(value, str):
        yield from [] if value in ids else [value]
    elif isinstance(value, BaseModel):
        yield from (text for name in type(value).model_fields for text in _texts(getattr(value, name), ids))
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for one in pair for text in _texts(one, ids))
    elif isinstance(value, (tuple, list)):
        yield from (text for one in value for text in _texts(one, ids))


def _canaries(entry: str, what: str, text: str) -> Iterator[Canary]:
    """Yield what to look for of a text: its sentences, names of two words or of a long one, and code names."""
    if what == "id":
        short = text.rpartition("/")[2].casefold()
        names = (text.casefold(), short) if "-" in short or len(short) > _LONG_WORD else (text.casefold(),)
        yield from (Canary(tuple(_WORD.findall(name)), entry, what, name) for name in names if "/" in text)
        return
    for piece in _PIECES.split(text):
        words = tuple(_WORD.findall(piece.casefold()))
        named = what in _NAMES and (len(words) > 1 or len("".join(words)) > _LONG_WORD)
        if named or len(words) >= _FEWEST_WORDS:
            yield Canary(words, entry, what)
    words = (*_CODE_NAME.findall(text), *_DENSE.findall(text))
    yield from (Canary((word.casefold(),), entry, what) for word in words)
