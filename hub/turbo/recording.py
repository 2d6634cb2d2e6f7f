"""Renders Markdown and notes what its text asked for beyond itself: links to other files, and snippets."""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.exceptions import BuildError

from hub.turbo.inline import quicken
from hub.turbo.seams import Snippets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig

LINKS = "mkdocs.structure.pages"
"""The log in which MkDocs warns of links. It is not noted, since links are led anew each time."""
BUILDS = "mkdocs.commands.build"
"""The log in which MkDocs says which page ends a build."""
_ADDRESSES = {"a": "href", "img": "src"}


@dataclass
class Asked:
    """What one text asked for: links as they were written, and where they were led. `files` are snippets by their names, with the digests of what stood there right before it was read. `warned` says that MkDocs warns of one, `untold` says that it depends on what cannot be noted."""

    links: list[str] = field(default_factory=list)
    led: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    warned: bool = False
    untold: bool = False


class _Noting(Treeprocessor):
    """Notes the addresses of links and pictures as they stand in the tree."""

    def __init__(self, md: Markdown, noted: list[str]) -> None:
        super().__init__(md)
        self.noted = noted

    def run(self, root: Element) -> None:
        for element in root.iter():
            if key := _ADDRESSES.get(str(element.tag)):
                self.noted.append(element.get(key, ""))


class _Recorder(Extension):
    """Is given to Markdown as the last extension, so that all others have taken their places."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name is Python-Markdown's
        """Take places before and after MkDocs leads links, and hear which snippets are found."""
        md.treeprocessors.register(_Noting(md, self.asked.links), "turbo_links", 0.5)
        md.treeprocessors.register(_Noting(md, self.asked.led), "turbo_led", -0.5)
        quicken(md)
        snippets = Snippets(md)
        if snippets.fits:
            snippets.follow(self.asked.files.setdefault)
        else:
            self.asked.untold = True


class _Listener(logging.Handler):
    """Notes that something was said while a text was rendered: saying it again takes rendering it again, or leading its links."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked

    def emit(self, record: logging.LogRecord) -> None:
        """Take up a record."""
        if record.name == LINKS:
            self.asked.warned = True
        else:
            self.asked.untold = True


@contextmanager
def recorded(config: MkDocsConfig) -> Iterator[tuple[MkDocsConfig, Asked]]:
    """Give a configuration to render one text by, and what the text asked for."""
    asked = Asked()
    own = copy(config)
    own["markdown_extensions"] = [*config.markdown_extensions, _Recorder(asked)]
    listener = _Listener(asked)
    with ExitStack() as stack:
        for log in (logging.getLogger(), logging.getLogger("mkdocs")):
            stack.enter_context(_heard(log, listener))
        yield own, asked


@contextmanager
def _heard(log: logging.Logger, listener: logging.Handler) -> Iterator[None]:
    """Let a listener hear all that is said in a log, also where a quiet build says less: a later one may want to say it."""
    level, others = log.level, list(log.handlers)

    def is_said(record: logging.LogRecord) -> bool:
        return record.levelno >= level

    for handler in others:
        handler.addFilter(is_said)
    log.addHandler(listener)
    log.setLevel(min(level, logging.INFO) if level else level)
    try:
        yield
    finally:
        log.setLevel(level)
        log.removeHandler(listener)
        for handler in others:
            handler.removeFilter(is_said)


@contextmanager
def at_fault(path: str) -> Iterator[None]:
    """Say which page ends the build, as MkDocs does where it reads pages: those that wait are rendered after that."""
    try:
        yield
    except Exception as fault:
        told = "" if isinstance(fault, BuildError) else f" {fault}"
        logging.getLogger(BUILDS).error("Error reading page '%s':%s", path, told)  # noqa: TRY400  MkDocs shows the traceback
        raise


@contextmanager
def held(name: str) -> Iterator[list[logging.LogRecord]]:
    """Hold back what is said in a log, and give it to whoever may want to say it after all."""
    records: list[logging.LogRecord] = []

    def hold(record: logging.LogRecord) -> bool:
        records.append(record)
        return False

    log = logging.getLogger(name)
    log.addFilter(hold)
    try:
        yield records
    finally:
        log.removeFilter(hold)


def fall_silent() -> None:
    """Let a copy of this process say nothing: what it notes is said where it is taken up."""
    for log in (logging.getLogger(), logging.getLogger("mkdocs")):
        log.handlers.clear()
