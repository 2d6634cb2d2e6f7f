"""`@name` in a text becomes a link to the person."""

import re
from collections.abc import Mapping
from typing import TypedDict
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from hub.blocks.grammar import BLANK, MENTION


class Person(TypedDict):
    """Who can be mentioned: the words of the link, and where it leads."""

    title: str
    url: str


def link_to(person: Person) -> Element:
    """Return a link to a person."""
    found = Element("a", {"href": person["url"]})
    found.text = person["title"]
    return found


class Mentions(InlineProcessor):
    """Links the people it knows; what follows a full stop may be the next sentence. Other names stay text."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, people: Mapping[str, Person]) -> None:
        super().__init__(MENTION.pattern, md)
        self.people = people

    def handleMatch(  # type: ignore[override]  # noqa: N802  the stubs know the older kind of pattern, its name is Python-Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link and what it stands for."""
        del data
        name = m["name"] if m["name"] in self.people else m["name"].partition(".")[0]
        if name not in self.people:
            return None, None, None
        return link_to(self.people[name]), m.start("at"), m.start("name") + len(name)


class Blanks(InlineProcessor):
    """Keeps a blank to fill in from being read as emphasis."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(BLANK.pattern, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802  as above
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Return the underscores as they are."""
        del data
        return m[0], m.start(), m.end()
