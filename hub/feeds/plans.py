"""What scripts know of entries: titles, addresses, times, digests, and the stages of paths (`api/plan.json`)."""

import json
from collections.abc import Mapping

from hub.graph.freshness import digest
from hub.graph.hub import Hub
from hub.graph.journey import Leg, Step, minutes_of
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.session import Session
from hub.model.topics import Path

VERSION = 1


def plans(hub: Hub, urls: Mapping[str, str]) -> str:
    """Return `{"version", "entries": {ID: {kind, title, url, minutes, digest}}, "paths": {ID: {"stages": [...]}}}`.

    Entries are those that a reader can finish, and paths. A stage is `{"choose": number or null, "steps": [{"id", "least",
    "most", "nested"}]}`, in minutes; `nested` says that the step is a path whose own stages count.
    """
    steps: tuple[Entry, ...] = (*hub.all(Guide), *hub.all(Lesson), *hub.all(Path), *hub.all(Session))
    entries = {entry.id: _entry(hub, entry, urls) for entry in steps}
    paths = {path.id: {"stages": [_stage(leg) for leg in hub.journey(path).legs]} for path in hub.all(Path)}
    told = {"version": VERSION, "entries": entries, "paths": paths}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _entry(hub: Hub, entry: Entry, urls: Mapping[str, str]) -> dict[str, object]:
    minutes = hub.journey(entry).time.most if isinstance(entry, Path) else minutes_of(entry)
    url = urls.get(entry.path, "")
    return {
        "kind": entry.kind.value,
        "title": entry.title,
        "url": url,
        "minutes": minutes,
        "digest": digest(hub, entry.id),
    }


def _stage(leg: Leg) -> dict[str, object]:
    return {"choose": leg.stage.choose, "steps": [_step(step) for step in leg.steps]}


def _step(step: Step) -> dict[str, object]:
    """Return a step; a path in a circle takes no time, and is a step like any other."""
    told: dict[str, object] = {"id": step.entry.id, "least": step.time.least, "most": step.time.most}
    return {**told, "nested": True} if isinstance(step.entry, Path) and step.time.most else told
