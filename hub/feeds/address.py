"""What feeds call things: addresses on the web, and names that stay the same whatever is renamed or moved to another host."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from hub.graph.hub import Hub
from hub.model.entry import Entry

_UNSENDABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAFE = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where pages are: `urls` gives the address of each source path relative to the site, `site` that of the site.

    Without `site` links are relative to the file that has them, which readers of Atom resolve.
    """

    urls: Mapping[str, str]
    site: str | None = None

    def absolute(self, url: str) -> str | None:
        """Return the whole address of something on the site, where it is known."""
        return f"{self.site.rstrip('/')}/{ascii_address(url)}" if self.site else None

    def page(self, entry: Entry) -> str | None:
        """Return the whole address of the page of an entry, where it is known."""
        return self.absolute(self.urls.get(entry.path, ""))

    def link(self, origin: str, path: str) -> str:
        """Return the address of a source path as the file at `origin` links to it."""
        url = self.urls.get(path, "")
        return self.absolute(url) or ("../" * origin.count("/") + ascii_address(url) or "./")


def ascii_address(url: str) -> str:
    """Return an address in which everything beyond ASCII is written in percent."""
    return quote(sendable(url), safe=_SAFE)


def sendable(text: str) -> str:
    """Return a text without the characters that neither XML nor iCalendar can hold."""
    return _UNSENDABLE.sub("", text)


def first_id(entry: Entry) -> str:
    """Return the id by which an entry was first known: its first alias of the same kind, else its own id.

    So programs that subscribed know it again when it was renamed.
    """
    folder = f"{entry.id.partition('/')[0]}/"
    old = (alias.strip("/").removesuffix(".md") for alias in entry.aliases)
    return next((alias for alias in old if alias.startswith(folder)), entry.id)


def signature(hub: Hub) -> str:
    """Return what tells the names of this hub from those of another: 12 digits made from its name."""
    return sha256(hub.settings.name.encode("utf-8", "replace")).hexdigest()[:12]


def urn(hub: Hub, *names: str) -> str:
    """Return a name for something of this hub, as feeds want it; the same for the same names."""
    return uuid5(NAMESPACE_URL, "/".join((signature(hub), *names)).encode("utf-8", "replace").decode()).urn
