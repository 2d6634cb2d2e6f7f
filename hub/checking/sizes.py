"""Rules of the files beside entries: pictures that are too large, media that belong elsewhere, what nobody makes use of."""

import posixpath
from collections.abc import Collection, Iterator, Mapping

from hub.diagnostics import Diagnostic, Rule, Span
from hub.graph.beside import named_files
from hub.graph.hub import Hub
from hub.reading.source import PICTURES, RECORDINGS
from hub.reading.target import target_of
from hub.rules import sizes

_LARGEST_PICTURE = 500_000
_LARGEST_ARCHIVE = 1_000_000
_LARGEST_OTHER = 10_000_000
_MEGABYTE = 1_000_000


def odd_sizes(hub: Hub) -> Iterator[Diagnostic]:
    """Find pictures that readers wait for, files that do not belong beside texts, and empty ones.

    Each is told once: where it is shown, linked or named first, else at the file itself. Pictures and documents whose size
    nobody knows are left alone.
    """
    broken = {path: rule for path in sorted(hub.files) if (rule := _broken(path, hub.sizes.get(path)))}
    uses = _uses(hub, broken) if broken else {}
    for path, rule in broken.items():
        first, *others = uses[path] or [Span(path)]
        yield Diagnostic(rule, first, _told(hub, path, rule), rule.fix, related=tuple(others))


def unused_files(hub: Hub) -> Iterator[Diagnostic]:
    """Find files that nothing makes use of."""
    others = {path for path in hub.files if not path.endswith(".md")}
    unused = others - {target.path for place in hub.settings.links.places if (target := target_of("", place))}
    uses = _uses(hub, unused) if unused else {}
    for path in sorted(path for path in unused if not uses[path]):
        message = (
            "No entry shows, links or names this file, so it is published only if a template of the theme names it."
        )
        yield Diagnostic(sizes.UNUSED_FILE, Span(path), message, sizes.UNUSED_FILE.fix)


def _broken(path: str, size: int | None) -> Rule | None:
    """Return the rule that a file breaks, if it breaks one; `size` is None where nobody knows it."""
    if size == 0:
        return sizes.EMPTY_ATTACHMENT
    size = size or 0
    ending = posixpath.splitext(path)[1].lower().removeprefix(".")
    if ending in PICTURES:
        return sizes.LARGE_IMAGE if size > _LARGEST_PICTURE else None
    largest = _LARGEST_ARCHIVE if ending == "zip" else _LARGEST_OTHER
    return sizes.MISPLACED_MEDIA if ending in RECORDINGS or size > largest else None


def _told(hub: Hub, path: str, rule: Rule) -> str:
    """Return what is said of a file; without its size where nobody knows it."""
    name, size = f"`{posixpath.basename(path)}`", hub.sizes.get(path)
    if rule is sizes.EMPTY_ATTACHMENT:
        return f"{name} is empty."
    has = f"{name} has {size / _MEGABYTE:.1f} MB" if size and size > _MEGABYTE / 20 else f"{name} is"
    if rule is sizes.LARGE_IMAGE:
        return f"{has}; readers wait for it."
    return f"{has} among the content, where git keeps it for ever."


def _uses(hub: Hub, paths: Collection[str]) -> Mapping[str, list[Span]]:
    """Return where each file is shown, linked or named, in the order of places."""
    found: dict[str, list[Span]] = {path: [] for path in paths}
    for document in hub.documents.values():
        for link in document.links:
            if link.leads and link.leads.path in found:
                found[link.leads.path].append(link.span)
    for entry_id, route, name in named_files(hub):
        target = target_of(hub.entries[entry_id].path, name)
        if target and target.path in found:
            found[target.path].append(hub.documents[entry_id].span(route))
    return {path: sorted(spans) for path, spans in found.items()}
