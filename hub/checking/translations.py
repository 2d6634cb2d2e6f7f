"""Rules of translations."""

from collections.abc import Iterator

from hub.diagnostics import Diagnostic
from hub.graph.freshness import digest, sections
from hub.graph.hub import Hub
from hub.graph.translations import versions
from hub.model.entry import Entry
from hub.reading.names import closest
from hub.rules import translations


def untold_languages(hub: Hub) -> Iterator[Diagnostic]:
    """Find translations that do not say in which language they are."""
    used = {entry.lang for entry in hub.entries.values() if entry.lang}
    for entry, _ in _translations(hub):
        if entry.lang is None:
            named = next((word for word in reversed(_words(entry.id)) if word in used), None)
            example = named or ("es" if hub.settings.lang == "de" else "de")
            hint = (
                f"Add `lang: {example}`."
                if named
                else f"Add `lang` with the code of its language, as `lang: {example}`."
            )
            span = hub.documents[entry.id].key_span(("translation_of",))
            yield Diagnostic(
                translations.UNTOLD_LANGUAGE, span, "The translation does not say in which language it is.", hint
            )


def _words(entry_id: str) -> list[str]:
    return entry_id.replace("/", "-").replace(".", "-").split("-")


def same_languages(hub: Hub) -> Iterator[Diagnostic]:
    """Find translations into a language in which their text is there already, reported at the later one by its id."""
    for root in sorted({versions(hub, entry)[0].id for entry, _ in _translations(hub) if versions(hub, entry)}):
        first: dict[str, Entry] = {}
        for entry in versions(hub, hub.entries[root]):
            lang = (entry.lang or (hub.settings.lang if entry.translation_of is None else "")).lower()
            other = first.setdefault(lang, entry) if lang else entry
            if other is not entry:
                told = "its source" if other.translation_of is None else f"the translation `{other.id}`"
                message = f"`{lang}` is the language of {told} too."
                hint = "Write the code of the language it is in, or merge the two."
                span = hub.documents[entry.id].span(("lang",))
                related = (hub.documents[other.id].span(("lang" if other.lang else "title",)),)
                yield Diagnostic(translations.SAME_LANGUAGE, span, message, hint, related=related)


def sources_of_another_kind(hub: Hub) -> Iterator[Diagnostic]:
    """Find translations of entries of another kind."""
    for entry, source in _translations(hub):
        if entry.kind is not source.kind:
            span = hub.documents[entry.id].span(("translation_of", "id"))
            message = f"`{source.id}` is a {source.kind}, and this is a {entry.kind}."
            hint = f"Write the id of the {entry.kind} that was translated, or move this file."
            yield Diagnostic(translations.SOURCE_OF_ANOTHER_KIND, span, message, hint)


def unknown_sections(hub: Hub) -> Iterator[Diagnostic]:
    """Find sections that a source does not have, where it has not changed since: else they may be gone."""
    for entry, source in _translations(hub):
        made_from = entry.translation_of
        if not made_from or not made_from.digest or not digest(hub, source.id).startswith(made_from.digest):
            continue
        known = {section.id for section in sections(hub, source.id)}
        for name in made_from.sections:
            if name not in known:
                near = closest(name, known)
                hint = f"Did you mean `{near}`?" if near else f"Run `hub digest {source.id}`, and copy what it prints."
                span = hub.documents[entry.id].key_span(("translation_of", "sections", name))
                message = f"`{source.id}` has no section `{name}`."
                yield Diagnostic(translations.UNKNOWN_SECTION, span, message, hint, near)


def _translations(hub: Hub) -> Iterator[tuple[Entry, Entry]]:
    """Yield the translations with their sources."""
    for entry in hub.entries.values():
        source = hub.get(entry.translation_of.id) if entry.translation_of else None
        if source is not None:
            yield entry, source
