"""What was read of a hub, kept for the next reading of it: only what has changed since is read anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hub.diagnostics import Diagnostic
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.kind import Kind, id_of
from hub.model.settings import Settings
from hub.reading.body import read_body
from hub.reading.document import Document, read_document
from hub.reading.entries import read_entry
from hub.reading.names import Names
from hub.reading.source import Source, decoded


class Reading(NamedTuple):
    """An entry with the edges that its fields and its text make, and what is wrong with both."""

    entry: Entry
    edges: tuple[Edge, ...]
    faults: tuple[Diagnostic, ...]


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

    def read(self, document: Document, *, sound: bool) -> Reading:
        """Read the fields and the text of a document; `sound` is False where its syntax is broken already."""
        entry_id = id_of(document.path)
        fields = read_entry(document, self.settings, self.names, sound=sound)
        edges, unknown = read_body(document, entry_id, self.names, self.paths)
        return Reading(fields.entry, (*fields.edges, *edges), (*fields.faults, *unknown))


@dataclass
class Memory:
    """Documents by their sources, and entries by all that they are read from.

    One thread may read a file while another reads the whole hub: what is kept is never taken for something else.
    """

    surroundings: Surroundings = field(default_factory=Surroundings)
    _documents: dict[str, tuple[Source, Document, tuple[Diagnostic, ...]]] = field(default_factory=dict)
    _entries: dict[str, tuple[Document, bool, Surroundings, Reading]] = field(default_factory=dict)

    def document(self, path: str, source: Source) -> tuple[Document, tuple[Diagnostic, ...]]:
        """Return a document and what is wrong with the way its file is written and divided."""
        kept = self._documents.get(path)
        if kept is None or type(kept[0]) is not type(source) or kept[0] != source:
            kept = self._documents[path] = (source, *_document(path, source))
        return kept[1], kept[2]

    def enter(self, surroundings: Surroundings) -> None:
        """Read entries by these surroundings from now on; where they are others than before, all entries are read anew."""
        if surroundings.known != self.surroundings.known:
            self.surroundings = surroundings

    def entry(self, document: Document, *, sound: bool) -> Reading:
        """Return the entry of a document."""
        kept, around = self._entries.get(document.path), self.surroundings
        if kept is None or kept[0] is not document or kept[1] is not sound or kept[2] is not around:
            kept = (document, sound, around, around.read(document, sound=sound))
            self._entries[document.path] = kept
        return kept[3]


def _document(path: str, source: Source) -> tuple[Document, tuple[Diagnostic, ...]]:
    text, found = decoded(path, source)
    document, wrong = (Document(path, None, ""), []) if text is None else read_document(path, text)
    return document, (*found, *wrong)
