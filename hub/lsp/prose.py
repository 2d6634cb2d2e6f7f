"""What can be typed in the text of an entry: people, blocks, outcomes, links."""

import posixpath
from collections.abc import Iterator

from hub.blocks.grammar import FOLDS, STAGES
from hub.blocks.words import DOERS
from hub.graph.hub import Hub
from hub.lsp.body import Gap, Want
from hub.lsp.choice import Choice, Sort
from hub.lsp.fields import about, references
from hub.lsp.known import Known
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.reading.source import PICTURES
from hub.reading.target import target_of

_TOLD = {
    "practice": "something to do, with tasks",
    "check": "a question with right and wrong answers",
    "feedback": "whom to ask what",
    "reflect": "a question that the reader takes along",
    "hint": "folded until somebody opens it",
    "solution": "folded until somebody opens it",
}


def choices_in(gap: Gap, known: Known, entry: Entry) -> Iterator[Choice]:
    """Yield what can be typed in a gap of the text of an entry."""
    hub = known.hub
    if gap.want in (Want.PERSON, Want.DOER):
        yield from references((Kind.PERSON,), known)
    if gap.want is Want.DOER:
        yield from (Choice(word, f"{word}: ", Sort.WORD, title) for word, title in DOERS.items())
    if gap.want is Want.BLOCK:
        yield from (Choice(kind, kind, Sort.BLOCK, _TOLD[kind]) for kind in (*STAGES, *FOLDS))
    if gap.want is Want.OUTCOME:
        for number, outcome in enumerate(getattr(entry, "outcomes", ()), 1):
            yield Choice(f"outcome-{number}", f"outcome-{number}", Sort.WORD, outcome, "", outcome)
    if gap.want is Want.LINK:
        yield from _pages(entry, known)
    if gap.want in (Want.LINK, Want.IMAGE):
        yield from _files(entry, hub, pictures=gap.want is Want.IMAGE)
    if gap.want is Want.ANCHOR:
        yield from _anchors(gap.page, entry, hub)


def _pages(entry: Entry, known: Known) -> Iterator[Choice]:
    for other in known.others():
        link = _from(entry, other.path)
        yield Choice(link, link, Sort.ENTRY, other.title, about(other), other.title)


def _files(entry: Entry, hub: Hub, *, pictures: bool) -> Iterator[Choice]:
    for path in sorted(hub.files):
        ending = posixpath.splitext(path)[1].lower().removeprefix(".")
        if ending != "md" and (ending in PICTURES or not pictures):
            yield Choice(_from(entry, path), _from(entry, path), Sort.FILE)


def _anchors(page: str, entry: Entry, hub: Hub) -> Iterator[Choice]:
    target = target_of(entry.path, page) if page else None
    other = hub.at(target.path if target else entry.path)
    for heading in hub.documents[other.id].headings if other else ():
        if heading.id:
            yield Choice(heading.id, heading.id, Sort.WORD, heading.text)


def _from(entry: Entry, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(entry.path) or ".").replace(" ", "%20")
