"""Emojis and icons by their short names, such as `:tada:` and `:material-clock:`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from material.extensions import emoji

if TYPE_CHECKING:
    from markdown import Markdown


def drawn(  # noqa: PLR0913, PLR0917  what the extension calls it with
    index: str,
    shortname: str,
    alias: str,
    code: str | None,
    alt: str,
    title: str,
    category: str,
    options: dict[str, Any],
    md: Markdown,
) -> Element:
    """Return an icon of the theme as a drawing, and an emoji as the letter it is: its picture would come from a foreign host."""
    if code is None:
        icon: Element = emoji.to_svg(index, shortname, alias, code, alt, title, category, options, md)
        return icon
    letter = Element("span", {"class": options.get("classes", index)})
    letter.text = alt
    return letter
