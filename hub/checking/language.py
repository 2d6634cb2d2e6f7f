"""Rules of how texts are written: headings, the words of links, titles and summaries."""

import re
from collections.abc import Iterator, Mapping

from hub.diagnostics import Diagnostic, Span, brief
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.reading.blocks import Line
from hub.reading.document import Document
from hub.reading.parts import Link
from hub.rules import language

_VAGUE: Mapping[str, frozenset[str]] = {
    lang: frozenset(words.split(", "))
    for lang, words in {
        "de": "hier, dort, hier klicken, klick hier, klicke hier, klicken sie hier, dieser link, link, mehr, "
        "mehr lesen, weiterlesen",
        "en": "here, click here, this link, link, over here, see here, more, read more, learn more",
        "es": "aquí, aqui, acá, haz clic aquí, haga clic aquí, pulsa aquí, clic aquí, este enlace, enlace, más, "
        "leer más",
        "fr": "ici, cliquez ici, cliquer ici, clique ici, ce lien, lien, lire la suite, en savoir plus",
        "it": "qui, clicca qui, questo link, link, leggi di più",
        "ja": "ここ, こちら, ここをクリック, こちらをクリック, このリンク, リンク, 続きを読む, もっと見る",
        "nl": "hier, klik hier, deze link, link, meer, lees meer",
        "pt": "aqui, clique aqui, este link, esta ligação, link, mais, leia mais, saiba mais, ler mais",
    }.items()
}
"""What the words of links are that lead anywhere, by language."""

_MARKS = " \t\n*_`“”\"'«».,:;!?…。、→›»>"
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MOST_MARKS = 10
_LONG, _MANY = 6, 4
"""Shorter words may be abbreviations: so long is one in capitals that is none, or so many words they are together."""


def skipped_headings(hub: Hub) -> Iterator[Diagnostic]:
    """Find headings that are more than one level below what they belong to; the title of the page is the first level."""
    for document in hub.documents.values():
        if any(line.level > 2 for line in document.found.headings):  # noqa: PLR2004  `##` is right below any title
            yield from _skipped(document)


def _skipped(document: Document) -> Iterator[Diagnostic]:
    """Yield the headings of a body that are at another level than right below their parents, each with the right one."""
    lines = document.body.split("\n")
    above: list[tuple[int, int]] = [(1, 1)]
    for line in document.found.headings:
        while above and above[-1][0] >= line.level:
            above.pop()
        right = above[-1][1] + 1 if above else 1
        above.append((line.level, right))
        if right != line.level:
            yield _skipping(document, lines[line.index], line, right)


def _skipping(document: Document, text: str, line: Line, right: int) -> Diagnostic:
    start = len(text[: line.column].rstrip()) - line.level
    span = Span.on_line(document.path, document.first_line + line.index, start + 1, line.level)
    message = f"This heading is at level {line.level}, and there is none at level {right} above it."
    hint = f"Write `{'#' * right}`, or put the heading above it that is missing."
    return Diagnostic(language.SKIPPED_HEADING, span, message, hint, "#" * right, sure=False)


def vague_links(hub: Hub) -> Iterator[Diagnostic]:
    """Find links whose words say nothing of where they lead."""
    for entry_id, document in hub.documents.items():
        vague = _VAGUE.get(_base(hub.language(hub.entries[entry_id])), frozenset()) if document.links else ()
        for link in document.links if vague else ():
            words = " ".join(link.label.strip(_MARKS).casefold().split())
            if words in vague and not link.image and not link.html:
                yield _vague(hub, link)


def _base(lang: str) -> str:
    return lang.partition("-")[0].lower()


def _vague(hub: Hub, link: Link) -> Diagnostic:
    page = hub.at(link.leads.path) if link.leads else None
    said = " ".join(link.label.split())
    named = page.title if page and not page.faulty else "what it leads to"
    hint = f"Say where it leads: `[{named}]({brief(link.target)})`, and word the sentence around it."
    return Diagnostic(language.VAGUE_LINK, link.whole, f"“{said}” does not say where this link leads.", hint)


def titles_in_capitals(hub: Hub) -> Iterator[Diagnostic]:
    """Find titles of several words that are all in capitals, other than abbreviations."""
    for entry in hub.entries.values():
        if entry.title.isupper() and not entry.faulty and _shouts(entry.title):
            span = hub.documents[entry.id].span(("title",))
            hint = f"Write it as in a sentence, with capitals for names alone: `{entry.title.capitalize()}`."
            yield Diagnostic(language.TITLE_IN_CAPITALS, span, "The title is in capitals.", hint)


def _shouts(title: str) -> bool:
    words = _LETTERS.findall(title)
    return len(words) > 1 and (len(words) >= _MANY or max(map(len, words)) >= _LONG)


def repeated_titles(hub: Hub) -> Iterator[Diagnostic]:
    """Find summaries without a word that is not in the title."""
    for entry in hub.entries.values():
        if entry.summary and not entry.faulty and _repeats(entry, entry.summary):
            span = hub.documents[entry.id].span(("summary",))
            message = "The summary says nothing that the title does not say."
            yield Diagnostic(language.REPEATED_TITLE, span, message, language.REPEATED_TITLE.fix)


def _repeats(entry: Entry, summary: str) -> bool:
    if len(summary) > 2 * len(entry.title) + _MOST_MARKS:
        return False
    words = set(_WORD.findall(summary.casefold()))
    return bool(words) and words <= set(_WORD.findall(entry.title.casefold()))
