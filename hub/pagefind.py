"""Runs Pagefind, which makes search indexes of small documents. Its Python package brings the program.

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
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, Any

INSTALL = 'pip install "pagefind[bin]"'
INSTALL_EXTENDED = 'pip install "pagefind[extended]"'
"""What to type where there is no Pagefind; Chinese, Japanese and Thai need the extended one."""

_PACKAGES = ("pagefind_bin_extended", "pagefind_bin")
_PROGRAMS = ("pagefind_extended", "pagefind")
_CONFIG = {"exclude_selectors": ["svg", ".headerlink"], "include_characters": "+#"}
"""What is no text, and what belongs to words such as `c++`."""
_Message = Mapping[str, object]
_DENSE = frozenset({"zh", "ja", "th"})


class PagefindError(Exception):
    """The index could not be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Pagefind:
    """The program, and which version of it."""

    program: Path
    version: str

    def indexed(self, documents: Mapping[str, str], lang: str) -> dict[str, bytes]:
        """Return the files of the index of documents, by their paths on the site; raises `PagefindError`."""
        try:
            answer = _answer(self.program, [*_requests(documents, lang), {"type": "GetFiles", "index_id": 0}])
            return {one["path"]: b64decode(one["content"]) for one in answer["files"]}
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
                if program and (version := _version(program)):
                    return Pagefind(Path(program), version)
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
    with suppress(OSError, ValueError):  # it has ended; there is no answer then, which is reported
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


def _version(program: str) -> str:
    """Return what a program says of its version; nothing where it cannot run here."""
    try:
        ran = subprocess.run([program, "--version"], env=_environment(), capture_output=True, text=True, check=True)  # noqa: S603  as above
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ""
    return ran.stdout.strip()


def _environment() -> dict[str, str]:
    """Return the environment without settings of Pagefind."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
