"""References between entries, prerequisites, titles."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.hub import Hub
from hub.graph.prerequisites import Prerequisites
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.topics import Topic
from hub.rules import content, schema

_ABOUT_THE_PAST = frozenset({"replaced_by", "translation_of.id"})


def draft_references(hub: Hub) -> Iterator[Diagnostic]:
    """Find references to entries that are drafts."""
    drafts = {entry.id for entry in hub.entries.values() if entry.draft}
    for edge in hub.edges:
        if edge.target in drafts and edge.source not in drafts and edge.via not in _ABOUT_THE_PAST:
            target = hub.entries[edge.target]
            message = f"`{target.id}` is a draft, so readers will not see it."
            yield Diagnostic(
                schema.DRAFT_REFERENCE,
                edge.span,
                message,
                schema.DRAFT_REFERENCE.fix,
                related=(hub.documents[target.id].span(("status",)),),
            )


def deprecated_references(hub: Hub) -> Iterator[Diagnostic]:
    """Find references to entries that are deprecated."""
    deprecated = {entry.id for entry in hub.entries.values() if entry.deprecated}
    for edge in hub.edges:
        if edge.target in deprecated and edge.source not in deprecated and edge.via not in _ABOUT_THE_PAST:
            target = hub.entries[edge.target]
            instead = ", ".join(f"`{entry_id}`" for entry_id in target.replaced_by)
            hint = (
                f"Refer to {instead} instead."
                if instead
                else "Refer to something else, or ask its owner what replaced it."
            )
            yield Diagnostic(
                schema.DEPRECATED_REFERENCE,
                edge.span,
                f"`{target.id}` is deprecated.",
                hint,
                related=(hub.documents[target.id].span(("status",)),),
            )


def circular_prerequisites(hub: Hub) -> Iterator[Diagnostic]:
    """Find entries that require each other in a circle, each circle once."""
    for circle in hub.prerequisites.circles:
        way = " → ".join((*circle, circle[0]))
        spans = [hub.documents[entry_id].key_span(("requires",)) for entry_id in circle]
        message = f"Nobody can begin: {way}."
        yield Diagnostic(
            content.CIRCULAR_PREREQUISITES,
            spans[0],
            message,
            content.CIRCULAR_PREREQUISITES.fix,
            related=tuple(spans[1:]),
        )


def circular_topics(hub: Hub) -> Iterator[Diagnostic]:
    """Find topics that are part of each other in a circle, each circle once."""
    parents = Prerequisites({topic.id: (topic.parent,) if topic.parent else () for topic in hub.all(Topic)})
    for circle in parents.circles:
        spans = [hub.documents[topic].key_span(("parent",)) for topic in circle]
        message = f"None of these is the widest: {' → '.join((*circle, circle[0]))}."
        rule = schema.CIRCULAR_TOPICS
        yield Diagnostic(rule, spans[0], message, rule.fix, related=tuple(spans[1:]))


def unreachable_prerequisites(hub: Hub) -> Iterator[Diagnostic]:
    """Find prerequisites that nobody can fulfil."""
    for lesson in hub.all(Lesson):
        for index, required in enumerate(lesson.requires):
            if lesson.id not in hub.prerequisites.in_circle and (reason := _unreachable(hub, required)):
                span = hub.documents[lesson.id].span(("requires", index))
                yield Diagnostic(content.UNREACHABLE_PREREQUISITE, span, reason, content.UNREACHABLE_PREREQUISITE.fix)


def _unreachable(hub: Hub, required: str) -> str | None:
    if required in hub.prerequisites.blocked:
        return f"`{required}` stands on or behind a circle of prerequisites, so it can never be reached."
    if isinstance(hub.get(required), Topic) and not hub.of_topic(required, Lesson):
        return f"The topic `{required}` has no lesson, so nobody can learn it here."
    return None


def duplicate_titles(hub: Hub) -> Iterator[Diagnostic]:
    """Find the same title twice in one kind, reported at each later entry in the order of paths."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in sorted(hub.entries.values(), key=lambda entry: entry.path):
        key = (entry.kind, " ".join(entry.title.casefold().split()))
        if key[1] and (other := first.setdefault(key, entry)) is not entry:
            message = f"`{other.path}` has the same title."
            hint = "Say in the title what is different."
            span, related = (hub.documents[one.id].span(("title",)) for one in (entry, other))
            yield Diagnostic(schema.DUPLICATE_TITLE, span, message, hint, related=(related,))
