"""The navigation, rendered once: what a page is not in looks the same on all pages beside it.

Material renders the navigation with a macro that calls itself for each item. The call is led through a function that remembers
what became of items that are not active. For that, the source of the one template is changed while it is loaded.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader

from hub.turbo.surroundings import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation, Section
    from mkdocs.structure.pages import Page

    _Macro = Callable[..., str]

_TEMPLATE = "partials/nav-item.html"
_NAME = "hub_turbo_once"
_CALL = '{{ render(item, path ~ "_" ~ loop.index, level + 1, nav_item) }}'
_LED = _CALL.replace("render(", f"{_NAME}(render, page, ", 1)


@dataclass
class Once:
    """Renders items of the navigation of one build."""

    navigation: Navigation
    known: dict[tuple[object, ...], str] = field(default_factory=dict)
    places: dict[str, object] = field(default_factory=dict)

    def take(self, env: Environment) -> None:
        """Lead the theme's macro here, where it is as it is known."""
        if env.loader and not self._own:
            env.loader = _Leading(env.loader)
            env.globals[_NAME] = self.rendered

    def rendered(  # noqa: PLR0913, PLR0917  the arguments of the theme's macro, with the macro itself and the page
        self, render: _Macro, page: Page | None, item: Page | Section, path: str, level: int, parent: Section
    ) -> str:
        """Return what the macro makes of an item; of one that is not active what it made of it beside a page of the same place."""
        if page is None or item.active:
            return render(item, path, level, parent)
        key = (id(item), path, level, parent.active, self._place(page))
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = render(item, path, level, parent)
        return found

    def _place(self, page: Page) -> object:
        """Return from where the addresses of other pages look as they do from this page."""
        if page.url not in self.places:
            parts = _parts(page.url)
            itself = id(page) in self._pages
            alone = self._below[parts] <= itself and "." not in page.url
            self.places[page.url] = (parts[:-1], len(parts)) if alone else page.url
        return self.places[page.url]

    @cached_property
    def _pages(self) -> frozenset[int]:
        return frozenset(id(item) for item in _flat(self.navigation.items))

    @cached_property
    def _below(self) -> Counter[tuple[str, ...]]:
        """How many addresses of the navigation begin with some parts."""
        found = (_parts(getattr(item, "url", None) or "") for item in _flat(self.navigation.items))
        return Counter(parts[:length] for parts in found for length in range(len(parts) + 1))

    @cached_property
    def _own(self) -> bool:
        """Whether items have ideas of their own about which page they stand for, as those of Material's blog do."""
        return any(hasattr(item, "pages") for item in _flat(self.navigation.items))


class _Leading(BaseLoader):
    """Loads templates, the one of the navigation with its call led elsewhere, as far as it is the theme's own."""

    def __init__(self, plain: BaseLoader) -> None:
        self.plain = plain

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's source."""
        source, name, fresh = self.plain.get_source(environment, template)
        if template == _TEMPLATE and name and installed(Path(name)):
            source = source.replace(_CALL, _LED)
        return source, name, fresh

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self.plain.list_templates()


def _parts(url: str) -> tuple[str, ...]:
    return tuple(part for part in url.split("/") if part)


def _flat(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    """Yield all items of a navigation, each before those below it."""
    for item in items:
        yield item
        yield from _flat(getattr(item, "children", None) or [])
