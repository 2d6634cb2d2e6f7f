"""What a page shows of others: its neighbours in the navigation, and what of the whole leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.turbo.keys import digest_of_plain, told
from hub.turbo.surroundings import beside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_SHOWN = ("icon", "status", "subtitle", "title")
"""What Material's navigation shows of the front matter of a page."""
_OF_SECTIONS = frozenset({"title", "children", "parent", "url"})


class Outline:
    """The navigation of one build as Material shows it. With `pruned` sections, of those that a page is not in only the way in.

    What is told of items, and digests of parts, are kept, since thousands of pages share them.
    """

    def __init__(self, navigation: Navigation, *, pruned: bool) -> None:
        self.navigation = navigation
        self.pruned = pruned
        self._parts: dict[int, bytes] = {}
        self._ways: dict[int, list[object]] = {}
        self._labels: dict[int, list[object]] = {}

    def around(self, page: Page) -> bytes:
        """Return a digest of all that the navigation shows on a page."""
        sections = list(page.ancestors)
        beside = [page.previous_page, page.next_page, self.navigation.homepage]
        return digest_of_plain(
            [
                self._together(self.navigation.items, id(self.navigation)),
                [[self._way(section), self._together(_children(section), id(section))] for section in sections],
                [None if one is None else self._label(one) for one in beside],
            ]
        )

    def _together(self, items: Iterable[StructureItem], key: int) -> bytes:
        if key not in self._parts:
            self._parts[key] = digest_of_plain(
                [self._way(item) if self.pruned else self._whole(item) for item in items]
            )
        return self._parts[key]

    def _way(self, item: StructureItem) -> list[object]:
        """Return what leads into a section: itself, and the first of all that stands in it; and its own page, where it has one."""
        if id(item) not in self._ways:
            children = _children(item)
            index = [self._label(one) for one in children if getattr(one, "is_index", False)]
            way = [self._label(item), len(children), index, *(self._way(first) for first in children[:1])]
            self._ways[id(item)] = way
        return self._ways[id(item)]

    def _whole(self, item: StructureItem) -> list[object]:
        return [self._label(item), *(self._whole(one) for one in _children(item))]

    def _label(self, item: StructureItem) -> list[object]:
        if id(item) not in self._labels:
            self._labels[id(item)] = _label(item)
        return self._labels[id(item)]


def everything(navigation: Navigation, pages: Iterable[object]) -> bytes:
    """Return a digest of the whole navigation and of what is told of all pages."""
    own = beside(navigation, {"items", "pages", "homepage"})
    return digest_of_plain([own, [_order(item) for item in navigation.items], list(pages)])


def _order(item: StructureItem) -> list[object]:
    return [_label(item), *(_order(one) for one in _children(item))]


def _children(item: StructureItem) -> list[StructureItem]:
    return getattr(item, "children", None) or []


def _label(item: StructureItem) -> list[object]:
    """Return what is shown of one item."""
    meta = getattr(item, "meta", None) or {}
    shown = [told(meta.get(name)) for name in _SHOWN] if meta else []
    shows = [name for name in ("typeset", "encrypted") if name in vars(item)] if item.is_page else []
    extra = [told(vars(item)[name]) for name in shows] if item.is_page else beside(item, _OF_SECTIONS)
    return [type(item).__name__, told(item.title), getattr(item, "url", None), item.is_page, shown, extra]
