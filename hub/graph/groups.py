"""Groups: what colleagues who meet again and again have learnt together."""

from hub.graph.hub import Hub
from hub.model.learning import Lesson
from hub.model.people import Group
from hub.model.session import Session


def sessions_of(hub: Hub, group: Group) -> tuple[Session, ...]:
    """Return the sessions of a group in whatever state, latest first."""
    found = hub.sources(group.id, Session, "group")
    return tuple(sorted(found, key=lambda session: session.date.day, reverse=True))


def lessons_of(hub: Hub, group: Group) -> tuple[Lesson, ...]:
    """Return the lessons of a group, each once: first those of its sessions, latest first, then those of its topics."""
    used = [lesson for session in sessions_of(hub, group) for lesson in session.lessons]
    about = [lesson.id for topic in group.topics for lesson in hub.of_topic(topic, Lesson)]
    return tuple(lesson for lesson in hub.those(dict.fromkeys((*used, *about)), Lesson) if not lesson.deprecated)
