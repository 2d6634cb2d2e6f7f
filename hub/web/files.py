"""The styles and scripts of the hub, as a site serves them."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

FOLDER = "assets/hub"
STYLES = f"{FOLDER}/hub.css"
SCRIPT = f"{FOLDER}/js/hub.js"
"""The module that starts all others."""


@cache
def web_files() -> Mapping[str, str]:
    """Return the text of every style sheet and script by its path on the site."""
    room = resources.files("hub.web")
    found = {STYLES: room.joinpath("hub.css")}
    found |= {f"{FOLDER}/js/{one.name}": one for one in room.joinpath("js").iterdir() if one.name.endswith(".js")}
    return {path: found[path].read_text(encoding="utf-8") for path in sorted(found)}
