"""The MkDocs plugin: hands the pages of the hub to MkDocs, and says what is wrong with the content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from hub.disk import ProjectError
from hub.site.build import Build
from hub.site.cards import Cards
from hub.site.defaults import add_defaults
from hub.site.diagrams import write_diagrams
from hub.site.embeds import frame_hosts
from hub.site.head import head
from hub.site.missing import MISSING, missing_context
from hub.site.options import HubConfig
from hub.site.page import describe, mark_safe
from hub.site.policy import Policy
from hub.site.reporter import log
from hub.site.search import Search
from hub.site.worker import write_worker
from hub.turbo.interface import Kept
from hub.web.files import THEME

if TYPE_CHECKING:
    from collections.abc import Collection

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class HubPlugin(BasePlugin[HubConfig]):
    """`plugins: {search: {}, hub: {}}`. `withheld` is given where a site is published: see `Build.of`."""

    serving = False
    withheld: Collection[str] | None = None
    build: Build
    search: Search
    policy: Policy

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
            self.build = Build.of(config, self.config, offline=offline, withheld=self.withheld)
            self.build.reporter.report()
            self.policy = Policy(frame_hosts(self.build.hub.settings), self.build.hub.settings.links.votes)
            placed = self.build.place(files, config)
        except ProjectError as fault:
            message = f"hub: {fault}"
            raise PluginError(message) from None
        if self.config.cards and config.site_url and not self.serving:
            self.build.cards = Cards.of(self.build)
        return placed

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Let the templates escape what they print: titles and names come from authors. Tell them who searches, and begin the index."""
        del config
        self.build.files = files
        env.autoescape = True
        env.globals["hub_search"] = self.search.page(self.build)
        self.search.begin(self.build, log)

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Mark what is HTML as such, after all other plugins."""
        del context, config, nav
        describe(page)
        mark_safe(page)

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Tell other programs what a page is, and take up what the templates and other plugins let it run."""
        del config
        if isinstance(output, Kept):
            return output
        told = output.replace("</head>", f"{head(self.build, page)}</head>", 1)
        return told if self.serving else self.policy.mark(page.file.dest_uri, told, page.content or "")

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Take up what a page of the theme may run, such as that for addresses that lead nowhere."""
        del config
        made_here = template_name.endswith(".html") and not self.serving
        return self.policy.mark(template_name, output_content, "") if made_here else output_content

    def on_template_context(self, context: TemplateContext, template_name: str, config: MkDocsConfig) -> None:
        """Give the page for addresses that lead nowhere its words."""
        del config
        if template_name == MISSING:
            cast("dict[str, object]", context).update(missing_context(self.build))

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the cards, the policy, the search index, what draws diagrams and the service worker; fail a strict build by the hub's own count, not by what is logged."""
        if self.build.cards:
            self.build.cards.write(Path(config.site_dir))
        if not self.serving:  # `mkdocs serve` puts a script of its own into each page
            self.policy.write(Path(config.site_dir))
        self.search.write(Path(config.site_dir), log)
        if self.build.draws:
            write_diagrams(self.build.project.root, Path(config.site_dir))
        write_worker(self.build, Path(config.site_dir))
        if absent := self.build.absent(Path(config.site_dir)):
            message = (
                f"hub: the site is not whole: {absent}; did something else write to {config.site_dir}? build again"
            )
            raise PluginError(message)
        if config.strict and not self.serving and (summary := self.build.failure):
            message = f"hub: {summary}; type `hub check` to see them with their places"
            raise PluginError(message)

    def on_build_error(self, error: Exception) -> None:
        """Let go of what is being made beside this process."""
        del error
        self.search.end()

    turbo_trusted = ("hub",)
    turbo_templates = (THEME,)

    @property
    def turbo_left(self) -> Collection[str]:
        """The files of the search index that stood there already, for `hub-turbo`."""
        return self.search.left

    def turbo_facts(self, page: Page) -> object:
        """Return what goes into a page after its template, for `hub-turbo`."""
        return head(self.build, page), self.serving

    def turbo_note(self, page: Page) -> bytes:
        """Return the digests of the scripts of a page."""
        return " ".join(sorted(self.policy.digests.get(page.file.dest_uri, ()))).encode()

    def turbo_recall(self, page: Page, note: bytes) -> None:
        """Let the scripts of a page run that is not made again."""
        self.policy.digests[page.file.dest_uri] = frozenset(note.decode("ascii", "ignore").split())

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
        """Rebuild on changes in overrides too; MkDocs watches the content and mkdocs.yml itself."""
        del builder
        for folder in (config.theme.custom_dir,):
            if folder and Path(folder).is_dir():
                server.watch(folder)
