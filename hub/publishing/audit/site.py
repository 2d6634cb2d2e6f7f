"""A built site as the audit finds it in its folder."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hub.diagnostics import Diagnostic, Rule, Span
from hub.graph.hub import Hub
from hub.publishing.audit.address import Target, target_of
from hub.publishing.audit.page import Named, Page, read_page
from hub.publishing.audit.styles import addresses_in
from hub.publishing.built import Built


@dataclass(frozen=True)
class Site:
    """A folder with a built site, what its build told (whom it is for, too), and the whole hub that it was made of.

    `content` is the folder of content as reports name it, such as `content/`.
    """

    folder: Path
    built: Built
    hub: Hub
    content: str = ""

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """The sizes of all ordinary files by their paths, sorted."""
        return {path: state.st_size for path, state in self._states.items() if stat.S_ISREG(state.st_mode)}

    @cached_property
    def odd(self) -> tuple[str, ...]:
        """What is neither a folder nor an ordinary file."""
        return tuple(path for path in self._states if path not in self.sizes)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The HTML pages by their paths."""
        return self._read(".html", ".htm")

    @cached_property
    def drawings(self) -> Mapping[str, Page]:
        """The SVG drawings by their paths."""
        return self._read(".svg")

    @cached_property
    def _named(self) -> Mapping[str, tuple[Named, ...]]:
        styles = (path for path in self.sizes if path.endswith(".css"))
        sheets = {
            path: tuple(
                Named("style sheet", "url", one, loads=True) for one in dict.fromkeys(addresses_in(self.text(path)))
            )
            for path in styles
        }
        return {**{path: page.named for path, page in {**self.pages, **self.drawings}.items()}, **sheets}

    @cached_property
    def addresses(self) -> tuple[tuple[str, Named, Target], ...]:
        """Every address that stands in a page, drawing or style sheet: the path of the file, and where it leads."""
        site = self.built.site
        return tuple(
            (path, one, target_of(one.address, path, site)) for path, found in self._named.items() for one in found
        )

    def file(self, path: str) -> str | None:
        """Return the file that a server shows at a path below the top of the site."""
        index = f"{path.rstrip('/')}/index.html".lstrip("/")
        return path if path in self.sizes else index if index in self.sizes else None

    def text(self, path: str) -> str:
        """Return what stands in a file."""
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")

    def fault(self, rule: Rule, path: str, message: str, sign: str = "") -> Diagnostic:
        """Return a finding in a file, at the first place where a sign of it stands; the source of the page is related."""
        source = self.built.pages.get(path)
        related = (Span(f"{self.content}{source}"),) if source else ()
        return Diagnostic(rule, self._span(path, sign), message, rule.fix, related=related)

    def _span(self, path: str, sign: str) -> Span:
        before, found, _ = self.text(path).partition(sign) if sign and path in self.sizes else ("", "", "")
        if not found:
            return Span(path)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Span.on_line(path, line, column, len(sign.partition("\n")[0]))

    def _read(self, *ends: str) -> dict[str, Page]:
        paths = (path for path in self.sizes if path.lower().endswith(ends))
        return {path: read_page((self.folder / path).read_bytes()) for path in paths}

    @cached_property
    def _states(self) -> Mapping[str, os.stat_result]:
        return dict(sorted(_states(self.folder, "")))


def _states(folder: Path, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _states(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, entry.stat(follow_symlinks=False)
