"""The files of the content that the theme of a site makes use of: its logo and icon, and what its overrides name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_SETTINGS = ("logo", "favicon")
_TEMPLATES = (".html", ".css", ".js", ".xml")


def themed_files(config: MkDocsConfig, files: Collection[str]) -> frozenset[str]:
    """Return those of `files` (paths below the content) that the settings or the overrides of the theme name."""
    named = {str(config.theme.get(name)) for name in _SETTINGS}
    texts = tuple(_texts(config.theme.custom_dir)) if files else ()
    return frozenset(path for path in files if path in named or any(path in text for text in texts))


def _texts(folder: str | None) -> Iterator[str]:
    """Yield what the templates, styles and scripts in the folder of overrides say."""
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.suffix in _TEMPLATES and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")
