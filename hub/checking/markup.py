"""Markup that is broken off."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, brief
from hub.graph.hub import Hub
from hub.reading.target import target_of
from hub.reading.torn import Tear, Torn
from hub.rules import markup


def broken_markup(hub: Hub) -> Iterator[Diagnostic]:
    """Find what is never closed, marks of a merge, footnotes and cells that are lost, and links to what is there that are none."""
    for document in hub.documents.values():
        for torn in document.found.torn:
            if found := _told(hub, torn):
                yield found


def _told(hub: Hub, torn: Torn) -> Diagnostic | None:
    if torn.tear is Tear.LINK:
        return _link(hub, torn)
    if torn.tear is Tear.OPEN:
        hint = "Write `)` behind its address, and a quote behind its title; or a backslash before `[`, if it is none."
        return Diagnostic(markup.BROKEN_MARKUP, torn.span, "The link that begins here is never closed.", hint)
    if torn.tear is Tear.CONFLICT:
        message = f"`{torn.mark}` is a mark of two changes that met here."
        return Diagnostic(markup.MERGE_CONFLICT, torn.span, message, markup.MERGE_CONFLICT.fix)
    if torn.tear is Tear.FOOTNOTE:
        return _footnote(torn)
    if torn.tear is Tear.CELL:
        message = f"The table has {torn.mark} column{'s' if torn.mark != '1' else ''}, so what stands from here on is not shown."
        return Diagnostic(markup.LOST_CELL, torn.span, message, markup.LOST_CELL.fix)
    hint = f"Put a line with {brief(torn.mark)} behind the last line of the code; no line up to there begins further to the left than this one."
    return Diagnostic(markup.UNCLOSED_CODE, torn.span, "The code that begins here is never closed.", hint)


def _footnote(torn: Torn) -> Diagnostic:
    name = brief(torn.mark)
    if torn.label:
        message = f"The footnote `{name}` stands inside the footnote `{brief(torn.label)}`, so it is not shown."
        return Diagnostic(markup.LOST_FOOTNOTE, torn.span, message, "Indent it as far as the text that it belongs to.")
    message = f"The footnote `{name}` stands here a second time, so what the first one says is not shown."
    return Diagnostic(markup.LOST_FOOTNOTE, torn.span, message, markup.LOST_FOOTNOTE.fix)


def _link(hub: Hub, torn: Torn) -> Diagnostic | None:
    """Return what is said of a link; nothing where it leads to nothing, because then it may be no link at all."""
    for target in (torn.mark, f"{torn.mark}.md"):
        leads = target_of(torn.span.path, target)
        if leads and leads.path in hub.files and leads.path != torn.span.path:
            better = f"[{torn.label}]({target})"
            message = f"This is no link, though there is a file `{leads.path}`."
            return Diagnostic(markup.BROKEN_MARKUP, torn.span, message, f"Write `{better}`.", better)
    return None
