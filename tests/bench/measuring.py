"""How long a program takes and what it needs, with all processes that it starts."""

import os
import re
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from tests.bench.corpus import TODAY

ENVIRONMENT = {"HUB_TODAY": str(TODAY), "NO_MKDOCS_2_WARNING": "1"}
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_OFTEN = 0.1


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processors, and the most megabytes at one time (shared ones counted once)."""

    wall: float
    cpu: float
    memory: float = 0


def cost(folder: Path, words: list[str], *, watched: bool = False) -> Cost:
    """Run a program and return what it took; with `watched` its memory is looked at all the while, which takes time of its own."""
    begun = time.perf_counter()
    running = subprocess.Popen(
        words,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    most = [0.0]
    watching = threading.Thread(target=_watch, args=(running.pid, most), daemon=True)
    if watched:
        watching.start()
    told = running.stderr.read() if running.stderr else b""
    _, status, used = os.wait4(running.pid, 0)
    wall = time.perf_counter() - begun
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(told.decode(errors="replace")[-2000:])
    return Cost(wall, used.ru_utime + used.ru_stime, most[0])


def _watch(group: int, most: list[float]) -> None:
    while held := [_pss(place) for place in Path("/proc").glob("[0-9]*") if _group(place) == group]:
        most[0] = max(most[0], sum(held) / 1024)
        time.sleep(_OFTEN)


def _group(place: Path) -> int:
    try:
        return int((place / "stat").read_text().rpartition(")")[2].split()[2])
    except (OSError, ValueError, IndexError):
        return 0


def _pss(place: Path) -> int:
    try:
        found = _PSS.search((place / "smaps_rollup").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0


def ratios(pairs: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the medians of both sides, and that of one divided by the other in each pair."""
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def served(start: list[str], folder: Path, page: Path, address: str, edits: int) -> list[float]:
    """Start a server, edit a page so many times, and return how many seconds each edit took until a client got it."""
    running = subprocess.Popen(
        start, cwd=folder, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    text = page.read_text(encoding="utf-8")
    try:
        _until(lambda: bool(_got(address)))
        return [_edited(page, text, address, number) for number in range(edits)]
    finally:
        page.write_text(text, encoding="utf-8")
        running.kill()
        running.wait()


def _edited(page: Path, text: str, address: str, number: int) -> float:
    time.sleep(3)  # for the server to be done with the edit before
    mark = f"Marked{number}at{time.time_ns()}"
    begun = time.perf_counter()
    page.write_text(f"{text}\n\n{mark}\n", encoding="utf-8")
    _until(lambda: mark in _got(address))
    return time.perf_counter() - begun


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 600
    while not true():
        if time.monotonic() > deadline:
            message = "a server did not answer as it should"
            raise TimeoutError(message)
        time.sleep(0.05)


def _got(address: str) -> str:
    try:
        with urlopen(address, timeout=60) as answer:  # noqa: S310  a server of ours
            return str(answer.read().decode())
    except OSError:
        return ""
