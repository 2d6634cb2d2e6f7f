"""The hub: all entries by id, the edges between them, and the questions they answer together.

Every question is answered from an index that is built once, so its cost does not grow with the hub.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from hub.graph.audience import Audience
from hub.graph.evidence import Expert, Ledger
from hub.graph.grouping import grouped
from hub.graph.journey import Journey, Time, journey, path_times
from hub.graph.prerequisites import Prerequisites
from hub.graph.withheld import for_readers
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.people import Group, Person
from hub.model.seen import Seen
from hub.model.session import Session, State
from hub.model.settings import Settings
from hub.model.topics import Path, Topic
from hub.reading.document import Document
from hub.reading.source import Source

SETTINGS = "hub.yml"
E = TypeVar("E", bound=Entry)
A = TypeVar("A")


@dataclass(frozen=True)
class Hub:
    """Entries and documents by id, in the order of their ids; edges lead to entries that exist.

    The paths in `files` may be published. `today` decides what is planned and held. By path: `captions`, what stands in them;
    `seen`, when files came and changed; `sizes` in bytes. `settings_document` knows the places of the settings.
    `audience` are those who read it, one of `settings.audiences`; the widest where there is none.
    """

    settings: Settings
    entries: Mapping[str, Entry]
    documents: Mapping[str, Document]
    edges: tuple[Edge, ...]
    files: frozenset[str]
    today: date
    captions: Mapping[str, Source] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    settings_document: Document = field(default_factory=lambda: Document(SETTINGS, None, ""))
    sizes: Mapping[str, int] = field(default_factory=dict)
    audience: str | None = None

    # --- entries

    def get(self, entry_id: str) -> Entry | None:
        """Return the entry with this id."""
        return self.entries.get(entry_id)

    def at(self, path: str) -> Entry | None:
        """Return the entry that is written at this path."""
        return self._by_path.get(path)

    def all(self, cls: type[E]) -> tuple[E, ...]:
        """Return all entries of a class, in the order of their ids."""
        return self._by_class.get(cls, ())  # type: ignore[return-value]  # the index holds for each class its own entries

    def language(self, entry: Entry) -> str:
        """Return the language in which an entry is written: its own, else that of the hub."""
        return entry.lang or self.settings.lang

    def those(self, ids: Iterable[str], cls: type[E]) -> tuple[E, ...]:
        """Return the entries with these ids that are in this hub and of this class, in the order given."""
        found = (self.entries.get(entry_id) for entry_id in ids)
        return tuple(entry for entry in found if isinstance(entry, cls))

    @property
    def readers(self) -> Audience:
        """Those who are to see this hub."""
        return Audience(self.settings.audiences, self.audience or self.settings.audiences[0])

    @cached_property
    def published(self) -> "Hub":
        """The hub that these readers see; of people who have left it has what they did, and no way to reach them."""
        return for_readers(self)

    # --- edges

    def out(self, entry_id: str) -> tuple[Edge, ...]:
        """Return the edges that leave an entry, in the order of its text."""
        return self._outgoing.get(entry_id, ())

    def into(self, entry_id: str, *vias: str) -> tuple[Edge, ...]:
        """Return the edges that lead to an entry, through any of `vias` if some are given."""
        edges = self._incoming.get(entry_id, ())
        return tuple(edge for edge in edges if edge.via in vias) if vias else edges

    def sources(self, entry_id: str, cls: type[E], *vias: str) -> tuple[E, ...]:
        """Return the entries of a class that name this one through any of `vias`, each once, in the order of their ids."""
        return self.those(dict.fromkeys(edge.source for edge in self.into(entry_id, *vias)), cls)

    def backlinks(self, entry_id: str) -> tuple[Entry, ...]:
        """Return the entries whose text links to this one or mentions it."""
        return self.sources(entry_id, Entry, "links", "mentions")

    # --- people

    def wrote(self, person_id: str) -> tuple[Entry, ...]:
        """Return what someone wrote: lessons as an author, guides and paths as their owner."""
        return self.sources(person_id, Entry, "authors", "owner")

    def led(self, person_id: str) -> tuple[Session, ...]:
        """Return the sessions that someone facilitates or speaks at, latest first."""
        found = self.sources(person_id, Session, "facilitator", "speakers")
        return tuple(sorted(found, key=lambda session: session.date.day, reverse=True))

    def reviewed(self, person_id: str) -> tuple[Entry, ...]:
        """Return what someone reviewed or verified."""
        return self.sources(person_id, Entry, "verified.by", "credits.reviewers")

    def groups_of(self, person_id: str) -> tuple[Group, ...]:
        """Return the groups that someone belongs to or facilitates."""
        return self.sources(person_id, Group, "members", "facilitator")

    @cached_property
    def listed(self) -> tuple[Person, ...]:
        """The people in the directory: listed, and still here."""
        return tuple(person for person in self.all(Person) if person.listed and not self.has_left(person))

    @cached_property
    def here(self) -> frozenset[str]:
        """The ids of those who can be asked and proposed: listed, begun, and not gone."""
        return frozenset(person.id for person in self.listed if person.joined <= self.today)

    def has_left(self, person: Person) -> bool:
        """Return whether someone's last day has passed."""
        return person.left is not None and person.left < self.today

    def experts(self, topic_id: str) -> tuple[Expert, ...]:
        """Return who knows a topic by evidence or gives themselves a level, the strongest first; none who has left."""
        return self._known.get((topic_id, True), ())

    def brought(self, topic_id: str) -> tuple[Expert, ...]:
        """Return who claims a topic by nothing but what they bring from before, in the order of their ids."""
        return self._known.get((topic_id, False), ())

    def expertise(self, person_id: str) -> tuple[tuple[str, Expert], ...]:
        """Return what someone knows, by evidence and claim: topics with what speaks for each."""
        return self._ledger.expertise.get(person_id, ())

    # --- topics

    def of_topic(self, topic_id: str, cls: type[E]) -> tuple[E, ...]:
        """Return the entries of a class that are about a topic."""
        return self.sources(topic_id, cls, "topics")

    def narrower(self, topic_id: str) -> tuple[Topic, ...]:
        """Return the topics whose parent this one is."""
        return self.sources(topic_id, Topic, "parent")

    # --- learning

    @cached_property
    def prerequisites(self) -> Prerequisites:
        """What must be learnt before what: by `requires` of lessons and topics."""
        entries: tuple[Lesson | Topic, ...] = (*self.all(Lesson), *self.all(Topic))
        return Prerequisites({entry.id: entry.requires for entry in entries})

    def unlocks(self, entry_id: str) -> tuple[Entry, ...]:
        """Return the lessons and topics that require this one directly."""
        return self.sources(entry_id, Entry, "requires")

    def journey(self, path: Path) -> Journey:
        """Return the stages and steps of a path with their computed times."""
        return journey(path, self.entries, self._times)

    def paths_with(self, entry_id: str) -> tuple[Path, ...]:
        """Return the paths that have this entry as a step."""
        return self.sources(entry_id, Path, "steps")

    # --- sessions

    def sessions(self, state: State) -> tuple[Session, ...]:
        """Return the sessions in a state, recapped ones among the held: those ahead soonest first, others latest first."""
        return self._by_state.get(state, ())

    def state(self, session: Session) -> State:
        """Return what has become of a session today; held ones are told apart by `recapped`."""
        return session.state(self.today)

    def recapped(self, session: Session) -> bool:
        """Return whether a session was held and its body says what happened, whatever its fields hold."""
        return self.state(session) is State.HELD and self.documents[session.id].has_text

    # --- indexes

    def once(self, question: Callable[["Hub"], A]) -> A:
        """Return the answer to a question about the whole hub, which is worked out the first time it is asked."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: A = self._answers[question]
        return answer

    @cached_property
    def _answers(self) -> dict[Callable[["Hub"], Any], Any]:
        return {}

    @cached_property
    def _by_class(self) -> Mapping[type[Entry], tuple[Entry, ...]]:
        return grouped(self.entries.values(), type)

    @cached_property
    def _by_path(self) -> Mapping[str, Entry]:
        return {entry.path: entry for entry in self.entries.values()}

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Edge, ...]]:
        return grouped(self.edges, attrgetter("source"))

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Edge, ...]]:
        return grouped(self.edges, attrgetter("target"))

    @cached_property
    def _by_state(self) -> Mapping[State, tuple[Session, ...]]:
        found: dict[State, list[Session]] = defaultdict(list)
        for session in sorted(self.all(Session), key=lambda session: (session.date.day, session.id)):
            for state in (self.state(session), *([State.RECAPPED] if self.recapped(session) else [])):
                found[state].append(session)
        ahead = {State.PLANNED, State.PROPOSED}
        return {state: tuple(sessions if state in ahead else reversed(sessions)) for state, sessions in found.items()}

    @cached_property
    def _times(self) -> Mapping[str, Time]:
        return path_times(self.entries)

    @cached_property
    def _known(self) -> Mapping[tuple[str, bool], tuple[Expert, ...]]:
        """Who is listed and knows a topic, apart from those who do so by nothing but what they bring from before."""
        listed = {person.id for person in self.listed}
        found = ((topic, one) for topic, experts in self._ledger.experts.items() for one in experts)
        by_both = grouped(found, lambda each: (each[0], bool(each[1].evidence or each[1].claimed)))
        return {key: tuple(one for _, one in group if one.person in listed) for key, group in by_both.items()}

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger.of(self.edges, self.entries, self.today, self.settings.lang)
