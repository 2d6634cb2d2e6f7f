"""All that is asked of MkDocs and Material beyond what they document, each with its reason.

Where a version is not known, or something is not where it was, `misfit` says so, and the plugin stands aside.
"""

from __future__ import annotations

import logging
import re
import sys
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.structure import pages

from hub.turbo.keys import digest_of_file
from hub.turbo.sections import Glancing, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

MKDOCS = ("1.6",)
"""The versions of MkDocs whose seams are known, by how they begin."""
MATERIAL = ("material.plugins.search.plugin",)
"""The plugin whose index is known to take its entries from sections of a page."""
_THEMES = frozenset({"9"})
"""The versions of Material whose templates are known to read of other pages what `outline` tells, and no clock."""
_NAMES = ("_RelativePathTreeprocessor", "markdown")


def misfit() -> str | None:
    """Return why MkDocs is not as it is known, or None."""
    held = version("mkdocs")
    if not any(held == known or held.startswith(f"{known}.") for known in MKDOCS):
        return f"MkDocs {held} is not known"
    missing = [name for name in _NAMES if not hasattr(pages, name)]
    if missing:
        return f"MkDocs {held} has no {missing[0]}"
    if utils.clean_directory.__module__ != utils.__name__:
        return f"{utils.clean_directory.__module__} does not let MkDocs empty the folder of the site"
    return None


@cache
def material() -> tuple[Path, ...]:
    """Return the folder of Material's templates, where it is installed in a version of which is known what they read."""
    try:
        known = version("mkdocs-material").partition(".")[0] in _THEMES
    except PackageNotFoundError:
        return ()
    spec = find_spec("material") if known else None
    return (
        tuple(Path(place, "templates").resolve() for place in (spec.submodule_search_locations or ())) if spec else ()
    )


