"""What an editor has open, and what is known of the whole hub: findings at once, and more once all of it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hub.checking.allowing import permits
from hub.checking.check import findings, in_order
from hub.checking.concealing import concealed
from hub.diagnostics import Diagnostic, Span
from hub.disk import Project, read_contents, today
from hub.graph.hub import SETTINGS, Hub
from hub.load import faults_of, load
from hub.lsp.drift import drifted
from hub.lsp.known import Known
from hub.lsp.places import lines_of
from hub.model.entry import Entry
from hub.reading.memory import Memory, Reading
from hub.reading.source import Source
from hub.reading.transcript import ENDING


class Survey(NamedTuple):
    """The whole hub as it was read: its sources, and the findings of each file that the file alone does not show."""

    hub: Hub
    sources: Mapping[str, Source]
    beyond: Mapping[str, tuple[Diagnostic, ...]]


@dataclass
class Desk:
    """Open texts by their paths below the content; they count in the place of what lies on the disk."""

    project: Project
    day: str | None = None
    opened: dict[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    survey: Survey | None = None

    def path_of(self, file: Path) -> str | None:
        """Return the path of a file below the content as the hub names it; None for a file that the hub does not read."""
        content, place = self.project.content.resolve(), file.resolve()
        path = place.relative_to(content).as_posix() if place.is_relative_to(content) else ""
        return path if path.endswith((".md", ENDING)) or path == SETTINGS else None

    def file_of(self, path: str) -> Path:
        """Return the file at a path below the content."""
        return self.project.content.resolve() / path

    def look(self) -> Survey:
        """Read all of the hub, and only what has changed of it; this may go on beside everything else."""
        opened = dict(self.opened)
        contents = read_contents(self.project.content)
        sources = {**contents.sources, **opened}
        hub, faults = load(sources, today(self.day), contents.assets, memory=self.memory)
        found: dict[str, list[Diagnostic]] = {}
        for one in findings(hub, faults):
            found.setdefault(one.span.path, []).append(one)
        return Survey(hub, sources, {path: self._beyond(path, sources, those) for path, those in found.items()})

    def _beyond(self, path: str, sources: Mapping[str, Source], found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
        own = faults_of(path, sources[path], self.memory) if path in sources else ()
        known = set(concealed([*own, *(one for one in found if one.rule.conceals)]))
        return tuple(one for one in found if one.rule.conceals or one not in known)

    def findings(self, path: str) -> list[Diagnostic]:
        """Return what is wrong with an open text: what it shows by itself now, and what the last survey found beyond.

        There is nothing before the first survey: until then nobody knows which names there are.
        """
        if self.survey is None or path not in self.opened:
            return []
        text = self.opened[path]
        beyond, read = self.survey.beyond.get(path, ()), self.survey.sources.get(path)
        if read != text:
            beyond = tuple(drifted(beyond, self.lines(path, read), lines_of(text)))
        reading = self.reading(path)
        own = faults_of(path, text, self.memory)
        allowed = (one for one in own if not (reading and permits(reading.entry, one)))
        return in_order(concealed([*allowed, *beyond]))

    def lines(self, path: str, source: Source | None = None) -> list[str]:
        """Return the lines of a source, else of an open text, else of what was on the disk at the last survey."""
        kept = self.survey.sources.get(path) if self.survey else None
        text = source if source is not None else self.opened.get(path, kept)
        if isinstance(text, bytes):
            text = text.decode("utf-8", errors="replace").removeprefix("\ufeff")
        return lines_of(text) if isinstance(text, str) else []

    def reading(self, path: str) -> Reading | None:
        """Return what an open text says so far; None for settings, captions, and texts that are not open."""
        if path not in self.opened or not path.endswith(".md"):
            return None
        document, _ = self.memory.document(path, self.opened[path])
        return self.memory.entry(document, sound=True)

    def known(self, path: str) -> Known | None:
        """Return what answers about an open text are given from; None before the first survey."""
        if self.survey is None:
            return None
        reading = self.reading(path)
        return Known(self.survey.hub, self.memory.surroundings.names, reading.entry if reading else None)

    def named_at(self, span: Span) -> tuple[Entry, Span] | None:
        """Return the entry that an open text names at the beginning of a span, and the place of its name."""
        reading = self.reading(span.path)
        if reading is None or self.survey is None:
            return None
        found = next((edge for edge in reading.edges if _covers(edge.span, span)), None)
        entry = self.survey.hub.get(found.target) if found else None
        return (entry, found.span) if found and entry else None


def _covers(place: Span, span: Span) -> bool:
    start = (span.line, span.column)
    return (place.line, place.column) <= start <= (place.end_line, place.end_column)
