"""All entry classes by kind."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.model.entry import Entry, Page
from hub.model.kind import Kind
from hub.model.learning import Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Session
from hub.model.topics import Path, Topic

CLASSES: Mapping[Kind, type[Entry]] = MappingProxyType(
    {cls.kind: cls for cls in (Lesson, Guide, Session, Person, Topic, Path, Group, Page)}
)
