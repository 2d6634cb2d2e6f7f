"""Rules of the files beside entries: pictures that are too large, and media that belong elsewhere."""

import posixpath
from collections.abc import Iterator, Mapping

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


def large_files(hub: Hub) -> Iterator[Diagnostic]:
    """Find pictures that readers wait for, and files that do not belong beside texts.

    Each is told once: where it is shown, linked or named first, else at the file itself. Pictures and documents whose size
    nobody knows are left alone.
    """
    broken = {path: rule for path in sorted(hub.files) if (rule := _broken(path, hub.sizes.get(path, 0)))}
    uses = _uses(hub, broken) if broken else {}
    for path, rule in broken.items():
        first, *others = uses[path] or [Span(path)]
        yield Diagnostic(rule, first, _told(hub, path, rule), rule.fix, related=tuple(others))


def _broken(path: str, size: int) -> Rule | None:
    """Return the rule that a file breaks, if it breaks one."""
    ending = posixpath.splitext(path)[1].lower().removeprefix(".")
    if ending in PICTURES:
        return sizes.LARGE_IMAGE if size > _LARGEST_PICTURE else None
    largest = _LARGEST_ARCHIVE if ending == "zip" else _LARGEST_OTHER
    return sizes.MISPLACED_MEDIA if ending in RECORDINGS or size > largest else None


def _told(hub: Hub, path: str, rule: Rule) -> str:
    """Return what is said of a file; without its size where nobody knows it."""
    name, size = f"`{posixpath.basename(path)}`", hub.sizes.get(path)
    has = f"{name} has {size / _MEGABYTE:.1f} MB" if size and size > _MEGABYTE / 20 else f"{name} is"
    if rule is sizes.LARGE_IMAGE:
        return f"{has}; readers wait for it."
    return f"{has} among the content, where git keeps it for ever."


def _uses(hub: Hub, paths: Mapping[str, Rule]) -> Mapping[str, list[Span]]:
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
