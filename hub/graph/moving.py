"""What must be written to give an entry another id, or to make one topic of two: edits, file by file.

Every other byte stays. References keep their form: a short one becomes the shortest that is unique, a whole one a whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from hub.diagnostics import Span
from hub.edits import Edit, edited, joined
from hub.graph.beside import named_files
from hub.graph.freshness import digest, sections
from hub.graph.grouping import grouped
from hub.graph.hub import Hub
from hub.graph.merging import anchors_afterwards, merged, synonyms, told_apart
from hub.graph.references import IN_BODY, Reference, names_of, references, written
from hub.model.entry import Entry
from hub.model.kind import id_of
from hub.model.learning import Guide, Lesson
from hub.reading.amend import listed_too
from hub.reading.names import Names, id_meant
from hub.reading.target import link_to, target_of
from hub.reading.wording import scalar

_ADDRESSES = ("chat", "ask", "propose", "conduct")
"""The links of `hub.yml` that may lead to a file of the hub."""


@dataclass(frozen=True, slots=True)
class Move:
    """An entry on its way: its id and path before and after, and the edits by the paths of files as they are called before.

    `merged` says that there is an entry at the new path already, which takes in what the old one says. `anchors` has those
    that its anchors have afterwards.
    """

    old: str
    new: str
    old_path: str
    path: str
    edits: Mapping[str, tuple[Edit, ...]]
    merged: bool = False
    anchors: Mapping[str, str] = field(default_factory=dict)

    def now(self, entry_id: str) -> str:
        """Return the id that an entry has afterwards."""
        return self.new if entry_id == self.old else entry_id

    def place(self, path: str) -> str:
        """Return where a file is afterwards."""
        return self.path if path == self.old_path else path

    def with_more(self, edits: Iterable[Edit]) -> "Move":
        """Return this move with further edits."""
        return replace(self, edits=_by_path((edit for one in self.edits.values() for edit in one), edits))


def moving(hub: Hub, entry: Entry, path: str) -> Move:
    """Return what gives an entry its place at `path`, where there is none yet, or a topic to take it in."""
    there = hub.at(path)
    anchors = anchors_afterwards(hub, entry.id, there.id) if there else {}
    move = Move(entry.id, id_of(path), entry.path, path, {}, there is not None, anchors)
    gone = tuple(merged(hub, move.old, move.new)) if there else ()
    renamed = (edit for edit in _renamed(hub, move) if not any(_within(edit.span, one.span) for one in gone))
    more = synonyms(hub, entry, there) if there else None
    return move.with_more((*gone, *renamed, *_relinked(hub, move), *([more] if more else []), *_aliased(hub, move)))


def _within(span: Span, whole: Span) -> bool:
    start, end = (whole.line, whole.column), (whole.end_line, whole.end_column)
    return span.path == whole.path and start <= (span.line, span.column) and (span.end_line, span.end_column) <= end


def written_anew(move: Move, texts: Mapping[str, str], hub: Hub) -> dict[str, str | None]:
    """Return the texts of all files that change, by their paths afterwards; None for a file that is no more."""
    found: dict[str, str | None] = {
        move.place(path): edited(texts[path], edits)
        for path, edits in move.edits.items()
        if path != move.old_path or not move.merged
    }
    if move.merged:
        body = edited(texts[move.old_path], _in_body(hub, move))
        found[move.path] = told_apart(hub, move.old, move.new, body, found.get(move.path) or texts[move.path])
    else:
        found.setdefault(move.path, texts[move.old_path])
    return {**found, move.old_path: None}


def kept_fresh(before: Hub, after: Hub, move: Move) -> Iterator[Edit]:
    """Yield edits of digests that were right before: what is only called or linked otherwise says nothing new."""
    for entry in before.entries.values():
        document = before.documents[entry.id]
        for route, source in _digests(entry):
            then, now = _digest(before, source, route), _digest(after, move.now(source), route)
            span = document.span(route)
            said = written(document, span)
            plain = said.strip("\"'")
            if plain and then and now and now != then and then.startswith(plain) and not _takes_in(move, source):
                yield Edit(span, said.replace(plain, scalar(now) if plain == said else now))


def _takes_in(move: Move, entry_id: str) -> bool:
    return move.merged and entry_id in {move.old, move.new}


def _digests(entry: Entry) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the routes of digests that an entry holds, each with the id of what it is the digest of."""
    verified = entry.verified if isinstance(entry, Lesson | Guide) else None
    for name, bound, source in (
        ("translation_of", entry.translation_of, entry.translation_of.id if entry.translation_of else ""),
        ("verified", verified, entry.id),
    ):
        if bound:
            yield (name, "digest"), source
            yield from (((name, "sections", anchor), source) for anchor in bound.sections)


