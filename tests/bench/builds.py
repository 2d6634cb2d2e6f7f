"""Builds with `hub-turbo` against those of other generators: medians of alternating pairs, and their ratios.

`python -m tests.bench.builds [ENTRIES...] [--pairs N]`. All build the same pages: those that the hub makes of its content.
"""

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tests.bench.measuring import Cost, cost, exponent, ratios, served
from tests.bench.peers import Sites, installed

OURS = ("turbo", "hub")
REACH = {
    ("cold", "material", 1000): 0.40,
    ("cold", "zensical", 1000): 0.40,
    ("cold", "zensical", 5000): 0.25,
    ("cold", "hugo", 1000): 1.2,
    ("cold", "hugo", 5000): 1.2,
    ("warm", "zensical", 1000): 0.20,
    ("warm", "zensical", 5000): 0.20,
    ("warm", "hugo", 1000): 0.35,
    ("warm", "hugo", 5000): 0.35,
    ("serve", "zensical", 1000): 0.8,
    ("memory", "material", 5000): 2.0,
}
"""What our time divided by theirs is to be at most."""
GROWTH = 1.05
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

    def rounds(self, work: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
        """Return what each did, in rounds: all run in turn, so that a machine whose speed drifts favours none."""
        found: dict[str, list[float]] = {name: [] for name in work}
        for _ in range(self.pairs):
            for name, measure in work.items():
                found[name].append(measure())
        return found


Row = tuple[str, str, str, float, float, float]
"""The kind of work, who is measured against whom, both medians, and that of the ratios."""


def rows(bench: Bench, peers: list[str]) -> Iterator[Row]:
    """Yield what was measured at one size."""
    names = [*OURS, *peers]
    yield from compared("cold", bench.rounds({name: partial(wall, bench.cold, name) for name in names}))
    others = {name: bench.cold if name == "hugo" else bench.warm for name in names if name != "material"}
    yield from compared("warm", bench.rounds({name: partial(wall, work, name) for name, work in others.items()}))
    if "zensical" in peers:
        yield from compared("serve", {name: bench.serve(name) for name in (*OURS, "zensical")})
    memory = {name: [bench.memory(name)] for name in (*OURS, "material")}
    yield from compared("memory", {name: [one.memory for one in found] for name, found in memory.items()})


def wall(measure: Callable[[str], Cost], name: str) -> float:
    return measure(name).wall


def compared(kind: str, found: Mapping[str, list[float]]) -> Iterator[Row]:
    """Yield ours against each of the others."""
    for ours in OURS:
        for peer in [name for name in found if name not in OURS]:
            yield kind, ours, peer, *ratios(list(zip(found[ours], found[peer], strict=True)))


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("entries", nargs="*", type=int, default=[1000, 5000])
    asked.add_argument("--pairs", type=int, default=5)
    told = asked.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        versions = installed(folder / "tools")
        programs = {"mkdocs": version("mkdocs"), "mkdocs-material": version("mkdocs-material"), **versions}
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
        print(", ".join(f"{name} {held}" for name, held in programs.items()))
        peers = ["material", *versions]
        growth: dict[str, list[tuple[int, float]]] = {}
        for entries in told.entries:
            bench = Bench(Sites(folder / str(entries), folder / "tools"), entries, told.pairs)
            bench.sites.write(entries)
            for kind, ours, peer, a, b, ratio in rows(bench, peers):
                reach = REACH.get((kind, peer, entries))
                unit = "MB" if kind == "memory" else "s"
                aim = f"(at most {reach:.2f})" if reach else ""
                print(
                    f"{entries:5}  {kind:6}  {ours:5} {a:8.2f} {unit}  {peer:8} {b:8.2f} {unit}  ratio {ratio:5.2f} {aim}",
                    flush=True,
                )
            for ours in OURS:
                growth.setdefault(ours, []).append((entries, bench.cold(ours).cpu))
        for ours, found in growth.items():
            if len(found) > 1:
                print(f"growth of processor time, {ours}: {exponent(found[0], found[-1]):.2f} (at most {GROWTH})")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
