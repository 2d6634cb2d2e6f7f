"""Random lessons, a hundred thousand of them: none aborts a build, and each keeps what is promised of every text."""

import os
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.audit.figure import Figure
from tests.audit.promises import broken_promises, broken_promises_of_fields
from tests.press import Press
from tests.strategies import fronts, lessons

FUZZ = partial(
    settings,
    deadline=None,
    database=None,
    derandomize=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.generate, Phase.shrink],
)
"""Settings for many cases with a seed of their own: the same ones on every run, and nothing kept of them."""
ALL = 100_000
BATCH = 500
GOAL = "0 of 100,000"


@cache
def _press() -> Press:
    return Press.of(Path(mkdtemp(prefix="press-")))


def _broken(path: str, text: str, *, fields: bool) -> list[str]:
    """Return what a file breaks; whatever it raises is one of these."""
    try:
        return list(broken_promises_of_fields(path, text) if fields else broken_promises(_press(), path, text))
    except Exception:  # noqa: BLE001  nothing may be raised, whatever it is
        return [traceback.format_exc(limit=-4)]


def _batch(number: int) -> list[tuple[str, str, list[str]]]:
    """Try a batch of cases, every fifth of front matter; return the smallest that breaks something, if any does."""
    fields = number % 5 == 4
    failing: list[tuple[str, str, list[str]]] = []

    @seed(number)
    @FUZZ(max_examples=BATCH)
    @given(fronts() if fields else lessons())
    def holds(file: tuple[str, str]) -> None:
        if broken := _broken(*file, fields=fields):
            failing.append((*file, broken))
            raise AssertionError(broken)

    try:
        holds()
    except BaseException:  # noqa: BLE001  hypothesis raises groups of what it found
        return failing[-1:]
    return []


def _kept(number: int, path: str, text: str) -> Path:
    """Write a failing case as a file that one can use, and return where it is."""
    place = Path(gettempdir()) / "hub-fuzz" / str(number) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode("utf-8", "surrogatepass"))
    return place


def figures(cases: int = ALL, *, start: int = 1000) -> Iterator[Figure]:
    """Try so many cases in a process for each core, and tell how it goes on standard error."""
    numbers = range(start, start + -(-cases // BATCH))
    broken = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done, found in enumerate(pool.map(_batch, numbers), 1):
            for path, text, faults in found:
                broken += 1
                told = "\n".join(faults)
                sys.stderr.write(f"\n{_kept(start + done - 1, path, text)}\n{told}\n")
            sys.stderr.write(f"\r{done * BATCH:,} cases, {broken} batches with a fault ")
    sys.stderr.write("\n")
    yield Figure(
        "random lessons that abort or break a promise", f"{broken} of {len(numbers) * BATCH:,}", GOAL, not broken
    )


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if sys.argv[1:] else ALL):
        sys.stdout.write(f"{figure.name}: {figure.reached} (goal: {figure.goal})\n")
        sys.exit(0 if figure.met else 1)
