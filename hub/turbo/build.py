"""One build: what it asks its store for, and what it does without."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from hub.turbo import surroundings, workers
from hub.turbo.building import Building
from hub.turbo.compiled import Compiled
from hub.turbo.copying import Copying
from hub.turbo.folder import SiteFolder
from hub.turbo.interface import RememberedPlugin
from hub.turbo.keys import UntoldError, digest
from hub.turbo.layers import Gathering, Layered, MemoryStore
from hub.turbo.listening import BETWEEN, ENDING, FINISHING, MAKING, READING, TRUST, Listeners
from hub.turbo.rendering import Rendering
from hub.turbo.seams import SearchIndex
from hub.turbo.searching import Searching
from hub.turbo.signing import Signing
from hub.turbo.steady import Steady
from hub.turbo.store import LocalStore, Store

if TYPE_CHECKING:
    import logging

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from hub.turbo.options import TurboConfig

_RARELY = 50_000, 10, 100
"""After so many new objects rubbish is looked for, and among the old ones the less often: nearly all of them stay to the end."""


@dataclass
class Kept:
    """What outlives a build in a process that builds again: compiled templates and, where it serves a site, what was used."""

    compiled: Compiled = field(default_factory=Compiled)
    memory: MemoryStore | None = None


@dataclass
class Build:
    """One build of a site. `owner` is the plugin itself, whose own hooks count for nothing."""

    config: MkDocsConfig
    options: TurboConfig
    owner: object
    log: logging.LoggerAdapter[logging.Logger]
    store: Store
    folder: SiteFolder
    copies: int
    kept: Kept
    steady: Steady
    rendering: Rendering | None = None
    building: Building | None = None
    navigation: Navigation | None = None
    files: Files | None = None
    begun: bool = False
    collects: tuple[int, int, int] = field(default_factory=gc.get_threshold)
    """When rubbish is looked for beside builds."""

    @classmethod
    def of(
        cls,
        config: MkDocsConfig,
        options: TurboConfig,
        owner: object,
        log: logging.LoggerAdapter[logging.Logger],
        kept: Kept,
    ) -> Build:
        """Begin a build with the store and the folder that its options name."""
        cache = options.place(config)
        _begin(cache)
        store: Store = LocalStore(cache / "store.sqlite", options.room << 20, log.info)
        if options.shared:
            from hub.turbo.shared import SharedStore  # noqa: PLC0415  it takes time that few builds need

            store = Layered(store, SharedStore(options.shared, log.info))
        if kept.memory:
            store = Layered(kept.memory, store)
        folder = SiteFolder(Path(config.site_dir), cache, log.info)
        steady = Steady()
        gathering = Gathering(store, steady.holds)
        build = cls(config, options, owner, log, gathering, folder, workers.processes(options.jobs), kept, steady)
        gc.set_threshold(*_RARELY)
        return build

    @cached_property
    def programs(self) -> bytes:
        """The digest of all programs."""
        return surroundings.programs()

    def read(self, navigation: Navigation, files: Files) -> None:
        """Make ready for pages to be read."""
        self.navigation, self.files = navigation, files
        if unknown := surroundings.strangers(self.config, self.trusted):
            self.log.info("all texts are rendered anew, since nothing is known of %s; %s", ", ".join(unknown), TRUST)
            return
        self.steady.watch(surroundings.named_folders(self.config))
        try:
            base = surroundings.markdown(self.config, self.programs)
        except UntoldError as fault:
            self.log.info("all texts are rendered anew, since no digest tells %s", fault)
            return
        if hooks := self.listeners.strangers(*READING):
            self.log.info("texts are rendered one by one, since nothing is known of %s; %s", ", ".join(hooks), TRUST)
        self.rendering = Rendering(self.config, files, self.store, base, self.copies, defers=not hooks)

    def write(self, env: jinja2.Environment) -> None:
        """Make ready for pages and other files to be written."""
        if not self.navigation or not self.files:
            return
        self.folder.make_room([*(file.dest_uri for file in self.files), *self.config.theme.static_templates])
        for file in self.files:
            if not file.is_documentation_page() and "copy_file" not in vars(file) and _is_plain(file):
                vars(file)["copy_file"] = partial(self._copy, file)
        modest = tuple(folder for one in self._remembered.values() for folder in one.turbo_templates)
        signing = Signing(self.config, self.files, self.navigation, env, self.programs, modest)
        if self.rendering and self.rendering.defers and not self.listeners.strangers(*BETWEEN):
            signing.text = self.rendering.text
        self.steady.watch(Path(folder) for folder in signing.folders if surroundings.installed(Path(folder)) is None)
        try:
            signing.begin()
        except UntoldError as fault:
            self.log.info("all pages are made anew, since no digest tells %s", fault)
            return
        if hooks := self.listeners.strangers(*MAKING, *ENDING):
            self.log.info("pages are made one by one, since nothing is known of %s; %s", ", ".join(hooks), TRUST)
        index = SearchIndex(self.config.plugins)
        self.building = Building(
            signing,
            self.store,
            self.folder,
            Searching(index, self.store, digest([self.programs, index.config]), signing.text),
            self._remembered,
            ahead=not self.listeners.strangers(*MAKING, *ENDING),
            final=not self.listeners.strangers(*ENDING),
        )
        if env.bytecode_cache is None:
            env.bytecode_cache = self.kept.compiled
        self.building.take()

    def next(self, page: Page) -> None:
        """Take notice that MkDocs comes to a page: to the first one, after which the others can be made ahead."""
        if self.building and not self.building.copying:
            self.building.next()
            if self.building.ahead and not self.begun:
                Copying(self.building, self.copies).make(page)
            self.begun = True

    def ask(self, page: Page) -> None:
        """Take notice that all is said for a page, and that its template comes next."""
        if self.building:
            self.building.asked = page

    def output(self, page: Page, output: str) -> str:
        """Return what MkDocs is to write for a page."""
        return self.building.output(page, output) if self.building and not self.building.copying else output

    def made(self) -> None:
        """Take notice of the end of all pages. Whoever listens to that, and is not known, is to find what a plain build leaves."""
        if self.building:
            self.building.next()
        if self.listeners.strangers(*FINISHING):
            self.folder.clear(())

    def finish(self) -> None:
        """Keep what was made, and delete what is left of the build before."""
        self._tell()
        if not self.steady.holds():
            self.log.info("templates or icons were edited while this was built: nothing of it is kept")
            self.folder.made = {}
        finished = not self.listeners.strangers(*FINISHING)
        if finished:
            self.folder.clear({path for plugin in self._remembered.values() for path in plugin.turbo_left})
        self.folder.note(finished=finished)
        self.end()

    def end(self) -> None:
        """Let go of the store, and of all that was put in the place of something."""
        if self.building:
            self.building.end()
        self.store.close()
        self.folder.let_go()
        gc.set_threshold(*self.collects)

    def _tell(self) -> None:
        if self.rendering:
            self.log.info("%d texts known, %d rendered", self.rendering.known, self.rendering.anew)
        if self.building:
            made, untold = self.building.count, self.building.untold
            self.log.info("%d pages left as they are, %d written", len(self.building.signatures) - made, made)
            if untold:
                self.log.info("%d pages are made anew each time, since no digest tells %s", len(untold), untold[0])

    def _copy(self, file: File, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  the signature is MkDocs'
        del dirty
        self.folder.copy(file)

    @cached_property
    def _remembered(self) -> dict[str, RememberedPlugin]:
        """The plugins that tell of their pages, by their names."""
        return {name: one for name, one in self.config.plugins.items() if isinstance(one, RememberedPlugin)}

    @cached_property
    def listeners(self) -> Listeners:
        """Who has a word in this build."""
        return Listeners(self.config.plugins, self.owner, self.trusted)

    @cached_property
    def trusted(self) -> list[str]:
        """The packages of which is known that they go by nothing but what they are given."""
        return [*self.options.trusted, *(name for one in self._remembered.values() for name in one.turbo_trusted)]


def _is_plain(file: File) -> bool:
    """Return whether a file is copied as MkDocs does it, not in a way of its own."""
    return type(file).copy_file.__module__ == "mkdocs.structure.files"


def _begin(cache: Path) -> None:
    """Make the folder of what is remembered, which no version control takes up."""
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        ignoring = cache / ".gitignore"
        if not ignoring.is_file():
            ignoring.unlink(missing_ok=True)
            ignoring.write_text("*\n", encoding="utf-8")
