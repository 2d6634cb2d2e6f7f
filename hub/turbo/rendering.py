"""Pages get their HTML from a store where the same text was rendered before, and share the rest among processes."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from markdown import Markdown
from mkdocs.structure.pages import Page

from hub.turbo import workers
from hub.turbo.interface import remembers
from hub.turbo.keys import digest, digest_of_plain, told
from hub.turbo.recording import LINKS, at_fault, fall_silent, held, recorded
from hub.turbo.rendered import Rendered, contents, headings, packed, text_of, unpacked
from hub.turbo.reused import Reused
from hub.turbo.seams import Links, Snippets, current, entitle, render_with, title_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import TableOfContents

    from hub.turbo.store import Store

_LOG = logging.getLogger(LINKS)
_OWN = logging.getLogger("mkdocs.plugins.hub-turbo")


@dataclass(frozen=True)
class Waiting:
    """A page whose text is known and that is not rendered yet, under the key of all that its HTML is made from."""

    page: Page
    key: bytes


@dataclass
class Rendering:
    """The rendering of one build; `base` is the digest of what all pages depend on.

    Where `defers` is set, pages wait until all of them are read, and are then rendered by so many copies of this process.
    """

    config: MkDocsConfig
    files: Files
    store: Store
    base: bytes
    copies: int
    defers: bool
    waiting: list[Waiting] = field(default_factory=list)
    known: int = 0
    anew: int = 0
    standing: dict[str | None, bytes] = field(default_factory=dict)
    texts: dict[str, tuple[str | None, TableOfContents, bytes]] = field(default_factory=dict)
    """What pages were rendered to, with its digest, by the paths of their sources."""

    def take(self, page: Page) -> None:
        """Answer for this page when MkDocs asks it to render itself."""
        if (type(page) is Page or remembers(page)) and "render" not in vars(page):
            vars(page)["render"] = partial(self._render, page)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        del vars(page)["render"]
        del config, files
        inputs = page.turbo_inputs() if remembers(page) else None
        made_of = [self.base, told(type(page)), page.file.src_uri, page.file.url, told(page.markdown), told(inputs)]
        self.waiting.append(Waiting(page, digest_of_plain(made_of)))
        if self.defers:
            page.content = ""
        else:
            self.settle()

    def settle(self) -> None:
        """Render all pages that wait: from the store where it knows them, the others by copies of this process or here."""
        waiting, self.waiting = self.waiting, []
        kept = self.store.get(one.key for one in waiting)
        missing = [one for one in waiting if not self._restored(one.page, kept.get(one.key))]
        self.known += len(waiting) - len(missing)
        self.anew += len(missing)
        made = self._shared([one.page for one in missing])
        for number, one in enumerate(missing):
            data = made.get(number)
            if not self._restored(one.page, data):
                with at_fault(one.page.file.src_uri) if self.defers else nullcontext():
                    data = self._rendered(one.page)
            if data:
                self.store.put({one.key: data})

    def _shared(self, pages: list[Page]) -> dict[int, bytes]:
        """Render pages in copies of this process, and return what can be kept of them."""
        if not self.copies or len(pages) < workers.FEWEST:
            return {}
        _ = self.table  # made once, before there are copies
        make = Reused()

        def work(number: int) -> bytes:
            fall_silent()
            render_with(make)
            return self._rendered(pages[number]) or b""

        return dict(workers.shared(work, len(pages), self.copies))

    def _rendered(self, page: Page) -> bytes | None:
        """Render a page here, and return what became of it, where that can be kept."""
        with recorded(self.config) as (config, asked), current(self.config, page):
            type(page).render(page, config, self.files)
            changed = any(self._snippets.digest(name) != content for name, content in asked.files.items())
        if asked.untold or changed or _LOG.getEffectiveLevel() <= logging.DEBUG:  # then MkDocs notes no anchors
            return None
        content, toc = page.content or "", headings(page.toc)
        text = text_of(content, toc)
        self._know(page, text)
        found = Rendered(
            content=content,
            text=text,
            title=title_of(page),
            toc=toc,
            anchors=tuple(sorted(page.present_anchor_ids or ())),
            links=tuple(zip(asked.links, asked.led, strict=True)),
            table=self.table,
            warned=asked.warned,
            targets=tuple(
                (file.src_uri, tuple(links.items())) for file, links in (page.links_to_anchors or {}).items()
            ),
            files=tuple(asked.files.items()),
            answers=tuple(page.turbo_asked.items()) if remembers(page) else (),
            more=page.turbo_more if remembers(page) else b"",
        )
        return packed(found)

    def _restored(self, page: Page, data: bytes | None) -> bool:
        """Give a page what was rendered before, if everything that its text asked for is as it was then."""
        try:
            with current(self.config, page):
                return self._restore(page, data)
        except Exception as fault:  # noqa: BLE001  whatever stands in a store, what is rendered anew is right
            _OWN.debug("%s is rendered anew: %s", page.file.src_uri, fault)
            return False

    def _restore(self, page: Page, data: bytes | None) -> bool:
        found = unpacked(data) if data else None
        if found is None or any(self._standing(name) != content for name, content in found.files):
            return False
        anchors = self._anchors(page, found)
        if anchors is None:
            return False
        page.content, page.toc, page.present_anchor_ids = found.content, contents(found.toc), set(found.anchors)
        entitle(page, found.title)
        self._know(page, found.text)
        if remembers(page):
            page.turbo_more = found.more
        if _LOG.getEffectiveLevel() > logging.DEBUG:  # as MkDocs does
            page.links_to_anchors = anchors
        return True

    def text(self, page: Page) -> bytes | None:
        """Return the digest of what a page was rendered to; None where somebody has put something else there since."""
        known = self.texts.get(page.file.src_uri)
        return known[2] if known and known[0] is page.content and known[1] is page.toc else None

    def _know(self, page: Page, text: bytes) -> None:
        self.texts[page.file.src_uri] = page.content, page.toc, text

    def _anchors(self, page: Page, found: Rendered) -> dict[File, dict[str, str]] | None:
        """Return the anchors that a page asks for, by files; None where a link leads elsewhere than it did. Warn as MkDocs does."""
        if found.table == self.table and not found.warned:
            return {file: dict(links) for path, links in found.targets if (file := self.files.get_file_from_path(path))}
        if remembers(page) and any(page.turbo_answer(one) != answer for one, answer in found.answers):
            return None
        links = Links(page, self.files, self.config)
        with held(LINKS) as warnings:
            if any(links.led(written) != led for written, led in found.links):
                return None
        for warning in warnings:
            _LOG.handle(warning)
        return links.anchors

    @cached_property
    def table(self) -> bytes:
        """A digest of all that decides where links lead: the files of the site, and where each of them is."""
        return digest(sorted((file.src_uri, file.url, file.inclusion.name) for file in self.files))

    def _standing(self, name: str) -> bytes:
        """Return the digest of what stands in the file that a text brings in by this name; nothing where there is none."""
        path = self._snippets.path(name)
        if path not in self.standing:
            self.standing[path] = self._snippets.digest(name)
        return self.standing[path]

    @cached_property
    def _snippets(self) -> Snippets:
        options = self.config.mdx_configs
        return Snippets(Markdown(extensions=self.config.markdown_extensions, extension_configs=options))