def _digest(hub: Hub, entry_id: str, route: tuple[str, ...]) -> str | None:
    if entry_id not in hub.entries:
        return None
    if route[-1] == "digest":
        return digest(hub, entry_id)
    return next((section.digest for section in sections(hub, entry_id) if section.id == route[-1]), None)


def _by_path(*groups: Iterable[Edit]) -> dict[str, tuple[Edit, ...]]:
    found = grouped((edit for group in groups for edit in group), lambda edit: edit.span.path)
    return {path: tuple(joined(edits)) for path, edits in sorted(found.items())}


def _in_body(hub: Hub, move: Move) -> tuple[Edit, ...]:
    first = hub.documents[move.old].first_line
    return tuple(edit for edit in move.edits.get(move.old_path, ()) if edit.span.line >= first)


# --- references


def _renamed(hub: Hub, move: Move) -> Iterator[Edit]:
    """Yield edits of the references that would lead elsewhere, or nowhere."""
    before = names_of(hub.entries.values())
    after = _names(hub, move)
    endings = {"/".join(one.split("/")[start:]) for one in (move.old, move.new) for start in range(one.count("/") + 1)}
    for one in references(hub, before):
        plain = one.written.strip("\"'")
        if one.target != move.old and plain not in endings:
            continue
        target = move.now(one.target)
        means = after.resolve(plain, one.kinds).id == target and f"/{target}".endswith(f"/{plain}")
        if not means:
            yield Edit(one.span, _form(one, plain, target, after))


def _names(hub: Hub, move: Move) -> Names:
    """Return the names as they are afterwards."""
    entries = [entry.model_copy(update={"aliases": ()}) for entry in hub.entries.values() if entry.id != move.old]
    names = names_of(entries)
    if not move.merged:
        names.add(move.new, hub.entries[move.old].kind)
    return names


def _form(one: Reference, plain: str, target: str, names: Names) -> str:
    """Return what is written for a reference: as short, and in such quotes, as it was."""
    whole = not one.marked and "/" in one.target and plain == one.target
    text = target if whole else names.shortest(target, one.kinds)
    return one.written.replace(plain, text) if plain else text


# --- links


def _relinked(hub: Hub, move: Move) -> Iterator[Edit]:
    """Yield edits of links: to what has moved, and from what has moved."""
    for document in hub.documents.values():
        for link in document.links:
            yield from _link(move, document.path, link.target, Edit(link.span, ""))
    for entry_id, route, name in named_files(hub):
        document = hub.documents[entry_id]
        span = document.span(route)
        if entry_id == move.old:
            for edit in _link(move, document.path, name, Edit(span, "")):
                yield Edit(span, written(document, span).replace(name, edit.text))
    for name in _ADDRESSES:
        place = getattr(hub.settings.links, name)
        span = hub.settings_document.span(("links", name))
        for edit in _link(move, span.path, place, Edit(span, "")) if place else ():
            yield Edit(span, written(hub.settings_document, span).replace(place, edit.text))


def _link(move: Move, origin: str, link: str, edit: Edit) -> Iterator[Edit]:
    """Yield the edit of a link in the file at `origin`, if it is to be written otherwise."""
    leads = target_of(origin, link)
    if leads is None or not link:
        return
    bare = link.partition("#")[0].partition("?")[0]
    start, end = move.place(origin), move.place(leads.path)
    anchor = move.anchors.get(leads.anchor, leads.anchor) if leads.path == move.old_path else leads.anchor
    rest = link[len(bare) :] if anchor == leads.anchor else f"#{quote(anchor)}"
    place = bare
    if bare and (start, end) != (origin, leads.path) and target_of(start, bare) != (end, ""):
        place = link_to(end, start) + "/" * bare.endswith("/")
    if place + rest != link:
        yield replace(edit, text=place + rest)


# --- aliases


def _aliased(hub: Hub, move: Move) -> Iterator[Edit]:
    """Yield the edit that makes the old id an alias, with the aliases of a topic that is taken in.

    An alias that becomes the id again is replaced by the old one: nothing leads to itself.
    """
    old, into = hub.entries[move.old], hub.entries[move.new if move.merged else move.old]
    document = hub.documents[into.id]
    back = next((at for at, alias in enumerate(into.aliases) if id_meant(alias) == move.new), None)
    if back is not None:
        yield Edit(document.span(("aliases", back)), scalar(old.id))
        return
    wanted = (old.id, *(old.aliases if move.merged else ()))
    if more := [one for one in wanted if one not in into.aliases]:
        yield listed_too(document, "aliases", more)


def edges_afterwards(hub: Hub, move: Move) -> frozenset[tuple[str, str, str]]:
    """Return source, way and target of the edges that there must be afterwards."""
    stays = (edge for edge in hub.edges if not (move.merged and edge.source == move.old and edge.via not in IN_BODY))
    told = ((move.now(edge.source), edge.via, move.now(edge.target)) for edge in stays)
    return frozenset(one for one in told if one[0] != one[2])
