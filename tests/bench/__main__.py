"""`make bench`: what reading, checking and building cost, as medians and ratios. Nothing here is asserted.

Pairs run alternately, A B A B, so that a machine whose speed drifts does not favour one side.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from hub.checking.check import findings
from hub.load import load
from hub.pages.site import site_of
from tests.bench.corpus import TODAY, Corpus, write_corpus
from tests.bench.phone import phone
from tests.bench.search import first_search
from tests.bench.typing import keystrokes

SIZES = (500, 1000, 2000, 5000)
PAIRS = 5
CROWDED: Mapping[str, Any] = {"topics": 15, "new": 0.3}
CONFIG = "site_name: A hub\ndocs_dir: content\ntheme: {name: material}\nplugins: {search: {}, hub: {}}\n"


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(folder: Path, *words: str) -> Callable[[], object]:
    environment = {**os.environ, "HUB_TODAY": str(TODAY), "NO_MKDOCS_2_WARNING": "1"}
    return lambda: subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, env=environment, check=True, capture_output=True
    )


def reading() -> None:
    """Print how long one process takes to read, relate and check hubs of growing size."""
    print("\nread, relate and check, in one process (median of 5)")
    base = 0.0
    for size in SIZES:
        sources = Corpus(size).write()
        took = median(seconds(lambda found=sources: _checked(found)) for _ in range(PAIRS))
        base = base or took / size
        print(
            f"  {size:5} entries  {took:6.2f} s  {took / size * 1000:5.2f} ms an entry  ratio to linear {took / size / base:4.2f}"
        )


def pages() -> None:
    """Print how long the Markdown of all pages takes, where topics grow with the hub and where they do not."""
    for told, more in (("topics grow with the hub", {}), ("15 topics, three of ten people new", CROWDED)):
        print(f"\nMarkdown of all pages, in one process (median of {PAIRS}; {told})")
        base = 0.0
        for size in SIZES[:-1]:
            hub, _ = load(Corpus(size, **more).write(), TODAY)
            took = median(seconds(lambda found=hub: site_of(replace(found))) for _ in range(PAIRS))
            base = base or took / size
            print(f"  {size:5} entries  {took:6.2f} s  ratio to linear {took / size / base:4.2f}")


def _checked(sources: dict[str, str]) -> object:
    hub, faults = load(sources, TODAY)
    return findings(hub, faults)


def cold_check(folder: Path) -> None:
    """Print how long `hub check` takes from a cold start."""
    write_corpus(folder / "content", 2000)
    (folder / "mkdocs.yml").write_text(CONFIG)
    work = command(folder, "hub.cli", "check")
    work()
    took = median(seconds(work) for _ in range(PAIRS))
    start = median(seconds(command(folder, "hub.cli", "--help")) for _ in range(PAIRS))
    print(
        f"\nhub check, 2,000 entries, cold start (median of 5): {took:.2f} s, of which `hub --help` alone is {start:.2f} s"
    )


def cold_find(folder: Path) -> None:
    """Print how long `hub find` takes from a cold start."""
    write_corpus(folder / "content", 1000)
    (folder / "mkdocs.yml").write_text(CONFIG)
    work = command(folder, "hub.cli", "find", "lost", "commit")
    work()
    print(f"\nhub find, 1,000 entries, cold start (median of 5): {median(seconds(work) for _ in range(PAIRS)):.2f} s")


def building(folder: Path) -> None:
    """Print what the plugin adds to a build of the same Markdown."""
    write_corpus(folder / "content", 1000)
    (folder / "mkdocs.yml").write_text(CONFIG)
    command(folder, "hub.cli", "export", "plain")()
    ours = command(folder, "mkdocs", "build", "-q", "-d", str(folder / "a"))
    plain = command(folder, "mkdocs", "build", "-q", "-f", "plain/mkdocs.yml", "-d", str(folder / "b"))
    ours()
    plain()
    pairs = [(seconds(ours), seconds(plain)) for _ in range(PAIRS)]
    print(f"\nbuild of 1,000 entries (median of {PAIRS} alternating pairs)")
    print(f"  with the plugin                      {median(a for a, _ in pairs):6.2f} s")
    print(f"  the same Markdown without it         {median(b for _, b in pairs):6.2f} s")
    print(f"  ratio                                {median(a / b for a, b in pairs):6.2f}")


def main() -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {TODAY}")
    reading()
    pages()
    for work in (cold_check, cold_find, keystrokes, building, first_search):
        folder = Path(tempfile.mkdtemp())
        try:
            work(folder)
        finally:
            shutil.rmtree(folder)
    phone()


if __name__ == "__main__":
    main()
