"""The MkDocs plugin `hub-turbo`: builds take from a store what they made before, and give the rest to several processes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from hub.turbo import seams
from hub.turbo.build import Build, Kept
from hub.turbo.layers import MemoryStore
from hub.turbo.options import SWITCH, TurboConfig

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("hub-turbo")
_FIRST, _LAST = 10_000, -10_000
"""Before and after all that other plugins do at their own first and last."""


class TurboPlugin(BasePlugin[TurboConfig]):
    """`plugins: {hub-turbo: {}}`. Where `build` is None, MkDocs builds as ever."""

    dirty = False
    depth = 0
    """How many builds are going on: a plugin may build the site again at the end of a build, for another language."""
    _build: Build | None = None
    kept: Kept

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether MkDocs itself builds only what changed, beside which there is nothing to do, and whether it builds again."""
        self.dirty = dirty
        self.kept = Kept(memory=MemoryStore() if command == "serve" else None)

    @property
    def build(self) -> Build | None:
        """What is remembered in the build that goes on; None within another one, of which nothing is remembered."""
        return self._build if self.depth == 1 else None

    @event_priority(_LAST)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Begin, once all settings are known, and save the site from being emptied."""
        self.depth += 1
        if self.depth > 1:
            return
        self._build = None
        if not self.config.enabled or self.dirty or os.environ.get(SWITCH) == "off":
            return
        if why := seams.misfit():
            log.info("this is a plain build, since %s", why)
            return
        if why := self.config.misplaced(config):
            log.warning("this is a plain build, since %s; write another folder there", why)
            return
        self._build = Build.of(config, self.config, self, log, self.kept)
        self._build.folder.move_away()

    @event_priority(_FIRST)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Put the site back."""
        del files, config
        if self.build:
            self.build.folder.move_back()

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Make ready for reading pages, once all other plugins have said which there are and how they are rendered."""
        del config
        if self.build:
            self.build.read(nav, files)

    @event_priority(_LAST)
    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Answer for a page when it is asked to render itself."""
        del config, files
        if self.build and self.build.rendering:
            self.build.rendering.take(page)

    @event_priority(_FIRST)
    def _on_env_first(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Render what waits, before anybody makes use of it."""
        del env, config, files
        if self.build and self.build.rendering:
            self.build.rendering.settle()

    @event_priority(_LAST)
    def _on_env_last(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Make ready for writing pages, once all other plugins have said how templates work."""
        del config, files
        if self.build:
            self.build.write(env)

    on_env = CombinedEvent(_on_env_first, _on_env_last)

    @event_priority(_FIRST)
    def _on_page_context_first(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Take notice that MkDocs comes to a page."""
        del context, config, nav
        if self.build:
            self.build.next(page)

    @event_priority(_LAST)
    def _on_page_context_last(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Take notice that MkDocs is about to make a page."""
        del context, config, nav
        if self.build:
            self.build.ask(page)

    on_page_context = CombinedEvent(_on_page_context_first, _on_page_context_last)

    @event_priority(_LAST)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Leave the file of a page as it is where it would be the same."""
        del config
        return self.build.output(page, output) if self.build else output

    @event_priority(_FIRST)
    def _on_post_build_first(self, config: MkDocsConfig) -> None:
        """Take notice of the end of all pages."""
        del config
        if self.build:
            self.build.made()

    @event_priority(_LAST)
    def _on_post_build_last(self, config: MkDocsConfig) -> None:
        """Delete what is left of the build before, keep what was made, and tell."""
        del config
        if self.build:
            self.build.finish()
            self._build = None
        self.depth -= 1

    on_post_build = CombinedEvent(_on_post_build_first, _on_post_build_last)

    def on_build_error(self, error: Exception) -> None:
        """Let go of everything."""
        del error
        if self._build:
            self._build.end()
        self._build, self.depth = None, 0
