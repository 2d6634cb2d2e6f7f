"""What rendering makes of the Markdown of a page, as data that a store keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from mkdocs.structure.toc import AnchorLink, TableOfContents

from hub.turbo.keys import digest_of_plain

if TYPE_CHECKING:
    from collections.abc import Iterable


class Heading(msgspec.Struct, frozen=True, array_like=True):
    """An entry of the table of contents, with those below it."""

    title: str
    id: str
    level: int
    below: tuple[Heading, ...] = ()


class Rendered(msgspec.Struct, frozen=True, array_like=True):
    """The HTML of a page with what MkDocs takes from it; `text` is a digest of the HTML and the table of contents.

    `links` are those it met, as written and as an address, where there were the files that `table` is a digest of; `warned` says
    that MkDocs warned of one. `targets` are the anchors that they name in files, each with the link as written. `files` are those that its text brought in by name, each with
    the digest of what stood there, empty where there was none. `answers` and `more` are those of a page of a plugin.
    """

    content: str
    text: bytes
    title: str | None
    toc: tuple[Heading, ...]
    anchors: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    table: bytes
    warned: bool
    targets: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    files: tuple[tuple[str, bytes], ...]
    answers: tuple[tuple[str, str], ...] = ()
    more: bytes = b""


_READER = msgspec.msgpack.Decoder(Rendered)


def packed(rendered: Rendered) -> bytes | None:
    """Return what was rendered as bytes; None where a text has halves of characters, which none can hold."""
    try:
        return msgspec.msgpack.encode(rendered)
    except UnicodeEncodeError:
        return None


def unpacked(data: bytes) -> Rendered | None:
    """Return what was rendered; None where these bytes are none of ours."""
    try:
        return _READER.decode(data)
    except (msgspec.MsgspecError, RecursionError):
        return None


def text_of(content: str, toc: tuple[Heading, ...]) -> bytes:
    """Return the digest of HTML and its table of contents."""
    return digest_of_plain([content, [_told(one) for one in toc]])


def _told(heading: Heading) -> list[object]:
    return [heading.title, heading.id, heading.level, [_told(one) for one in heading.below]]


def headings(toc: Iterable[AnchorLink]) -> tuple[Heading, ...]:
    """Return a table of contents as data."""
    return tuple(Heading(link.title, link.id, link.level, headings(link.children)) for link in toc)


def contents(found: Iterable[Heading]) -> TableOfContents:
    """Return a table of contents as MkDocs has it: the first entry is marked as active."""
    links = [_link(one) for one in found]
    for first in links[:1]:
        vars(first)["active"] = True
    return TableOfContents(links)


def _link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.title, heading.id, heading.level)
    link.children = [_link(one) for one in heading.below]
    return link
