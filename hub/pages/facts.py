"""What the hub says around an author's text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hub.graph.freshness import Change
from hub.graph.related import related as closest
from hub.graph.review import changed_since_verified
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.pages.markup import bullets, cards, escape, heading, joined, strong
from hub.pages.pen import Pen
from hub.pages.vocabulary import kind_title


class Facts(NamedTuple):
    """Markdown before and after an author's text."""

    head: str
    tail: str


def title_line(title: str, lang: str | None = None) -> str:
    """Return the heading at the top of a page, with its language where it is not that of the hub."""
    return heading(1, title, "top", lang)


def fact(name: str, value: str | None) -> str:
    """Return a line `**name:** value`, or nothing for no value. The value is Markdown already."""
    return f"**{name}:** {value}" if value else ""


def fact_list(facts: Iterable[str]) -> str:
    """Return facts as a list."""
    return bullets(one for one in facts if one)


def section(title: str, anchor: str, *blocks: str) -> str:
    """Return a section, or nothing where its blocks are empty."""
    inside = joined(blocks)
    return joined((heading(2, title, anchor), inside)) if inside else ""


def entry_list(pen: Pen, entries: Iterable[Entry]) -> str:
    """Return entries of any kind as cards, each with its kind."""
    return cards(pen.entry_line(entry, escape(kind_title(pen.words, entry.kind))) for entry in entries)


def introduced(pen: Pen, person: Person) -> str:
    """Return a link to someone with what they do and where."""
    about = "".join(f", {part}" for part in (person.role, person.office) if part)
    return f"{strong(pen.to(person))}{escape(about)}"


def verification(pen: Pen, entry: Lesson | Guide) -> str:
    """Return who found an entry right, and when; where its text is another now, what has changed since."""
    verified = entry.verified
    by = pen.people([verified.by]) if verified else ""
    if verified is None or not by:
        return pen.say("not yet")
    told = pen.say("by {people} on {day}", people=by, day=pen.day(verified.on))
    since = changed_since_verified(pen.hub, entry)
    if since is None:
        return told
    links = changed_sections(pen, entry, since)
    different = pen.say("New or different: {sections}.", sections=links) if links else ""
    return " ".join(part for part in (f"{told}.", strong(pen.say("Changed since verified.")), different) if part)


def changed_sections(pen: Pen, entry: Entry, since: Change) -> str:
    """Return links to the sections of an entry that have changed; nothing where they are not known."""
    return pen.listed(
        [
            pen.place(f"{entry.path}#{one.id}", one.title) if one.title else pen.say("the beginning")
            for one in since.changed
        ]
    )


def conduct(pen: Pen) -> str:
    """Return where it says how we treat each other, if the hub names a place."""
    place = pen.hub.settings.links.conduct
    return fact(pen.say("Code of conduct"), pen.outside(pen.say("how we treat each other"), place) if place else "")


def quotes(pen: Pen, texts: Iterable[str], written_in: Entry | None = None) -> str:
    """Return what people said, as a list; in the language of the entry where it is written, if one is given."""
    told = (pen.as_written(written_in, escape(text)) if written_in else escape(text) for text in texts)
    return bullets(pen.say("“{text}”", text=text) for text in told)


def notices(pen: Pen, entry: Entry) -> Iterator[str]:
    """Yield what a reader must know before reading on."""
    if entry.deprecated:
        instead = pen.all(entry.replaced_by)
        told = [strong(pen.say("This is no longer recommended."))]
        yield " ".join([*told, pen.say("Read {entries} instead.", entries=instead)] if instead else told)


def connections(pen: Pen, entry: Entry) -> str:
    """Return what goes with an entry and what mentions it."""
    related = closest(pen.hub, entry.id)
    shown = {other.id for other in related}
    mentions = [other for other in pen.hub.backlinks(entry.id) if other.id not in shown]
    return joined(
        (
            section(pen.say("Related"), "related", entry_list(pen, related)),
            section(pen.say("Mentioned in"), "mentioned-in", bullets(pen.to(other) for other in mentions)),
        )
    )
