"""The MkDocs plugin: hands the pages of the hub to MkDocs, and says what is wrong with the content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from hub.disk import ProjectError
from hub.site.build import Build
from hub.site.cards import Cards
from hub.site.defaults import add_defaults
from hub.site.diagrams import write_diagrams
from hub.site.editor import EditorConfig
from hub.site.head import head
from hub.site.missing import MISSING, missing_context
from hub.site.page import describe, mark_safe
from hub.site.search import Search
from hub.site.worker import write_worker

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("hub")


class HubConfig(Config):
    """The options of the plugin."""

    today = config_options.Optional(config_options.Type(str))
    """The day to build for; else HUB_TODAY, SOURCE_DATE_EPOCH or today in UTC."""
    search = config_options.Choice(("pagefind", "material"), default="pagefind")
    """Who searches: Pagefind where it is installed, or the theme."""

    cards = config_options.Type(bool, default=True)
    """Whether pages get pictures for links to them; only where `site_url` says where the site is."""

    offline = config_options.Type(bool, default=True)
    """Whether readers' browsers keep pages for when there is no connection; never under `mkdocs serve`."""

    editor = config_options.SubConfig(EditorConfig)
    """The web editor for colleagues without git; there is none if nothing is said."""


class HubPlugin(BasePlugin[HubConfig]):
    """`plugins: {search: {}, hub: {}}`."""

    serving = False
    build: Build
    search: Search

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is `mkdocs serve`, which goes on whatever stands in the content."""
        del dirty
        self.serving = command == "serve"
        self.search = Search()

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> None:
        """Add what the hub needs where it is absent, before the search asks for the language."""
        add_defaults(config)
        self.search.choose(config, self.config.search, log)

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read the content, report on it, and put the pages of the hub in its place."""
        try:
            offline = self.config.offline and not self.serving
            self.build = Build.of(config, self.config.today, self.config.editor, offline=offline)
            self.build.report(log)
            placed = self.build.place(files, config, log)
        except ProjectError as fault:
            message = f"hub: {fault}"
            raise PluginError(message) from None
        if self.config.cards and config.site_url and not self.serving:
            self.build.cards = Cards.of(self.build)
        return placed

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Let the templates escape what they print: titles and names come from authors. Tell them who searches."""
        del config, files
        env.autoescape = True
        env.globals["hub_search"] = self.search.page(self.build)

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Mark what is HTML as such, after all other plugins."""
        del context, config, nav
        describe(page)
        mark_safe(page)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Tell other programs what a page is."""
        del config
        return output.replace("</head>", f"{head(self.build, page)}</head>", 1)

    def on_template_context(self, context: TemplateContext, template_name: str, config: MkDocsConfig) -> None:
        """Give the page for addresses that lead nowhere its words."""
        del config
        if template_name == MISSING:
            cast("dict[str, object]", context).update(missing_context(self.build))

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the cards, the search index, what draws diagrams and the service worker; fail a strict build by the hub's own count, not by what is logged."""
        if self.build.cards:
            self.build.cards.write(Path(config.site_dir))
        self.search.write(self.build, config, log)
        if self.build.draws:
            write_diagrams(self.build.project.root, Path(config.site_dir))
        write_worker(self.build, Path(config.site_dir))
        if config.strict and not self.serving and (summary := self.build.failure):
            message = f"hub: {summary}; type `hub check` to see them with their places"
            raise PluginError(message)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
        """Rebuild on changes in overrides too; MkDocs watches the content and mkdocs.yml itself."""
        del builder
        for folder in (config.theme.custom_dir,):
            if folder and Path(folder).is_dir():
                server.watch(folder)
