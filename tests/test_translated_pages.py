"""Pages in other languages: nothing that the hub says itself stays English."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from hub.disk import read_contents
from hub.graph.hub import Hub
from hub.load import load
from hub.model.settings import Settings
from hub.pages.markup import escape
from hub.pages.reader import as_reached
from hub.pages.site import NavItem, site_of
from hub.pages.vocabulary import TERMS, TIMES
from hub.words.words import Words
from tests.case import Case
from tests.conftest import ROOT
from tests.words import extracted

TODAY = date(2026, 11, 22)
REFERENCE = {"contribute/fields.md", "contribute/rules.md"}
SAID = re.compile(r"⟦[^⟦⟧]*⟧")
READ_OUT = re.compile(r'<[^>]*? (?:aria-label|data-message)="([^"]*)"[^>]*>')
MARKUP = re.compile(
    r"\]\([^)\s]*\)|\{ (?:#|data-)[^}]*\}|</?(?:div|hub-\w+|svg|path|a|rect|circle|text|tspan)(?: [^>]*)?>|^[-\d. |]+$",
    re.MULTILINE,
)
LATIN = re.compile(r"[A-Za-z]+")


class Marking(Words):
    """Says everything in brackets."""

    __slots__ = ()

    def day(self, value: date) -> str:
        return f"⟦{value}⟧"

    def month(self, year: int, month: int) -> str:
        return f"⟦{year}-{month}⟧"

    def listed(self, items: Sequence[str]) -> str:
        return "⟦,⟧".join(items)


def marking() -> Words:
    """Return words that put brackets around whatever is said, with a catalogue of all messages in the code."""
    messages: dict[str, str | tuple[str, ...]] = {}
    for message in extracted():
        if isinstance(message.id, str):
            messages[message.id] = f"⟦{message.id}⟧"
        else:
            messages[message.id[0]] = tuple(f"⟦{form}⟧" for form in message.id)
    return Marking("en", messages)


def written(value: object) -> Iterator[str]:
    """Yield every text in the fields of an entry, as the hub writes it."""
    if isinstance(value, str):
        forms = {html.escape(value), escape(value), escape(value).replace("_", "-"), escape(as_reached(value))}
        yield from forms if value not in TERMS else ()
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from written(item)
            yield from written(key)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from written(item)


def left_over(text: str, authors: Iterable[str]) -> list[str]:
    """Return the words that are neither said by the hub nor written by an author."""
    text = READ_OUT.sub(lambda tag: f" {escape(html.unescape(tag[1]))} ", text)
    text = re.sub(r"  +", " ", MARKUP.sub(" ", text))
    for author in authors:
        text = text.replace(author, " ")
    while (shorter := SAID.sub(" ", text)) != text:
        text = shorter
    return LATIN.findall(re.sub(r"&#?\w+;", " ", text))


def contents(folder: Path) -> Hub:
    found = read_contents(folder)
    return load(found.sources, TODAY, found.assets)[0]


HUBS = {
    "golden": contents(ROOT / "tests/golden/content"),
    "shipped": contents(ROOT / "content"),
    "complete": load(Case.read(ROOT / "tests/cases/fine-complete.txt").sources, TODAY)[0],
}


def titles(items: Iterable[NavItem]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            for title, under in item.items():
                yield title
                yield from titles(under)


@pytest.mark.parametrize("name", HUBS)
def test_no_page_says_anything_that_translators_do_not_see(name: str) -> None:
    hub = HUBS[name]
    fields = [entry.model_dump(mode="json") for entry in hub.entries.values()]
    authors = sorted({*written(fields), *written(hub.settings.name)}, key=len, reverse=True)
    site = site_of(hub, words=marking())
    shown = {path: f"{page.head}\n\n{page.tail}" for path, page in site.pages.items() if path not in REFERENCE}
    assert {path: found for path, text in shown.items() if (found := left_over(text, authors))} == {}
    assert [title for title in titles(site.navigation) if left_over(title, authors)] == []


def test_a_word_that_is_not_said_is_found() -> None:
    assert left_over("- **⟦Role⟧:** Keeper of ⟦the [Lamps](lamps.md)⟧ { #hub-top }", ["Keeper"]) == ["of"]


def test_vocabularies_that_come_with_the_hub_are_words_of_the_interface() -> None:
    settings = Settings()
    assert {*settings.levels, *settings.formats, *settings.areas, *settings.audiences} <= TERMS
    assert tuple(TIMES) == settings.times
