"""The end of an entry's page: whether it helped, what is missing or wrong, and who can mend it."""

from collections.abc import Iterable

from hub.graph import places
from hub.graph.asking import whom_to_ask
from hub.model.entry import Entry
from hub.model.feedback import filled
from hub.model.kind import Kind
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.model.session import Session
from hub.model.topics import Path
from hub.pages.elements import box_for, element
from hub.pages.markup import link, web
from hub.pages.pen import Pen

EDIT = "<!-- hub:edit -->"
"""Where a shell puts its link to edit the file. The hub's own Markdown escapes every `<` of an author."""

_JUDGED = frozenset({Kind.LESSON, Kind.GUIDE, Kind.SESSION, Kind.PATH, Kind.TOPIC})
"""People and groups are not put to the vote."""
_APART = {"search-exclude": ""}
"""What stands on every page is nothing that a search should find."""


def helpful(pen: Pen, entry: Entry) -> str:
    """Return the block at the end of an entry's page; without scripts it holds links alone."""
    if entry.kind not in _JUDGED:
        return ""
    links = pen.hub.settings.links
    if not links.report and not links.votes:
        return _ways(pen, entry, "")
    about = _about(pen, entry)
    issue = _issue(pen, entry, links.report) if links.report else None
    begun = filled(issue, {"body": f"\n\n{about}"}) if issue else ""
    report = f"{web(pen.say('Report a problem'), begun)}{{ .hub-report }}" if begun else ""
    data = {"report": issue, "votes": links.votes, "about": about}
    return element("helpful", data, _ways(pen, entry, report))


def _ways(pen: Pen, entry: Entry, report: str) -> str:
    """Return the links; the place of the last is inside their line, so that it is no block of its own."""
    return box_for("ways", _APART, " ".join(filter(None, (report, _ask(pen, entry), EDIT))))


def _issue(pen: Pen, entry: Entry, address: str) -> str:
    """Return the address of an issue about an entry, with its text still to be filled in."""
    title = pen.say("Feedback on “{title}”", title=entry.title)
    return filled(address, {"title": title, "path": f"{pen.folder}{entry.path}", "id": entry.id})


def _about(pen: Pen, entry: Entry) -> str:
    """Return what those who mend an entry must know, as plain text: which it is, its file, and whose it is."""
    keepers = pen.listed([person.title for person in pen.hub.those(_keepers(entry), Person)])
    lines = (
        pen.say("Page: {id}", id=entry.id),
        pen.say("File: {path}", path=f"{pen.folder}{entry.path}"),
        pen.say("For: {people}", people=keepers) if keepers else "",
    )
    return "\n".join(filter(None, lines))


def _keepers(entry: Entry) -> Iterable[str]:
    """Return who answers for an entry."""
    match entry:
        case Lesson():
            return entry.authors
        case Guide() | Path():
            return (entry.owner,)
        case Session():
            return (entry.facilitator,)
    return ()


def _ask(pen: Pen, entry: Entry) -> str:
    """Return a link to whom to ask: further up on the page, or the page of who answers for it, or that for all questions."""
    for asked in pen.hub.those((one.person for one in whom_to_ask(pen.hub, entry.id)), Person):
        return link(pen.say("Ask {name}", name=asked.title), "#hub-ask")
    for keeper in pen.hub.those(_keepers(entry), Person):
        if keeper.id in pen.hub.here:
            return pen.place(keeper.path, pen.say("Ask {name}", name=keeper.title))
    return pen.place(places.ASK, pen.say("Ask a colleague"))
