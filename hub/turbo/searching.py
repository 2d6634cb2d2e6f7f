"""What the search of a theme takes from pages, kept: it parses all HTML again, which costs a build a quarter of its time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from hub.turbo.keys import UntoldError, digest_of, digest_of_plain, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from hub.turbo.seams import SearchIndex
    from hub.turbo.store import Store

_NEEDED = frozenset({"location", "text", "title"})
_READER = msgspec.msgpack.Decoder(list[dict[str, str | int | float | bool | list[str] | None]])


@dataclass
class Searching:
    """The search index of one build; `base` is the digest of what it depends on beside pages."""

    index: SearchIndex
    store: Store
    base: bytes
    text: Callable[[Page], bytes | None]
    """Returns the digest of the HTML of a page and its table of contents, where it is known."""
    entries: dict[bytes, bytes] = field(default_factory=dict)
    silent: bool = False
    """Whether this is a copy of the process, in which nothing is indexed."""

    def begin(self) -> None:
        """Answer when the index is given a page."""
        if self.index:
            self.index.answer(self.answer)

    def end(self) -> None:
        """Answer no longer."""
        self.index.end()

    def key(self, page: Page) -> bytes | None:
        """Return a digest of all that the index takes from a page; None where there is no index, or no digest."""
        if not self.index:
            return None
        text = self.text(page)
        content = b"" if text else digest_of((page.content or "").encode(errors="surrogatepass"))
        meta = [page.meta.get(name) for name in ("title", "search", "tags")]
        toc = [] if text else [(link.id, link.title, link.url) for link in _flat(page.toc)]
        try:
            return digest_of_plain([self.base, text, content, page.url, told(page.title), told(meta), told(toc)])
        except UntoldError:
            return None

    def taken(self, page: Page) -> bytes:
        """Return what the index takes from a page; nothing where it cannot be kept."""
        entries = self.index.taken(page)
        try:
            data = msgspec.msgpack.encode(entries)
        except (TypeError, UnicodeEncodeError, OverflowError):
            return b""
        return data if _entries(data) == entries else b""

    def answer(self, page: Page) -> None:
        """Put what is known of a page into the index, or else what it takes now."""
        if self.silent:
            return
        key = self.key(page)
        data = None if key is None else self.entries.pop(key, None) or self.store.get([key]).get(key)
        if data is None:
            data = self.taken(page)
            if key and data:
                self.store.put({key: data})
        known = _entries(data)
        self.index.add(self.index.taken(page) if known is None else known)


def _entries(data: bytes) -> list[object] | None:
    """Return what was kept of a page; None where it is nothing that an index holds."""
    try:
        found = _READER.decode(data)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return [*found] if all(one.keys() >= _NEEDED for one in found) else None


def _flat(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _flat(link.children)
