"""Struggles as quotes: what was said, and who said it. Who has left or is not listed is not named."""

from collections import defaultdict
from collections.abc import Iterable

from hub.graph import places
from hub.graph.struggle import Struggle
from hub.graph.struggles import Group, similar_struggles
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.people import Person
from hub.pages.markup import bullets
from hub.pages.pen import Pen


def struggles_of_others(pen: Pen, entry: Entry) -> str:
    """Return what others said that is like the struggles of an entry; each leads to what helped, and whom to ask."""
    return bullets(
        quote(pen, pen.place(f"{places.STRUGGLES}#hub-{anchor(alike.group)}", text), said_by)
        for alike in similar_struggles(pen.hub, entry.id)
        for text, said_by in quotes(pen, alike.struggles)
    )


def quotes(pen: Pen, those: Iterable[Struggle], *, named: bool = True) -> list[tuple[str, str]]:
    """Return each sentence once, with who said it; `named` says whether lessons are named too."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in those:
        who = _who(pen, one.source, named=named)
        found[one.text].update({who: None} if who else {})
    return [(text, pen.listed([*who])) for text, who in found.items()]


def _who(pen: Pen, source: str, *, named: bool) -> str:
    entry = pen.hub.get(source)
    if isinstance(entry, Person):
        here = entry.listed and not pen.hub.has_left(entry)
        return pen.to(entry) if here else pen.say("a colleague")
    return pen.to(entry) if entry and (named or not isinstance(entry, Lesson)) else ""


def quote(pen: Pen, text: str, said_by: str) -> str:
    """Return a sentence, which is Markdown, in quotation marks, and who said it."""
    quoted = pen.say("“{text}”", text=text)
    return f"{quoted} ({said_by})" if said_by else quoted


def anchor(group: Group) -> str:
    """Return the anchor of a group on the page of struggles."""
    return f"struggle-{group.anchor}"
