"""Builds one site for whoever publishes it, through the interface of MkDocs, and tells all that was found."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config

from hub.disk import ProjectError
from hub.publishing.built import Built
from hub.rules.content import UNRENDERABLE_TEXT
from hub.site.plugin import HubPlugin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from hub.site.build import Build

_LOG = "mkdocs"
_OF_HUB = "mkdocs.plugins.hub"
_OF_TURBO = "mkdocs.plugins.hub-turbo"


class Order(NamedTuple):
    """Which site to build: its mkdocs.yml, the new folder it goes to, for whom and for which day where that is said.

    Entries at the paths `withheld` are stubs, as those with errors are.
    """

    config: Path
    into: Path
    audience: str
    today: str | None
    withheld: Collection[str]


class Listener(logging.Handler):
    """Keeps what is said while a site is built, but for what the hub reports anyway."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.told: list[str] = []
        self.lacking: list[str] = []
        self.remarks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take up a record: what the hub itself warns of is lacking, what else its plugins say is a remark, and all other warnings are told."""
        grave = record.levelno >= logging.WARNING
        ours = record.name == _OF_HUB or (record.name == _OF_TURBO and not grave)
        if (ours or grave) and not hasattr(record, "diagnostic"):
            kept = self.told if not ours else self.lacking if grave else self.remarks
            kept.append(record.getMessage().removeprefix("hub: "))


def built(order: Order) -> Built:
    """Build a site; raises `ProjectError` where the folder is not empty or there is no hub, and what MkDocs raises."""
    if any(order.into.iterdir()):
        message = f"{order.into} is not empty; name a new folder"
        raise ProjectError(message)
    listener = Listener()
    logging.getLogger(_LOG).addHandler(listener)
    config = load_config(str(order.config), site_dir=str(order.into), strict=False)
    plugin = _plugin(config, order)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return _told(plugin, listener)


def _plugin(config: MkDocsConfig, order: Order) -> HubPlugin:
    """Return the plugin of a site, told what is to be built."""
    plugin = config.plugins.get("hub")
    if not isinstance(plugin, HubPlugin):
        message = f"{order.config} does not name the plugin; write under `plugins`: `hub: {{}}`"
        raise ProjectError(message)
    plugin.withheld = order.withheld
    plugin.config.audience = order.audience or plugin.config.audience
    plugin.config.today = order.today or plugin.config.today
    return plugin


def _told(plugin: HubPlugin, listener: Listener) -> Built:
    made = plugin.build
    pages = {page.file.dest_uri: page.hub_page.source or "" for page in made.placed}
    files = sorted(file.dest_uri for file in made.files or () if file.inclusion.is_included())
    return Built(
        day=made.hub.today,
        audience=made.hub.readers.narrow,
        found=tuple(made.found),
        entries=len(made.hub.entries),
        pages=pages,
        files=tuple(files),
        stubs=tuple(sorted({*_stubs(made)})),
        site=made.project.site or "",
        told=tuple(listener.told),
        lacking=tuple(listener.lacking),
        remarks=tuple(listener.remarks),
    )


def _stubs(made: Build) -> Iterator[str]:
    """Yield the sources of entries that readers do not see for their faults."""
    yield from (entry.path for entry in made.hub.entries.values() if entry.faulty)
    yield from (one.span.path for one in made.found if one.rule == UNRENDERABLE_TEXT)
