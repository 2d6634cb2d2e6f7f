"""Old addresses: a small page at each alias of an entry leads to where the entry is now."""

import html
import posixpath
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from urllib.parse import unquote

from hub.feeds.address import Addresses, ascii_address
from hub.graph.hub import Hub
from hub.model.entry import Entry
from hub.reading.source import taken_address, unfit_name
from hub.words.words import ENGLISH, Words

SCRIPT = "assets/hub/js/moved.js"
"""Takes what stands behind `?` and `#` in an old address along; without it the page leads to the top of the new one."""

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={target}">
<script type="module" src="{script}"></script>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{moved}</p>
</main>
</body>
</html>
"""


def redirects(
    hub: Hub,
    addresses: Addresses,
    url_of: Callable[[str], str],
    taken: Collection[str] = (),
    words: Words = ENGLISH,
) -> Mapping[str, str]:
    """Return an HTML page for each alias by its path on the site, such as `lessons/old/index.html`.

    `url_of` gives the address that a source path has, or had; `taken` are the paths of all other files on the site. No page takes the place of another file, nor of one that differs in capitals alone, and none stands in
    a folder that is a file: such an alias leads nowhere. Where two entries have the same alias the first by its id has it.
    """
    room = _Room(taken)
    found: dict[str, str] = {}
    for entry in hub.entries.values():
        for path in filter(None, (_place(alias, url_of) for alias in entry.aliases)):
            if room.takes(path):
                found[path] = _page(path, entry, addresses, words)
    return dict(sorted(found.items()))


def _place(alias: str, url_of: Callable[[str], str]) -> str | None:
    """Return where the page of an old id or path was, None for what is no address; the end `.html` names the file itself."""
    old = alias.strip("/")
    path = old if old.endswith((".md", ".html")) else f"{old}.md"
    parts = path.split("/")
    if (
        unfit_name(path)
        or taken_address(path.removesuffix("/index.html"))
        or any(part[:1] in ("", ".", "_") for part in parts)
        or path == "index.md"
    ):
        return None
    return path if path.endswith(".html") else file_of(url_of(path))


def file_of(url: str) -> str:
    """Return the file that a site has at an address, relative to both."""
    return f"{url}index.html" if url.endswith("/") or not url else url


class _Room:
    """What is on a site already. Names that differ in capitals alone are one file on some systems."""

    def __init__(self, taken: Collection[str]) -> None:
        self.files: set[str] = set()
        self.folders: set[str] = set()
        for path in taken:
            self._add(_same(path))

    def takes(self, path: str) -> bool:
        """Take a file in where there is room for it, and return whether there was."""
        name = _same(path)
        if name in self.files or name in self.folders or any(folder in self.files for folder in _folders(name)):
            return False
        self._add(name)
        return True

    def _add(self, name: str) -> None:
        self.files.add(name)
        self.folders.update(_folders(name))


def _same(path: str) -> str:
    return unicodedata.normalize("NFC", unquote(path)).casefold()


def _folders(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _page(path: str, entry: Entry, addresses: Addresses, words: Words) -> str:
    up = "../" * path.count("/")
    target = html.escape(up + ascii_address(addresses.urls.get(entry.path, "")) or "./")
    link = f'<a href="{target}">{html.escape(entry.title)}</a>'
    return _PAGE.format(
        lang=html.escape(words.lang),
        title=html.escape(entry.title),
        canonical=html.escape(addresses.page(entry) or "") or target,
        target=target,
        script=up + SCRIPT,
        moved=words.say("This page has moved: {link}", link=link),
    )
