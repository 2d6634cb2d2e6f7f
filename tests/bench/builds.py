"""Builds with `hub-turbo` against those of other generators: medians of alternating pairs, and their ratios.

`python -m tests.bench.builds [ENTRIES...] [--pairs N] [--keep]`. All build the same pages: those that the hub makes of its content.
"""

import argparse
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

import msgspec

from tests.bench.measuring import Cost, cost, ratios, served
from tests.bench.peers import PEERS, Sites, installed
from tests.bench.report import GROWTH, KEPT, OURS, Measured, Row, kept
from tests.bench.report import main as write_docs

LESSON = "lessons/lesson-00011"
_LEFT = (".cache", "site", "site-material", "site-zensical", "public", "resources")


@dataclass
class Bench:
    """The sites of one size, and what is measured of them."""

    sites: Sites
    entries: int
    pairs: int

    def cold(self, name: str) -> Cost:
        """Return what a build takes where nothing is left of another one."""
        folder, words = self.sites.command(name)
        for left in _LEFT:
            shutil.rmtree(folder / left, ignore_errors=True)
        return cost(folder, words)

    def warm(self, name: str) -> Cost:
        """Return what a build takes after one lesson was edited; the one before stands there, as it was restored."""
        folder, words = self.sites.command(name)
        page = self._lesson(name)
        text = page.read_text()
        kept = folder.with_name(f"{folder.name}-{name}-kept")
        if not kept.exists():
            cost(folder, words)
            for left in [one for one in _LEFT if (folder / one).exists()]:
                shutil.copytree(folder / left, kept / left)
        for left in [one for one in _LEFT if (kept / one).exists()]:
            shutil.rmtree(folder / left, ignore_errors=True)
            shutil.copytree(kept / left, folder / left)
        page.write_text(f"{text}\nOne more sentence about the tide.\n")
        try:
            return cost(folder, words)
        finally:
            page.write_text(text)

    def serve(self, name: str) -> list[float]:
        """Return how long edits take until a client gets them."""
        folder, words = self.sites.command(name)
        config = {"turbo": "turbo.yml", "zensical": "zensical.yml"}.get(name, "mkdocs.yml")
        program = words[:1] if name == "zensical" else words[:3]
        start = [*program, "serve", "-f", config, "-a", "127.0.0.1:8791"]
        address = f"http://127.0.0.1:8791/{LESSON}/"
        return served(start, folder, self._lesson(name), address, self.pairs)

    def memory(self, name: str) -> Cost:
        """Return the most memory that a build takes where nothing is left of another one."""
        folder, words = self.sites.command(name)
        for left in _LEFT:
            shutil.rmtree(folder / left, ignore_errors=True)
        return cost(folder, words, watched=True)

    def _lesson(self, name: str) -> Path:
        folder = {"hub": self.sites.hub / "content", "hugo": self.sites.hugo / "content"}.get(
            name, self.sites.plain / "docs"
        )
        return folder / f"{LESSON}.md"

    def rounds(self, work: Mapping[str, Callable[[str], Cost]]) -> dict[str, list[Cost]]:
        """Return what each took, in rounds: all run in turn, so that a machine whose speed drifts favours none."""
        found: dict[str, list[Cost]] = {name: [] for name in work}
        for _ in range(self.pairs):
            for name, measure in work.items():
                found[name].append(measure(name))
        return found

    def compared(self, work: str, found: Mapping[str, list[float]]) -> Iterator[Row]:
        """Yield ours against each of the others."""
        for ours in OURS:
            for peer in [name for name in found if name not in OURS]:
                pairs = list(zip(found[ours], found[peer], strict=True))
                yield Row(work, self.entries, ours, peer, *ratios(pairs))


def rows(bench: Bench, peers: list[str], cold: Mapping[str, list[Cost]]) -> Iterator[Row]:
    """Yield what is measured at one size; `cold` is what builds from nothing took."""
    yield from bench.compared("cold", walls(cold))
    warm = {name: bench.cold if name == "hugo" else bench.warm for name in cold if name != "material"}
    yield from bench.compared("warm", walls(bench.rounds(warm)))
    if "zensical" in peers:
        yield from bench.compared("serve", {name: bench.serve(name) for name in (*OURS, "zensical")})
    memory = {name: [bench.memory(name).memory] for name in (*OURS, "material")}
    yield from bench.compared("memory", memory)


def walls(costs: Mapping[str, list[Cost]]) -> dict[str, list[float]]:
    return {name: [one.wall for one in taken] for name, taken in costs.items()}


def measured(sizes: Sequence[int], pairs: int) -> Measured:
    """Measure builds of so many entries, and print each comparison as it is known."""
    folder = Path(tempfile.mkdtemp())
    try:
        versions = {
            **{name: version(name) for name in ("mkdocs", "mkdocs-material")},
            **installed(folder / "tools"),
        }
        print(f"{machine()}\n{', '.join(f'{name} {held}' for name, held in versions.items())}")
        peers = ["material", *(name for name in PEERS if name in versions)]
        found: list[Row] = []
        processor: dict[str, dict[int, float]] = {name: {} for name in OURS}
        for entries in sizes:
            bench = Bench(Sites(folder / str(entries), folder / "tools"), entries, pairs)
            bench.sites.write(entries)
            cold = bench.rounds(dict.fromkeys([*OURS, *peers], bench.cold))
            for row in rows(bench, peers, cold):
                found.append(row)
                print(told(row), flush=True)
            for name, costs in processor.items():
                costs[entries] = median(one.cpu for one in cold[name])
                print(f"{entries:5}  cold    {name:8} {costs[entries]:8.2f} s  of processors", flush=True)
        return Measured(datetime.now(UTC).date().isoformat(), machine(), pairs, versions, found, processor)
    finally:
        shutil.rmtree(folder)


def told(row: Row) -> str:
    unit = "MB" if row.work == "memory" else "s"
    aim = f"(aim {row.aim:.2f})" if row.aim else ""
    ours, theirs = (f"{name:8} {value:8.2f} {unit:2}" for name, value in ((row.ours, row.mine), (row.peer, row.theirs)))
    return f"{row.entries:5}  {row.work:6}  {ours}  {theirs}  ratio {row.ratio:5.2f} {aim}"


def machine() -> str:
    """Return what this machine is: processors, system, Python."""
    known = Path("/proc/cpuinfo")
    models = re.findall(r"^model name\s*: (.*)", known.read_text() if known.is_file() else "", re.MULTILINE)
    model = f" of {models[0]}" if models else ""
    return f"{os.cpu_count()} cores{model}, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("entries", nargs="*", type=int, default=[1000, 5000])
    asked.add_argument("--pairs", type=int, default=5)
    asked.add_argument("--keep", action="store_true", help="write what was measured into the docs")
    options = asked.parse_args()
    found = measured(options.entries, options.pairs)
    for name, grown in found.growth.items():
        print(f"growth of processor time, {name}: {grown:.2f} (aim {GROWTH})")
    if options.keep:
        whole = found.after(kept()) if KEPT.is_file() else found
        KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")
        write_docs()


if __name__ == "__main__":
    main()
