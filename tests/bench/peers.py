"""The same pages for other generators: the programs they come with, and a site for each."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.bench.corpus import TODAY, write_corpus

PEERS = ("zensical", "hugo")
"""The packages of other generators, as the index names them."""
FEATURES = [
    "content.code.copy",
    "navigation.indexes",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
]
EXTENSIONS: tuple[str | dict[str, object], ...] = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"),
    *(
        "pymdownx.caret",
        "pymdownx.details",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.mark",
        "pymdownx.superfences",
    ),
    {"pymdownx.highlight": {"anchor_linenums": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
    {"toc": {"permalink": True}},
)
HUB = """\
site_name: A hub
docs_dir: content
theme: {name: material}
plugins: {search: {}, hub: {}, hub-turbo: {}}
"""
_LONG = 8000
_THEME = Path(__file__).parent / "hugo"


@dataclass(frozen=True)
class Sites:
    """The sites of one size below a folder: `hub` is written by people; `plain` has the Markdown of its pages, for everybody else."""

    folder: Path
    tools: Path

    @property
    def hub(self) -> Path:
        return self.folder / "hub"

    @property
    def plain(self) -> Path:
        return self.folder / "plain"

    @property
    def hugo(self) -> Path:
        return self.folder / "hugo"

    def write(self, entries: int) -> None:
        """Write a hub of so many entries, and the sites that are made of it."""
        write_corpus(self.hub / "content", entries)
        (self.hub / "mkdocs.yml").write_text(HUB)
        run(self.hub, [sys.executable, "-m", "hub.cli", "export", str(self.folder / "export")])
        shutil.copytree(self.folder / "export/docs", self.plain / "docs")
        for page in (self.plain / "docs").rglob("*.md"):
            _spare_search(page)
        exported = yaml.load((self.folder / "export/mkdocs.yml").read_text(), Loader=_Loose)  # noqa: S506  a safe one
        for name, plugins in (
            ("mkdocs", {"search": {}}),
            ("turbo", {"search": {}, "hub-turbo": {}}),
            ("zensical", {"search": {}}),
        ):
            (self.plain / f"{name}.yml").write_text(yaml.safe_dump(_config(exported["nav"], plugins), sort_keys=False))
        shutil.copytree(_THEME, self.hugo)
        shutil.copytree(self.plain / "docs", self.hugo / "content")
        for place in [*(self.hugo / "content").rglob("index.md")]:
            place.rename(place.with_name("_index.md"))

    def command(self, name: str) -> tuple[Path, list[str]]:
        """Return where a generator runs, and its words: `hub` is all of the hub, `turbo` the same pages with `hub-turbo`."""
        python = [sys.executable, "-m", "mkdocs", "build", "-q"]
        return {
            "hub": (self.hub, [*python, "-d", "site"]),
            "turbo": (self.plain, [*python, "-f", "turbo.yml", "-d", "site"]),
            "material": (self.plain, [*python, "-f", "mkdocs.yml", "-d", "site-material"]),
            "zensical": (self.plain, [str(self.tools / "bin/zensical"), "build", "-f", "zensical.yml"]),
            "hugo": (self.hugo, [str(self.tools / "bin/hugo"), "--quiet"]),
        }[name]


def _spare_search(page: Path) -> None:
    """Leave a long list out of the search: Zensical's takes no more than 16,384 words of a page, and then fails."""
    text = page.read_text(encoding="utf-8")
    if len(text.split()) > _LONG:
        page.write_text(text.replace("---\n", "---\nsearch: {exclude: true}\n", 1), encoding="utf-8")


class _Loose(yaml.SafeLoader):
    """Reads a configuration that names functions of Python, which other generators do not know."""


_Loose.add_multi_constructor("", lambda *_: None)


def _config(navigation: object, plugins: Mapping[str, object]) -> dict[str, object]:
    return {
        "site_name": "A hub",
        "docs_dir": "docs",
        "site_dir": "site-zensical",
        "theme": {"name": "material", "font": False, "features": FEATURES},
        "plugins": dict(plugins),
        "markdown_extensions": list(EXTENSIONS),
        "nav": navigation,
    }


def installed(folder: Path) -> dict[str, str]:
    """Install the other generators into an environment of their own, as far as they can be had; return their versions."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    for peer in PEERS:
        subprocess.run([folder / "bin/pip", "install", "-q", peer], capture_output=True, check=False)
    listed = subprocess.run(
        [folder / "bin/pip", "list", "--format", "freeze"], capture_output=True, text=True, check=True
    )
    versions = dict(line.split("==") for line in listed.stdout.split() if "==" in line)
    return {name: versions[name] for name in PEERS if name in versions}


def run(folder: Path, words: list[str]) -> None:
    """Run a program where its output is of no interest, unless it fails."""
    environment = {**os.environ, "HUB_TODAY": str(TODAY), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(words, cwd=folder, env=environment, check=True, capture_output=True)
