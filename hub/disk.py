"""The one room that reads the disk and the environment for the core: where a project is, what is in it, what day it is."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from hub.load import SETTINGS
from hub.reading.source import LARGEST_FILE, Refused, Source

CONFIG = ("mkdocs.yml", "mkdocs.yaml")


class ProjectError(Exception):
    """There is no usable project; the text says why and what to type."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `mkdocs.yml`, and the folder of its content."""

    root: Path
    content: Path

    @property
    def prefix(self) -> str:
        """The folder of content as reports name it, such as `content/`; relative to the project where it lies in it."""
        relative = os.path.relpath(self.content, self.root)
        return "" if relative == "." else f"{Path(relative).as_posix()}/"


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in a folder of content: Markdown and settings as sources, the paths of all other files."""

    sources: Mapping[str, Source]
    assets: tuple[str, ...]


def find_project(folder: Path) -> Project:
    """Return the project in a folder; raises `ProjectError` where there is none."""
    config = next((folder / name for name in CONFIG if (folder / name).is_file()), None)
    if config is None:
        inner = next(
            (parent for parent in folder.resolve().parents if any((parent / name).is_file() for name in CONFIG)), None
        )
        hint = (
            f"type: hub -C {os.path.relpath(inner, folder)} ..."
            if inner
            else "go to the folder of your hub's mkdocs.yml, or name it: hub -C DIR ..."
        )
        message = f"there is no mkdocs.yml in {folder}; {hint}"
        raise ProjectError(message)
    content = folder / _docs_dir(config)
    if not content.is_dir():
        message = f"{config.name} says that the content is in {content}, which is no folder; make it: mkdir {os.path.relpath(content)}"
        raise ProjectError(message)
    return Project(folder, content)


def _docs_dir(config: Path) -> str:
    """Return `docs_dir` of an mkdocs.yml or of what it inherits, without running anything that stands there."""
    try:
        tree = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as fault:
        reason = " ".join(str(fault).split())
        message = f"{config} cannot be read: {reason}; mend it, then try again"
        raise ProjectError(message) from None
    pairs = {key.value: value.value for key, value in tree.value} if isinstance(tree, yaml.MappingNode) else {}
    if (
        "docs_dir" not in pairs
        and isinstance(pairs.get("INHERIT"), str)
        and (parent := config.parent / pairs["INHERIT"]).is_file()
    ):
        return _docs_dir(parent)
    return str(pairs.get("docs_dir", "docs"))


def read_contents(content: Path) -> Contents:
    """Read a folder of content. Links, pipes and what cannot be read are refused, each with its reason."""
    sources: dict[str, Source] = {}
    assets: list[str] = []
    for path, entry in _walk(content, ""):
        if path.endswith(".md") or path == SETTINGS:
            sources[path] = _read(entry)
        elif (reason := _not_plain(entry)) is not None:
            sources[f"{path}"] = Refused(reason)
        else:
            assets.append(path)
    return Contents(sources, tuple(assets))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name[:1] in "._":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry


def _not_plain(entry: os.DirEntry[str]) -> str | None:
    if entry.is_symlink():
        return "is a symbolic link"
    return None if stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode) else "is not an ordinary file"


def _read(entry: os.DirEntry[str]) -> Source:
    if (reason := _not_plain(entry)) is not None:
        return Refused(reason)
    size = entry.stat(follow_symlinks=False).st_size
    if size > LARGEST_FILE:
        return Refused(f"has {size:,} bytes", oversized=True)
    try:
        return Path(entry.path).read_bytes()
    except OSError as fault:
        return Refused(f"cannot be read ({fault.strerror})")


def today(given: str | None = None) -> date:
    """Return the day to build for: the one given, else `HUB_TODAY`, else `SOURCE_DATE_EPOCH`, else today, in UTC.

    Raises `ProjectError` for a text that is no day.
    """
    text = given or os.environ.get("HUB_TODAY")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if text:
            return date.fromisoformat(text)
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError):
        message = (
            f"{text or epoch} is no day; write it as 2026-11-22 (--today, HUB_TODAY) or in seconds (SOURCE_DATE_EPOCH)"
        )
        raise ProjectError(message) from None
