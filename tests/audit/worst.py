"""What the worst texts cost: reading takes time in proportion to their length, rendering five seconds at most."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hub.checking.check import findings
from hub.feeds.searchable import searchable
from hub.graph.finding import find
from hub.load import load
from hub.pages.authored import text_of
from hub.site.limits import SECONDS
from hub.site.reporter import Reporter
from tests.audit.figure import Figure
from tests.audit.shapes import LARGEST, SHAPES
from tests.case import PEOPLE
from tests.press import TODAY, Press

FRONT = "---\ntitle: X\n---\n\n"
SPARE = 1.5
"""Seconds around a text that is stopped: its page, and the process that cleans it."""
SLOWEST = 30.0
"""Seconds for reading 1 MiB: what takes more grows faster than its length."""


class Cost(NamedTuple):
    """Seconds of processor time, of child processes too, and mebibytes of memory; what was told of the text."""

    read: float
    rendered: float
    memory: int
    told: str = ""


def _spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def cost(press: Press, text: str) -> Cost:
    """Read, check, render and search one text, in this process."""
    import resource  # noqa: PLC0415  not on Windows

    before = _spent()
    hub, faults = load({**PEOPLE, "x.md": text}, TODAY)
    findings(hub, faults)
    entry = hub.entries["x"]
    text_of(hub, entry)
    find(hub, "Ada")
    read = _spent() - before
    told: list[str] = []
    if not entry.faulty:
        found = list(findings(hub, faults))
        page = press.page(hub, entry, Reporter("content/", found))
        count = len(found)
        before = _spent()
        press.render(page)
        press.finish(page)
        searchable(hub, {"x.md": page.body})
        told = [one.message for one in found[count:]]
    return Cost(read, _spent() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, " ".join(told))


def apart(work: Callable[[], Cost]) -> Cost | None:
    """Do some work in a process of its own; return None where that dies or takes more than a minute of processor time."""
    import resource  # noqa: PLC0415  not on Windows

    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (90, 90))
        os.close(reading)
        with os.fdopen(writing, "w") as out:
            out.write(json.dumps(work()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        result = told.read()
    os.waitpid(child, 0)
    return Cost(*json.loads(result)) if result else None


def costs(size: int = LARGEST, names: Iterable[str] = SHAPES) -> Iterator[tuple[str, Cost | None]]:
    """Yield what each shape costs in so many bytes."""
    with TemporaryDirectory() as folder:
        press = Press.of(Path(folder))
        for name in names:
            yield name, apart(partial(cost, press, FRONT + SHAPES[name].text(size)))


def figures() -> Iterator[Figure]:
    """Measure all shapes at nearly 1 MiB, and tell how it goes on standard error."""
    rendered, read, died = (0.0, ""), (0.0, ""), []
    for name, one in costs():
        sys.stderr.write(
            f"{name[:40]:40} {'died' if one is None else f'{one.read:6.1f} s {one.rendered:6.1f} s {one.memory:5} MiB {one.told[:70]}'}\n"
        )
        if one is None:
            died.append(name)
        else:
            rendered, read = max(rendered, (one.rendered, name)), max(read, (one.read, name))
    worst = f"{rendered[0]:.1f} s ({rendered[1]})" if not died else f"dies: {', '.join(died)}"
    yield Figure(
        f"CPU of the worst of {len(SHAPES)} lessons under 1 MiB",
        worst,
        f"{SECONDS:g} s, then an error",
        not died and rendered[0] <= SECONDS + SPARE,
    )
    yield Figure("CPU of reading and checking it", f"{read[0]:.1f} s ({read[1]})", "linear", read[0] <= SLOWEST)
