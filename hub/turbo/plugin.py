"""The MkDocs plugin `hub-turbo`: builds take from a store what they made before, and give the rest to several processes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from hub.turbo import seams, surroundings, workers
from hub.turbo.keys import UntoldError
from hub.turbo.options import TurboConfig
from hub.turbo.rendering import Rendering
from hub.turbo.store import LocalStore

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("hub-turbo")
_FIRST, _LAST = 100, -100
_READING = ("pre_page", "page_read_source", "page_markdown", "page_content")
"""The events of other plugins between which pages are rendered."""


class TurboPlugin(BasePlugin[TurboConfig]):
    """`plugins: {hub-turbo: {}}`."""

    rendering: Rendering | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether MkDocs builds only what changed itself, which is none of our business."""
        del command
        self.dirty = dirty

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Make ready for pages, once all other plugins have said which there are and how they are rendered."""
        del nav
        self.rendering = None
        if not self.config.enabled or self.dirty:
            return
        if why := seams.misfit():
            log.warning("nothing is remembered: %s", why)
            return
        if unknown := surroundings.strangers(config, self.config.trusted):
            log.info("all pages are rendered anew, since nothing is known of %s", ", ".join(unknown))
            return
        try:
            base = surroundings.markdown(config)
        except UntoldError as fault:
            log.info("all pages are rendered anew, since no digest tells %s", fault)
            return
        folder = Path(config.config_file_path or "").parent / self.config.cache
        store = LocalStore(folder / "store.sqlite", self.config.room << 20, log.warning)
        copies = workers.processes(self.config.jobs)
        self.rendering = Rendering(config, files, store, base, copies, defers=self._alone(config))

    @event_priority(_LAST)
    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Answer for a page when it is asked to render itself."""
        del config, files
        if self.rendering:
            self.rendering.take(page)

    @event_priority(_FIRST)
    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Render what waits, before anybody makes use of it."""
        del env, config, files
        if self.rendering:
            self.rendering.settle()
            self.rendering.keep()

    @event_priority(_LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Tell what was remembered."""
        del config
        if self.rendering:
            log.info("%d pages known, %d rendered", self.rendering.known, self.rendering.anew)
        self._close()

    def on_build_error(self, error: Exception) -> None:
        """Let go of the store."""
        del error
        self._close()

    def _close(self) -> None:
        if self.rendering:
            self.rendering.store.close()
        self.rendering = None

    def _alone(self, config: MkDocsConfig) -> bool:
        """Return whether nobody else has a word in how pages are read, so that it makes no difference when they are rendered."""
        events = (method for event in _READING for method in config.plugins.events[event])
        return all(getattr(method, "__self__", None) is self for method in events)
