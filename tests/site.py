"""Building a site as a person does, and reading what came out."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.case import PEOPLE
from tests.forked import can_fork, forked

MINIMAL = "site_name: A hub\ndocs_dir: content\ntheme: {name: material}\nplugins: {search: {}, hub: {}}\n"
PICTURE = bytes.fromhex("47494638396101000100800000ffffff0000002c00000000010001000002024401003b")
"""A GIF of one pixel."""
SMALL = {
    **PEOPLE,
    "index.md": "---\ntitle: Our hub\n---\n\nWelcome. See [the lessons](lessons/index.md).\n",
    "topics/git.md": "---\ntitle: Git\nsteward: ada\n---\n\nKeeps versions.\n",
    "lessons/undo.md": (
        "---\ntitle: Undo a mistake\nsummary: Get it back.\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n"
        "topics: [git]\n---\n\n## The reflog\n\nLook into it with @grace.\n"
        '\n## Learn\n\n!!! practice outcome-1 "Lose a commit"\n\n!!! feedback "Tell someone"\n\n!!! reflect "Why?"\n'
    ),
}


def write(folder: Path, files: Mapping[str, str | bytes], config: str = MINIMAL) -> Path:
    """Write a project: its mkdocs.yml, and files below content/."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for path, text in files.items():
        place = folder / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def run(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python as a command, with the text that it writes."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def mkdocs(
    cwd: Path, *words: str | Path, measured: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run MkDocs. What a build covers is `measured` by the tests of the plugin alone: measuring takes more than twice the time."""
    quick = {} if measured else {"COVERAGE_PROCESS_CONFIG": ""}
    return _command("mkdocs", *words, cwd=cwd, **quick, **environment)


def hub(cwd: Path, *words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `hub`."""
    return _command("hub", *words, cwd=cwd, **environment)


def _command(program: str, *words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    if can_fork(environment):
        return forked(program, cwd, [*map(str, words)], environment)
    return run("hub.cli" if program == "hub" else program, *words, cwd=cwd, **environment)


@dataclass
class Html(HTMLParser):
    """What matters of an HTML page: links, ids, what it loads, its metas, its text."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.handlers.extend(name for name in found if name.startswith("on"))
        self.ids.extend([found["id"]] if "id" in found else [])
        if tag == "a":
            self.links.extend(found[name] for name in ("href", "xlink:href") if name in found)
        if tag in {"script", "img", "iframe", "source"} and "src" in found:
            self.loads.append(found["src"])
        if tag == "link" and found.get("rel") in {"stylesheet", "icon", "preload", "preconnect"}:
            self.loads.append(found.get("href", ""))
        if tag == "meta" and "name" in found:
            self.metas[found["name"]] = found.get("content", "")


@dataclass
class Site:
    """A built site."""

    folder: Path

    def pages(self) -> Iterator[tuple[str, Html]]:
        """Yield every page with its address relative to the site."""
        for path in sorted(self.folder.rglob("*.html")):
            yield path.relative_to(self.folder).as_posix(), self.page(path.relative_to(self.folder).as_posix())

    def page(self, path: str) -> Html:
        found = Html()
        found.feed(self.text(path))
        return found

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def target(self, page: str, link: str) -> Path | None:
        """Return the file that a link on a page leads to, or None where it leaves the site."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        start = self.folder if parts.path.startswith("/") else (self.folder / page).parent
        place = (start / unquote(parts.path).lstrip("/")).resolve() if parts.path else self.folder / page
        return place / "index.html" if place.is_dir() else place
