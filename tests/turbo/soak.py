"""`make soak`: hundreds of sequences of edits, each build compared with a plain one; prints how many there were and what differed."""

import os
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.turbo.colleague import Colleague
from tests.turbo.edits import Author
from tests.turbo.twice import twice

SEQUENCES = 500
EDITS = 6
HUBS = 5
"""Every so many sequences are edits of a hub; the others are of a site that is none."""


def sequence(seed: int) -> tuple[int, int, str]:
    """Edit one site, and return the seed, how many builds were compared, and what differed."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "site"
        editor = Author(project, seed) if seed % HUBS else Colleague(project, seed)
        editor.begin()
        done = ["begin"]
        for number in range(EDITS + 1):
            if number:
                done.append(editor.edit())
            try:
                differing = twice(project, **editor.environment).differing
            except AssertionError as fault:
                return seed, number + 1, f"{done}: {fault}"
            if differing:
                return seed, number + 1, f"{done}: {differing[:5]}"
    return seed, EDITS + 1, ""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SEQUENCES
    print(
        f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {datetime.now(UTC):%Y-%m-%d}"
    )
    begun, builds, faults = time.monotonic(), 0, 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for number, (seed, compared, fault) in enumerate(pool.map(sequence, range(1000, 1000 + count)), 1):
            builds += compared
            faults += bool(fault)
            if fault:
                print(f"seed {seed}: {fault}", flush=True)
            elif number % 25 == 0:
                print(f"{number} sequences, {builds} builds compared, {faults} with a difference", flush=True)
    print(
        f"{count} sequences of {EDITS} edits, {builds} builds compared in {time.monotonic() - begun:.0f} s: {faults} with a difference"
    )
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
