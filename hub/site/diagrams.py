"""Diagrams on a site: what draws them in browsers, from a copy of Mermaid that is checked, on sites that have any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from hub.blocks.diagrams import ELEMENT
from hub.disk import ProjectError
from hub.reading.diagrams import has_diagram
from hub.vendored import DIAGRAMS
from hub.web.files import FOLDER, drawing_script

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterator
    from pathlib import Path

    from hub.graph.hub import Hub

_TAG = re.compile(rf"</?{ELEMENT}\b[^<>]*>")
_MODULE = re.compile(rb"\.mjs(?=\")")


def undrawn(html: str) -> str:
    """Return a text in which diagrams are code, and nothing is to draw them."""
    return _TAG.sub("", html) if f"<{ELEMENT}" in html else html


def draws(hub: Hub, root: Path, log: logging.LoggerAdapter[logging.Logger]) -> bool:
    """Return whether there is a diagram in the hub, and what draws it; where that is not there, say what to type."""
    wanted = any(has_diagram(document.body) for document in hub.documents.values())
    archive = DIAGRAMS.kept(root)
    if wanted and not archive.is_file():
        log.info("diagrams are shown as their source: %s", DIAGRAMS.absent(archive))
    return wanted and archive.is_file()


def write_diagrams(root: Path, folder: Path) -> None:
    """Write what draws diagrams into the folder of a site; raises `PluginError` where the copy is another."""
    try:
        modules = list(_modules(root))
    except ProjectError as fault:
        message = f"hub: {fault}"
        raise PluginError(message) from None
    for path, content in (("drawing.js", drawing_script()), *modules):
        place = folder / FOLDER / "mermaid" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _modules(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield its files with the ending by which every server knows scripts."""
    for path, content in DIAGRAMS.files(DIAGRAMS.kept(root)).items():
        name = path.removeprefix("dist/")
        yield name.replace(".mjs", ".js"), _MODULE.sub(b".js", content) if name.endswith(".mjs") else content
