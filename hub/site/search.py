"""The search of a site: Pagefind where it is installed and wanted, else that of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hub.catalogues import words_for
from hub.disk import read_settings
from hub.feeds.searchable import searchable, titled
from hub.graph import places
from hub.indexing import CACHE, Indexing, Order
from hub.load import settings_of
from hub.pagefind import Pagefind, PagefindError, find_pagefind, installing

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from hub.bundle import Files
    from hub.site.build import Build

    Log = logging.LoggerAdapter[logging.Logger]

FOLDER = "pagefind"
"""Where the index stands on the site."""
_THEME = "material"
_OF_THEME = "material/search"
_FAILED = "the search index could not be made: %s; %s"
_REMEDY = "build again, or write `hub: {search: material}` under `plugins` in mkdocs.yml to use the theme's own search"


class Search:
    """Lives as long as the plugin, so that `mkdocs serve` makes no index twice."""

    def __init__(self) -> None:
        self.pagefind: Pagefind | None = None
        self.order: Order | None = None
        self.files: Files | None = None
        """The index of what was ordered, once it is made."""
        self.indexing: Indexing | None = None
        self.left: set[str] = set()
        """Files of the index that stood in the site as they are."""

    def choose(self, config: MkDocsConfig, wanted: str, log: Log) -> None:
        """Decide who searches, before anything is built: what is not chosen does no work."""
        if config.theme.name != _THEME or wanted != "pagefind":
            self.pagefind = None
            return
        lang = settings_of(read_settings(Path(config.docs_dir))).lang
        self.pagefind = self.pagefind or find_pagefind(lang)
        if self.pagefind is None:
            log.info(
                "Pagefind is not installed for this language, so the theme's own search is used; type: %s",
                installing(lang),
            )
        elif plugin := config.plugins.get(_OF_THEME):
            plugin.config.enabled = False

    def page(self, build: Build) -> str:
        """Return the address of the page of the search, for the header; empty where the theme searches."""
        return build.url_of(places.SEARCH) if self.pagefind else ""

    def begin(self, build: Build, log: Log) -> None:
        """Let the index be made of all texts, which are rendered now, unless it is that of the last build."""
        self.end()
        if self.pagefind is None:
            return
        order = Order(
            str(self.pagefind.program),
            self.pagefind.version,
            build.hub.settings.lang,
            str(build.project.root / CACHE),
            dict(_documents(build)),
        )
        if order != self.order or self.files is None:
            self.order, self.files = order, None
            try:
                self.indexing = Indexing(order)
            except OSError as fault:
                log.warning(_FAILED, fault, _REMEDY)

    def write(self, site: Path, log: Log) -> None:
        """Write the index into the site; where it cannot be made, say so and leave the site without one."""
        try:
            if self.indexing:
                self.files = self.indexing.files()
            files = {f"{FOLDER}/{path}": held for path, held in (self.files or {}).items()}
            self.left = {path for path, held in files.items() if not _written(site / path, held)}
        except (PagefindError, OSError) as fault:
            log.warning(_FAILED, fault, _REMEDY)
        finally:
            self.end()

    def end(self) -> None:
        """Make no index any longer."""
        if self.indexing:
            self.indexing.end()
        self.indexing = None


def _written(place: Path, held: bytes) -> bool:
    """Write a file, unless the same stands there; return whether that was needed."""
    if place.is_file() and place.read_bytes() == held:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(held)
    return True


def _documents(build: Build) -> Iterator[tuple[str, str]]:
    """Yield what is searched of each page, by the path of its file on the site."""
    words = words_for(build.hub.settings.lang)
    bodies = {page.file.src_uri: page.body for page in build.placed}
    found = searchable(build.hub.published, bodies, words)
    entries = {entry.path for entry in build.hub.entries.values()}
    for page in build.placed:
        path = page.file.src_uri
        if path in found:
            yield page.file.dest_uri, found[path]
        elif path not in entries and path != places.SEARCH:
            yield page.file.dest_uri, titled(path, page.hub_page.title)
