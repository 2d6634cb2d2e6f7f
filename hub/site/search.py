"""The search of a site: Pagefind where it is installed and wanted, else that of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hub.catalogues import words_for
from hub.disk import read_settings
from hub.feeds.searchable import searchable, titled
from hub.graph import places
from hub.load import settings_of
from hub.pagefind import Pagefind, PagefindError, find_pagefind, installing

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from hub.site.build import Build

    Log = logging.LoggerAdapter[logging.Logger]

_THEME = "material"
_OF_THEME = "material/search"
_REMEDY = "build again, or write `hub: {search: material}` under `plugins` in mkdocs.yml to use the theme's own search"


class Search:
    """Lives as long as the plugin, so that `mkdocs serve` makes no index twice."""

    def __init__(self) -> None:
        self.pagefind: Pagefind | None = None

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

    def write(self, build: Build, config: MkDocsConfig, log: Log) -> None:
        """Write the index into the site; where that fails, say so and leave the site without one."""
        if self.pagefind is None:
            return
        try:
            self.pagefind.write(dict(_documents(build)), build.hub.settings.lang, Path(config.site_dir))
        except PagefindError as fault:
            log.warning("the search index could not be made: %s; %s", fault, _REMEDY)


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
