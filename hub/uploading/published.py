"""A folder that `hub publish` made, as its manifest describes it."""

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from hub.disk import ProjectError
from hub.publishing.manifest import NAME, read_manifest
from hub.serving.headers import hidden

_TWINS = (".gz", ".br", ".zst")


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a site that are served, each with the digest of its bytes, by their paths."""

    folder: Path
    files: Mapping[str, str]

    def read(self, path: str) -> bytes:
        """Return what stands in a file; raises `ProjectError` where that is not what was published."""
        place = self.folder / path
        try:
            ordinary = stat.S_ISREG(place.lstat().st_mode)
            data = place.read_bytes() if ordinary else b""
        except OSError as fault:
            raise _changed(self.folder, f"{path} cannot be read ({fault.strerror})") from None
        if not ordinary or sha256(data).hexdigest() != self.files[path]:
            raise _changed(self.folder, f"{path} is not what was published")
        return data


def _changed(folder: Path, what: str) -> ProjectError:
    return ProjectError(f"{folder} has changed since it was published: {what}; publish it anew: hub publish {folder}")


def published(folder: Path) -> Published:
    """Return the site in a folder, without what only servers with a disk look for; raises `ProjectError` where there is none."""
    manifest = read_manifest(folder)
    if manifest is None:
        message = f"{folder} was not made by hub publish (it has no {NAME}); type: hub publish {folder}"
        raise ProjectError(message)
    paths = {path: file.sha256 for path, file in manifest.files.items()}
    if outside := [*filter(_outside, paths)]:
        message = (
            f"{folder / NAME} names {outside[0]!r}, which is no file of a site; publish anew: hub publish {folder}"
        )
        raise ProjectError(message)
    return Published(
        folder, {path: digest for path, digest in paths.items() if not (hidden(path) or _twin(path, paths))}
    )


def _outside(path: str) -> bool:
    parts = PurePosixPath(path)
    return parts.is_absolute() or ".." in parts.parts or not {"\\", "\0"}.isdisjoint(path) or parts.as_posix() != path


def _twin(path: str, paths: Mapping[str, str]) -> bool:
    """Return whether a file is another one, compressed: a bucket does not choose between the two."""
    return any(path.removesuffix(ending) in paths for ending in _TWINS if path.endswith(ending))
