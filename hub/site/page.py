"""A page of the hub inside MkDocs: facts and body are rendered as two documents and joined when both are safe."""

from __future__ import annotations

import html
import re
from html import escape
from time import process_time
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from hub.catalogues import words_for
from hub.pages.helpful import EDIT
from hub.pages.markup import joined, spoken
from hub.reading.formulas import bare
from hub.sanitising.cleaning import text_only
from hub.site.apart import cleaned
from hub.site.defaults import speaking
from hub.site.leading import asked, led
from hub.site.limits import SECONDS, Costly, limited, measure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from hub.pages.page import Page
    from hub.reading.document import Document
    from hub.site.facts import FactRenderer
    from hub.site.reporter import Reporter
    from hub.site.text import Texts
    from hub.words.words import Words

BODY = "<!-- hub:body -->"
"""Where the author's text goes. The hub's own Markdown escapes every `<` of an author, so nobody else can write it."""
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_LONGEST = 200
_LED = "led "
"""Stands before the path of a file that a tag of a text names."""


class HubPage(MkDocsPage):
    """Gets Markdown and meta from the hub: MkDocs parses no front matter.

    For other plugins `markdown` is the author's text, or the hub's where there is no author. `reporter` is told when
    a body cannot be rendered, and the facts are shown nevertheless, with a word on it in `words`; and what was taken out of it. `facts` renders them, and is
    set once all files are known. `body` is the author's text as HTML once it is rendered, for the search.
    """

    facts: FactRenderer
    document: Document | None = None
    """What the author's text was read as."""
    changed: date | None = None
    """When its text last changed, where that is known."""
    languages: Mapping[str, str] = MappingProxyType({})
    """The addresses of the same text by language, this one too; empty where there is one language."""
    turbo_shown = ("changed", "languages")
    turbo_asked: Mapping[str, str] = MappingProxyType({})

    def __init__(  # noqa: PLR0913, PLR0917  all that it must know before it is rendered
        self, page: Page, file: File, config: MkDocsConfig, reporter: Reporter, words: Words, texts: Texts
    ) -> None:
        super().__init__(None, file, config)
        self.hub_page = page
        self.reporter = reporter
        self.words = words
        self.texts = texts
        self.body = ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take over what the hub decided; `config` is not asked."""
        del config
        page = self.hub_page
        self.markdown = joined((page.head, page.tail)) if page.body is None else page.body
        self.meta = dict(page.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the facts, and the body between them."""
        page = self.hub_page
        if page.body is None:
            self.content, self.toc, self.present_anchor_ids, self.turbo_asked = self.facts.render(
                self.markdown or "", self.file
            )
            return
        self._render_body(config, files)
        around = self.facts.render(joined((page.head, BODY, page.tail)), self.file)
        own = around.html.replace(EDIT, self._edit_link, 1)
        self.content = own.replace(BODY, self.content or "", 1)
        self.toc = _joined_toc(around.toc, self.toc)
        self.present_anchor_ids = (self.present_anchor_ids or set()) | around.anchors
        led = asked(self.document.links if self.document else ())
        self.turbo_asked = {
            **around.asked,
            **{f"{_LED}{path}": self.turbo_answer(f"{_LED}{path}") for path in sorted(led)},
        }

    def turbo_inputs(self) -> object:
        """Return all that it is rendered from, for `hub-turbo`."""
        page, path = self.hub_page, self.document.path if self.document else ""
        told = sorted(one.rule.name for one in self.reporter.found if path and one.span.path == path)
        words = (self.words.lang, self._own_words.lang)
        return page.head, page.body is None, page.tail, page.lang, self._edit_link, self.texts.told, words, told

    def turbo_answer(self, question: str) -> str:
        """Return where a file that it leads to is now; of those that tags of a text name, where they are on the site."""
        if not question.startswith(_LED):
            return self.facts.address(question)
        return self.facts.included(question.removeprefix(_LED))

    @property
    def turbo_more(self) -> bytes:
        """The text alone, which the search takes."""
        return self.body.encode()

    @turbo_more.setter
    def turbo_more(self, more: bytes) -> None:
        self.body = more.decode()

    def _render_body(self, config: MkDocsConfig, files: Files) -> None:
        before = process_time()
        try:
            measure(self.markdown or "")
            with limited():
                super().render(self._spoken(config), files)
            left = SECONDS - (process_time() - before)
            clean, lost = cleaned(self.content or "", self.markdown or "", left)
            links = self.document.links if self.document else ()
            body = self.texts.ready(led(clean, links, self.file, files), self._own_words)
        except (Exception, Costly) as fault:  # noqa: BLE001  whatever a body does to the renderer, the other pages live
            self.reporter.unrenderable(self.file.src_uri, fault)
            told = self.words.say("The text of this page could not be rendered.")
            self.content, self.toc = f'<p class="hub-fault">{told}</p>', TableOfContents([])
        else:
            if lost and self.document:
                self.reporter.removed(self.document, lost)
            lang = self.hub_page.lang
            self.body = body
            self.content = f"<div {spoken(lang)}>\n{body}\n</div>" if lang else body

    @property
    def _edit_link(self) -> str:
        """A link to where the file of this page is edited; empty where the site names no such place."""
        told = self.words.say("Edit this page")
        return f'<a href="{escape(self.edit_url)}" rel="edit">{told}</a>' if self.edit_url else ""

    @property
    def _own_words(self) -> Words:
        """What is said in the language of the body, where the hub knows it."""
        lang = self.hub_page.lang
        return words_for(lang, self.words) if lang else self.words

    def _spoken(self, config: MkDocsConfig) -> MkDocsConfig:
        """Return a configuration whose blocks speak the language of the body."""
        own = self._own_words
        return config if own is self.words else speaking(config, own)


def _joined_toc(facts: TableOfContents, body: TableOfContents) -> TableOfContents:
    """Return the contents of the whole page: under its title the headings of the body, then those of the facts."""
    top, *rest = facts.items
    top.children = [*body.items, *top.children]
    return TableOfContents([top, *rest])


def describe(page: MkDocsPage) -> None:
    """Tell the theme what a page is about in one sentence, where it does not say so itself: its first paragraph."""
    if isinstance(page, HubPage) and "description" not in page.meta and (found := _first_paragraph(page.content or "")):
        page.meta["description"] = found


def _first_paragraph(content: str) -> str:
    """Return the text of the first paragraph, cut at a word where it is too long for a list of results."""
    found = _PARAGRAPH.search(content)
    text = " ".join(html.unescape(text_only(found[1])).split()) if found else ""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} …"


def mark_safe(page: MkDocsPage) -> None:
    """Tell the theme's templates, which escape everything, that content and headings are HTML already."""
    page.content = Markup(page.content or "")  # noqa: S704  sanitised above, or the hub's own
    for link in page.toc:
        _mark_link(link)


def _mark_link(link: AnchorLink) -> None:
    link.title = Markup(bare(text_only(link.title)))  # noqa: S704  no tag is left
    for child in link.children:
        _mark_link(child)
