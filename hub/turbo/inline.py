"""Python-Markdown looks for each of some thirty inline patterns in each piece of text. Most cannot be there, which a glance tells.

This asks Python-Markdown and `re` for what they keep to themselves: how a pattern is applied (`InlineProcessor`), and what a
regular expression is made of (`re._parser`). Neither has another way to do it. Where they are not as they are known, or an
extension has put something else in the place of either, nothing is changed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import markdown
from markdown import inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown import Markdown

KNOWN = ((3, 10), (3, 11))
"""The versions of Python-Markdown whose way of applying patterns is known."""
_HANDLE, _APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"
_PARSER: Any = getattr(re, "_parser", None)
_COMMON = "^@!=:`*_<>/()[]\n "
"""Characters that are found in Markdown, the more often the further back; letters and digits more often than these."""
_REFERENCES = frozenset(
    {
        inlinepatterns.ReferenceInlineProcessor,
        inlinepatterns.ShortReferenceInlineProcessor,
        inlinepatterns.ImageReferenceInlineProcessor,
        inlinepatterns.ShortImageReferenceInlineProcessor,
    }
)
"""Patterns that find nothing in a text that defines no references, and look at each link to see that."""
_MOST = 16
"""Characters of a set; to look for more of them would take as long as the pattern itself."""


def quicken(md: Markdown) -> None:
    """Let a Markdown pass over inline patterns that cannot be in a text; what it makes of the text is the same."""
    if "inline" in md.treeprocessors and type(md.treeprocessors["inline"]) is InlineProcessor and _fits():
        md.treeprocessors.register(_Glancing(md), "inline", 20)


@cache
def _fits() -> bool:
    version = markdown.__version_info__[:2] in KNOWN
    return version and _PARSER is not None and all(hasattr(InlineProcessor, name) for name in (_HANDLE, _APPLY))


class _Glancing(InlineProcessor):
    """Applies those patterns of which at least one character is there that none of their matches lacks."""

    def run(self, tree: Any, ancestors: Any = None) -> Any:
        """Apply patterns to a tree, as they are registered now."""
        patterns = enumerate(self.md.inlinePatterns)
        idle = () if self.md.references else _REFERENCES
        self._patterns = [(number, one, _letters(one)) for number, one in patterns if type(one) not in idle]
        self._beyond = frozenset().union(*(letters for _, _, letters in self._patterns if letters))
        self._always = any(letters is None for _, _, letters in self._patterns)
        return super().run(tree, ancestors)

    def _handle(self, data: str, first: int = 0) -> str:
        if isinstance(data, AtomicString) or not (self._always or self._beyond.intersection(data)):
            return data
        apply, start = getattr(self, _APPLY), 0
        for number, pattern, letters in self._patterns:
            matched = number >= first and (letters is None or any(one in data for one in letters))
            while matched:
                data, matched, start = apply(pattern, data, number, start)
        return data


setattr(_Glancing, _HANDLE, _Glancing._handle)  # noqa: SLF001  the name that the class above it calls


def _letters(pattern: Any) -> frozenset[str] | None:
    return needed(pattern.getCompiledRegExp())


@cache
def needed(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return characters of which each match of a pattern has at least one, the fewest that are known; None where none are."""
    parsed = _PARSER.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = _of_sequence(parsed)
    cased = pattern.flags & re.IGNORECASE
    return None if found is None or len(found) > _MOST or (cased and any(one.isalpha() for one in found)) else found


def _of_sequence(parts: Iterable[Any]) -> frozenset[str] | None:
    """Return the smallest set that any part of a sequence needs, of those as small the one that is found least."""
    sets = [found for part in parts if (found := _of_part(*part)) is not None]
    return min(sets, key=lambda found: (len(found), max(map(_often, found), default=0)), default=None)


def _often(letter: str) -> int:
    """Return how often a character is found in Markdown, by its place among others."""
    return _COMMON.find(letter) + 1 or (len(_COMMON) + 1 if letter.isalnum() else 0)


def _of_part(code: Any, told: Any) -> frozenset[str] | None:
    """Return the set that a part needs, by the name that `re` gives to its kind."""
    match str(code):
        case "LITERAL":
            return frozenset({chr(told)})
        case "IN":
            return _of_class(told)
        case "BRANCH":
            sets = [_of_sequence(one) for one in told[1]]
            return None if any(one is None for one in sets) else frozenset().union(*filter(None, sets))
        case name:
            inside = _inside(name, told)
            return None if inside is None else _of_sequence(inside)


def _inside(name: str, told: Any) -> Any:
    """Return the sequence that must be there where a part is, if there is one."""
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return told[2] if told[0] else None
    return {"SUBPATTERN": lambda: told[3], "ATOMIC_GROUP": lambda: told, "ASSERT": lambda: told[1]}.get(
        name, lambda: None
    )()


def _of_class(members: Iterable[Any]) -> frozenset[str] | None:
    """Return the characters of a class that names each of them."""
    members = list(members)
    return frozenset(chr(told) for _, told in members) if all(str(code) == "LITERAL" for code, _ in members) else None
