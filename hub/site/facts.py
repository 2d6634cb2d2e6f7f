"""Renders the hub's own Markdown: one renderer for all pages, made for the few extensions that the hub writes.

Its links are source paths that the hub has made itself, so they are turned into addresses without a search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils import get_relative_url

from hub.blocks.elements import ELEMENTS
from hub.reading.target import target_of
from hub.turbo.inline import quicken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import AnchorLink

EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences", "pymdownx.highlight")


class Rendered(NamedTuple):
    """HTML with its headings and the ids that links may name, and the addresses of the files that it leads to."""

    html: str
    toc: TableOfContents
    anchors: set[str]
    asked: dict[str, str]


class _Addresses(Treeprocessor):
    """Turns source paths into addresses, as seen from the page that is being rendered."""

    def __init__(self, md: Markdown, urls: dict[str, str]) -> None:
        super().__init__(md)
        self.urls = urls
        self.page: File | None = None
        self.asked: dict[str, str] = {}

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            path, mark, anchor = (link.get("href") or "").partition("#")
            target = target_of(self.page.src_uri, path) if path and self.page else None
            url = self.urls.get(target.path) if target else None
            if target:
                self.asked[target.path] = url or ""
            if url is not None and self.page:
                link.set("href", get_relative_url(url, self.page.url) + mark + anchor)


class FactRenderer:
    """Renders facts for the pages of one build."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        names = [name for name in EXTENSIONS if name in config.markdown_extensions]
        options = {name: config.mdx_configs.get(name, {}) for name in names}
        self.files = files
        self.markdown = Markdown(extensions=names, extension_configs=options)
        self.markdown.block_level_elements.extend(ELEMENTS)
        self.addresses = _Addresses(self.markdown, {file.src_uri: file.url for file in files})
        self.markdown.treeprocessors.register(self.addresses, "hub_addresses", 0)
        quicken(self.markdown)

    def render(self, text: str, page: File) -> Rendered:
        """Return the HTML of the hub's own Markdown as it stands on a page."""
        self.addresses.page, self.addresses.asked = page, {}
        html = self.markdown.reset().convert(text)
        toc = get_toc(getattr(self.markdown, "toc_tokens", []))
        return Rendered(html, toc, {link.id for link in _every(toc.items)}, self.addresses.asked)

    def address(self, path: str) -> str:
        """Return the address of a file, empty where there is none."""
        return self.addresses.urls.get(path) or ""

    def included(self, path: str) -> str:
        """Return the address of a file that is on the site, empty where there is none."""
        file = self.files.get_file_from_path(path)
        return file.url if file and file.inclusion.is_included() else ""


def _every(links: list[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _every(link.children)
