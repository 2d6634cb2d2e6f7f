"""Builds a site with `hub-turbo` and without it, and says how they differ."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from filecmp import cmp
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.turbo.keys import digest
from hub.turbo.surroundings import tree
from tests.site import mkdocs

CONFIG = """\
site_name: Any site
docs_dir: docs
site_url: https://docs.example/
theme:
  name: material
  font: false
  custom_dir: theme
  features: [navigation.indexes, navigation.prune, navigation.tabs]
markdown_extensions:
- admonition
- attr_list
- footnotes
- pymdownx.highlight
- pymdownx.snippets: {base_path: [parts], check_paths: false}
- pymdownx.superfences
- toc: {permalink: true}
plugins:
  search: {}
  hub-turbo: {enabled: !ENV [TURBO, true]}
"""
"""A site that is no hub."""
DAY = {"SOURCE_DATE_EPOCH": "1795996800", "NO_MKDOCS_2_WARNING": "1"}
_KNOWN = re.compile(r"hub-turbo: (\d+) texts known, (\d+) rendered")

_LEFT = re.compile(r"hub-turbo: (\d+) pages left as they are, (\d+) written")


@dataclass
class Twice:
    """What came of building a site both ways: the two logs, and the files that differ or are there once only."""

    log: str
    plain_log: str
    differing: list[str]

    @property
    def counts(self) -> tuple[int, int]:
        """How many texts were known, and how many were rendered."""
        return self._found(_KNOWN)

    @property
    def pages(self) -> tuple[int, int]:
        """How many pages were left as they are, and how many were written."""
        return self._found(_LEFT)

    def _found(self, told: re.Pattern[str]) -> tuple[int, int]:
        found = told.search(self.log)
        assert found, self.log
        return int(found[1]), int(found[2])


def twice(project: Path, *words: str, again: bool = False, **environment: str) -> Twice:
    """Build a site with `hub-turbo`, which remembers what it made before, and without it; compare all files, and what is said.

    Many tests build the same sites without it: what came of one is taken `again` where nothing but its sources says what that is.
    """
    site, plain = project / "site", project / "plain"
    run = mkdocs(project, "build", "-d", site, *words, **{**DAY, **environment})
    make = partial(mkdocs, project, "build", "-d", plain, *words, **{**DAY, **environment}, TURBO="false")
    other = _again(project, plain, make) if again else make()
    assert run.returncode == other.returncode == 0, run.stderr + other.stderr
    assert said(run.stderr) == said(other.stderr)
    return Twice(run.stderr, other.stderr, differing(site, plain))


_KEPT = TemporaryDirectory(prefix="plain-")
_BUILT: dict[bytes, subprocess.CompletedProcess[str]] = {}


def _again(
    project: Path, plain: Path, make: Callable[[], subprocess.CompletedProcess[str]]
) -> subprocess.CompletedProcess[str]:
    """Build a site, or take what came of the very same sources in another test."""
    sources = digest([tree(project / name) for name in ("docs", "theme", "parts", "mkdocs.yml")])
    kept = Path(_KEPT.name, sources.hex())
    if sources not in _BUILT:
        _BUILT[sources] = make()
        shutil.copytree(plain, kept)
    shutil.rmtree(plain, ignore_errors=True)
    shutil.copytree(kept, plain)
    return _BUILT[sources]


def said(log: str) -> list[str]:
    """Return what a build says of the site, in no order."""
    return sorted(
        line for line in log.splitlines() if line.startswith(("WARNING", "ERROR")) and "hub-turbo" not in line
    )


def differing(one: Path, other: Path) -> list[str]:
    """Return the paths of files that differ between two folders."""
    paths = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    same = (
        path
        for path in paths
        if (one / path).is_file() and (other / path).is_file() and cmp(one / path, other / path, shallow=False)
    )
    return sorted(map(str, paths - set(same)))


def write(project: Path, files: dict[str, str], config: str = CONFIG) -> Path:
    """Write a project that is no hub."""
    for path, text in {"mkdocs.yml": config, "theme/.keep": "", "parts/.keep": "", **files}.items():
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return project
