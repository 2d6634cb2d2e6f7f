"""A repository on this machine that the web editor writes into, behind a real `decap-server`."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SERVER = Path(__file__).parent.parent / ".ci/node_modules/decap-server/dist/index.js"


@contextmanager
def repository(folder: Path) -> Iterator[str]:
    """Let `decap-server` write into a folder, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {"PORT": str(port), "MODE": "fs", "GIT_REPO_DIRECTORY": str(folder), "BIND_HOST": "127.0.0.1"}
    node = shutil.which("node")
    assert node
    with subprocess.Popen([node, SERVER], env={**os.environ, **told}, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/api/v1"
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("decap-server does not answer")
