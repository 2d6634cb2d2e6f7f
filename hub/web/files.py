"""The styles, scripts, fonts, icons and templates of the hub, as a site serves them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import rcssmin
import rjsmin

FOLDER = "assets/hub"
STYLES = f"{FOLDER}/hub.css"
SCRIPT = f"{FOLDER}/js/hub.js"
"""The module that starts all others."""
ICONS = f"{FOLDER}/icons"
MARK = f"{ICONS}/mark.svg"
"""The mark of Peerhub, for sites that have no logo of their own."""
TEXT_FACE, CODE_FACE = (f"{FOLDER}/fonts/{name}-latin.woff2" for name in ("text", "code"))
"""The faces that nearly every page needs first."""

SHEETS = (
    "tokens",
    "text",
    "frame",
    "kinds",
    "facts",
    "cards",
    "home",
    "blocks",
    "embeds",
    "formulas",
    "diagrams",
    "map",
    "people",
    "progress",
    "forms",
    "finder",
    "struggles",
    "search",
    "missing",
    "helpful",
    "offline",
    "paper",
    "print",
)
"""The style sheets that make up `STYLES`, in the order of the cascade."""

THEME = Path(__file__).parent / "theme"
"""The hub's own templates, which stand between a site's overrides and the theme."""


@cache
def web_files() -> Mapping[str, bytes]:
    """Return every style sheet, script, font and icon by its path on the site. Comments and blank space stay at home."""
    room = resources.files("hub.web")
    styles = "".join(room.joinpath("css", f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    small: str = rcssmin.cssmin(styles)
    found = {STYLES: small.encode()}
    for one in room.joinpath("js").iterdir():
        if one.name.endswith(".js"):
            found[f"{FOLDER}/js/{one.name}"] = _script(one)
    for folder in ("fonts", "icons"):
        for one in room.joinpath(folder).iterdir():
            found[f"{FOLDER}/{folder}/{one.name}"] = one.read_bytes()
    return dict(sorted(found.items()))


def _script(file: Traversable) -> bytes:
    small: str = rjsmin.jsmin(file.read_text(encoding="utf-8"))
    return small.encode()


@cache
def drawing_script() -> bytes:
    """Return the script that draws diagrams, for sites that have any."""
    return _script(resources.files("hub.web").joinpath("mermaid", "drawing.js"))


@cache
def worker_script(name: str) -> str:
    """Return a service worker: `offline` keeps pages, `gone` takes away what an earlier one kept."""
    return _script(resources.files("hub.web").joinpath("worker", f"{name}.js")).decode()


@cache
def colour(name: str, scheme: str) -> str:
    """Return a colour of the design tokens, such as `surface`, in the light scheme (`default`) or the dark one (`slate`)."""
    tokens = resources.files("hub.web").joinpath("css", "tokens.css").read_text(encoding="utf-8")
    found = re.search(rf'\[data-md-color-scheme="{scheme}"\][^{{]*\{{[^}}]*--hub-{name}: (#[0-9a-f]+);', tokens)
    if found is None:
        message = f"the design tokens have no plain colour {name!r} in the scheme {scheme!r}"
        raise LookupError(message)
    return found[1]
