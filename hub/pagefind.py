"""Runs Pagefind, which makes the search index of a site from small documents. Its Python package brings the program.

The program is asked through its pipes: each message is base64 of JSON, followed by a comma, and has one answer. It numbers
documents as they come; from a folder it would take them in the order of the disk, which no other machine has.
"""

import importlib.util
import json
import os
import shutil
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import IO, Any

from hub.bundle import tidy

FOLDER = "pagefind"
"""Where the index stands on the site."""

INSTALL = 'pip install "pagefind[bin]"'
INSTALL_EXTENDED = 'pip install "pagefind[extended]"'
"""What to type where there is no Pagefind; Chinese, Japanese and Thai need the extended one."""

_PACKAGES = ("pagefind_bin_extended", "pagefind_bin")
_PROGRAMS = ("pagefind_extended", "pagefind")
_CONFIG = {"exclude_selectors": ["svg", ".headerlink"], "include_characters": "+#"}
"""What is no text, and what belongs to words such as `c++`."""
_SETTINGS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "8000"}
"""The index is loaded in parts; smaller ones than Pagefind's own make a search lighter. Where it is not known, nothing is lost."""
_Message = Mapping[str, object]
_DENSE = frozenset({"zh", "ja", "th"})


class PagefindError(Exception):
    """The index could not be made; the text says why."""


class Pagefind:
    """The program, and the last index that it made: the same documents are not indexed twice."""

    def __init__(self, program: Path) -> None:
        self.program = program
        self.made = ""
        self.kept: Mapping[str, bytes] = {}

    def write(self, documents: Mapping[str, str], lang: str, site: Path) -> None:
        """Write the index of documents, by their paths on the site, into a folder of the site; raises `PagefindError`."""
        try:
            if self.made != _digest(documents, lang):
                answer = _answer(self.program, [*_requests(documents, lang), {"type": "GetFiles", "index_id": 0}])
                self.kept = tidy({one["path"]: b64decode(one["content"]) for one in answer["files"]})
                self.made = _digest(documents, lang)
            for path, held in self.kept.items():
                place = site / FOLDER / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(held)
        except (OSError, ValueError, KeyError) as fault:
            message = f"{type(fault).__name__}: {fault}"
            raise PagefindError(message) from None


def find_pagefind(lang: str) -> Pagefind | None:
    """Return the Pagefind that is installed beside the hub, can run here and knows the words of a language.

    Where the extended program is there too, it is taken; some languages need it.
    """
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for name in _PROGRAMS[:1] if _is_dense(lang) else _PROGRAMS:
                program = shutil.which(name, path=folder)
                if program and _runs(program):
                    return Pagefind(Path(program))
    return None


def installing(lang: str) -> str:
    """Return what to type to install the Pagefind that a language needs."""
    return INSTALL_EXTENDED if _is_dense(lang) else INSTALL


def _is_dense(lang: str) -> bool:
    """Whether a language is written without spaces between words."""
    return lang.partition("-")[0].lower() in _DENSE


def _requests(documents: Mapping[str, str], lang: str) -> Iterator[_Message]:
    yield {"type": "NewIndex", "config": {**_CONFIG, "force_language": lang}}
    for path, text in sorted(documents.items()):
        yield {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": text}


def _answer(program: Path, requests: Sequence[_Message]) -> dict[str, Any]:
    """Ask Pagefind, and return the answer to the last request. When it hears nothing more it stops where it is."""
    with subprocess.Popen(  # noqa: S603  the program of a locked dependency
        [program, "--service"],
        bufsize=0,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        Thread(target=_tell, args=(running.stdin, requests), daemon=True).start()
        try:
            return _last(_answers(running.stdout) if running.stdout else (), len(requests))
        finally:
            running.kill()


def _last(answers: Iterable[dict[str, Any]], number: int) -> dict[str, Any]:
    for answer in answers:
        told: dict[str, Any] = answer["payload"]
        if told["type"] == "Error":
            raise PagefindError(told["message"])
        if answer["message_id"] == number:
            return told
    message = "it ended early"
    raise PagefindError(message)


def _tell(pipe: IO[bytes], requests: Iterable[_Message]) -> None:
    with suppress(OSError):  # it has ended; there is no answer then, which is reported
        for place, request in enumerate(requests, 1):
            told = b64encode(json.dumps({"message_id": place, "payload": request}).encode()) + b","
            while told:
                told = told[pipe.write(told) :]


def _answers(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    parts: list[bytes] = []
    while more := os.read(pipe.fileno(), 1 << 16):
        *whole, rest = more.split(b",")
        for end in whole:
            yield json.loads(b64decode(b"".join((*parts, end))))
            parts = []
        parts.append(rest)


def _digest(documents: Mapping[str, str], lang: str) -> str:
    digest = sha256(lang.encode())
    for path, text in sorted(documents.items()):
        digest.update(f"\0{path}\0{text}".encode())
    return digest.hexdigest()


def _runs(program: str) -> bool:
    try:
        ran = subprocess.run([program, "--version"], env=_environment(), capture_output=True, check=False)  # noqa: S603  as above
    except OSError:
        return False
    return ran.returncode == 0


def _environment() -> dict[str, str]:
    """Return the environment with no settings of Pagefind but our own."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    return {**others, **_SETTINGS}
