"""Runs Pagefind, which makes the search index of a site from small documents. Its Python package brings the program."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.bundle import tidy

FOLDER = "pagefind"
"""Where the index stands on the site."""

INSTALL = 'pip install "pagefind[bin]"'
INSTALL_EXTENDED = 'pip install "pagefind[extended]"'
"""What to type where there is no Pagefind; Chinese, Japanese and Thai need the extended one."""

_PACKAGES = ("pagefind_bin_extended", "pagefind_bin")
_PROGRAMS = ("pagefind_extended", "pagefind")
_OPTIONS = ("--exclude-selectors", "svg, .headerlink", "--include-characters", "+#", "--quiet")
"""What is no text, and what belongs to words such as `c++`."""
_DENSE = frozenset({"zh", "ja", "th"})


class PagefindError(Exception):
    """The index could not be made; the text says why."""


class Pagefind:
    """The program, and the last index that it made: the same documents are not indexed twice."""

    def __init__(self, program: Path) -> None:
        self.program = program
        self.made = ""
        self.kept: TemporaryDirectory[str] | None = None

    def write(self, documents: Mapping[str, str], lang: str, site: Path) -> None:
        """Write the index of documents, by their paths on the site, into a folder of the site; raises `PagefindError`."""
        try:
            if self.kept is None or self.made != _digest(documents, lang):
                self.kept = self._index(documents, lang)
                self.made = _digest(documents, lang)
            shutil.copytree(Path(self.kept.name), site / FOLDER, dirs_exist_ok=True)
        except OSError as fault:
            message = f"a file cannot be written ({fault.strerror})"
            raise PagefindError(message) from None

    def _index(self, documents: Mapping[str, str], lang: str) -> TemporaryDirectory[str]:
        made = TemporaryDirectory(prefix="hub-search-")
        with TemporaryDirectory(prefix="hub-pages-") as pages:
            for path, text in documents.items():
                place = Path(pages, path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8", newline="\n")
            self._run(Path(pages), "--output-path", made.name, "--force-language", lang)
        tidy(Path(made.name))
        return made

    def _run(self, pages: Path, *words: str) -> None:
        ran = _ran(self.program, "--site", ".", *words, *_OPTIONS, cwd=pages)
        if ran is None or ran.returncode:
            said = " ".join((ran.stderr or ran.stdout).split())[-300:] if ran else "it cannot be run"
            raise PagefindError(said or f"it ended with {ran.returncode if ran else 1}")


def find_pagefind() -> Pagefind | None:
    """Return the Pagefind that is installed beside the hub and can run here; the extended one where both are."""
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for name in _PROGRAMS:
                program = shutil.which(name, path=folder)
                ran = _ran(Path(program), "--version") if program else None
                if program and ran and ran.returncode == 0:
                    return Pagefind(Path(program))
    return None


def installing(lang: str) -> str:
    """Return what to type to install the Pagefind that a language needs."""
    return INSTALL_EXTENDED if lang.partition("-")[0] in _DENSE else INSTALL


def _digest(documents: Mapping[str, str], lang: str) -> str:
    digest = sha256(lang.encode())
    for path, text in sorted(documents.items()):
        digest.update(f"\0{path}\0{text}".encode())
    return digest.hexdigest()


def _ran(program: Path, *words: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str] | None":
    """Run the program in a folder that holds no settings for it; None where it cannot be run."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        return subprocess.run(  # noqa: S603  the program of a locked dependency, with words of our own
            [program, *words],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
