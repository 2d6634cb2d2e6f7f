"""Languages: an entry in others, how far a translation is behind, and the list of all translations."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from hub.graph import places
from hub.graph.hub import Hub
from hub.graph.translations import Lag, lag, others, shown
from hub.model.entry import Entry
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import changed_sections, section
from hub.pages.markup import bullets, cards, strong
from hub.pages.pen import Pen
from hub.words.words import Words


def language_notices(pen: Pen, entry: Entry) -> Iterator[str]:
    """Yield in which other languages an entry is, and what a translation lacks."""
    if links := _languages(pen, entry):
        yield pen.say("In other languages: {links}.", links=links)
    if behind := lag(pen.hub, entry):
        told = pen.say("This translation is behind its source, {source}.", source=pen.to(behind.source))
        yield " ".join(part for part in (strong(told), _changes(pen, behind)) if part)


def also_in(pen: Pen, entry: Entry) -> str:
    """Return in which other languages an entry is, as a fact for its line in a list."""
    links = _languages(pen, entry)
    return pen.say("also in: {languages}", languages=links) if links else ""


def version_list(pen: Pen, entries: Iterable[Entry]) -> str:
    """Return entries as cards, of which each has one, whatever languages it is in."""
    return cards(pen.entry_line(entry, also_in(pen, entry)) for entry in shown(pen.hub, entries))


def _languages(pen: Pen, entry: Entry) -> str:
    """Return links to an entry in its other languages, each by the name of its language in that language."""
    known = [(other, pen.hub.language(other)) for other in others(pen.hub, entry)]
    return pen.listed([pen.as_written(other, pen.to(other, pen.words.language(lang))) for other, lang in known])


def _changes(pen: Pen, behind: Lag) -> str:
    links = changed_sections(pen, behind.source, behind.since)
    return pen.say("New or different there: {sections}.", sections=links) if links else ""


def translations(hub: Hub, words: Words) -> Sheet:
    """Return all translations by language, with what has changed in their sources since."""
    pen = Pen(hub, places.TRANSLATIONS, words)
    found = [entry for entry in hub.entries.values() if entry.translation_of and entry.lang]
    ordered = sorted(found, key=lambda entry: (entry.lang or "", entry.title, entry.id))
    sections = (
        section(pen.words.language(lang), f"language-{lang}", bullets(_line(pen, entry) for entry in entries))
        for lang, entries in groupby(ordered, key=lambda entry: entry.lang or "")
    )
    intro = pen.say("What is here in other languages, and which translations have fallen behind their source.")
    return sheet(pen, pen.say("Translations"), intro, *sections)


def _line(pen: Pen, entry: Entry) -> str:
    behind = lag(pen.hub, entry)
    if behind is None:
        return pen.say("{entry}: up to date", entry=pen.to(entry))
    told = pen.say("behind {source}", source=pen.to(behind.source))
    return " ".join(part for part in (f"{pen.to(entry)}: {told}.", _changes(pen, behind)) if part)
