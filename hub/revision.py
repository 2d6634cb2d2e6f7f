"""Asks git for a folder of content as it was: what a change is measured against."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import new
from pathlib import Path
from typing import NamedTuple

from hub.disk import Contents, ProjectError
from hub.git import git, unready
from hub.graph.hub import SETTINGS
from hub.reading.source import LARGEST_FILE, Refused, Source
from hub.reading.transcript import ENDING

_ORDINARY = frozenset({"100644", "100755"})
_LINK = "120000"


@dataclass(frozen=True, slots=True)
class Revision:
    """Content as it was at a commit, and the paths whose text is another now, are new now or are gone."""

    contents: Contents
    touched: frozenset[str]


class _File(NamedTuple):
    """A file in a commit: its mode, the name of its blob, and its bytes."""

    mode: str
    blob: str
    size: int


def revision(content: Path, name: str, now: Contents) -> Revision:
    """Return a folder of content as it was where the work since `name` (a branch, tag or commit) began.

    `now` is what lies in the folder; what is the same is not read again. Raises `ProjectError` where git does not know.
    """
    commit = _beginning(content, name)
    files = _listed(content, commit)
    texts = {path: file.blob for path, file in files.items() if file.mode in _ORDINARY and _is_source(path)}
    same = {path for path, blob in texts.items() if _blob(now.sources.get(path), len(blob)) == blob}
    read = _read(content, {path: blob for path, blob in texts.items() if path not in same})
    sources: dict[str, Source] = {path: now.sources[path] for path in same} | read
    sources |= {path: Refused("is a symbolic link") for path, file in files.items() if file.mode == _LINK}
    assets = {path: file.size for path, file in files.items() if path not in sources}
    there = files.keys() | now.sources.keys() | set(now.assets)
    return Revision(Contents(sources, assets), frozenset(there - same - (assets.keys() & now.assets.keys())))


def _is_source(path: str) -> bool:
    return path.endswith((".md", ENDING)) or path == SETTINGS


def _beginning(content: Path, name: str) -> str:
    """Return the commit at which the work since a revision began: where the two histories part."""
    if not name.strip():
        message = "the revision to compare with is empty; name a branch, a tag or a commit, such as: --base main"
        raise ProjectError(message)
    if fault := unready(content):
        raise ProjectError(fault)
    if name.startswith("-") or not (found := git(content, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")):
        message = f"git knows no commit `{name}` here; name a branch, a tag or a commit that `git log` shows, or fetch it first: git fetch"
        raise ProjectError(message)
    commit = found.decode().strip()
    base = git(content, "merge-base", commit, "HEAD")
    if not base:
        message = f"`{name}` and the work here have no commit in common; fetch the whole history: git fetch --unshallow"
        raise ProjectError(message)
    return base.decode().strip()


def _listed(content: Path, commit: str) -> dict[str, _File]:
    """Return what git has of each file below the folder at a commit, but for names that begin with `_` or `.`."""
    found: dict[str, _File] = {}
    answer = git(content, "ls-tree", "-r", "-l", "-z", commit)
    if answer is None:
        raise _partial(commit)
    for line in answer.decode("utf-8", "replace").split("\0"):
        told, _, path = line.partition("\t")
        if path and not any(part[:1] in "._" for part in path.split("/")):
            mode, _, blob, size = told.split()
            found[path] = _File(mode, blob, int(size) if size.isdigit() else 0)
    return found


def _partial(what: str) -> ProjectError:
    message = f"git cannot read {what} here, as in a partial clone; fetch them first: git fetch --refetch --no-filter"
    return ProjectError(message)


def _blob(source: Source | None, length: int) -> str | None:
    """Return the name that git gives to a text; names of 40 digits are those of SHA-1."""
    if source is None or isinstance(source, Refused):
        return None
    text = source.encode() if isinstance(source, str) else source
    digest = new("sha1" if length == 40 else "sha256", usedforsecurity=False)  # noqa: PLR2004  digits of a SHA-1
    digest.update(b"blob %d\0" % len(text) + text)
    return digest.hexdigest()


def _read(content: Path, blobs: Mapping[str, str]) -> dict[str, Source]:
    """Return the texts of blobs by their paths; raises `ProjectError` where git does not have one of them."""
    told = git(content, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()).encode())
    if told is None:
        raise _partial(next(iter(blobs)))
    rest = told
    found: dict[str, Source] = {}
    for path in blobs:
        head, _, rest = rest.partition(b"\n")
        if not head[-1:].isdigit():
            raise _partial(path)
        size = int(head.split()[-1])
        text, rest = rest[:size], rest[size + 1 :]
        found[path] = Refused(f"has {size:,} bytes", oversized=True) if size > LARGEST_FILE else text
    return found
