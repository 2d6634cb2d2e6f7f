"""What stands in a published folder, file by file: the mark that the folder is ours, and the proof that it is whole."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path

import msgspec

from hub.disk import ProjectError

NAME = ".hub-site.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class File:
    """The digest and the size of a file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """For whom a site is (empty: for everybody), for which day it was built, and its files by their paths, sorted.

    The same site for the same day has the same manifest: no clock and no machine is in it.
    """

    version: int
    audience: str
    day: date
    files: Mapping[str, File]

    @property
    def readers(self) -> str:
        """For whom the site is, as one says it."""
        return self.audience or "everybody"

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(file.size for file in self.files.values())

    def write(self, folder: Path) -> None:
        """Write it into a folder."""
        text = msgspec.json.format(msgspec.json.encode(self), indent=1)
        (folder / NAME).write_bytes(text + b"\n")


def manifest_of(folder: Path, audience: str, day: date) -> Manifest:
    """Return the manifest of the files that stand in a folder; one that is there already is not among them."""
    files = {path: _file(folder / path) for path in _paths(folder) if path != NAME}
    return Manifest(VERSION, audience, day, dict(sorted(files.items())))


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest in a folder, None where there is none; raises `ProjectError` where it cannot be read."""
    place = folder / NAME
    if place.is_symlink() or not place.is_file():
        return None
    try:
        found = msgspec.json.decode(place.read_bytes(), type=Manifest)
    except (OSError, ValueError) as fault:
        message = (
            f"{place} cannot be read ({fault}); if the site is to be replaced, move it away: mv {folder} {folder}.old"
        )
        raise ProjectError(message) from None
    if found.version != VERSION:
        message = f"{folder} was published by a newer version of the hub; update this one: pip install --upgrade mkdocs-peerhub"
        raise ProjectError(message)
    return found


def identity(folder: Path) -> str:
    """Return what tells a published site from others; empty where there is none."""
    try:
        return sha256((folder / NAME).read_bytes()).hexdigest()
    except OSError:
        return ""


def damage(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Yield what is not as the manifest says: files that are missing, changed or not listed, each with a word on it."""
    there = set(_paths(folder))
    for path, file in manifest.files.items():
        if path not in there:
            yield f"{path} is missing"
        elif _file(folder / path) != file:
            yield f"{path} has changed"
    yield from (f"{path} is not listed" for path in unlisted(folder, manifest))


def unlisted(folder: Path, manifest: Manifest) -> list[str]:
    """Return what lies in a folder and is not in its manifest, sorted."""
    return sorted({*_paths(folder)} - manifest.files.keys() - {NAME})


def _paths(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name).relative_to(folder).as_posix() for name in names)


def _file(path: Path) -> File:
    with path.open("rb") as held:
        return File(file_digest(held, "sha256").hexdigest(), os.fstat(held.fileno()).st_size)
