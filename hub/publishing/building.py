"""Runs the build of a site as a process of its own: however it ends, whoever publishes lives on and knows."""

import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from hub.disk import ProjectError
from hub.publishing.built import Built
from hub.publishing.place import Place

_LAST = 12
"""So many of the last lines of a build are shown where it failed."""
_ROOM = 1_000_000
"""A disk with fewer bytes left than this is full."""


def build(words: Sequence[str | Path], place: Place) -> Built:
    """Run a build, and return what it tells in its report; raises `ProjectError` where it did not come to its end.

    What it writes goes into a file beside. Its standard input ends when this process does, so that it can end too.
    """
    place.report.unlink(missing_ok=True)
    with (
        place.log.open("wb") as told,
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=told, stderr=subprocess.STDOUT) as running,  # noqa: S603  the words are our own
    ):
        try:
            code = running.wait()
        except BaseException:
            running.kill()
            raise
    try:
        if code == 0:
            return Built.read(place.report)
        raise ProjectError(_failure(code, place.log))
    except (OSError, ValueError) as fault:
        message = f"the build left no report ({fault}); publish again"
        raise ProjectError(message) from None


def _failure(code: int, log: Path) -> str:
    """Return how a build ended, and the last that it said."""
    how = f"was ended by {_name(-code)}" if code < 0 else f"failed with exit code {code}"
    if log.is_file() and shutil.disk_usage(log.parent).free < _ROOM:
        return f"the build {how}, and the disk of {log.parent} is full; nothing was published. Make room, then publish again"
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-_LAST:] if log.is_file() else []
    lines = "".join(f"\n  | {line}" for line in said)
    return f"the build {how}; nothing was published. To see it by itself, type: mkdocs build{lines}"


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
