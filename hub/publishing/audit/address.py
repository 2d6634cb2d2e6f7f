"""Where an address on a page of the site leads, read as browsers read it."""

import posixpath
import re
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

MISSING = "404.html"
"""The page that servers show at any address, so what is relative on it leads anywhere."""

_EDGES = "".join(map(chr, range(33)))
_WITHIN = re.compile(r"[\t\n\r]")


class Target(NamedTuple):
    """Where an address leads.

    `path` is that below the top of the site, None for what lies outside; `host` is that of another site; `scheme` is
    given for what is neither, such as `mailto`, and is `?` for what is no address.
    """

    path: str | None = None
    anchor: str = ""
    host: str = ""
    scheme: str = ""


def scheme_of(address: str) -> str:
    """Return the scheme of an address in small letters, as browsers find it; empty where it has none."""
    name, colon, _ = cleaned(address).partition(":")
    known = colon and name[:1].isalpha() and name.isascii() and not set(name) & set("/?#\\ ")
    return name.lower() if known else ""


def cleaned(address: str) -> str:
    """Return an address without what browsers pass over."""
    return _WITHIN.sub("", address.strip(_EDGES))


def target_of(address: str, page: str, site: str) -> Target:
    """Return where an address on a page leads; `site` is the address of the site, empty where nobody knows it."""
    scheme = scheme_of(address)
    if scheme not in ("", "http", "https"):
        return Target(scheme=scheme)
    head, mark, anchor = cleaned(address).partition("#")
    try:
        parts = urlsplit(head.replace("\\", "/"))
    except ValueError:
        return Target(scheme="?")
    anchor = unquote(anchor.partition(":~:")[0]) if mark else ""
    if scheme or parts.netloc:
        home = urlsplit(site)
        if not site or parts.netloc.lower() != home.netloc.lower():
            return Target(host=parts.hostname or "?")
    return Target(_path(parts, page, urlsplit(site).path, absolute=bool(scheme or parts.netloc)), anchor)


def _path(parts: SplitResult, page: str, top: str, *, absolute: bool) -> str | None:
    """Return the path below the top of the site, None where an address leads out of it."""
    path = unquote(parts.path)
    if not absolute and not path:
        return page
    if absolute or path.startswith("/"):
        top = f"{top.rstrip('/')}/"
        whole = f"{path}/" if path == top.rstrip("/") else path or "/"
        return _plain(whole.removeprefix(top)) if whole.startswith(top) else None
    return None if page == MISSING else _plain(posixpath.join(posixpath.dirname(page), path))


def _plain(path: str) -> str | None:
    """Return a path without `.` and `..`, the top of the site as the empty text; None where it leads above the top."""
    found = posixpath.normpath(path or ".")
    folder = path.endswith("/")
    if found == ".." or found.startswith(("../", "/")):
        return None
    return "" if found == "." else f"{found}/" if folder else found
