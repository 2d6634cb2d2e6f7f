"""The cards of a site: which page has which, and their files, which are drawn once and kept between builds."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from hub.cards import card_name, drawn
from hub.disk import ProjectError, uncommitted
from hub.feeds.llms import about
from hub.pages.card import Card, card_of, hub_card
from hub.pages.entry import NOINDEX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.site.build import Build

FOLDER = "assets/hub/cards"
CACHE = ".cache/hub/cards"
UNUSED = 500
"""So many cards are kept that the last build did not need."""
_SEAL = 32


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
        with suppress(ProjectError):
            uncommitted(self.cache)
        cards = {card_name(card): card for card in (*self.own.values(), self.other)}
        for name, card in cards.items():
            (folder / f"{name}.png").write_bytes(_kept(self.cache / name, card))
        with suppress(OSError):
            _forget(self.cache, cards)


def _kept(place: Path, card: Card) -> bytes:
    """Return a card as it was kept, else draw it and keep it. What is damaged does not bear its own seal."""
    with suppress(OSError):
        held = place.read_bytes()
        if held[:_SEAL] == sha256(held[_SEAL:]).digest():
            return held[_SEAL:]
    picture = drawn(card)
    with suppress(OSError):
        _keep(place, sha256(picture).digest() + picture)
    return picture


def _keep(place: Path, held: bytes) -> None:
    """Write a file in one step, so that another build never reads half of it."""
    with NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as file:
        file.write(held)
    Path(file.name).replace(place)


def _forget(cache: Path, used: Mapping[str, Card]) -> None:
    """Delete the oldest cards beyond what may be kept unused; another build draws what it misses."""
    unused = [
        (one.stat().st_mtime_ns, one.name)
        for one in cache.iterdir()
        if one.name not in used and one.name != ".gitignore"
    ]
    for _, name in sorted(unused, reverse=True)[UNUSED:]:
        (cache / name).unlink(missing_ok=True)
