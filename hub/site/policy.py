"""What a page may run and load: a Content-Security-Policy by the digests of the scripts that the templates have.

All pages have the same policy, because the theme's script differs by depth and its instant navigation keeps that of the page
where a reader came in. An author's text has no part in it: a script that got through there has no digest in the policy.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PLACE = "<!-- hub:policy -->"
"""Where the policy goes once all pages are known."""
_HEAD = re.compile(r"<head>\s*(?:<meta charset=\"?utf-8\"?\s*/?>)?", re.IGNORECASE)
_OWN = re.compile(r"<meta http-equiv=\"?Content-Security-Policy", re.IGNORECASE)
"""The policy of a page that has one of its own, such as that of the web editor."""
_BEFORE = re.compile(r"<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*\">")
"""The policy of a page as it is written here."""
_READ = 1 << 16
"""So many characters of a page are read to see whether it has its policy."""
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_RUNS = "'wasm-unsafe-eval'"
"""Pagefind is WebAssembly."""


@dataclass
class Policy:
    """Gathers the digests of scripts while pages are made; `frames` are the addresses of hosts of embeds, `votes` is where votes go."""

    frames: tuple[str, ...] = ()
    votes: str | None = None
    digests: dict[str, frozenset[str]] = field(default_factory=dict)
    """Those of the scripts of each page that templates made, by its path on the site."""

    def mark(self, path: str, page: str, content: str) -> str:
        """Return the page at this path with a place for the policy; its scripts may run, except what stands in its content."""
        self.digests[path] = frozenset(_digests(page.replace(content, "") if content else page))
        return _placed(page)

    def write(self, site: Path) -> None:
        """Put the policy into the pages of a site, and into those that no template made and that have none of their own."""
        for place in sorted(site.rglob("*.html")):
            made = place.relative_to(site).as_posix() in self.digests
            with place.open(encoding="utf-8", newline="") as page:
                head = page.read(_READ)
                if made and self.element in head:
                    continue
                text = head + page.read()
            finished = self._finished(text, made=made)
            if finished != text:
                place.write_text(finished, encoding="utf-8", newline="")

    def _finished(self, page: str, *, made: bool) -> str:
        """Return a page with the policy; one that a template made may have that of an earlier build."""
        head, end, rest = page.partition("</head>")
        if PLACE in head:
            return page.replace(PLACE, self.element, 1)
        if made:
            return _BEFORE.sub(lambda _: self.element, head, count=1) + end + rest
        return page if _OWN.search(head) else _placed(page).replace(PLACE, self.element, 1)

    @cached_property
    def element(self) -> str:
        """The policy as an element for the head of a page."""
        return f'<meta http-equiv="Content-Security-Policy" content="{escape(str(self), quote=True).replace("&#x27;", chr(39))}">'

    def __str__(self) -> str:
        """Return the policy as browsers read it."""
        votes = urlsplit(self.votes or "")
        told = {
            "default-src": ["'self'"],
            "script-src": [
                "'self'",
                _RUNS,
                *(f"'sha256-{one}'" for one in sorted(frozenset().union(*self.digests.values()))),
            ],
            "style-src": ["'self'", "'unsafe-inline'"],
            "img-src": ["'self'", "data:"],
            "connect-src": ["'self'", *([f"{votes.scheme}://{votes.netloc}"] if votes.netloc else [])],
            "frame-src": list(self.frames) or ["'none'"],
            "object-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'self'"],
        }
        return "; ".join(f"{name} {' '.join(sources)}" for name, sources in told.items())


def _placed(page: str) -> str:
    """Return a page with a place for the policy: the first thing in its head, behind the charset."""
    return _HEAD.sub(lambda found: found[0] + PLACE, page, count=1)


def _digests(page: str) -> Iterable[str]:
    for script in _SCRIPT.finditer(page):
        if not _NOT_RUN.search(script["attributes"]):
            yield b64encode(sha256(script["text"].encode()).digest()).decode()
