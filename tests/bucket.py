"""A store of buckets on this machine, which can be told to refuse, to wait, and to have somebody killed."""

import http.client
import logging
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from moto.server import DomainDispatcherApplication, create_backend_app
from obstore.store import S3Store
from werkzeug.serving import make_server

from tests.servers import free_port

KEYS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "us-east-1"}
Answer = Iterable[bytes]


@dataclass
class Asked:
    """A request: what was done to which key."""

    method: str
    key: str
    environ: dict[str, Any] = field(repr=False)


@dataclass
class Store:
    """Answers as S3 does. `meddle` sees each request before it is answered, and may answer in its place with a status."""

    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    meddle: Callable[[Asked], str | None] | None = None

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Answer:
        one = Asked(environ["REQUEST_METHOD"], environ["PATH_INFO"].partition("/")[2].partition("/")[2], environ)
        self.asked.append(one)
        status = self.meddle(one) if self.meddle else None
        if status:
            start(status, [("Content-Type", "application/xml")])
            return [b"<Error><Code>Refused</Code></Error>"]
        found: Answer = _BACKEND(environ, start)
        return found

    def new(self, name: str) -> str:
        """Make a bucket, and return the address of a place in it."""
        made = http.client.HTTPConnection(self.address.removeprefix("http://"))
        made.request("PUT", f"/{name}")
        assert made.getresponse().status == HTTPStatus.OK
        made.close()
        self.asked.clear()
        return f"s3://{name}/hub"

    def bucket(self, place: str) -> S3Store:
        """Return the whole bucket of a place, for others to look into and to write to."""
        name = place.removeprefix("s3://").partition("/")[0]
        return S3Store(name, config={"endpoint": self.address}, client_options={"allow_http": True})

    def written(self) -> list[str]:
        """Return what was put, in order, without records."""
        return [
            one.key.removeprefix("hub/") for one in self.asked if one.method == "PUT" and ".hub-site" not in one.key
        ]


_BACKEND = DomainDispatcherApplication(create_backend_app)


@contextmanager
def stores() -> Iterator[Store]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    store = Store()
    server = make_server("127.0.0.1", 0, store, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    store.address = f"http://127.0.0.1:{server.port}"
    yield store
    server.shutdown()
    thread.join()


@contextmanager
def served_apart() -> Iterator[tuple[str, Callable[[], None]]]:
    """Give the address of a store in a process of its own, as `moto_server` starts it, and what ends that process."""
    port = free_port()
    words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            eventually(lambda: _answers(port))
            yield f"http://127.0.0.1:{port}", running.kill
        finally:
            running.kill()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def eventually(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(400):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError(true)
