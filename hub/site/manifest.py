"""What an installed hub is called and looks like: the web app manifest."""

import json

from hub.model.settings import Settings
from hub.web.files import ICONS, MARK, colour
from hub.words.words import reads_leftwards

MANIFEST = "manifest.webmanifest"
"""Where it stands. All addresses in it are relative to it, so that it holds under a sub-path and in a preview too."""

_ICONS = (
    (MARK, "any", "any"),
    (f"{ICONS}/icon-192.png", "192x192", "any"),
    (f"{ICONS}/icon-512.png", "512x512", "any"),
    (f"{ICONS}/maskable-192.png", "192x192", "maskable"),
    (f"{ICONS}/maskable-512.png", "512x512", "maskable"),
)


def manifest(settings: Settings) -> str:
    """Return the manifest of a hub as JSON."""
    told = {
        "name": settings.name,
        "short_name": settings.name,
        "lang": settings.lang,
        "dir": "rtl" if reads_leftwards(settings.lang) else "ltr",
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "categories": ["education"],
        "background_color": colour("ground", "default"),
        "theme_color": colour("surface", "default"),
        "icons": [_icon(*icon) for icon in _ICONS],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _icon(path: str, sizes: str, purpose: str) -> dict[str, str]:
    kind = "image/svg+xml" if path.endswith(".svg") else "image/png"
    return {"src": path, "sizes": sizes, "type": kind, "purpose": purpose}
