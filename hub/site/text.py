"""What an author's text is on a page: harmless, and then with what the hub puts in the place of frames, formulas and diagrams."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hub.sanitising.cleaning import with_words_of_pictures, without_frames
from hub.site.diagrams import undrawn
from hub.site.embeds import Embeds
from hub.site.formulas import with_formulas

if TYPE_CHECKING:
    from hub.model.settings import Settings
    from hub.words.words import Words

_LINE = '<a href="#__codelineno-'
"""A numbered line of code as a link to itself: none of them is a step for the keyboard."""


@dataclass(frozen=True)
class Texts:
    """Makes texts ready for the pages of one site; `draws` says whether it can draw diagrams."""

    settings: Settings
    draws: bool

    @cached_property
    def told(self) -> tuple[str, bool]:
        """All that texts are made ready by."""
        return self.settings.model_dump_json(), self.draws

    def ready(self, clean: str, words: Words) -> str:
        """Return the HTML of a text, which is harmless already, as it may stand on a page; `words` are those of its language."""
        text = without_frames(clean, Embeds(self.settings, words).shown).replace(_LINE, f'<a tabindex="-1"{_LINE[2:]}')
        found = with_formulas(with_words_of_pictures(text))
        return found if self.draws else undrawn(found)