class Links:
    """How MkDocs leads the links of one page: it knows which files there are, warns of those that are missing, and notes anchors.

    It is private (`_RelativePathTreeprocessor`), and there is no other way to ask what a link becomes.
    """

    def __init__(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        self._leading = pages._RelativePathTreeprocessor(page.file, files, config)  # noqa: SLF001  the reason stands above

    def led(self, link: str) -> str:
        """Return the address for a link as it was written."""
        return self._leading.path_to_url(link)

    @property
    def anchors(self) -> dict[File, dict[str, str]]:
        """The anchors that were asked for, by the files they should be in."""
        return self._leading.links_to_anchors


def title_of(page: Page) -> str | None:
    """Return the title that rendering found in a text. MkDocs keeps it to itself, for `page.title` to decide."""
    return page._title_from_render  # noqa: SLF001  the reason stands above


def entitle(page: Page, title: str | None) -> None:
    """Take over the title that rendering found before."""
    page._title_from_render = title  # noqa: SLF001  as above


class Snippets:
    """How `pymdownx.snippets` finds the files that a text names: from a list of folders that it alone can search.

    It is asked through the part of it that finds them. Where that is missing, or where snippets may come from the network,
    nothing is known of what a text brings in.
    """

    def __init__(self, markdown: Markdown) -> None:
        parts = markdown.preprocessors
        self._part: Any = parts["snippet"] if "snippet" in parts else None  # noqa: SIM401  a registry has no `get`

    @property
    def fits(self) -> bool:
        """Whether what a text brings in can be followed."""
        part = self._part
        return part is None or (hasattr(part, "get_snippet_path") and not getattr(part, "url_download", True))

    def digest(self, name: str) -> bytes:
        """Return the digest of what stands in the file that a text brings in under this name; nothing where there is none."""
        return digest_of_file(self.path(name))

    def path(self, name: str) -> str | None:
        """Return where the file is that a text brings in under this name, as seen from the page that is worked on."""
        found: str | None = type(self._part).get_snippet_path(self._part, name)
        return found

    def follow(self, found: Callable[[str, bytes], object]) -> None:
        """Tell of each name that is looked up, with the digest of what stands in the file, before anybody reads it."""
        if self._part is None:
            return
        part = self._part
        find = type(part).get_snippet_path

        def finding(name: str) -> object:
            path = find(part, name)
            found(name, digest_of_file(path))
            return path

        part.get_snippet_path = finding


def context_of(page: Page, pages: Sequence[File], navigation: Navigation, config: MkDocsConfig) -> TemplateContext:
    """Return what MkDocs gives to the template of a page. It makes it right before, when it is too late to share work."""
    return build.get_context(navigation, pages, config, page)


def render_with(make: Callable[..., Markdown]) -> None:
    """Let MkDocs make a Markdown in another way, in a copy of this process that ends when its texts are rendered.

    It makes a new one for each text (`Page.render`), and cannot be told to do otherwise. In the process itself nothing changes.
    """
    vars(pages)["markdown"] = SimpleNamespace(Markdown=make)


class SearchIndex:
    """What the search of a theme takes from each page: the plugin hands a page to an index, which parses its HTML again.

    `add` is put in the place of what the index does with a page; `taken` does that for one page and returns what was added.
    """

    def __init__(self, plugins: Mapping[str, Any]) -> None:
        found = [plugins.get(name) for name in ("material/search", "search")]
        on = [plugin for plugin in found if plugin and plugin.config.get("enabled", True)]
        self.config = on[0].config if on else None
        self._index: Any = vars(on[0]).get("search_index") if on else None
        self._list = next((name for name in ("entries", "_entries") if hasattr(self._index, name)), "")
        take = getattr(self._index, "add_entry_from_context", None)
        quick = type(self._index).__module__ in MATERIAL and hasattr(self._index, "create_entry_for_section")
        self._take: Any = self._take_quickly if quick else take
        self._take_exactly: Any = take
        self._looking: dict[str, Any] = {}

    def __bool__(self) -> bool:
        """Whether there is an index that works as it is known to."""
        return bool(self._list) and callable(self._take)

    def taken(self, page: Page) -> list[object]:
        """Return what the index takes from a page."""
        known = getattr(self._index, self._list)
        found: list[object] = []
        setattr(self._index, self._list, found)
        try:
            self._take(page)
        finally:
            setattr(self._index, self._list, known)
        return found

    def _take_quickly(self, page: Page) -> None:
        """Do what Material's index does with a page, with sections that were found in less time."""
        excluded = (page.meta.get("search") or {}).get("exclude")
        found = None if excluded else sections(page.content or "")
        if found is None:
            self._take_exactly(page)
        for section in found or ():
            self._index.create_entry_for_section(section, page.toc, page.url, page)

    def add(self, entries: list[object]) -> None:
        """Put what was taken from a page into the index."""
        getattr(self._index, self._list).extend(entries)

    def answer(self, add: Callable[[Page], None]) -> None:
        """Let this be done with each page. Material looks through all its HTML for marks of its own then, mostly in vain."""
        vars(self._index)["add_entry_from_context"] = add
        module = sys.modules[type(self._index).__module__]
        if module.__name__ in MATERIAL and vars(module).get("re") is re:
            self._looking = vars(module)
            self._looking["re"] = Glancing()

    def end(self) -> None:
        """Let Material look as it does."""
        if self._looking:
            self._looking["re"] = re
        self._looking = {}


def _quoted(told: str) -> str:
    """Return what stands between the first and the last quote: a name may have some of its own."""
    return told[told.index("'") + 1 : told.rindex("'")]


@contextmanager
def current(config: MkDocsConfig, page: Page) -> Iterator[None]:
    """Tell the settings which page is worked on, as MkDocs does: paths in options may be relative to it (`!relative`)."""
    before, config._current_page = config._current_page, page  # noqa: SLF001  it tells nobody in another way
    try:
        yield
    finally:
        config._current_page = before  # noqa: SLF001


class Skipping(logging.Filter):
    """Lets MkDocs leave a file as it is. A page without output is not written, and MkDocs says so: not of these pages."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether this has to be said."""
        told = record.getMessage()
        return not (told.startswith(("Page skipped: '", "Template skipped: '")) and _quoted(told) in self.paths)

    def begin(self) -> None:
        """Listen to MkDocs."""
        build.log.addFilter(self)

    def end(self) -> None:
        """Listen no longer."""
        build.log.removeFilter(self)
