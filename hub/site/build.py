"""One build: the hub as it was read, its pages, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File, InclusionLevel

from hub.catalogues import word_files, words_for
from hub.checking.check import failed, findings
from hub.checking.quarantine import quarantined
from hub.checking.reports.text import summary
from hub.diagnostics import Diagnostic, Span
from hub.disk import Project, ProjectError, read_contents, today
from hub.feeds.address import Addresses
from hub.feeds.files import data_files
from hub.feeds.forms.editor import FOLDER as EDITOR
from hub.feeds.redirects import redirects
from hub.graph.translations import versions
from hub.graph.withheld import meant_for
from hub.history import seen
from hub.load import load
from hub.pages.address import directory_url, file_url
from hub.pages.page import Page
from hub.pages.site import Site, site_of
from hub.rules import syntax
from hub.shelves import remember, remembered
from hub.site.cards import Cards
from hub.site.diagrams import draws
from hub.site.editor import PAGE, Editor
from hub.site.facts import FactRenderer
from hub.site.manifest import MANIFEST, manifest
from hub.site.page import HubPage
from hub.site.pictures import clean_pictures
from hub.site.reporter import Reporter, log
from hub.site.text import Texts
from hub.site.themed import themed_files
from hub.web.files import FOLDER, SCRIPT, STYLES, web_files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from hub.graph.hub import Hub
    from hub.reading.document import Document
    from hub.site.options import HubConfig
    from hub.words.words import Words


_WRITTEN_LAST = ("sw.js", "sitemap.xml.gz")
"""Files of a site that MkDocs and the hub write without a `File`."""


@dataclass
class Build:
    """What one build knows. `found` grows while pages are rendered; `placed` (what MkDocs renders), `addresses` and `cards` are there once pages are placed, `files` once all plugins have spoken.

    `draws` says whether there are diagrams, and what draws them; `offline` says whether readers' browsers keep pages; `editor` is the web editor, where the site has one.
    """

    project: Project
    hub: Hub
    site: Site
    url_of: Callable[[str], str]
    offline: bool
    editor: Editor | None = None
    found: list[Diagnostic] = field(default_factory=list)
    placed: list[HubPage] = field(default_factory=list)
    addresses: Addresses = field(default_factory=lambda: Addresses({}))
    cards: Cards | None = None
    files: Files | None = None
    draws: bool = False

    @classmethod
    def of(
        cls, config: MkDocsConfig, options: HubConfig, *, offline: bool = False, withheld: Collection[str] | None = None
    ) -> Build:
        """Read the content of a site; raises `ProjectError` where an option cannot be right.

        Where `withheld` is given, entries with any error are stubs, and those at these paths; else what can be read is shown.
        """
        root = Path(config.config_file_path).parent if config.config_file_path else Path()
        project = Project(root, Path(config.docs_dir), config.site_url or None)
        contents = read_contents(project.content)
        memory = remembered(root)
        hub, faults = load(contents.sources, today(options.today), contents.assets, seen(project.content), memory)
        found = findings(hub, faults)
        remember(root, memory)
        if withheld is not None:
            hub = quarantined(hub, found, withheld)
        hub = _for_readers(hub, options.audience or None)
        url_of = directory_url if config.use_directory_urls else file_url
        editor = Editor.of(options.editor, project, strict=config.strict)
        site = site_of(hub, project.prefix, words_for(hub.settings.lang), url_of, PAGE if editor else None)
        return cls(project, hub, site, url_of, offline, editor, found)

    @property
    def words(self) -> Words:
        """What the hub says, in its language."""
        return words_for(self.hub.settings.lang)

    def published_files(self, config: MkDocsConfig) -> frozenset[str]:
        """Return the paths of the files that may be on the site: those of pages, and what pages or the theme make use of."""
        others = {path for path in self.hub.files if not path.endswith(".md")}
        return frozenset({*self.site.pages, *(others & self.hub.published.files), *themed_files(config, others)})

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.hub.settings, self.draws)

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.path: document for document in self.hub.documents.values()}

    @property
    def failure(self) -> str | None:
        """What fails a strict build, or None."""
        return summary(self.found, len(self.hub.entries)) if failed(self.found) else None

    def absent(self, site: Path) -> str | None:
        """Return which pages are not in the folder of a site though they should be, if any."""
        paths = [page.file.dest_uri for page in self.placed if not (site / page.file.dest_uri).is_file()]
        others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        return f"there is no {paths[0]}{others}" if paths else None

    @cached_property
    def reporter(self) -> Reporter:
        """What says what is wrong, and adds it to what was found."""
        return Reporter(self.project.prefix, self.found)

    def place(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the files of the content folder by the pages of the hub; only files that the hub knows stay."""
        published = self.published_files(config)
        withheld = [file for file in files if file.src_dir == config.docs_dir and file.src_uri not in published]
        for file in withheld:
            files.remove(file)
        if withheld:
            files.add_files_from_theme(config.theme.get_env(), config)  # which one of them may have stood in for
        self.draws = draws(self.hub, self.project.root, log)
        self.reporter.add(clean_pictures(files, config, self.project.root))
        placed = (self._place_page(page, files, config) for page in self.site.pages.values())
        self.placed = [page for page in placed if page]
        urls = {page.path: _url(files, page.path) for page in self.site.pages.values()}
        self.addresses = Addresses(urls, self.project.site)
        data = data_files(self.hub.published, urls, self.project.site, self.words)
        self._add(files, config, {**data, **web_files(), **word_files(FOLDER), MANIFEST: manifest(self.hub.settings)})
        if self.editor:
            self._add_editor(self.editor, files, config)
        taken = {*(file.dest_uri for file in files), *config.theme.static_templates}
        self._clear(files, config)
        self._add(files, config, redirects(self.hub.published, self.addresses, self.url_of, taken, self.words))
        facts = FactRenderer(config, files)
        for page in self.placed:
            page.facts = facts
            page.languages = self._languages(page)
        _add_web(config)
        if config.nav is None:
            config.nav = self.site.navigation
        return files

    def _clear(self, files: Files, config: MkDocsConfig) -> None:
        """Take out the pages that would be a folder where another file has to be: one of them would end the build."""
        pages = {page.file.dest_uri: page for page in self.placed}
        taken = {*(file.dest_uri for file in files), *config.theme.static_templates, *_WRITTEN_LAST} - pages.keys()
        for page in [page for uri, page in pages.items() if not taken.isdisjoint(map(str, PurePosixPath(uri).parents))]:
            self.placed.remove(page)
            files.remove(page.file)
            self.reporter.add([_in_the_way(page.file.src_uri)])

    def _place_page(self, page: Page, files: Files, config: MkDocsConfig) -> HubPage | None:
        file = files.get_file_from_path(page.path)
        if file is not None and file.inclusion.is_excluded():
            return None
        if file is None:
            file = File.generated(config, page.path, content=page.text)
            files.append(file)
        file.inclusion = InclusionLevel.NOT_IN_NAV

        seen = self.hub.seen.get(page.source or "")
        made = HubPage(page, file, config, self.reporter, self.words, self._texts)
        made.document = self._documents.get(page.source or "")
        made.changed = seen.changed if seen else None
        made.update_date = str(made.changed or self.hub.today)
        return made

    def _languages(self, page: HubPage) -> dict[str, str]:
        """Return the addresses of a page in all its languages, where they are known and there are several."""
        hub = self.hub.published
        entry = hub.at(page.file.src_uri)
        told = ((hub.language(one), self.addresses.page(one)) for one in (versions(hub, entry) if entry else ()))
        return {lang: url for lang, url in told if url}

    def _add_editor(self, editor: Editor, files: Files, config: MkDocsConfig) -> None:
        """Add the web editor; what authors have in its folder gives way."""
        for file in [one for one in files if one.dest_uri.startswith(f"{EDITOR}/")]:
            files.remove(file)
            self.placed = [page for page in self.placed if page.file is not file]
            message = f"The web editor stands in `{EDITOR}/`, so this file is not published."
            self.reporter.add([Diagnostic(syntax.TAKEN_ADDRESS, Span(file.src_uri), message, syntax.TAKEN_ADDRESS.fix)])
        self._add(files, config, editor.files(self.hub.published))

    @staticmethod
    def _add(files: Files, config: MkDocsConfig, made: Mapping[str, str | bytes]) -> None:
        """Add files that the hub makes; an author's file at the same path stays."""
        for path, content in made.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=content))


def _in_the_way(path: str) -> Diagnostic:
    message = "The page of this file would be a folder where the site has a file, so it is not published."
    renamed = f"{path.removesuffix('.md').replace('.', '-')}-page.md"
    return Diagnostic(syntax.UNFIT_FILE_NAME, Span(path), message, f"Rename it: git mv {path} {renamed}")


def _for_readers(hub: Hub, audience: str | None) -> Hub:
    try:
        return meant_for(hub, audience)
    except ValueError as fault:
        message = f"`audience` under `hub` in mkdocs.yml: {fault}"
        raise ProjectError(message) from None


def _url(files: Files, path: str) -> str:
    file = files.get_file_from_path(path)
    return "" if file is None or file.url in (".", "./") else file.url


def _add_web(config: MkDocsConfig) -> None:
    """Let every page load the hub's styles and scripts."""
    if STYLES not in config.extra_css:
        config.extra_css.insert(0, STYLES)
    if not any(str(script) == SCRIPT for script in config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
