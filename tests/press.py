"""Renders one text as a build would, without a build for each: the plugin's own page, in a small site that is read once."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page as MkDocsPage

from hub.checking.check import findings
from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.load import load
from hub.model.entry import Entry
from hub.pages.address import directory_url
from hub.pages.entry import entry_page
from hub.pages.pen import Pen
from hub.sanitising.cleaning import without_frames
from hub.site.facts import FactRenderer
from hub.site.page import HubPage, describe, mark_safe
from hub.site.reporter import Reporter
from hub.site.text import Texts
from hub.words.words import ENGLISH, Words
from tests.case import PEOPLE
from tests.site import MINIMAL, PICTURE, write

TODAY = date(2026, 11, 22)


class Printed(NamedTuple):
    """A text on its page: what was found by reading it and by building it, and its HTML once it was made harmless."""

    hub: Hub
    found: list[Diagnostic]
    told: list[Diagnostic]
    page: HubPage | None

    @property
    def rules(self) -> set[str]:
        return {one.rule.name for one in (*self.found, *self.told)}


class Harmless(Texts):
    """Leaves a text as the cleaner leaves it, but for frames: what the hub puts in its places is not the author's."""

    def ready(self, clean: str, words: Words) -> str:
        """Return the text without frames."""
        del words
        return without_frames(clean)


@dataclass
class Press:
    """A site whose configuration was read, and the plugin in it."""

    config: MkDocsConfig
    files: Files
    facts: FactRenderer

    @classmethod
    def of(cls, folder: Path) -> "Press":
        """Set up a small site in a folder."""
        write(folder, {**PEOPLE, "pictures/a.png": PICTURE}, MINIMAL)
        config = load_config(str(folder / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        with _quiet():
            files = config.plugins.on_files(get_files(config), config=config)
        return cls(config, files, FactRenderer(config, files))

    def print(self, path: str, text: str | bytes) -> Printed:
        """Read a file among a few people, and render its page; there is none where the file is at fault."""
        hub, faults = load({**PEOPLE, path: text}, TODAY, ["pictures/a.png"])
        found = findings(hub, faults)
        entry = next((one for one in hub.published.entries.values() if one.path == path), None)
        if entry is None:
            return Printed(hub, found, [], None)
        told = list(found)
        page = self.page(hub.published, entry, Reporter("content/", told))
        self.render(page)
        return Printed(hub, found, told[len(found) :], page)

    def page(self, hub: Hub, entry: Entry, reporter: Reporter) -> HubPage:
        """Return the page of an entry, ready to be rendered."""
        made = entry_page(Pen(hub, entry.path, ENGLISH, directory_url, "content/"), entry)
        file = File(entry.path, self.config.docs_dir, self.config.site_dir, self.config.use_directory_urls)
        page = HubPage(made, file, self.config, reporter, ENGLISH, Harmless(hub.settings, draws=False))
        page.facts = self.facts
        page.document = hub.documents[entry.id]
        page.read_source(self.config)
        return page

    def render(self, page: HubPage) -> None:
        """Render a page as a build does."""
        with _quiet():
            page.render(self.config, self.files)

    def raw(self, page: HubPage) -> str:
        """Return the HTML of a body as its renderer gave it, before anything was taken out."""
        with _quiet():
            MkDocsPage.render(page, self.config, self.files)
        return page.content or ""

    @staticmethod
    def finish(page: HubPage) -> None:
        """Do what a build does with a page before it is written."""
        describe(page)
        mark_safe(page)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what MkDocs says of links to itself: there is nobody to read it."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
