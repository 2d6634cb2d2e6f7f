"""What is taken out of texts before they are published, told where it stands."""

from collections.abc import Iterator, Mapping

from hub.checking.links import is_foreign
from hub.diagnostics import Diagnostic, Span, brief
from hub.graph.hub import Hub
from hub.reading.removals import Removal
from hub.rules import markup

_INSTEAD: Mapping[str, str] = {
    "script": "Texts have no behaviour. To show the script, put it between lines with ```.",
    "style": "Leave the looks to the theme. To show the styles, put them between lines with ```.",
    "form": "A page has nothing that could receive a form. Link to one.",
    "object": "Link to what it shows.",
    "embed": "Link to what it shows.",
    "base": "Write links as Markdown, with the path of the source file.",
    "meta": "What a page says of itself stands in its front matter.",
    "link": "Write a link as Markdown: `[text](page.md)`.",
    "center": "Leave the looks to the theme.",
    "font": "Leave the looks to the theme.",
}


def removed_markup(hub: Hub) -> Iterator[Diagnostic]:
    """Find tags and attributes that are taken out of texts."""
    for document in hub.documents.values():
        for removal, span in document.found.removals:
            yield _attribute(removal, span) if removal.attribute else _tag(removal, span)


def foreign_images(hub: Hub) -> Iterator[Diagnostic]:
    """Find images on other hosts."""
    for document in hub.documents.values():
        for link in document.links:
            if link.image and is_foreign(link.target):
                message = f"`{brief(link.target)}` is on another host, so it is not shown."
                yield Diagnostic(markup.FOREIGN_IMAGE, link.span, message, markup.FOREIGN_IMAGE.fix)


def _tag(removal: Removal, span: Span) -> Diagnostic:
    hint = _INSTEAD.get(removal.tag) or f"To show it, put it in backticks: `{brief(removal.value)}`."
    return Diagnostic(markup.REMOVED_TAG, span, f"The tag `{brief(removal.value)}` is taken out of the page.", hint)


def _attribute(removal: Removal, span: Span) -> Diagnostic:
    what, hint = _worded(removal)
    return Diagnostic(markup.REMOVED_ATTRIBUTE, span, f"{what} is taken out of the page.", hint)


def _worded(removal: Removal) -> tuple[str, str]:
    """Return an attribute as a text names it, and what to write instead."""
    if removal.attribute in ("id", "name", "for"):
        return (
            f"The id `{brief(removal.value)}`",
            "The theme or the hub needs it. Choose one that begins otherwise than `__` or `hub-`.",
        )
    if removal.attribute == "class":
        return (
            f"The class `{brief(removal.value)}`",
            "The theme or the hub needs it. Leave it out, or take one of the theme's own such as `.md-button`.",
        )
    if removal.attribute.startswith("on"):
        return f"`{removal.attribute}`", "Texts have no behaviour; leave it out."
    if removal.attribute == "style":
        return "`style`", "Leave the looks to the theme."
    return f"`{removal.attribute}`", "It is not on the list of what texts may have; leave it out."
