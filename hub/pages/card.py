"""What stands on the picture of a page that chats and social networks show beside a link to it."""

from dataclasses import dataclass

from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.learning import Guide, Lesson
from hub.model.people import Group, Person
from hub.model.session import Session
from hub.model.topics import Path
from hub.pages.pen import Pen
from hub.pages.vocabulary import kind_title
from hub.words.words import Words


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card. `kind` names its colour, `label` is the same in the language of the hub; `by` stands at its foot."""

    kind: str
    label: str
    title: str
    text: str
    by: str
    hub: str


def card_of(hub: Hub, entry: Entry, words: Words) -> Card:
    """Return the card of an entry; a plain page is no kind that it would have to say."""
    label = "" if entry.kind is Kind.PAGE else kind_title(words, entry.kind)
    text = entry.purpose if isinstance(entry, Group) else entry.summary or ""
    return Card(entry.kind.value, label, entry.title, text, _by(Pen(hub, entry.path, words), entry), hub.settings.name)


def hub_card(hub: Hub, description: str) -> Card:
    """Return the card of the hub itself, which stands for the pages that it makes."""
    return Card("hub", "", hub.settings.name, description, "", "")


def _by(pen: Pen, entry: Entry) -> str:
    """Return who an entry is from, or what says most about it in a few words."""
    if isinstance(entry, Lesson | Guide):
        people = pen.hub.those(entry.authors if isinstance(entry, Lesson) else [entry.owner], Person)
        return pen.listed([person.title for person in people if person.listed])
    if isinstance(entry, Session):
        return pen.moment(entry.date)
    if isinstance(entry, Person):
        return ", ".join(part for part in (entry.role, entry.team, entry.office) if part)
    return pen.time_range(pen.hub.journey(entry).time) if isinstance(entry, Path) else ""
