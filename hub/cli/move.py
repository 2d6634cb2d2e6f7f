"""`hub move`: rename an entry, or make one topic of two."""

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from hub.cli.destination import destination
from hub.cli.project import DAY, Loaded, format_option, loaded, named, tell_json
from hub.cli.rewriting import afterwards, new_errors
from hub.diagnostics import Severity, Span
from hub.disk import ProjectError, added, removed, replaced
from hub.graph.hub import SETTINGS, Hub
from hub.graph.merging import clashing_labels, lost_fields
from hub.graph.moving import Move, edges_afterwards, kept_fresh, moving, written_anew
from hub.graph.references import written as standing
from hub.model.entry import Entry
from hub.reading.source import Refused, text_of

_SHOWN = 5
"""So many faults are named."""


class _Planned(NamedTuple):
    """A move, the texts of files as they are afterwards (None: no more), and the fields that nobody takes in."""

    move: Move
    texts: Mapping[str, str | None]
    left: tuple[str, ...]


@click.command("move", short_help="Rename an entry, or make one topic of two, with every reference.")
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@format_option()
@DAY
@click.pass_obj
def command(folder: Path, old: str, new: str, dry_run: bool, form: str, today: str | None) -> None:  # noqa: FBT001, PLR0913, PLR0917  the signature is click's
    """Give the entry OLD the id NEW, and rewrite every reference, link and mention; the old id becomes an alias.

    NEW alone stays in the folder of OLD; git/stash is in the folder of its kind. If NEW is a topic already, the topic
    OLD becomes part of it: with its names as synonyms, its text below a heading, and its references.
    """
    project = loaded(folder, today)
    entry = named(project.hub, old)
    planned = _planned(project, entry, destination(project.hub, entry, new.removeprefix(project.project.prefix)))
    if not dry_run:
        _write(project, planned)
    if form == "json":
        tell_json(**_data(project, planned, written=not dry_run))
        return
    for line in _text(project, planned, written=not dry_run):
        click.echo(line)


# --- what


def _planned(project: Loaded, entry: Entry, path: str) -> _Planned:
    """Return what is to be written; raises `ProjectError` where something would be lost or broken."""
    hub = project.hub
    _see_that_all_is_read(project, entry)
    if (there := hub.at(path)) and (labels := clashing_labels(hub, entry.id, there.id)):
        message = (
            f"both texts define {', '.join(f'[{label}]' for label in labels)}; give one of the two another label first"
        )
        raise ProjectError(message)
    texts = {name: text for name, source in project.contents.sources.items() if (text := text_of(source)) is not None}
    move = moving(hub, entry, path)
    after, _ = afterwards(project, written_anew(move, texts, hub))
    move = move.with_more(kept_fresh(hub, after, move))
    changed = written_anew(move, texts, hub)
    _see_that_all_is_well(project, move, changed)
    return _Planned(move, changed, lost_fields(hub, entry.id) if move.merged else ())


def _see_that_all_is_read(project: Loaded, entry: Entry) -> None:
    """Refuse where a file that cannot be read may name the entry."""
    last = entry.id.rpartition("/")[2].encode()
    documents = {document.path: document for document in project.hub.documents.values()}
    documents[SETTINGS] = project.hub.settings_document
    for path, source in project.contents.sources.items():
        document = documents.get(path)
        faults = document.compose()[1] if document and _doubtful(project.hub, path) else ()
        unread = document is not None and path != SETTINGS and document.block is None
        names = isinstance(source, Refused) or (isinstance(source, bytes) and last in source)
        if document and names and (unread or any(one.severity is Severity.ERROR for one in faults)):
            place = f"{project.project.prefix}{path}"
            message = f"{place} has faults that keep it from being read, and may name `{entry.id}`; mend it first: hub check {shlex.quote(place)}"
            raise ProjectError(message)


def _doubtful(hub: Hub, path: str) -> bool:
    entry = hub.at(path)
    return entry is None or entry.faulty


def _see_that_all_is_well(project: Loaded, move: Move, changed: Mapping[str, str | None]) -> None:
    """Refuse what would lead elsewhere than before, or bring in an error."""
    after, faults = afterwards(project, changed)
    wanted = edges_afterwards(project.hub, move)
    there = {(edge.source, edge.via, edge.target) for edge in after.edges}
    if odd := sorted(wanted ^ there):
        named = "; ".join(f"{source or 'the home page'} ({via}) to {target}" for source, via, target in odd[:_SHOWN])
        message = f"`{move.new}` would change where these lead: {named}. Nothing was written; choose another name"
        raise ProjectError(message)
    if new := new_errors(project, after, faults):
        told = "; ".join(f"{one.span.path}: {one.message}" for one in new)
        message = f"`{move.new}` would break something: {told}. Nothing was written"
        raise ProjectError(message)


# --- writing and telling


def _write(project: Loaded, planned: _Planned) -> None:
    """Write what is new first and delete last, so that nothing is lost where it stops between."""
    content, sources = project.project.content, project.contents.sources
    gone = [path for path, text in planned.texts.items() if text is None]
    for path, text in planned.texts.items():
        if text is not None and path not in sources:
            added(content / path, text)
    for path, text in planned.texts.items():
        if text is not None and path in sources:
            replaced(content / path, text.encode())
    for path in gone:
        removed(content / path)


def _data(project: Loaded, planned: _Planned, *, written: bool) -> dict[str, object]:
    prefix = project.project.prefix
    move = planned.move
    return {
        "old": move.old,
        "new": move.new,
        "path": f"{prefix}{move.path}",
        "merged": move.merged,
        "written": written,
        "edits": [
            {"path": f"{prefix}{span.path}", "line": span.line, "column": span.column, "old": old, "new": new}
            for span, old, new in _edits(project, move)
        ],
        "left": list(planned.left),
    }


def _edits(project: Loaded, move: Move) -> Iterator[tuple[Span, str, str]]:
    """Yield the places that change, with what stands there before and after."""
    hub = project.hub
    for path, edits in move.edits.items():
        entry = hub.at(path)
        document = hub.documents[entry.id] if entry else hub.settings_document
        for edit in sorted(edits, key=lambda one: one.span):
            if not (move.merged and path == move.old_path and edit.span.line < document.first_line):
                yield edit.span, standing(document, edit.span), edit.text


def _text(project: Loaded, planned: _Planned, *, written: bool) -> Iterator[str]:
    prefix, move = project.project.prefix, planned.move
    for span, old, new in () if written else _edits(project, move):
        yield f"{prefix}{span.path}:{span.line}:{span.column}: {f'{old} → ' if old else '+ '}{new.strip() or '(nothing)'}"
    files = sum(text is not None for text in planned.texts.values())
    deed = "becomes part of" if move.merged else "is"
    others = f"{files} file{'' if files == 1 else 's'}"
    yield f"{move.old} {deed} {move.new}{' now' if not move.merged else ''}: {others} {'changed' if written else 'would change'}."
    if planned.left:
        yield f"Not taken over, since {move.new} says it itself or not at all: {', '.join(planned.left)}."
    yield from _elsewhere(project, move)


def _elsewhere(project: Loaded, move: Move) -> Iterator[str]:
    """Yield what only the owner of the site can change."""
    for config in sorted(project.project.root.glob("mkdocs.y*ml")):
        if move.old_path in config.read_text(encoding="utf-8", errors="replace"):
            yield f"{config.name} names {move.old_path}: write {move.path} there."
