"""Who may see what: audiences, from the widest to the narrowest."""

from collections.abc import Sequence
from dataclasses import dataclass

from hub.model.entry import Entry
from hub.model.people import Person
from hub.reading.document import Document

WHOLE = frozenset({"title", "role", "joined", "left", "listed", "status", "lang", "audience", "audiences"})
"""Fields of a person that nobody can do without: who may not see one of these sees nothing of the person."""


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers of a site. `order` has all audiences of the hub, the widest first; these readers are the one called `name`."""

    order: Sequence[str]
    name: str

    def sees(self, word: str | None) -> bool:
        """Return whether these readers may see what is meant for an audience: theirs, a wider one, or no one in particular."""
        return word is None or word in self.order[: self.order.index(self.name) + 1]

    def may_see(self, entry: Entry) -> bool:
        """Return whether these readers may see an entry at all; of a person without what makes one they see nothing."""
        own = entry.audiences if isinstance(entry, Person) else {}
        return self.sees(entry.audience) and all(self.sees(own.get(name)) for name in WHOLE)

    def hidden_fields(self, person: Person) -> frozenset[str]:
        """Return the fields of a person that these readers may not see."""
        return frozenset(name for name, word in person.audiences.items() if not self.sees(word))

    def may_know(self, entry: Entry, document: Document) -> bool:
        """Return whether these readers may know that there is an entry which could not be read.

        What its file says of its audience counts, where that can be read; else only the narrowest audience may.
        """
        if entry.audience is not None:
            return self.may_see(entry)
        text = f"{document.block or ''}{document.body}"
        return bool(text and "audience" not in text) or self.name == self.order[-1]
