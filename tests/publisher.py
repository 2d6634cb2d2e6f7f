"""Publishing without MkDocs: the room that publishes, with a build that takes a moment. Tests call it, and start it as a process.

`python -m tests.publisher TARGET WORD [HOW [PATH]]` publishes, `... TARGET back` goes back; exit codes are those of
`hub publish`. `... TARGET tries` and `locks` publish where that cannot be. `... TARGET full` fills the disk that TARGET is on, more and more, and publishes on each; `... TARGET storm`
is killed again and again, `... FOLDER kills` behind each step of a swap and of its repair, in a folder for each.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

from hub.disk import ProjectError
from hub.load import load
from hub.publishing.manifest import damage, manifest_of, read_manifest
from hub.publishing.place import Place
from hub.publishing.publication import Order, Outcome, go_back, publish
from hub.publishing.swap import Exchange, repairing, swapping
from hub.publishing.system import exchanged
from tests import builder

HUB = load({"index.md": "---\ntitle: Home\n---\n"}, date(2026, 11, 22))[0]
BUILDER = Path(builder.__file__)


def published(target: Path, word: str, how: str = "", path: Path | str = "", **more: bool) -> Outcome:
    words = [sys.executable, "-I", BUILDER]
    order = Order(lambda into, report, _: [*words, into, report, word, how, str(path)], HUB, **more)
    return publish(Place(target), order, lambda _: None)


def put(folder: Path, word: str) -> None:
    """Write a site with its manifest, as a publication leaves it."""
    builder.write(folder, word, list(builder.FILES))
    manifest_of(folder, "", date(2026, 11, 22)).write(folder)


def word(folder: Path) -> str | None:
    """Return what a site says if every byte of it is right, None where there is none; fails where it is not whole."""
    manifest = read_manifest(folder) if folder.is_dir() else None
    if manifest is None:
        assert not folder.exists(), f"{folder} is there and no site"
        return None
    assert list(damage(folder, manifest)) == []
    assert manifest.files.keys() == builder.FILES.keys()
    return (folder / "index.html").read_text().partition("<title>")[2].partition("<")[0]


def unable(_one: Path, _other: Path) -> bool:
    """Answer as a file system does on which folders cannot change places in one step."""
    return False


WAYS: dict[str, Exchange] = {"in one step": exchanged, "by two renames": unable}
SITES = {"first": {}, "second": {"site": "A"}, "third": {"site": "B", ".site.hub/previous": "A"}}
"""What is there before a site is swapped in: none, one, one with one before."""


def kills(folder: Path) -> Iterator[dict[str, object]]:
    """End a process behind each step of a swap, and another one behind each step of the repair; yield what there is then."""
    for way, exchange in WAYS.items():
        for name, sites in SITES.items():
            for source in ("building-1", *(["previous"] if name == "third" else [])):
                for number in count(1):
                    case = folder / f"{way} {name} {source} {number}".replace(" ", "-")
                    set_up(case, sites if source == "previous" else {**sites, ".site.hub/building-1": "NEW"})
                    place = Place(case / "site")
                    if not killed(swapping(place, place.state / source, exchange), number):
                        shutil.rmtree(case)
                        break
                    before = sites.get("site")
                    now = sites[".site.hub/previous"] if source == "previous" else "NEW"
                    yield {"folder": str(case), "way": way, "before": before, "now": now, "repairs": 0}
                    for repairs in count(1):
                        copy = case.with_name(f"{case.name}-{repairs}")
                        shutil.copytree(case, copy)
                        if not killed(repairing(Place(copy / "site")), repairs):
                            shutil.rmtree(copy)
                            break
                        yield {"folder": str(copy), "way": way, "before": before, "now": now, "repairs": repairs}


def set_up(case: Path, sites: dict[str, str]) -> None:
    case.mkdir()
    Place(case / "site").prepare()
    for path, text in sites.items():
        put(case / path, text)


def killed(steps: Iterator[str], number: int) -> bool:
    """Run steps in a process that is killed behind one of them; False where there are not so many."""
    child = os.fork()
    if not child:
        for step, _ in enumerate(steps, 1):
            if step == number:
                os.kill(os.getpid(), signal.SIGKILL)
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def storm(target: Path) -> Iterator[dict[str, object]]:
    """Publish again and again, and end each process a little later than the last; yield each time what there is then."""
    published(target, "A")
    for number in range(25):
        child = os.fork()
        if not child:
            published(target, f"N{number}")
            os._exit(0)
        time.sleep(number * 0.005)
        os.kill(child, signal.SIGKILL)
        ended = os.waitpid(child, 0)[1]
        yield {"killed": ended == signal.SIGKILL, "new": f"N{number}", "word": word(target)}
    published(target, "last")
    yield {"killed": False, "new": "last", "word": word(target)}


def full(target: Path) -> Iterator[dict[str, object]]:
    """Publish, and then again with less and less room on the disk; yield each time what there is then."""
    published(target, "A")
    stuff = target.parent / "stuff"
    for room in range(0, 48_000, 4_000):
        free = shutil.disk_usage(target.parent).free
        stuff.write_bytes(b"x" * max(free - room, 0))
        new = f"N{room}"
        fault = fault_of(lambda: published(target, new))  # noqa: B023  called at once
        yield {"room": room, "fault": fault, "live": not fault, "word": word(target)}
        stuff.unlink()
    stuff.write_bytes(b"x" * shutil.disk_usage(target.parent).free)
    before = word(target)
    go_back(Place(target))
    yield {"room": 0, "fault": "", "live": True, "back": word(target) != before, "word": word(target)}
    stuff.unlink()
    published(target, "last")
    yield {"room": -1, "fault": "", "live": True, "word": word(target)}


def fault_of(work: Callable[[], object]) -> str:
    try:
        work()
    except ProjectError as fault:
        return str(fault)
    return ""


def tries(target: Path) -> Iterator[dict[str, object]]:
    """Publish, and go back; yield why neither can be."""
    for work in (lambda: published(target, "NEW"), lambda: go_back(Place(target))):
        yield {"fault": fault_of(work), "word": word(target)}


def locks(target: Path) -> Iterator[dict[str, object]]:
    """Publish where something may not be written or not be read; yield why that cannot be."""
    for path, mode in ((target.parent, 0o555), (target.parent, 0), (target, 0), (Place(target).state, 0)):
        path.chmod(mode)
        fault = fault_of(lambda: published(target, "NEW"))
        path.chmod(0o755)
        yield {"fault": fault, "word": word(target)}


def main(target: Path, what: str, *more: str) -> None:
    several: dict[str, Callable[[Path], Iterator[dict[str, object]]]] = {
        "kills": kills,
        "full": full,
        "storm": storm,
        "tries": tries,
        "locks": locks,
    }
    try:
        if what in several:
            print(json.dumps(list(several[what](target))))
        elif what == "back":
            go_back(Place(target))
        else:
            published(target, what, *more)
    except ProjectError as fault:
        print(fault, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
