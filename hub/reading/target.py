"""Where a link leads."""

import posixpath
import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

_PLAIN = re.compile(r"[\w.-][\w./-]*", re.ASCII)


class Target(NamedTuple):
    """Where a link leads: a path below `content/` (that of the file itself for `#anchor`), and an anchor or nothing."""

    path: str
    anchor: str


def target_of(path: str, link: str) -> Target | None:
    """Return where a link in the file at `path` leads, or None where it leaves the hub or cannot be read."""
    if _PLAIN.fullmatch(link):
        return Target(_joined(path, link), "")
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or link.startswith(("/", "\\")):
        return None
    place = _joined(path, unquote(parts.path)) if parts.path else path
    return Target(place, unquote(parts.fragment))


def link_to(path: str, origin: str) -> str:
    """Return the link that leads from the file at `origin` to the one at `path`."""
    return quote(posixpath.relpath(path, posixpath.dirname(origin) or "."), safe="/()!$&'*+,;=:@~")


def _joined(path: str, link: str) -> str:
    return posixpath.normpath(f"{path.rpartition('/')[0]}/{link}" if "/" in path else link)
