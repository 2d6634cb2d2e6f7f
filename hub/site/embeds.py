"""What stands elsewhere, such as a video or slides: a card that loads it when somebody clicks, or a link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.model.settings import Settings
    from hub.words.words import Words

_WEB = re.compile(r"(?:https?:)?//[^\s/\\]", re.IGNORECASE)
_LENGTH = re.compile(r"[1-9]\d{1,3}(?:px)?", re.ASCII)
_FLATTEST, _SLIMMEST = 5, 0.5


def frame_hosts(settings: Settings) -> tuple[str, ...]:
    """Return whose frames may be loaded, as the `frame-src` of a Content-Security-Policy names them."""
    return tuple(f"https://{host}" for host in sorted(set(settings.embeds)))


@dataclass(frozen=True, slots=True)
class Embeds:
    """What the settings allow to be shown, and what is said about it."""

    settings: Settings
    words: Words

    def shown(self, frame: Mapping[str, str]) -> str:
        """Return what stands in the place of a frame with these attributes: a card, a link, or nothing where it leads nowhere."""
        address, title = frame.get("src", "").strip(), " ".join(frame.get("title", "").split())
        if not _WEB.match(address):
            return ""
        if self.settings.may_embed(address):
            return self._card(address, title, _shape(frame.get("width", ""), frame.get("height", "")))
        whole = f"https:{address}" if address.startswith("//") else address
        return f'<a class="hub-elsewhere" href="{escape(whole)}">{escape(title or whole)}</a>'

    def _card(self, address: str, title: str, shape: str) -> str:
        host = escape(urlsplit(address).hostname or "")
        named = f"<b>{host}</b>"
        told = self.words.say("From {host}. It is loaded from there when you click.", host=named)
        link = f'<a href="{escape(address)}" data-address="{escape(address)}">{escape(title) or host}</a>'
        return (
            f'<hub-embed data-host="{host}"><span class="hub-embed-what" style="{shape}">{link}</span>'
            f'<span class="hub-embed-where"><span data-search-exclude="" data-pagefind-ignore="">{told}</span></span></hub-embed>'
        )


def _shape(width: str, height: str) -> str:
    """Return the style that keeps as much room as the frame will take."""
    wide, high = (int(length.removesuffix("px")) if _LENGTH.fullmatch(length) else 0 for length in (width, height))
    if wide and high and _SLIMMEST <= wide / high <= _FLATTEST:
        return f"aspect-ratio: {wide} / {high}"
    return f"height: {min(high, 800)}px" if high else "aspect-ratio: 16 / 9"
