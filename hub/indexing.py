"""Makes the search index of a site in a process of its own, while the site itself is made.

Pagefind takes longer for a text than its rendering does. So the site is indexed in parts, which are kept: where one document
changed, its part alone is indexed anew.
"""

import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile

import msgspec

from hub.bundle import Files, Part, Shared, joined, part_of, shared_of
from hub.pagefind import Pagefind, PagefindError
from hub.sealed import Sealed

CACHE = ".cache/hub/search"
"""Where a project keeps the indexes of parts."""
_FORM = 1
"""Counts how indexes of parts are kept."""
_PART = 32
"""So many documents are in a part on average."""
_PATH = re.compile(r"(?:(?:index|filter|fragment)/)?[\w-]+(?:\.[\w-]+)+")
"""How files of an index are called, wherever what is kept of it comes from."""
_ANY = {"x.html": "<html><body data-pagefind-body>x</body></html>"}


class Order(msgspec.Struct):
    """What is to be indexed, by the paths of the files on the site, in which language and by what; the folder is where parts are kept."""

    program: str
    version: str
    lang: str
    folder: str
    documents: dict[str, str]


class Indexing:
    """The making of one index, which goes on beside this process."""

    def __init__(self, order: Order) -> None:
        self._folder = order.folder
        self._answer, self._fault = TemporaryFile(), TemporaryFile()  # noqa: SIM115  `end` closes them
        with TemporaryFile() as asked:  # a pipe would have to be filled from here
            asked.write(msgspec.msgpack.encode(order))
            asked.seek(0)
            words = [sys.executable, "-P", "-m", "hub.indexing"]
            self._process = subprocess.Popen(words, stdin=asked, stdout=self._answer, stderr=self._fault)  # noqa: S603  this module

    def files(self) -> Files:
        """Return the files of the index once it is made; raises `PagefindError`."""
        failed = self._process.wait()
        for file in (self._answer, self._fault):
            file.seek(0)
        if failed:
            told = self._fault.read().decode(errors="replace").strip().splitlines()
            raise PagefindError(told[-1] if told else f"it ended with {failed}")
        files = msgspec.msgpack.decode(self._answer.read(), type=Files)
        if odd := next((path for path in files if not _PATH.fullmatch(path)), None):
            message = f"{odd!r} is no file of an index; delete {self._folder} and build again"
            raise PagefindError(message)
        return files

    def end(self) -> None:
        """Make no index after all, and let go of everything."""
        self._process.kill()
        self._process.wait()
        self._answer.close()
        self._fault.close()


def index(order: Order) -> Files:
    """Return the files of an index; raises `PagefindError`."""
    indexer = _Indexer(order, Pagefind(Path(order.program), order.version), Sealed(Path(order.folder)))
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # which wait for other processes
        found = [*threads.map(indexer.part, parts(order.documents))]
    if len({tuple(one.fields) for one in found}) > 1:  # the index calls them by numbers
        found = [indexer.part(sorted(order.documents))]
    made = joined(found, indexer.shared())
    indexer.kept.forget()
    return made


def parts(paths: Iterable[str]) -> Iterator[list[str]]:
    """Cut paths, sorted, before those whose digest says so: what is added or goes concerns its own part alone."""
    part: list[str] = []
    for path in sorted(paths):
        if part and int.from_bytes(sha256(path.encode()).digest()[:4]) % _PART == 0:
            yield part
            part = []
        part.append(path)
    yield part


@dataclass(frozen=True, slots=True)
class _Indexer:
    """Makes the indexes of parts, unless they are kept already."""

    order: Order
    pagefind: Pagefind
    kept: Sealed

    def part(self, paths: Sequence[str]) -> Part:
        """Return the index of some documents."""
        documents = {path: self.order.documents[path] for path in paths}
        return msgspec.msgpack.decode(self._made(documents, part_of), type=Part)

    def shared(self) -> Shared:
        """Return what is the same for all documents."""
        return msgspec.msgpack.decode(self._made(_ANY, shared_of), type=Shared)

    def _made(self, documents: Mapping[str, str], taken: Callable[[Files], Part | Shared]) -> bytes:
        """Return what is taken of the index of documents."""

        def make() -> bytes:
            written = self.pagefind.indexed(documents, self.order.lang)
            try:
                return msgspec.msgpack.encode(taken(written))
            except (LookupError, ValueError, OSError) as fault:
                raise PagefindError(str(fault)) from None

        told = (_FORM, taken.__name__, self.pagefind.program.name, self.pagefind.version, self.order.lang, documents)
        return self.kept.get(sha256(msgspec.msgpack.encode(told)).hexdigest(), make)


def main() -> None:
    """Make the index that is asked for, and write it out."""
    gc.disable()  # nothing refers to itself among so many objects, and the process ends soon
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    try:
        made = index(order)
    except PagefindError as fault:
        sys.exit(str(fault))
    except Exception as fault:  # noqa: BLE001  whatever somebody has put there in the place of what was kept
        sys.exit(
            f"what is kept in {order.folder} is of no use ({type(fault).__name__}: {fault}); delete it and build again"
        )
    sys.stdout.buffer.write(msgspec.msgpack.encode(made))


if __name__ == "__main__":
    main()
