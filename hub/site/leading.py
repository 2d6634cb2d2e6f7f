"""Links and pictures that an author wrote as HTML: they name files as those in Markdown do, which MkDocs leads to their pages."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.structure.files import File, Files

    from hub.reading.parts import Link

_TAG = re.compile(r"<(?:a|img)(?: [\w-]+=\"[^\"<>]*\")*>")
_ADDRESS = re.compile(r" (href|src)=\"([^\"]*)\"")


def led(clean: str, links: Iterable[Link], page: File, files: Files) -> str:
    """Return harmless HTML of a page whose links and pictures that are tags lead to the addresses of the files they name."""
    addresses = dict(_addresses(links, page, files))
    return _TAG.sub(lambda tag: _ADDRESS.sub(lambda one: _led(one, addresses), tag[0]), clean) if addresses else clean


def _addresses(links: Iterable[Link], page: File, files: Files) -> Iterable[tuple[str, str]]:
    """Yield what stands in tags and the address it means, where that is another."""
    for link in links:
        file = files.get_file_from_path(link.leads.path) if link.html and link.leads else None
        if file and file.inclusion.is_included() and urlsplit(link.target).path:
            rest = link.target[len(link.target.partition("#")[0].partition("?")[0]) :]
            yield link.target, f"{file.url_relative_to(page)}{rest}"


def asked(links: Iterable[Link]) -> frozenset[str]:
    """Return the paths of the files that links and pictures of a text name as tags."""
    return frozenset(link.leads.path for link in links if link.html and link.leads)


def _led(one: re.Match[str], addresses: Mapping[str, str]) -> str:
    found = addresses.get(unescape(one[2]))
    return f' {one[1]}="{escape(found)}"' if found is not None else one[0]
