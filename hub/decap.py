"""The web editor Decap CMS, from a copy of its npm package that is checked by its digest before anything is taken from it."""

import io
import tarfile
from base64 import b64decode
from collections.abc import Mapping
from functools import cache
from hashlib import sha512
from pathlib import Path

from hub.disk import ProjectError

PACKAGE = "decap-cms"
VERSION = "3.16.3"
INTEGRITY = "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
"""The SHA-512 of the package, in the form in which npm tells it (`npm view decap-cms@VERSION dist.integrity`)."""
ARCHIVE = f"{PACKAGE}-{VERSION}.tgz"
CACHE = Path(".cache/hub")
SCRIPT = "decap-cms.js"

_INSIDE = "package/dist/"


def archive_of(root: Path) -> Path:
    """Return where a project keeps the package, whether it is there or not."""
    return root / CACHE / ARCHIVE


def absent(archive: Path) -> str:
    """Return what to do about a package that is not there."""
    return f"the web editor is not there ({archive}); type `hub editor` to fetch it, for which you need npm"


def is_genuine(data: bytes) -> bool:
    """Return whether these are the bytes of the package."""
    return sha512(data).digest() == b64decode(INTEGRITY)


def editor_files(archive: Path) -> Mapping[str, bytes]:
    """Return the scripts of the editor by their names; raises `ProjectError` where the package is not what it should be."""
    try:
        data = archive.read_bytes()
    except OSError:
        raise ProjectError(absent(archive)) from None
    if not is_genuine(data):
        message = f"{archive} is not {PACKAGE} {VERSION}: its digest differs; delete it, then type `hub editor`"
        raise ProjectError(message)
    return _unpacked(data)


@cache
def _unpacked(data: bytes) -> Mapping[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as packed:
        found = {one.name.removeprefix(_INSIDE): packed.extractfile(one) for one in packed if _is_needed(one)}
        return {name: file.read() for name, file in sorted(found.items()) if file}


def _is_needed(one: tarfile.TarInfo) -> bool:
    """Return whether a file is the editor or something that it loads on demand."""
    name = one.name.removeprefix(_INSIDE)
    loaded = name.endswith((SCRIPT, f"{SCRIPT}.LICENSE.txt", ".wasm"))
    return one.isfile() and one.name.startswith(_INSIDE) and "/" not in name and loaded
