"""The way in: all sources of a hub become one hub, and everything that is wrong with them."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from hub.diagnostics import Diagnostic, Span, any_error
from hub.graph.hub import SETTINGS, Hub
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.kind import id_of, kind_of
from hub.model.seen import Seen
from hub.model.settings import Settings
from hub.model.versions import VERSION
from hub.reading.document import Document, read_settings
from hub.reading.entries import read_part
from hub.reading.memory import Memory, Surroundings
from hub.reading.names import Names, id_meant
from hub.reading.source import Source, decoded, refused, taken_address, unfit_name
from hub.reading.transcript import ENDING
from hub.rules import schema, syntax


def load(
    sources: Mapping[str, Source],
    today: date,
    assets: Collection[str] = (),
    seen: Mapping[str, Seen] | None = None,
    memory: Memory | None = None,
) -> tuple[Hub, list[Diagnostic]]:
    """Read a hub from its sources: paths below `content/` with `/`, and what stands in each.

    Captions may be among them. `assets` are the paths of the other files there, images and so on, with their sizes in
    bytes where those are known. Names that begin with `_` or `.` are passed over. `seen` says when files came and changed,
    where that is known. With the `memory` of an earlier call only what has changed since is read. Never raises for anything
    that stands in a file.
    """
    faults: list[Diagnostic] = []
    memory = memory or Memory()
    memory.version = _version(sources.get(SETTINGS, ""))
    files = _files(sources, assets, faults)
    documents, doubles = _documents(sources, memory, faults)
    names = _names(documents, faults)
    written, settings = _settings(sources.get(SETTINGS, ""), names, faults)
    memory.enter(Surroundings(settings, names, {document.path: key for key, document in documents.items()}))
    entries, edges = _entries(documents, memory, faults)
    published = frozenset({*files, *doubles, *(document.path for document in documents.values())})
    captions = {path: sources[path] for path in files if path.endswith(ENDING) and path in sources}
    sizes = {path: assets[path] for path in files if path in assets} if isinstance(assets, Mapping) else {}
    hub = Hub(settings, entries, documents, edges, published, today, captions, seen or {}, written, sizes)
    return hub, sorted(faults, key=lambda fault: fault.order)


def settings_of(source: Source) -> Settings:
    """Return the settings that stand in a `hub.yml`; what is wrong there is found by `load`."""
    return _settings(source, Names(), [])[1]


def faults_of(path: str, source: Source, memory: Memory) -> list[Diagnostic]:
    """Return what is wrong with one file by itself, read among what `memory` knows of all others."""
    faults: list[Diagnostic] = []
    if path == SETTINGS:
        _settings(source, memory.surroundings.names, faults)
    elif path.endswith(".md") and not _hidden(path):
        document, found = memory.document(path, source)
        faults.extend((*found, *memory.entry(document, sound=not any_error(found)).faults))
    return faults


def _files(sources: Mapping[str, Source], assets: Collection[str], faults: list[Diagnostic]) -> list[str]:
    """Return the paths of the files that are no Markdown and may be published."""
    others: dict[str, Source] = dict.fromkeys(assets, "")
    others.update({path: source for path, source in sources.items() if not path.endswith(".md") and path != SETTINGS})
    reasons = {
        path: refused(path, source) or taken_address(path)
        for path, source in sorted(others.items())
        if not _hidden(path)
    }
    faults.extend(reason for reason in reasons.values() if reason)
    faults.extend(fault for path in reasons if (fault := unfit_name(path)))
    return [path for path, reason in reasons.items() if reason is None]


def _settings(source: Source, names: Names, faults: list[Diagnostic]) -> tuple[Document, Settings]:
    text, found = decoded(SETTINGS, source)
    faults.extend(found)
    document = read_settings(SETTINGS, text or "")
    settings, wrong = read_part(document, Settings, Settings(), names)
    faults.extend(wrong)
    return document, settings


def _version(source: Source) -> int:
    """Return the version of the content model that the settings name, without reading more of them."""
    root = read_settings(SETTINGS, decoded(SETTINGS, source)[0] or "").compose()[0]
    said = next((value.value for key, value in root.value if key.value == "version"), "") if root else ""
    return int(said) if isinstance(said, str) and said.isdecimal() else VERSION


def _hidden(path: str) -> bool:
    return any(part[:1] in "._" for part in path.split("/"))


def _documents(
    sources: Mapping[str, Source], memory: Memory, faults: list[Diagnostic]
) -> tuple[dict[str, Document], list[str]]:
    """Read every Markdown file that has an id of its own, in the order of the ids; return the paths of others too."""
    paths = sorted(path for path in sources if path.endswith(".md") and not _hidden(path))
    taken = {path: fault for path in paths if (fault := taken_address(path))}
    faults.extend((*taken.values(), *(fault for path in paths if (fault := unfit_name(path)))))
    paths = [path for path in paths if path not in taken]
    faults.extend(_colliding(paths))
    documents: dict[str, Document] = {}
    doubles: list[str] = []
    for path in paths:
        entry_id = id_of(path)
        if entry_id in documents:
            doubles.append(path)
            faults.append(_duplicate(path, documents[entry_id].path, entry_id))
            continue
        documents[entry_id], found = memory.document(path, sources[path])
        faults.extend(found)
    return dict(sorted(documents.items())), doubles


def _duplicate(path: str, other: str, entry_id: str) -> Diagnostic:
    message = f"The id `{entry_id}` belongs to `{other}` already, so this file would be lost."
    return Diagnostic(schema.DUPLICATE_ID, Span(path), message, "Rename one of the two files.", related=(Span(other),))


def _colliding(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Find names that are one file on systems which do not tell capitals or accents apart."""
    first: dict[str, str] = {}
    for path in paths:
        key = unicodedata.normalize("NFC", path).casefold()
        if (other := first.setdefault(key, path)) != path:
            message = f"On some systems this is the same file as `{other}`."
            yield Diagnostic(
                syntax.UNFIT_FILE_NAME, Span(path), message, "Rename one of the two.", related=(Span(other),)
            )


