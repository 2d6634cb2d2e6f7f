"""The service worker of a site: filled with what stands in the site's folder once everything else is written."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from hub.graph import places
from hub.graph.offline import worth_keeping
from hub.web.files import FOLDER, worker_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hub.site.build import Build

WORKER = "sw.js"
MOST_PAGES = 80
MOST_BYTES = 6_000_000
"""How much is put aside before anybody asks for it: pages, and the bytes of them with their pictures."""

_DATA = ("api/plan.json", "api/onboarding.json")
_FIRST = (places.HOME, places.LESSONS, places.PATHS, places.GUIDES, places.PROGRESS)
_LOADED = re.compile(r'<(?:link[^>]+rel="?(?:stylesheet|icon|manifest)\b|script\b|img\b)[^>]*>', re.IGNORECASE)
_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\b(?:href|src)=(?:"([^"]+)"|'([^']+)'|([^\s>]+))""")
_SITE = "https://site.invalid"
_OWN = ("js/*.js", "fonts/*.woff2")
_SAFE = "/!$&'()*+,;=:@~"

Kept = list[tuple[str, str]]
"""Addresses relative to the site, each with a digest."""


def write_worker(build: Build, folder: Path) -> None:
    """Write the service worker into the folder of a site; one that takes itself away where the hub keeps nothing."""
    text = _filled(build, folder) if build.offline else worker_script("gone")
    (folder / WORKER).write_text(text, encoding="utf-8")


def _filled(build: Build, folder: Path) -> str:
    script = worker_script("offline")
    offline = build.url_of(places.OFFLINE)
    shell = list(_shell(build, folder, offline))
    version = sha256(json.dumps([script, shell]).encode() + _file(folder, offline).read_bytes()).hexdigest()[:12]
    told = {"version": version, "offline": offline, "shell": shell, "pages": list(_pages(build, folder))}
    return f"const HUB={json.dumps(told, separators=(',', ':'))};\n{script}\n"


def _shell(build: Build, folder: Path, offline: str) -> Iterator[tuple[str, str]]:
    """Yield what every page loads. Hosts may add to pages on the way, so their bytes are not checked, unlike all others."""
    page = _file(folder, offline)
    found = {*_named(_LOADED, page, offline), *_own(build, folder)}
    yield quote(offline, safe=_SAFE), ""
    for path in sorted(found):
        if (held := folder / path).is_file():
            digest = sha256(held.read_bytes()).digest()
            yield quote(path, safe=_SAFE), f"sha256-{b64encode(digest).decode()}"


def _own(build: Build, folder: Path) -> Iterator[str]:
    """Yield the hub's scripts and fonts, and the words of its language."""
    lang = build.hub.settings.lang
    words = (f"words/{name}.json" for name in {lang, lang.partition("-")[0]})
    for pattern in (*_OWN, *words):
        for path in (folder / FOLDER).glob(pattern):
            yield path.relative_to(folder).as_posix()


def _pages(build: Build, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what is put aside for later, as far as it has room: data of scripts, lists, and what is worth most."""
    entries = (entry.path for entry in worth_keeping(build.hub.published))
    urls = [build.url_of(path) for path in (*_FIRST, *entries)]
    room = MOST_BYTES
    for path in dict.fromkeys((*_DATA, *_with_pictures(folder, urls[:MOST_PAGES]))):
        held = _file(folder, path)
        if held.is_file() and held.stat().st_size <= room:
            room -= held.stat().st_size
            yield quote(path, safe=_SAFE), sha256(held.read_bytes()).hexdigest()[:12]


def _with_pictures(folder: Path, urls: Iterable[str]) -> Iterator[str]:
    for url in urls:
        yield url
        yield from _named(_PICTURE, _file(folder, url), url)


def _file(folder: Path, url: str) -> Path:
    """Return the file behind an address of the site."""
    return folder / (f"{url}index.html" if not url or url.endswith("/") else url)


def _named(tags: re.Pattern[str], page: Path, url: str) -> Iterator[str]:
    """Yield the paths of files of the site that these tags of a page name."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    for tag in tags.findall(text):
        for found in _ADDRESS.findall(tag):
            address = urlsplit(urljoin(f"{_SITE}/{quote(url)}", unescape("".join(found))))
            if f"{address.scheme}://{address.netloc}" == _SITE:
                yield unquote(address.path).lstrip("/")
