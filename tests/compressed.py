"""A site served as a good host serves it: compressed, with types that browsers keep to."""

import functools
import gzip
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.chromium import Quiet, served_by

PLAIN = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".ics", ".webmanifest")


class Compressed(Quiet):
    """Sends text as gzip, each file compressed once, and notes in `sent` how many bytes of each path it has sent."""

    def __init__(self, *words: Any, sent: dict[str, int], **more: Any) -> None:
        self.sent = sent
        super().__init__(*words, **more)

    def do_GET(self) -> None:  # noqa: N802  the name that http.server calls
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if place.is_dir() else place
        if place.suffix not in PLAIN or not place.is_file():
            self.note(place.stat().st_size if place.is_file() else 0)
            super().do_GET()
            return
        held = squeezed(place, place.stat().st_mtime_ns)
        self.note(len(held))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(place)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(held)))
        self.end_headers()
        self.wfile.write(held)

    def note(self, size: int) -> None:
        self.sent[self.path.partition("?")[0]] = size


@functools.cache
def squeezed(place: Path, _changed: int) -> bytes:
    return gzip.compress(place.read_bytes(), 9, mtime=0)


def served_compressed(folder: Path, sent: dict[str, int] | None = None) -> AbstractContextManager[str]:
    """Serve a folder, and give its address; `sent` is filled with the bytes of each path."""
    return served_by(functools.partial(Compressed, directory=str(folder), sent={} if sent is None else sent))
