"""The files of the web editor's page, as a site serves them."""

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from importlib import resources

import rcssmin
import rjsmin

_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; "
    "font-src 'self' data:; media-src 'self' blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; connect-src 'self' blob:"
)
"""Decap makes functions of schemas and writes its styles into the page; scripts come from the site alone."""


def editor_page(lang: str, name: str, content: str, origins: Iterable[str]) -> str:
    """Return the page; `content` is the folder of the content in the repository, `origins` the hosts it may talk to."""
    page = resources.files("hub.web.editor").joinpath("index.html").read_text(encoding="utf-8")
    told = {"lang": lang, "title": name, "content": content, "policy": " ".join((_POLICY, *origins))}
    for key, value in told.items():
        page = page.replace(f"{{{key}}}", escape(value))
    return page


@cache
def editor_scripts() -> Mapping[str, bytes]:
    """Return the scripts and the style sheet by their names, without comments and blank space."""
    found: dict[str, bytes] = {}
    for one in resources.files("hub.web.editor").iterdir():
        small = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}.get(one.name[one.name.rfind(".") :])
        if small:
            text: str = small(one.read_text(encoding="utf-8"))
            found[one.name] = text.encode()
    return dict(sorted(found.items()))
