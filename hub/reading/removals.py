"""Markup in a body that is taken out of its page: tags and attributes that no text may have; in time linear in its length."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hub.sanitising.allowed import attribute_allowed, tag_allowed

_TAG = re.compile(
    r"""(?<!\]\()(?<!\]\( )(?<!\]:)(?<!\]: )<(?P<closing>/?)(?P<name>(?!(?:https?|mailto|ftp):)[A-Za-z][^\s/<>@]{0,60})"""
    r"""(?P<attributes>(?:[\s/](?:[^<>"'=]|=\s*+(?:"[^"]{0,4000}"|'[^']{0,4000}'|[^\s"'<>]*)|["']){0,4000}+)?+)>"""
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]{1,100})(?:\s{0,20}=\s{0,20}(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]*)))?"""
)
_ODD_COMMENT = re.compile(
    r"(?P<mark><[?!])(?:(?<=\?)[^<>]{0,4000}\?|(?<=!)(?:\[CDATA\[|DOCTYPE\b)[^<>]{0,4000})>", re.IGNORECASE
)
"""What browsers take for a comment although it is none: instructions and declarations of XML."""
_LIST = re.compile(r"\{:?[ \t]*+(?P<inside>[^{}\n]++)\}")
_IN_LIST = re.compile(
    r"""(?<![^\s:])(?:\#(?P<id>[^\s"'{}=]+)|\.(?P<class>[^\s"'{}=]+)|(?P<name>[^\s"'{}=.#]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'{}]*)))"""
)
_CONSUMED = frozenset({"markdown", "data-toc-label"})
"""Attributes that are for the renderer, which takes them out itself."""
_ELSEWHERE = frozenset({("a", "href"), ("img", "src"), ("iframe", "src")})
"""What rules about links, images and embeds say something about."""


class Removal(NamedTuple):
    """A tag or an attribute that is taken out, with its value, and its place in the text."""

    tag: str
    attribute: str
    value: str
    start: int
    end: int


def removals_in(prose: str) -> Iterator[Removal]:
    """Yield what is taken out of a text whose code and comments are blanked out, in no order."""
    if "<" in prose:
        for tag in _TAG.finditer(prose):
            yield from _in_tag(tag)
    if "<?" in prose or "<!" in prose:
        for found in _ODD_COMMENT.finditer(prose):
            yield Removal(found["mark"], "", found[0], *found.span())
    if "{" in prose:
        for found in _LIST.finditer(prose):
            yield from _in_list(found)


def _in_tag(tag: re.Match[str]) -> Iterator[Removal]:
    name = tag["name"].lower()
    if name == "iframe" or tag["closing"]:
        return
    if not tag_allowed(name):
        yield Removal(name, "", tag[0], *tag.span())
        return
    offset = tag.start("attributes")
    for found in _ATTRIBUTE.finditer(tag["attributes"]):
        attribute, value = found["name"].lower(), _value(found)
        known = attribute in _CONSUMED or (name, attribute) in _ELSEWHERE
        if not (known or attribute_allowed(name, attribute, value)):
            yield Removal(name, attribute, value, offset + found.start(), offset + found.end())


def _in_list(found: re.Match[str]) -> Iterator[Removal]:
    offset = found.start("inside")
    for one in _IN_LIST.finditer(found["inside"]):
        kind = next(key for key in ("id", "class", "name") if one[key] is not None)
        attribute = one["name"].lower() if kind == "name" else kind
        value = _value(one) if kind == "name" else one[kind]
        if attribute not in _CONSUMED and not attribute_allowed("", attribute, value):
            yield Removal("", attribute, value, offset + one.start(), offset + one.end())


def _value(found: re.Match[str]) -> str:
    return next((found[key] for key in ("double", "single", "bare") if found[key] is not None), "")
