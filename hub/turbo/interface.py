"""What a plugin tells `hub-turbo` of its pages, so that they can be remembered. Whoever tells nothing is asked each time.

A plugin and its pages need not import anything of this; they have these names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard, runtime_checkable
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from mkdocs.structure.pages import Page


class Kept(str):
    """The output of a page whose file is in its place already: hooks on pages pass it on as it is."""

    __slots__ = ()


@runtime_checkable
class RememberedPage(Protocol):
    """A page of a plugin's own class that renders itself."""

    turbo_shown: Collection[str]
    """The attributes of its own that templates or hooks read, beside those of every page."""
    turbo_asked: Mapping[str, str]
    """What rendering asked for of other pages, with the answers; known once it is rendered."""
    turbo_more: bytes
    """What rendering leaves in the page beside what MkDocs takes from it; set where the page was rendered before."""

    def turbo_inputs(self) -> object:
        """Return all that it is rendered from, beside its Markdown, the settings, and what it asks for."""

    def turbo_answer(self, question: str) -> str:
        """Return the answer to what rendering asked before, as it is now."""


def remembers(page: Page) -> TypeGuard[RememberedPage]:
    """Return whether a page is one that tells of itself: of a class that does, since to look at each page takes its time."""
    kind = type(page)
    if kind not in _KNOWN:
        _KNOWN[kind] = isinstance(page, RememberedPage)
    return _KNOWN[kind]


_KNOWN: WeakKeyDictionary[type, bool] = WeakKeyDictionary()


@runtime_checkable
class RememberedPlugin(Protocol):
    """A plugin whose hooks on pages go by the page, the settings, and what it tells here.

    Its `on_post_build` does to a page that it has finished before what it does to a new one: nothing, or what is new since.
    """

    turbo_trusted: Collection[str]
    """Packages whose functions and extensions go by nothing but what they are given."""
    turbo_templates: Collection[Path]
    """Folders of templates that read of other pages no more than the theme's do."""
    turbo_left: Collection[str]
    """Files that its `on_post_build` found in the site as it would have written them, by their paths there."""

    def turbo_facts(self, page: Page) -> object:
        """Return what its hooks on a page read of anything else."""

    def turbo_note(self, page: Page) -> bytes:
        """Return what its hooks have noted of a page that was just made."""

    def turbo_recall(self, page: Page, note: bytes) -> None:
        """Take up what was noted of a page that is not made again."""
