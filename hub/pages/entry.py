"""The page of an entry: the facts of its kind around the text of its author."""

from collections.abc import Callable, Mapping
from typing import Any

from hub.graph.owners import keepers
from hub.graph.translations import foreign
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.people import Person
from hub.pages.authored import text_of
from hub.pages.facts import Facts, notices, title_line
from hub.pages.helpful import helpful
from hub.pages.languages import language_notices
from hub.pages.learning import guide_facts, lesson_facts
from hub.pages.markup import box, code, escape, joined
from hub.pages.page import Page
from hub.pages.pen import Pen
from hub.pages.people import group_facts, person_facts
from hub.pages.reader import entry_mark
from hub.pages.sessions import session_facts
from hub.pages.topics import path_facts, topic_facts
from hub.pages.vocabulary import kind_title
from hub.words.words import Words

NOINDEX = "noindex"
"""What the meta of a page says that search engines and the sitemap are to leave out."""

_FACTS: Mapping[Kind, Callable[[Pen, Any], Facts]] = {
    Kind.LESSON: lesson_facts,
    Kind.GUIDE: guide_facts,
    Kind.SESSION: session_facts,
    Kind.PERSON: person_facts,
    Kind.GROUP: group_facts,
    Kind.TOPIC: topic_facts,
    Kind.PATH: path_facts,
}


def entry_page(pen: Pen, entry: Entry) -> Page:
    """Return the page of an entry."""
    facts = _FACTS[entry.kind](pen, entry) if entry.kind in _FACTS else Facts("", "")
    lead = (
        box("summary", pen.as_written(entry, escape(entry.summary)))
        if entry.summary and entry.kind is not Kind.PAGE
        else ""
    )
    head = joined(
        (
            title_line(entry.title, foreign(pen.hub, entry)),
            entry_mark(pen, entry),
            *notices(pen, entry),
            *language_notices(pen, entry),
            lead,
            facts.head,
        )
    )
    body = text_of(pen.hub, entry)
    lang = foreign(pen.hub, entry)
    tail = joined((facts.tail, helpful(pen, entry)))
    return Page(entry.path, meta_of(entry, pen.words), head, body, tail, source=entry.path, lang=lang)


def meta_of(entry: Entry, words: Words) -> dict[str, object]:
    """Return what a page tells a theme about itself; `label` is its kind in the language of the hub, if not English."""
    meta: dict[str, object] = {"title": entry.title}
    if entry.summary:
        meta["description"] = entry.summary
    if entry.deprecated:
        meta["status"] = entry.status
    if isinstance(entry, Person) and not entry.listed:
        meta["robots"] = NOINDEX
    kind, label = entry.kind.value, kind_title(words, entry.kind)
    meta["hub"] = {"id": entry.id, "kind": kind, **({} if label == kind.capitalize() else {"label": label})}
    return meta


def stub(pen: Pen, entry: Entry, prefix: str) -> Page:
    """Return the page that stands in for an entry which could not be read: that it is withheld, what to type, whom to ask."""
    title = entry.id.rpartition("/")[2] or pen.say("home")
    text = pen.say(
        "This page is not shown, because its file has faults. To see them, type: {command}",
        command=code(f"hub check {prefix}{entry.path}"),
    )
    people = pen.names(keepers(pen.hub, entry))
    asked = pen.say("Whoever needs it can ask {people}.", people=people) if people else ""
    told = {"id": entry.id, "kind": entry.kind.value}
    meta: dict[str, object] = {"title": title, "hub": told, "search": {"exclude": True}, "robots": NOINDEX}
    return Page(entry.path, meta, joined((title_line(title), text, asked)), source=entry.path)
