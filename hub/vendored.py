"""Programs for browsers out of npm packages: each in one version, checked by its digest before anything is taken from it."""

import io
import re
import tarfile
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha512
from pathlib import Path

from hub.disk import ProjectError

CACHE = Path(".cache/hub")
_INSIDE = "package/"


@dataclass(frozen=True, slots=True)
class Vendored:
    """What is taken out of a package.

    `what` names it in a sentence, `command` fetches the package, and `needed` matches the paths of the files that are
    used, from the folder `inside` the package. `integrity` is the SHA-512 of the package, in the form in which npm tells
    it (`npm view PACKAGE@VERSION dist.integrity`).
    """

    what: str
    command: str
    package: str
    version: str
    integrity: str
    inside: str
    needed: re.Pattern[str]

    @property
    def archive(self) -> str:
        """The name of the package as a file."""
        return f"{self.package}-{self.version}.tgz"

    def kept(self, root: Path) -> Path:
        """Return where a project keeps the package, whether it is there or not."""
        return root / CACHE / self.archive

    def absent(self, archive: Path) -> str:
        """Return what to do about a package that is not there."""
        return f"{self.what} is not there ({archive}); type `{self.command}` to fetch it, for which you need npm"

    def is_genuine(self, data: bytes) -> bool:
        """Return whether these are the bytes of the package."""
        return sha512(data).digest() == b64decode(self.integrity)

    def files(self, archive: Path) -> Mapping[str, bytes]:
        """Return the files that are needed by their paths; raises `ProjectError` where the package is not what it should be."""
        try:
            data = archive.read_bytes()
        except OSError:
            raise ProjectError(self.absent(archive)) from None
        if not self.is_genuine(data):
            message = f"{archive} is not {self.package} {self.version}: its digest differs; delete it, then type `{self.command}`"
            raise ProjectError(message)
        return _unpacked(data, f"{_INSIDE}{self.inside}", self.needed)


EDITOR = Vendored(
    what="the web editor",
    command="hub editor",
    package="decap-cms",
    version="3.16.3",
    integrity="hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
    inside="dist/",
    needed=re.compile(r"[^/]*(?:decap-cms\.js(?:\.LICENSE\.txt)?|\.wasm)"),
)
"""Decap CMS, and what it loads on demand."""
DIAGRAMS = Vendored(
    what="the program that draws diagrams",
    command="hub diagrams",
    package="mermaid",
    version="12.3.0",
    integrity="4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==",
    inside="",
    needed=re.compile(r"LICENSE|dist/mermaid\.esm\.min\.mjs|dist/chunks/mermaid\.esm\.min/[^/]+\.mjs"),
)
"""Mermaid in parts, of which a browser loads those that a diagram needs."""


@cache
def _unpacked(data: bytes, inside: str, needed: re.Pattern[str]) -> Mapping[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as packed:
        # each is read when its turn comes: to go back in a compressed archive is to begin it anew
        named = ((one.name.removeprefix(inside), one) for one in packed if one.isfile() and one.name.startswith(inside))
        found = {
            name: file.read() for name, one in named if needed.fullmatch(name) and (file := packed.extractfile(one))
        }
        return dict(sorted(found.items()))
