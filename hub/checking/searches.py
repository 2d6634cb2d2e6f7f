"""Rules of the searches in `hub.yml`, which must go on working."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic, Span
from hub.graph.finding import FIRST, Missed, missed
from hub.graph.hub import Hub
from hub.graph.withheld import for_insiders
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.people import Person
from hub.model.topics import Topic
from hub.rules import settings


def failing_searches(hub: Hub) -> Iterator[Diagnostic]:
    """Yield the searches whose entry is not among the first that `hub find` answers with; faults of the entry come first."""
    for one in missed(for_insiders(hub)):
        entry = hub.get(one.case.expect)
        if entry is not None and not entry.faulty:
            span = hub.settings_document.span(("search", one.place, "expect"))
            hint = f"{_advice(hub, entry)} If another entry is the better answer by now, change `expect`."
            yield Diagnostic(settings.SEARCH_REGRESSION, span, _told(one), hint, related=(Span(entry.path),))


def _told(one: Missed) -> str:
    wanted = f"“{one.case.query}” does not find `{one.case.expect}` among the first {FIRST}"
    if not one.found:
        return f"{wanted}: it finds nothing."
    place = f"; it is number {one.found.index(one.case.expect) + 1}" if one.case.expect in one.found else ""
    return f"{wanted}: it finds {', '.join(f'`{entry}`' for entry in one.found[:FIRST])}{place}."


def _advice(hub: Hub, entry: Entry) -> str:
    """Return what makes an entry be found by other words."""
    if entry.draft:
        return "It is a draft, so nobody finds it: make it `live`."
    topics = " or ".join(f"`{topic.path}`" for topic in hub.those(entry.topics, Topic))
    synonym = (
        f"add the words to `synonyms` in {topics}" if topics else "give it a topic that has the words as a synonym"
    )
    match entry:
        case Topic():
            return f"Add the words to `synonyms` in `{entry.path}`."
        case Lesson():
            return f"Add them to `struggles` in `{entry.path}` as a learner says them, or {synonym}."
        case Person():
            return f"People who left or are not listed are never found; else add the words to `synonyms` of a topic that {entry.title} knows."
        case _:
            return f"Say it in these words in `summary` in `{entry.path}`, or {synonym}."
