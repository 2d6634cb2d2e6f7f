"""Rules of frames: what stands elsewhere is shown if its host is listed, and says what it is."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.model.settings import Settings
from hub.reading.parts import Frame
from hub.rules import embeds


def unlisted_embeds(hub: Hub) -> Iterator[Diagnostic]:
    """Find frames that the hub does not show."""
    for document in hub.documents.values():
        for frame in document.found.frames:
            if not hub.settings.may_embed(frame.address):
                message, hint = _worded(hub.settings, frame)
                yield Diagnostic(embeds.UNLISTED_EMBED, frame.span, message, hint)


def untitled_embeds(hub: Hub) -> Iterator[Diagnostic]:
    """Find frames that the hub shows, and that do not say what they are."""
    for document in hub.documents.values():
        for frame in document.found.frames:
            if hub.settings.may_embed(frame.address) and not frame.title.strip():
                message = "This frame does not say what it shows."
                yield Diagnostic(embeds.UNTITLED_EMBED, frame.span, message, embeds.UNTITLED_EMBED.fix)


def _worded(settings: Settings, frame: Frame) -> tuple[str, str]:
    """Return what is wrong with a frame that is not shown, and what to type instead."""
    address = f"https:{frame.address}" if frame.address.startswith("//") else frame.address.strip()
    link = f"[{' '.join(frame.title.split()) or 'what it shows'}]({address})"
    scheme, host = _scheme_and_host(address)
    if not address:
        return "This frame has no address.", 'Write `src="https://..."`, or take it out.'
    if scheme not in ("http", "https"):
        hint = "Take it out." if scheme else f"Write a link: `{link}`."
        return "A frame shows what stands at an address with `https://`, and nothing else.", hint
    if host in settings.embeds:
        return f"A frame of `{host}` is shown by its plain `https://` address alone.", f"Write `https://{host}/...`."
    message = f"`{host}` is not among the hosts whose frames are shown, so readers get a link."
    added = f"add `{host}` to `embeds`" if settings.embeds else f"write `embeds: [{host}]`"
    return message, f"Write a link, `{link}`, or let an editor {added} in `hub.yml`."


def _scheme_and_host(address: str) -> tuple[str, str]:
    """Return how an address begins and whose it is; no host where it cannot be read."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "?", ""
    return parts.scheme, parts.hostname or ""
