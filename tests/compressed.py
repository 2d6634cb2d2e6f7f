"""A site served as a good host serves it: compressed, with types that browsers keep to."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chromium import Quiet

PLAIN = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".ics", ".webmanifest")


class Compressed(Quiet):
    """Sends text as gzip, each file compressed once."""

    def do_GET(self) -> None:  # noqa: N802  the name that http.server calls
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if place.is_dir() else place
        if place.suffix not in PLAIN or not place.is_file():
            super().do_GET()
            return
        held = squeezed(place, place.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(place)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(held)))
        self.end_headers()
        self.wfile.write(held)


@functools.cache
def squeezed(place: Path, _changed: int) -> bytes:
    return gzip.compress(place.read_bytes(), 9, mtime=0)


@contextmanager
def served_compressed(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    handler = functools.partial(Compressed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
