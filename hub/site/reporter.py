"""Says what is wrong with the content of a site: at once, in the log of the build, and kept for the end of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from hub.diagnostics import Diagnostic, Severity, Span
from hub.rules import content, markup
from hub.trying import unrenderable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.reading.document import Document

log = get_plugin_logger("hub")

_TOLD_OF = {content.BROKEN_LINK: "href", markup.FOREIGN_IMAGE: "src"}
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Reporter:
    """Logs findings and keeps them in `found`; `prefix` is the folder of the content as people name it."""

    prefix: str
    found: list[Diagnostic]

    def report(self) -> None:
        """Log all that was found so far."""
        for one in self.found:
            self._log(one)

    def add(self, findings: Iterable[Diagnostic]) -> None:
        """Keep and log what was found since."""
        for one in findings:
            self.found.append(one)
            self._log(one)

    def unrenderable(self, path: str, fault: BaseException) -> None:
        """Take up that the text of a page could not be rendered."""
        self.add([unrenderable(path, " ".join(str(fault).split()) or type(fault).__name__)])

    def removed(self, document: Document, parts: tuple[str, ...]) -> None:
        """Take up that something was taken out of a page, unless reading its text has foreseen that."""
        told = {*_foreseen(document), *(_TOLD_OF.get(one.rule) for one in self.found if one.span.path == document.path)}
        parts = tuple(part for part in parts if part not in told)
        if not parts:
            return
        some = ", ".join(f"`{part}`" for part in parts[:_NAMED]) + (" and more" if len(parts) > _NAMED else "")
        rule = markup.REMOVED_TAG if parts[0].startswith("<") else markup.REMOVED_ATTRIBUTE
        self.add(
            [Diagnostic(rule, _place(document, parts[0]), f"Of this text, {some} is taken out of the page.", rule.fix)]
        )

    def _log(self, one: Diagnostic) -> None:
        tell = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.NOTICE: log.info}[one.severity]
        tell(
            "%s%s:%d:%d: %s [%s] %s",
            self.prefix,
            one.span.path,
            one.span.line,
            one.span.column,
            one.message,
            one.rule.name,
            one.hint,
            extra={"diagnostic": one},
        )


def _foreseen(document: Document) -> Iterator[str]:
    """Yield what reading a text has told of already, in the words of `losses`."""
    for one, _ in document.found.removals:
        if one.attribute == "class":
            yield from (f"class {word}" for word in one.value.split())
        else:
            yield one.attribute or (f"<{one.tag}>" if one.tag[0] != "<" else one.tag)


def _place(document: Document, part: str) -> Span:
    """Return where a text first has the name of an element or attribute; its first words where it has none."""
    name = part.strip("<>").split()[-1] if part.strip("<>?!/") else part
    lines = document.body.split("\n")
    for number, line in enumerate(lines, document.first_line):
        if found := re.search(rf"(?<!\w){re.escape(name)}", line, re.IGNORECASE):
            return Span.on_line(document.path, number, found.start() + 1, len(name))
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    return Span.on_line(document.path, document.first_line + first, 1, len(lines[first]))
