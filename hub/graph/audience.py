"""Who may see what: audiences, from the widest to the narrowest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hub.model.entry import Entry
from hub.model.people import Person
from hub.reading.document import Document
from hub.reading.names import closest

_LINE = re.compile(r"^[ \t]*(?P<key>[\w-]{1,20})[ \t]*[:=](?P<value>[^\n]*)", re.MULTILINE)
WHOLE = frozenset({"title", "role", "joined", "left", "listed", "status", "lang", "audience", "audiences"})
"""Fields of a person that nobody can do without: who may not see one of these sees nothing of the person."""


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers of a site. `order` has all audiences of the hub, the widest first; these readers are the one called `name`."""

    order: Sequence[str]
    name: str

    @property
    def narrow(self) -> str:
        """Their name, empty for the widest audience: that is everybody."""
        return "" if self.name == self.order[0] else self.name

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
        return bool(text and not self._may_name_readers(text)) or self.name == self.order[-1]

    def _may_name_readers(self, text: str) -> bool:
        """Return whether a file that is not understood could say who it is for, in words that are nearly right."""
        lines = [*_LINE.finditer(text)] if "audience" not in text else ()
        values = {line["value"].strip(" \t'\"[]").casefold() for line in lines}
        keys = {line["key"] for line in lines}
        return (
            "audience" in text
            or any(word.casefold() in values for word in self.order[1:])
            or any(closest(key, ("audience", "audiences")) for key in keys)
        )
