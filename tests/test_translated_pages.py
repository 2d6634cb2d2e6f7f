"""Pages in other languages: nothing that the hub says itself stays English."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from hub.catalogues import words_for
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
from tests.site import MINIMAL, SMALL, Site, mkdocs, write
from tests.site import hub as hub_command
from tests.words import extracted

TODAY = date(2026, 11, 22)
REFERENCE = {"contribute/fields.md", "contribute/rules.md"}
SAID = re.compile(r"⟦[^⟦⟧]*⟧")
READ_OUT = re.compile(r'<[^>]*? (?:aria-label|data-message)="([^"]*)"[^>]*>')
MARKUP = re.compile(
    r"\]\([^)\s]*\)|\{ (?:#|data-|\.)[^}]*\}|<!--[^>]*-->|<div class=\"hub-face\".*?</div>"
    r"|</?(?:div|span|form|fieldset|legend|label|select|option|input|button|ul|li|p|hub-\w+|details|summary|meter|svg|path|a|rect|circle|text|tspan)(?: [^>]*)?>|^[-\d. |]+$",
    re.MULTILINE,
)
LATIN = re.compile(r"[A-Za-z]+")


class Marking(Words):
    """Says everything in brackets."""

    __slots__ = ()

    def day(self, value: date) -> str:
        return f"⟦{value}⟧"

    def language(self, lang: str) -> str:
        return f"⟦{lang}⟧"

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
    headings = [heading.text for document in hub.documents.values() for heading in document.headings]
    authors = sorted({*written(fields), *written(headings), *written(hub.settings.name)}, key=len, reverse=True)
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


@pytest.mark.parametrize("lang", ["de", "es", "ja"])
@pytest.mark.parametrize("path", ["people/ada.md", "sessions/lamps-at-lunch.md", "lessons/index.md"])
def test_page_in_another_language(lang: str, path: str, update: bool) -> None:  # noqa: FBT001  a fixture
    found = site_of(HUBS["golden"], words=words_for(lang)).pages[path].text
    golden = ROOT / "tests/golden/translated" / lang / path
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def test_definitions_stay_english_and_say_so() -> None:
    hub = HUBS["golden"]
    for path in REFERENCE:
        said = {lang: site_of(hub, words=words_for(lang)).pages[path].text for lang in ("en", "de")}
        assert '<div lang="en"' not in said["en"]
        assert '<div lang="en" dir="ltr" markdown="1">' in said["de"]
        assert said["en"].partition("\n\n## ")[2].strip() == said["de"].partition("\n\n## ")[2].strip()[:-6].strip()


def test_a_text_in_another_language_than_the_hub_says_which() -> None:
    lesson = SMALL["lessons/undo.md"].replace("level:", "lang: ar\nlevel:")
    hub, _ = load({**SMALL, "lessons/undo.md": lesson, "hub.yml": "lang: de\n"}, TODAY)
    page = site_of(hub, words=words_for("de")).pages["lessons/undo.md"]
    assert page.lang == "ar"
    assert '<div lang="ar" dir="rtl" markdown="1">\n\n## The reflog' in page.text
    assert page.meta["hub"] == {"id": "lessons/undo", "kind": "lesson", "label": "Lektion"}
    same, _ = load({**SMALL, "lessons/undo.md": lesson, "hub.yml": "lang: ar\n"}, TODAY)
    assert site_of(same).pages["lessons/undo.md"].lang is None


def test_an_export_in_german(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "hub.yml": "name: Unser Hub\nlang: de\n"})
    assert hub_command(tmp_path, "export", "out").returncode == 0
    config = (tmp_path / "out/mkdocs.yml").read_text(encoding="utf-8")
    assert "language: de" in config
    assert "Mitmachen:" in config
    lesson = (tmp_path / "out/docs/lessons/undo.md").read_text(encoding="utf-8")
    assert "- **Dauer:** 10 Minuten" in lesson
    assert "- **Niveau:** für den Anfang" in lesson
    scripts = json.loads((tmp_path / "out/docs/assets/hub/words/de.json").read_text(encoding="utf-8"))
    assert scripts["Right."] == "Richtig."
    assert scripts["{count} minute"] == ["{count} Minute", "{count} Minuten"]
    assert "Contributors" not in scripts


@pytest.mark.slow
def test_a_site_in_japanese(tmp_path: Path) -> None:
    lesson = SMALL["lessons/undo.md"].replace("level:", "lang: en\nlevel:")
    write(tmp_path, {**SMALL, "lessons/undo.md": lesson, "hub.yml": "lang: ja\n"})
    built = mkdocs(tmp_path, "build", "--strict", "--quiet")
    assert built.returncode == 0, built.stderr
    site = Site(tmp_path / "site")
    page = site.text("lessons/undo/index.html")
    assert '<html lang="ja"' in page
    assert "<strong>所要時間:</strong> 10分" in page
    assert '<div lang="en" dir="ltr">\n<h2 id="the-reflog">' in page
    assert "貢献してくれた人" in site.text("contributors/index.html")
    assert '"ja"' in site.text("search/search_index.json")
    assert (site.folder / "assets/hub/words/ja.json").is_file()


CHECK = "\n!!! check\n    - [x] a\n    - [ ] b\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("hub", "entry", "said"),
    [
        ("de", "de", "Nicht richtig."),
        ("de", "en", "Not right."),
        ("de", "pt", "Nicht richtig."),
        ("en", "es-MX", "No es correcto."),
    ],
)
def test_blocks_speak_the_language_of_their_text_else_that_of_the_hub(
    tmp_path: Path, hub: str, entry: str, said: str
) -> None:
    own = SMALL["lessons/undo.md"] + CHECK
    other = own.replace("level:", f"lang: {entry}\nlevel:").replace("Undo a", "Make a")
    write(tmp_path, {**SMALL, "lessons/undo.md": own, "lessons/other.md": other, "hub.yml": f"lang: {hub}\n"})
    built = mkdocs(tmp_path, "build", "--strict", "--quiet")
    assert built.returncode == 0, built.stderr
    site = Site(tmp_path / "site")
    assert f'<p class="hub-verdict">{said}</p>' in site.text("lessons/other/index.html")
    hub_says = "Nicht richtig." if hub == "de" else "Not right."
    assert f'<p class="hub-verdict">{hub_says}</p>' in site.text("lessons/undo/index.html")


@pytest.mark.slow
def test_a_site_keeps_the_words_it_chose(tmp_path: Path) -> None:
    config = MINIMAL + "markdown_extensions:\n  - hub.blocks: {words: {Not right.: Nö.}}\n"
    lesson = SMALL["lessons/undo.md"] + CHECK
    write(tmp_path, {**SMALL, "lessons/undo.md": lesson, "hub.yml": "lang: de\n"}, config)
    assert mkdocs(tmp_path, "build", "--strict", "--quiet").returncode == 0
    assert '<p class="hub-verdict">Nö.</p>' in Site(tmp_path / "site").text("lessons/undo/index.html")


@pytest.mark.slow
def test_a_site_keeps_the_language_it_chose(tmp_path: Path) -> None:
    config = MINIMAL.replace("{name: material}", "{name: material, language: es}")
    write(tmp_path, {**SMALL, "hub.yml": "lang: de-AT\n"}, config)
    assert mkdocs(tmp_path, "build", "--strict", "--quiet").returncode == 0
    assert '<html lang="es"' in Site(tmp_path / "site").text("index.html")
