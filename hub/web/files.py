"""The styles, scripts, fonts and templates of the hub, as a site serves them."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import minify

FOLDER = "assets/hub"
STYLES = f"{FOLDER}/hub.css"
SCRIPT = f"{FOLDER}/js/hub.js"
"""The module that starts all others."""
TEXT_FACE, CODE_FACE = (f"{FOLDER}/fonts/{name}-latin.woff2" for name in ("text", "code"))
"""The faces that nearly every page needs first."""

SHEETS = (
    "tokens",
    "text",
    "frame",
    "facts",
    "cards",
    "home",
    "blocks",
    "map",
    "people",
    "progress",
    "forms",
    "finder",
    "struggles",
    "search",
    "missing",
    "helpful",
    "print",
)
"""The style sheets that make up `STYLES`, in the order of the cascade."""

THEME = Path(__file__).parent / "theme"
"""The hub's own templates, which stand between a site's overrides and the theme."""


@cache
def web_files() -> Mapping[str, bytes]:
    """Return every style sheet, script and font by its path on the site. Comments and long local names stay at home."""
    room = resources.files("hub.web")
    styles = "".join(room.joinpath("css", f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    small: str = minify.string("text/css", styles)
    found = {STYLES: small.encode()}
    for one in room.joinpath("js").iterdir():
        if one.name.endswith(".js"):
            found[f"{FOLDER}/js/{one.name}"] = _script(one)
    for one in room.joinpath("fonts").iterdir():
        found[f"{FOLDER}/fonts/{one.name}"] = one.read_bytes()
    return dict(sorted(found.items()))


def _script(file: Traversable) -> bytes:
    small: str = minify.string("application/javascript", file.read_text(encoding="utf-8"))
    return small.encode()
