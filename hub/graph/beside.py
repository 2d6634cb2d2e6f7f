"""The files that fields name: photos, transcripts, slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.model.people import Person
from hub.model.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.graph.hub import Hub
    from hub.model.entry import Entry
    from hub.reading.document import Route


def named_files(hub: Hub) -> Iterator[tuple[str, Route, str]]:
    """Yield every field that holds the name of a file: its entry, its route and the name."""
    for entry in (*hub.all(Person), *hub.all(Session)):
        yield from ((entry.id, route, name) for route, name in files_in(entry))


def files_in(entry: Entry) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the fields of an entry that hold the name of a file: the route and the name."""
    if isinstance(entry, Person) and entry.photo:
        yield ("photo",), entry.photo
    if isinstance(entry, Session):
        if entry.slides:
            yield ("slides",), entry.slides
        if entry.recording and entry.recording.transcript:
            yield ("recording", "transcript"), entry.recording.transcript
