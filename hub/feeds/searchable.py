"""What the search index is made of: for each page a small document with what it says, not with what the hub says around it.

A document holds the author's text, what the fields of the entry say (`hub.graph.texts`), and what was said in its
recording by chapter. Facets (`data-pagefind-filter`) hold ids and words of vocabularies, in no language. What is found
but not shown, such as the synonyms of its topics, stands in the metadata.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from math import inf, sqrt

from hub.feeds.facets import facets, topics_of
from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.recordings import spoken
from hub.graph.texts import WEIGHTS, item_of
from hub.model.entry import Entry
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.session import Session
from hub.model.topics import Topic
from hub.words.words import ENGLISH, Words

EVERY = "xxhubxx"
"""A word by which every document is found: without one, Pagefind would load its whole index to narrow a search for nothing."""
NAMES = frozenset({"title", "id", "synonyms", "area", "format"})
"""Fields by which an entry is called, and words of vocabularies: they are found, and are not part of its text."""
IN_BODY = frozenset({"text", "headings", "recording"})
"""Fields that the author's text and the recording say, with their places."""
_PLACES = {"summary": -inf, "role": inf}
"""Fields that come first or last: results whose title says it all begin with their summary, and the role stands beside the name."""

_HEADING = re.compile(r"<h([2-6])(?=[ >])")
_HEADING_WEIGHT = 1.6
_HEADERLINK = re.compile(r'<a class="headerlink"[^>]*>[^<]*</a>')


def searchable(hub: Hub, bodies: Mapping[str, str], words: Words = ENGLISH) -> dict[str, str]:
    """Return the document of each entry that readers may find, by its path.

    `hub` is the published one; `bodies` gives the author's text of each path as HTML that is clean already.
    """
    found = (entry for entry in hub.entries.values() if findable(hub, entry))
    return {entry.path: _document(hub, entry, bodies.get(entry.path, ""), words) for entry in found}


def titled(path: str, title: str, summary: str = "") -> str:
    """Return the document of a page that the hub makes itself: it is found by its title and what it says of itself."""
    body = f"<p>{escape(summary)}</p>" if summary else f"<p>{escape(title)}</p>"
    return _html(_metas(title), [("kind", "page")] if path != places.HOME else [], body)


def findable(hub: Hub, entry: Entry) -> bool:
    """Return whether readers may find an entry: not people who are not listed, or have left."""
    return not isinstance(entry, Person) or (entry.listed and not hub.has_left(entry))


def _document(hub: Hub, entry: Entry, body: str, words: Words) -> str:
    texts = [(field, text) for field, text in item_of(hub, entry).texts if text]
    names = (text for field, text in texts if field in NAMES - {"title"})
    topics = hub.those(dict.fromkeys(topics_of(hub, entry)), Topic)
    also = chain(names, *((topic.title, *topic.synonyms) for topic in topics))
    metas = _metas(entry.title, " ".join(dict.fromkeys(also)), about(hub, entry, words))
    said = [
        f'<p data-pagefind-weight="{sqrt(WEIGHTS[field]):.1f}">{escape(text)}</p>'
        for field, text in sorted(texts, key=lambda told: _PLACES.get(told[0], -WEIGHTS[told[0]]))
        if field not in NAMES | IN_BODY
    ]
    text = "\n".join((*said, _plain(body), *_recorded(hub, entry))).strip()
    return _html(metas, facets(hub, entry), text or f"<p>{escape(entry.title)}</p>")


def about(hub: Hub, entry: Entry, words: Words) -> str:
    """Return what a result says of an entry beside its title: of a person role and office, of a session its day."""
    told: Iterable[str | None] = ()
    if isinstance(entry, Person):
        told = (entry.role, entry.office)
    elif isinstance(entry, Session):
        told = (words.day(entry.date.day),)
    elif isinstance(entry, Lesson):
        told = (words.say(entry.level), words.duration(entry.minutes.total))
    elif isinstance(entry, Guide):
        told = (words.duration(entry.minutes.total),) if entry.minutes else ()
    if hub.language(entry) != hub.settings.lang:
        told = (*told, words.language(hub.language(entry)))
    return ", ".join(part for part in told if part)


def _plain(body: str) -> str:
    """Return an author's text in which headings weigh no more than they should, without the marks of their links."""
    lighter = rf'<h\1 data-pagefind-weight="{_HEADING_WEIGHT}"'
    return _HEADING.sub(lighter, _HEADERLINK.sub("", body))


def _recorded(hub: Hub, entry: Entry) -> Iterator[str]:
    """Yield what was said in a recording: each chapter under a heading with the anchor that its page has."""
    for part in spoken(hub, entry) if isinstance(entry, Session) else ():
        if part.chapter:
            yield f'<h3 id="hub-{part.anchor}" data-pagefind-weight="{_HEADING_WEIGHT}">{escape(part.chapter.title)}</h3>'
        text = " ".join(cue.text for cue in part.cues)
        yield f'<p data-pagefind-weight="{sqrt(WEIGHTS["recording"]):.1f}">{escape(text)}</p>' if text else ""


def _metas(title: str, also: str = "", about: str = "") -> list[str]:
    """Return the metadata of a document. All have the same ones, so that parts of the index can be joined."""
    told = {"title": title, "also": also, "about": about, "every": EVERY}
    return [_meta(name, value) for name, value in told.items()]


def _meta(name: str, value: str) -> str:
    return f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'


def _html(metas: Iterable[str], told: Iterable[tuple[str, str]], body: str) -> str:
    head = [
        *metas,
        *(f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">' for name, value in told),
    ]
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{"".join(head)}</head>'
        f"<body data-pagefind-body>\n{body}\n</body></html>\n"
    )
