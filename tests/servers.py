"""The real nginx and Caddy on what stands in the page on hosting, each as a process with folders of its own.

Without them these tests are skipped, unless HUB_REQUIRE_SERVERS=1; on Debian `make system-tools` installs both.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "content/contribute/hosting.md"
FENCE = re.compile(r"^```(\w+)\n(?:# ([^\n]+)\n)?(.*?)^```$", re.MULTILINE | re.DOTALL)
NGINX = """\
daemon off;
{user}
pid {folder}/pid;
error_log stderr warn;
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/hub.conf;
}}
"""


def blocks(language: str) -> dict[str, str]:
    """Return what stands in the page in a language, by the first line of each block, which says where it belongs."""
    found = FENCE.findall(PAGE.read_text(encoding="utf-8"))
    return {name: text for kind, name, text in found if kind == language}


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        reason = f"there is no {name}: `make system-tools` installs it"
        if os.environ.get("HUB_REQUIRE_SERVERS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Host:
    """A server at work."""

    port: int
    plain: int | None = None
    """The port at which readers come without encryption."""

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path, sent as it is written here."""
        self._line.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = self._line.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def close(self) -> None:
        self._line.close()


@contextmanager
def nginx(folder: Path, site: Path, inside: str = "") -> Iterator[Host]:
    """Serve a site with nginx by the page; `inside` is put into the server."""
    run = program("nginx")
    ports = free_port(), free_port()
    texts = blocks("nginx")
    text = texts["/etc/nginx/conf.d/hub.conf"]
    told = {
        "listen 443 ssl;": f"listen 127.0.0.1:{ports[0]};",
        "listen 80;": f"listen 127.0.0.1:{ports[1]};",
        "/etc/nginx/hub-types.conf": f"{folder}/types.conf",
        "    ssl_certificate /etc/ssl/hub.crt;\n": "",
        "    ssl_certificate_key /etc/ssl/hub.key;\n": "",
        "    root /srv/hub/site;\n": f"    root {site};\n{inside}",
    }
    for old, new in told.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    folder.mkdir()
    (folder / "hub.conf").write_text(text, encoding="utf-8")
    (folder / "types.conf").write_text(texts["/etc/nginx/hub-types.conf"], encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user), encoding="utf-8")
    with (
        _running([run, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")], folder, ports[0]),
        closing(Host(*ports)) as host,
    ):
        yield host
    said = (folder / "said").read_text(encoding="utf-8")
    assert not re.search(r"\[(warn|crit|alert|emerg)\]", said), said


@contextmanager
def caddy(folder: Path, site: Path) -> Iterator[Host]:
    """Serve a site with Caddy by the page; without a certificate, for which it would ask others."""
    run = program("caddy")
    port = free_port()
    texts = blocks("caddyfile")
    text = texts["/etc/caddy/Caddyfile"]
    told = {
        "/etc/caddy/hub.caddy": f"{folder}/hub.caddy",
        "hub.example.com {": f"http://127.0.0.1:{port} {{",
        "root * /srv/hub/site": f"root * {site}",
    }
    for old, new in told.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    folder.mkdir()
    (folder / "hub.caddy").write_text(texts["/etc/caddy/hub.caddy"], encoding="utf-8")
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text, encoding="utf-8")
    with _running([run, "run", "--config", str(folder / "Caddyfile")], folder, port), closing(Host(port)) as host:
        yield host
    assert '"level":"error"' not in (folder / "said").read_text(encoding="utf-8")


@contextmanager
def _running(words: list[str], folder: Path, port: int) -> Iterator[None]:
    home = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    with (folder / "said").open("wb") as said:
        server = subprocess.Popen(words, env={**os.environ, **home}, stdout=said, stderr=said)
        try:
            _wait_for(port, folder / "said", server)
            yield
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(port: int, said: Path, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(said.read_text(encoding="utf-8"))