def _names(documents: Mapping[str, Document], faults: list[Diagnostic]) -> Names:
    names = Names()
    for entry_id, document in documents.items():
        names.add(entry_id, kind_of(document.path))
    for entry_id, document in documents.items():
        for index, alias in enumerate(_aliases(document)):
            old = id_meant(alias)
            holder = old if old in names.kinds else names.aliases.setdefault(old, entry_id)
            if holder != entry_id or old == entry_id:
                faults.append(_taken(document, index, alias, documents[holder]))
    return names


def _aliases(document: Document) -> list[str]:
    front = document.compose()[0] if document.block and "aliases" in document.block else None
    values = (value for key, value in front.value if key.value == "aliases") if front is not None else ()
    return [
        item.value
        for value in values
        if isinstance(value.value, list)
        for item in value.value
        if isinstance(getattr(item, "value", None), str)
    ]


def _taken(document: Document, index: int, alias: str, holder: Document) -> Diagnostic:
    span = document.span(("aliases", index))
    message = f"The alias `{alias}` leads to `{holder.path}` already."
    return Diagnostic(
        schema.DUPLICATE_ALIAS, span, message, "Remove the alias here or there.", related=(Span(holder.path),)
    )


def _entries(
    documents: Mapping[str, Document], memory: Memory, faults: list[Diagnostic]
) -> tuple[dict[str, Entry], tuple[Edge, ...]]:
    broken = {fault.span.path for fault in faults if any_error([fault])}
    entries: dict[str, Entry] = {}
    edges: list[Edge] = []
    for entry_id, document in documents.items():
        reading = memory.entry(document, sound=document.path not in broken)
        entries[entry_id] = reading.entry
        edges.extend(reading.edges)
        faults.extend(reading.faults)
    return entries, tuple(edges)
