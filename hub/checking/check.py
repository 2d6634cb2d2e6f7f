"""All rules that look at a whole hub, and the one function that runs them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from hub.checking import (
    answers,
    audiences,
    embeds,
    followups,
    formulas,
    kinds,
    language,
    links,
    loop,
    markup,
    people,
    references,
    removals,
    review,
    safety,
    sessions,
    sizes,
    topics,
    translations,
    unfinished,
    versions,
)
from hub.checking.allowing import allowed
from hub.checking.concealing import concealed
from hub.diagnostics import Diagnostic, Severity
from hub.graph.hub import Hub

Check = Callable[[Hub], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    references.draft_references,
    references.deprecated_references,
    references.circular_prerequisites,
    references.circular_topics,
    references.unreachable_prerequisites,
    references.duplicate_titles,
    links.broken_links,
    links.broken_anchors,
    links.missing_images,
    links.missing_files,
    links.missing_alternative_texts,
    embeds.unlisted_embeds,
    embeds.untitled_embeds,
    formulas.unreadable_formulas,
    kinds.empty_stages,
    kinds.repeated_steps,
    kinds.steps_before_prerequisites,
    kinds.speaking_facilitators,
    kinds.held_without_recap,
    kinds.planned_in_the_past,
    kinds.guides_without_task,
    kinds.owners_who_left,
    kinds.expired_offers,
    people.own_reviews,
    people.ends_before_beginnings,
    review.changes_since_verified,
    review.reviews_due,
    review.never_verified,
    review.bulk_verifications,
    sessions.held_in_the_future,
    sessions.proposed_in_the_past,
    sessions.unknown_recurrences,
    sessions.unreadable_transcripts,
    sessions.chapters_out_of_order,
    sessions.chapters_after_the_end,
    translations.untold_languages,
    translations.same_languages,
    translations.sources_of_another_kind,
    translations.unknown_sections,
    loop.lessons_without_stages,
    loop.uncovered_outcomes,
    loop.unknown_outcomes,
    answers.checks_without_answer,
    answers.checks_without_explanation,
    answers.broken_checks,
    loop.unclosed_blocks,
    loop.nested_blocks,
    loop.broken_tasks,
    markup.broken_markup,
    removals.removed_markup,
    removals.foreign_images,
    unfinished.left_todos,
    versions.other_versions,
    language.skipped_headings,
    language.vague_links,
    language.titles_in_capitals,
    language.repeated_titles,
    safety.secrets,
    safety.personal_data,
    followups.overdue_actions,
    followups.unanswered_questions,
    followups.recordings_without_captions,
    followups.recordings_without_consent,
    people.offers_without_contact,
    people.offers_without_room,
    topics.clashing_synonyms,
    sizes.odd_sizes,
    sizes.unused_files,
    audiences.narrower_references,
    audiences.withheld_people,
)


def check(hub: Hub, *, search: bool = False) -> Iterator[Diagnostic]:
    """Yield what the rules find in a hub, rule by rule; `search` also runs the searches of `hub.yml`, which takes longer."""
    for rule in CHECKS:
        yield from rule(hub)
    if search:
        from hub.checking.searches import failing_searches  # noqa: PLC0415  the finder is slow to import, and seldom asked

        yield from failing_searches(hub)


def findings(hub: Hub, faults: Iterable[Diagnostic], *, search: bool = False) -> list[Diagnostic]:
    """Return all that is wrong with a hub, by file, line and column: the faults of its reading and what the rules find.

    What entries allow is left out, and no finding quotes a secret.
    """
    return in_order(concealed(allowed(hub, [*faults, *check(hub, search=search)])))


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics by file, line and column, each once."""
    return sorted(dict.fromkeys(diagnostics), key=lambda one: one.order)


def counts(diagnostics: Iterable[Diagnostic]) -> Mapping[Severity, int]:
    """Return how many there are of each severity."""
    found = Counter(one.severity for one in diagnostics)
    return {severity: found[severity] for severity in Severity}


def failed(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether there is an error or a warning among them."""
    return any(one.severity is not Severity.NOTICE for one in diagnostics)
