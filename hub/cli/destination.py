"""Where an entry can go: from the name that someone typed to the path of its file."""

import posixpath

import click

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.kind import FOLDERS, INDEX_NAMES, Kind, folder_of, id_of, kind_of
from hub.reading.names import id_meant
from hub.reading.source import unfit_name


def destination(hub: Hub, entry: Entry, text: str) -> str:
    """Return the path that an entry is to have; raises `click.UsageError` where it cannot be there."""
    path = _into(hub, entry, text) or _path(entry, text)
    taken, holder = hub.get(id_of(path)), _holder(hub, id_of(path))
    if taken is entry:
        message = f"`{entry.id}` is called that already."
    elif kind_of(path) is not entry.kind:
        message = f"a {entry.kind} cannot become a {kind_of(path)}; write a name in {folder_of(entry.kind) or 'no folder of another kind'}."
    elif taken and (entry.kind, taken.kind) != (Kind.TOPIC, Kind.TOPIC):
        message = f"`{taken.id}` is there already; only topics can be made one. Choose another name, or put the texts together by hand."
    elif holder and holder is not entry:
        message = (
            f"`{id_of(path)}` is an old name of `{holder.id}`; take it out of its `aliases`, or choose another name."
        )
    else:
        return path
    raise click.UsageError(message)


def _into(hub: Hub, entry: Entry, text: str) -> str | None:
    """Return the path of the other topic that a text means, if it means one."""
    topics = [one for one in hub.entries.values() if one.kind is entry.kind is Kind.TOPIC and one is not entry]
    meant = [one.path for one in topics if f"/{one.id}".endswith(f"/{text}")]
    return meant[0] if len(meant) == 1 else None


def _holder(hub: Hub, entry_id: str) -> Entry | None:
    return next((one for one in hub.entries.values() if entry_id in map(id_meant, one.aliases)), None)


def _path(entry: Entry, text: str) -> str:
    name = text.strip("/").removesuffix(".md")
    if not entry.id or not name or any(part[:1] in {"", ".", "_"} for part in name.split("/")):
        message = f"`{text}` is no name for it; write small letters and hyphens, with folders if you like: git/stash"
        raise click.UsageError("the home page stays where it is." if not entry.id else message)
    index = posixpath.basename(entry.path).removesuffix(".md") in INDEX_NAMES
    folder = "" if name.partition("/")[0] in FOLDERS and "/" in name else folder_of(entry.kind)
    if "/" not in name:
        folder = posixpath.dirname(entry.id)
    path = posixpath.join(folder, name) + (f"/{posixpath.basename(entry.path)}" if index else ".md")
    if fault := unfit_name(path):
        raise click.UsageError(fault.message)
    return path
