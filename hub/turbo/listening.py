"""Who has a word in a build: plugins and hooks, and of which of them nothing is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs.plugins import PluginCollection

READING = ("pre_page", "page_read_source", "page_markdown", "page_content")
"""The events between which pages are rendered."""
BETWEEN = ("env", "pre_template", "template_context", "post_template", "page_context")
"""The events at which somebody may change in place what a page was rendered to."""
MAKING = ("page_context",)
ENDING = ("post_page",)
FINISHING = ("post_build",)
TRUST = (
    "if what they make depends on the text and the options alone, write their names under `hub-turbo`: trusted: [...]"
)
_SEARCH = ("material.plugins.search.plugin", "mkdocs.contrib.search")
"""Plugins that have nothing but a search index made of each page."""


@dataclass(frozen=True)
class Listeners:
    """The plugins and hooks of a site; the `owner`'s own count for nothing, and those in `trusted` packages neither."""

    plugins: PluginCollection
    owner: object
    trusted: Sequence[str]

    def strangers(self, *events: str) -> list[str]:
        """Return the names of those that listen to any of these events, and of which nothing is known."""
        methods = [method for event in events for method in self.plugins.events[event]]
        return sorted({self._name(method) for method in methods if not self._is_known(method)})

    def _is_known(self, method: Callable[..., object]) -> bool:
        module = _module(method)
        trusted = any(module == name or module.startswith(f"{name}.") for name in (*_SEARCH, *self.trusted))
        return getattr(method, "__self__", None) is self.owner or trusted

    def _name(self, method: Callable[..., object]) -> str:
        """Return what somebody is called in mkdocs.yml; the module of one that is not named there."""
        owner, module = getattr(method, "__self__", None), _module(method)
        named = (name for name, one in self.plugins.items() if one is owner or getattr(one, "__name__", "") == module)
        return next(named, module)


def _module(method: Callable[..., object]) -> str:
    owner = getattr(method, "__self__", None)
    return method.__module__ if owner is None else type(owner).__module__
