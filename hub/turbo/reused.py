"""One Markdown for many texts: to make a new one for each takes as long as a short text."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from hub.turbo.surroundings import module_of

FORGETFUL = ("markdown", "pymdownx", "hub")
"""Packages whose extensions forget one text before the next one, as Python-Markdown asks of them (`Markdown.reset`)."""

_MOST = 4
"""So many are kept at once: sites whose texts are in several languages have options for each."""


class _Whole(Markdown):
    """A Markdown that knows whether it came to the end of its last text: one that did not is in an unknown state."""

    whole = True

    def convert(self, source: str) -> str:
        self.whole = False
        html = super().convert(source)
        self.whole = True
        return html


class Reused:
    """Stands in the place of the class `Markdown`: gives the same one again for the same extensions and options."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[_Whole, object]] = {}

    def __call__(self, *, extensions: list[Any], extension_configs: dict[str, Any]) -> Markdown:
        """Return a Markdown that has rendered no text yet, or is as if it had not."""
        *names, last = extensions
        forgetful = all(isinstance(name, str) and _is_forgetful(name) for name in names)
        if isinstance(last, str) or not forgetful or _counts(extension_configs):
            return Markdown(extensions=extensions, extension_configs=extension_configs)
        key = (*names, id(extension_configs))
        markdown, _ = self._kept.get(key) or (None, None)
        if markdown is None or not markdown.whole:
            markdown = _Whole(extensions=names, extension_configs=extension_configs)
            self._kept[key] = markdown, extension_configs  # whose id is nobody else's as long as it is here
            for old in list(self._kept)[:-_MOST]:
                del self._kept[old]
        markdown.reset()
        last.extendMarkdown(markdown)
        return markdown


def _counts(options: dict[str, Any]) -> bool:
    """Return whether footnotes are to have the number of the text in their ids."""
    return any(own and own.get("UNIQUE_IDS") for own in options.values())


def _is_forgetful(name: str) -> bool:
    return module_of(name).partition(".")[0] in FORGETFUL
