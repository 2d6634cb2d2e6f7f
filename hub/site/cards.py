"""The cards of a site: which page has which, and their files, which are drawn once and kept between builds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hub.cards import card_name, drawn
from hub.feeds.llms import about
from hub.pages.card import Card, card_of, hub_card
from hub.pages.entry import NOINDEX
from hub.sealed import Sealed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hub.site.build import Build

FOLDER = "assets/hub/cards"
CACHE = ".cache/hub/cards"


@dataclass(frozen=True, slots=True)
class Cards:
    """The card of each entry by its source path, and that of all other pages; `cache` is where drawn ones are kept."""

    own: Mapping[str, Card]
    other: Card
    cache: Path

    @classmethod
    def of(cls, build: Build) -> Cards:
        """Say what stands on the cards of a site; nothing is drawn yet."""
        hub, pages = build.hub.published, build.site.pages
        shared = (
            entry for entry in hub.entries.values() if entry.id and pages[entry.path].meta.get("robots") != NOINDEX
        )
        own = {entry.path: card_of(hub, entry, build.words) for entry in shared}
        return cls(own, hub_card(hub, about(hub)), build.project.root / CACHE)

    def address(self, path: str) -> str:
        """Return where the card of a page is, relative to the site."""
        return f"{FOLDER}/{card_name(self.own.get(path, self.other))}.png"

    def write(self, site: Path) -> None:
        """Write all cards into a site, and forget old ones that no page has had for long."""
        folder = site / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        kept = Sealed(self.cache)
        for card in (*self.own.values(), self.other):
            name = card_name(card)
            (folder / f"{name}.png").write_bytes(kept.get(name, partial(drawn, card)))
        kept.forget()
