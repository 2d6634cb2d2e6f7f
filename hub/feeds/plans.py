"""What scripts know of entries, paths, topics and roles, so that they can plan in the browser (`api/plan.json`)."""

import json
from collections.abc import Mapping

from hub.graph.freshness import digest
from hub.graph.hub import Hub
from hub.graph.journey import Leg, Step, minutes_of
from hub.graph.plan import goal_of_role
from hub.graph.recordings import over
from hub.graph.translations import versions
from hub.model.entry import Entry
from hub.model.learning import EVERYONE, Guide, Lesson
from hub.model.session import Session, State
from hub.model.topics import Path, Topic

VERSION = 1
Told = dict[str, object]


def plans(hub: Hub, urls: Mapping[str, str]) -> str:
    """Return the data as JSON: `{"version", "levels", "entries", "paths", "topics", "roles"}`.

    `levels` is how many levels lessons may have. `entries` are those that a reader can finish, and paths, by id:
    `{"kind", "title", "url", "minutes", "digest"}`, and where there is something to say: of lessons `"level"` (its
    place, from 0), `"requires"` (ids of lessons and topics), `"topics"`; `"source"` (the entry that it translates),
    `"lang"` (of what is here in several languages), `"deprecated"`, and of sessions `"on"` (the day of a planned one), `"cancelled"`, and
    `"over"` (it was held, and neither a recording nor a recap is there).

    `paths` by id: `{"stages": [{"choose": number or null, "stage": title, "steps": [{"id", "least", "most", "nested"}]}]}`,
    in minutes; `nested` says that the step is a path whose own stages count. `topics` by id: `{"title", "url",
    "requires"}`. `roles` by name: `{"paths": [id], "topics": [[id, level]], "reached": {topic: level}}`, as a goal has it.
    """
    steps: tuple[Entry, ...] = (*hub.all(Guide), *hub.all(Lesson), *hub.all(Path), *hub.all(Session))
    told = {
        "version": VERSION,
        "levels": len(hub.settings.levels),
        "entries": {entry.id: _entry(hub, entry, urls) for entry in steps},
        "paths": {path.id: {"stages": [_stage(leg) for leg in hub.journey(path).legs]} for path in hub.all(Path)},
        "topics": {topic.id: _topic(hub, topic, urls) for topic in hub.all(Topic)},
        "roles": {role: _role(hub, role) for role in _roles(hub)},
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _entry(hub: Hub, entry: Entry, urls: Mapping[str, str]) -> Told:
    minutes = hub.journey(entry).time.most if isinstance(entry, Path) else minutes_of(entry)
    found: Told = {
        "kind": entry.kind.value,
        "title": entry.title,
        "url": urls.get(entry.path, ""),
        "minutes": minutes,
        "digest": digest(hub, entry.id),
    }
    more = {
        "source": entry.translation_of.id if entry.translation_of else None,
        "lang": (entry.lang or hub.settings.lang) if versions(hub, entry) else None,
        "deprecated": entry.deprecated,
    }
    own = _of_lesson(hub, entry) if isinstance(entry, Lesson) else {}
    day = _of_session(hub, entry) if isinstance(entry, Session) else {}
    return {**found, **{name: value for name, value in {**more, **own, **day}.items() if value}}


def _of_lesson(hub: Hub, lesson: Lesson) -> Told:
    levels = hub.settings.levels
    return {
        "level": levels.index(lesson.level) if lesson.level in levels else 0,
        "requires": [entry.id for entry in hub.those(lesson.requires, Entry)],
        "topics": list(lesson.topics),
    }


def _of_session(hub: Hub, session: Session) -> Told:
    state = hub.state(session)
    return {
        "on": str(session.date.day) if state is State.PLANNED else None,
        "cancelled": state is State.CANCELLED,
        "over": over(hub, session),
    }


def _stage(leg: Leg) -> Told:
    told: Told = {"choose": leg.stage.choose, "steps": [_step(step) for step in leg.steps]}
    return {**told, "stage": leg.stage.stage} if leg.stage.stage else told


def _step(step: Step) -> Told:
    """Return a step; a path in a circle takes no time, and is a step like any other."""
    told: Told = {"id": step.entry.id, "least": step.time.least, "most": step.time.most}
    return {**told, "nested": True} if isinstance(step.entry, Path) and step.time.most else told


def _topic(hub: Hub, topic: Topic, urls: Mapping[str, str]) -> Told:
    requires = [one.id for one in hub.those(topic.requires, Topic)]
    return {"title": topic.title, "url": urls.get(topic.path, ""), "requires": requires}


def _roles(hub: Hub) -> list[str]:
    """Return the roles that a path or a topic names."""
    named = {role for path in hub.all(Path) for role in path.for_} - {EVERYONE}
    return sorted({*named, *(role for topic in hub.all(Topic) for role in topic.targets)})


def _role(hub: Hub, role: str) -> Told:
    goal = goal_of_role(hub, role)
    return {"paths": list(goal.paths), "topics": [list(need) for need in goal.topics], "reached": goal.reached or {}}
