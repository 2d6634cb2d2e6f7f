"""The files that fields name: photos, transcripts, slides."""

from collections.abc import Iterator

from hub.graph.hub import Hub
from hub.model.people import Person
from hub.model.session import Session
from hub.reading.document import Route


def named_files(hub: Hub) -> Iterator[tuple[str, Route, str]]:
    """Yield every field that holds the name of a file: its entry, its route and the name."""
    for person in hub.all(Person):
        if person.photo:
            yield person.id, ("photo",), person.photo
    for session in hub.all(Session):
        if session.slides:
            yield session.id, ("slides",), session.slides
        if session.recording and session.recording.transcript:
            yield session.id, ("recording", "transcript"), session.recording.transcript
