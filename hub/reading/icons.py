"""Emojis and icons in a text by their short names, such as `:tada:` and `:material-clock:`: what is left of them as text."""

import re
from typing import Any

_ICON = re.compile(r":(?:material|fontawesome-(?:brands|regular|solid)|octicons|simple)-[\w-]+:")


class _Names(dict[str, dict[str, str]]):
    """Emojis by their names, and as nameless whatever is called like an icon of the theme, whose files are not asked."""

    def get(self, name: str, default: Any = None) -> Any:
        return {"name": name} if _ICON.fullmatch(name) else super().get(name, default)


def short_names(_options: object, _md: object) -> dict[str, Any]:
    """Return the index of emojis that the extension `pymdownx.emoji` asks for."""
    from pymdownx import twemoji_db  # noqa: PLC0415  slow to import, and seldom asked

    return {"name": twemoji_db.name, "emoji": _Names(twemoji_db.emoji), "aliases": twemoji_db.aliases}


def as_text(_index: str, _name: str, _alias: str, letter: str | None, alt: str, *_more: Any) -> str:
    """Return an emoji as the letter it is, and nothing for an icon."""
    return alt if letter else ""
