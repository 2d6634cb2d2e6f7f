"""What was read of a hub, kept for the next reading of it: only what has changed since is read anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from hub.diagnostics import Diagnostic
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.kind import Kind, id_of, kind_of
from hub.model.settings import Settings
from hub.model.versions import VERSION, former_names
from hub.reading.body import read_body
from hub.reading.document import Document, read_document
from hub.reading.entries import Told, read_entry, retold
from hub.reading.names import Names
from hub.reading.parts import BodyParts
from hub.reading.source import Source, decoded


class Reading(NamedTuple):
    """An entry with the edges that its fields and its text make, and what is wrong with both."""

    entry: Entry
    edges: tuple[Edge, ...]
    faults: tuple[Diagnostic, ...]


@dataclass
class Shelf:
    """What outlives a process, by digests of all that it was made from: what bodies hold, and what fields say."""

    bodies: dict[str, BodyParts] = field(default_factory=dict)
    fields: dict[str, Told] = field(default_factory=dict)


class _Kept(NamedTuple):
    """A document, what it was read from, what is wrong with its file, and the digest of its body."""

    source: Source
    former: Mapping[str, str]
    document: Document
    faults: tuple[Diagnostic, ...]
    body: str


@dataclass(frozen=True)
class Surroundings:
    """What an entry is read by beyond its own file: the settings, all names, and the id at each path."""

    settings: Settings = field(default_factory=Settings)
    names: Names = field(default_factory=Names)
    paths: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> tuple[Settings, Mapping[str, Kind], Mapping[str, str], Mapping[str, str]]:
        """All that makes a difference to an entry."""
        return self.settings, self.names.kinds, self.names.aliases, self.paths

    @cached_property
    def digest(self) -> str:
        """A digest of all that makes a difference to what fields say."""
        names = sorted(self.names.kinds.items()), sorted(self.names.aliases.items())
        return _digest(self.settings.model_dump_json(), repr(names))

    def read(self, document: Document, old: Shelf, new: Shelf, *, sound: bool) -> Reading:
        """Read the fields and the text of a document; `sound` is False where its syntax is broken already.

        What stands on the `old` shelf is not read again; what is used goes onto the `new` one.
        """
        entry_id = id_of(document.path)
        key = _digest(self.digest, document.path, str(document.block_line), document.block or "")
        told = old.fields.get(key) if sound else None
        fields = retold(document, told) if told else read_entry(document, self.settings, self.names, sound=sound)
        if fields.told and (told or not document.block_secrets):
            new.fields[key] = fields.told
        edges, unknown = read_body(document, entry_id, self.names, self.paths)
        return Reading(fields.entry, (*fields.edges, *edges), (*fields.faults, *unknown))


@dataclass
class Memory:
    """Documents by their sources, and entries by all that they are read from.

    `old` is the shelf of an earlier process, and `new` what this one found, as far as it was asked. `version` is that of the
    content model with which the content is written.

    One thread may read a file while another reads the whole hub: what is kept is never taken for something else.
    """

    surroundings: Surroundings = field(default_factory=Surroundings)
    old: Shelf = field(default_factory=Shelf)
    new: Shelf = field(default_factory=Shelf)
    version: int = VERSION
    _documents: dict[str, _Kept] = field(default_factory=dict)
    _entries: dict[str, tuple[Document, bool, Surroundings, Reading]] = field(default_factory=dict)

    def document(self, path: str, source: Source) -> tuple[Document, tuple[Diagnostic, ...]]:
        """Return a document and what is wrong with the way its file is written and divided."""
        kept, former = self._documents.get(path), former_names(kind_of(path), self.version)
        if kept is None or type(kept.source) is not type(source) or kept[:2] != (source, former):
            kept = self._documents[path] = _kept(path, source, former)
            if found := self.old.bodies.get(kept.body):
                kept.document.recall(found)
        return kept.document, kept.faults

    def shelf(self) -> Shelf:
        """Return what is worth keeping for another process: what was used or found by this one, but for what holds secrets."""
        kept = (one for one in self._documents.values() if one.document.body and not one.document.found.secrets)
        return Shelf({one.body: one.document.found for one in kept}, self.new.fields)

    def enter(self, surroundings: Surroundings) -> None:
        """Read entries by these surroundings from now on; where they are others than before, all entries are read anew."""
        if surroundings.known != self.surroundings.known:
            self.surroundings = surroundings

    def entry(self, document: Document, *, sound: bool) -> Reading:
        """Return the entry of a document."""
        kept, around = self._entries.get(document.path), self.surroundings
        if kept is None or kept[0] is not document or kept[1] is not sound or kept[2] is not around:
            kept = (document, sound, around, around.read(document, self.old, self.new, sound=sound))
            self._entries[document.path] = kept
        return kept[3]


def _kept(path: str, source: Source, former: Mapping[str, str]) -> _Kept:
    text, found = decoded(path, source)
    document, wrong = (Document(path, None, ""), []) if text is None else read_document(path, text, former)
    body = _digest(path, str(document.first_line), document.body)
    return _Kept(source, former, document, (*found, *wrong), body)


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
