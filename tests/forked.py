"""Commands in a process of their own that is a copy of this one: nothing is imported again, which takes most of their time."""

import importlib
import io
import os
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from types import MappingProxyType
from typing import NoReturn

from hub.cli.main import COMMANDS, main

PATIENCE = 300
"""So many seconds a command may take."""
_HEAVY = frozenset({"lsp", "upload"})
"""Commands whose libraries are for a few tests alone."""


def can_fork(environment: Mapping[str, str]) -> bool:
    """Return whether a copy of this process will do: Python itself is told nothing, and nobody measures what is covered."""
    told = any(name.startswith("PYTHON") for name in environment)
    return hasattr(os, "fork") and not told and "COVERAGE_PROCESS_CONFIG" not in os.environ


def forked(
    program: str, cwd: Path, words: Sequence[str], environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run `hub` or `mkdocs` with these words in a copy of this process."""
    start = _PROGRAMS[program]()
    with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8") as err:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads, but those of the runner wait for orders
            child = os.fork()
        if not child:
            sys.argv = [program, *words]
            _run(start, (out.fileno(), err.fileno()), cwd, environment)
        code = _ended(child)
        texts = [held.read() for held in (out, err) if held.seek(0) == 0]
    return subprocess.CompletedProcess([program, *words], code, *texts)


@cache
def _hub() -> Callable[[], object]:
    for name in COMMANDS.keys() - _HEAVY:
        importlib.import_module(f"hub.cli.{name}")
    return main


@cache
def _mkdocs() -> Callable[[], object]:
    for name in (
        "mkdocs.commands.build",
        "mkdocs.themes.mkdocs",
        "hub.site.plugin",
        "hub.turbo.plugin",
        "material.plugins.search.plugin",
    ):
        importlib.import_module(name)
    start: Callable[[], object] = importlib.import_module("mkdocs.__main__").cli
    keep: Callable[[], object] = importlib.import_module("tests.compiled").keep

    def build() -> None:
        keep()
        start()

    return build


_PROGRAMS: Mapping[str, Callable[[], Callable[[], object]]] = MappingProxyType({"hub": _hub, "mkdocs": _mkdocs})


def _run(start: Callable[[], object], told: tuple[int, int], cwd: Path, environment: Mapping[str, str]) -> NoReturn:
    code: object = 0
    try:
        for number, held in enumerate(told, 1):
            os.dup2(held, number)
        sys.stdout, sys.stderr = (io.TextIOWrapper(open(number, "wb", closefd=False)) for number in (1, 2))  # noqa: SIM115  a number
        os.chdir(cwd)
        os.environ.update(environment)
        start()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  as Python does at the end of a program
        traceback.print_exc()
        code = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))


def _ended(child: int) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise subprocess.TimeoutExpired(sys.argv, PATIENCE)
