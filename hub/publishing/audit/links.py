"""Links, images, scripts and styles that lead nowhere, and what comes from other hosts."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.publishing.audit.page import Named
from hub.publishing.audit.site import Site
from hub.rules import publishing

_ALWAYS = frozenset({"", "top"})
"""Anchors that every page has."""


def dead_links(site: Site) -> Iterator[Diagnostic]:
    """Find addresses inside the site at which there is no file."""
    for path, named, target in site.addresses:
        outside = target.path is None and not target.host and target.scheme in {"", "?"}
        nowhere = named.loads and not named.address.strip()
        if nowhere or outside or (target.path is not None and site.file(target.path) is None):
            where = f"`{target.path}`" if target.path and not nowhere else f"`{named.address}`"
            why = "which is no address" if target.scheme else "where there is no file"
            message = f"{_what(named)} leads to {where}, {why} of the site."
            yield site.fault(publishing.DEAD_LINK, path, message, named.address)


def dead_anchors(site: Site) -> Iterator[Diagnostic]:
    """Find anchors that the page they lead to does not have; one that stands in for an entry with faults needs none."""
    stubs = {path for path, source in site.built.pages.items() if source in site.built.stubs}
    for path, named, target in site.addresses:
        file = site.file(target.path) if target.path is not None and target.anchor not in _ALWAYS else None
        page = site.pages.get(file or "")
        if page and target.anchor not in page.ids and file not in stubs:
            message = f"{_what(named)} leads to `{target.path}#{target.anchor}`, and that page has no such place."
            yield site.fault(publishing.DEAD_ANCHOR, path, message, named.address)


def foreign_loads(site: Site) -> Iterator[Diagnostic]:
    """Find what browsers fetch from another host without being asked."""
    for path, named, target in site.addresses:
        if named.loads and target.host:
            message = f"{_what(named)} is fetched from `{target.host}`."
            yield site.fault(publishing.FOREIGN_LOAD, path, message, named.address)


def _what(named: Named) -> str:
    return f"`{named.attribute}` of <{named.tag}>" if named.tag != "style sheet" else "`url()` in a style sheet"
