"""The one room that reads the disk and the environment for the core: where a project is, what is in it, what day it is."""

import os
import shlex
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from hub.graph.hub import SETTINGS
from hub.reading.source import LARGEST_FILE, Refused, Source
from hub.reading.transcript import ENDING

CONFIG = ("mkdocs.yml", "mkdocs.yaml")
_TEXT = "tag:yaml.org,2002:str"


class ProjectError(Exception):
    """There is no usable project; the text says why and what to type."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `mkdocs.yml`, the folder of its content, and the addresses of its site and for editing where `mkdocs.yml` has them."""

    root: Path
    content: Path
    site: str | None = None
    edit: str | None = None

    @property
    def prefix(self) -> str:
        """The folder of content as reports name it, such as `content/`; relative to the project where it lies in it."""
        if not self.content.resolve().is_relative_to(self.root.resolve()):
            return f"{self.content.as_posix()}/"
        relative = self.content.resolve().relative_to(self.root.resolve()).as_posix()
        return "" if relative == "." else f"{relative}/"


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in a folder of content: Markdown, settings and captions as sources, the sizes of all other files in bytes."""

    sources: Mapping[str, Source]
    assets: Mapping[str, int]


def find_project(folder: Path) -> Project:
    """Return the project in a folder; raises `ProjectError` where there is none."""
    config = find_config(folder)
    if config is None:
        inner = next((parent for parent in folder.resolve().parents if find_config(parent)), None)
        hint = (
            f"type: hub -C {shlex.quote(os.path.relpath(inner, folder))} ..."
            if inner
            else "go to the folder of your hub's mkdocs.yml, or name it: hub -C DIR ..."
        )
        message = f"there is no mkdocs.yml in {folder}; {hint}"
        raise ProjectError(message)
    content = folder / (_setting(config, "docs_dir") or "docs")
    if not content.is_dir():
        message = f"{config.name} says that the content is in {content}, which is no folder; make it: mkdir {shlex.quote(os.path.relpath(content))}"
        raise ProjectError(message)
    return Project(folder, content, _setting(config, "site_url"), _setting(config, "edit_uri_template"))


def find_config(folder: Path) -> Path | None:
    """Return the mkdocs.yml in a folder, None where there is none."""
    return next((folder / name for name in CONFIG if (folder / name).is_file()), None)


def site_name(folder: Path) -> str | None:
    """Return what the mkdocs.yml in a folder calls the site, if there is one; raises `ProjectError` if it cannot be read."""
    config = find_config(folder)
    return _setting(config, "site_name") if config else None


def _setting(config: Path, name: str) -> str | None:
    """Return a text that an mkdocs.yml or what it inherits sets, without running anything that stands there."""
    try:
        tree = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as fault:
        reason = " ".join(str(fault).split())
        message = f"{config} cannot be read: {reason}; mend it, then try again"
        raise ProjectError(message) from None
    found = {key.value: value for key, value in tree.value} if isinstance(tree, yaml.MappingNode) else {}
    pairs = {key: value.value for key, value in found.items() if value.tag == _TEXT}
    if name not in found and "INHERIT" in pairs and (parent := config.parent / pairs["INHERIT"]).is_file():
        return _setting(parent, name)
    return pairs.get(name)


def read_contents(content: Path) -> Contents:
    """Read a folder of content. Links, pipes and what cannot be read are refused, each with its reason."""
    sources: dict[str, Source] = {}
    assets: dict[str, int] = {}
    for path, found in _walk(content, ""):
        if isinstance(found, int):
            assets[path] = found
        else:
            sources[path] = found
    return Contents(sources, assets)


def read_settings(content: Path) -> Source:
    """Read the settings of a folder of content alone; empty where there are none."""
    try:
        with os.scandir(content) as found:
            source = next((_read(entry, whole=True) for entry in found if entry.name == SETTINGS), "")
            return "" if isinstance(source, int) else source
    except OSError as fault:
        return Refused(f"cannot be read ({fault.strerror})")


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, Source | int]]:
    """Yield what lies below a folder in the order of names: the source of what the hub reads, the size of other files."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as fault:
        yield prefix.rstrip("/"), Refused(f"is a folder that cannot be read ({fault.strerror})")
        return
    for entry in entries:
        name = entry.name.encode("utf-8", "replace").decode()
        if name[:1] in "._":
            continue
        if name != entry.name:
            yield prefix + name, Refused("has a name that is not UTF-8")
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{prefix}{name}/")
        else:
            yield prefix + name, _read(entry, whole=name.endswith((".md", ENDING)) or prefix + name == SETTINGS)


def _read(entry: os.DirEntry[str], *, whole: bool) -> Source | int:
    """Return what stands in a file, or why it is not read; the size of an ordinary file that is not to be read.

    Captions that are too large are no reason to refuse the file: they are published, and not searched.
    """
    try:
        state = entry.stat(follow_symlinks=False)
        if entry.is_symlink() or not stat.S_ISREG(state.st_mode):
            return Refused("is a symbolic link" if entry.is_symlink() else "is not an ordinary file")
        if not whole or (state.st_size > LARGEST_FILE and entry.name.endswith(ENDING)):
            return state.st_size
        if state.st_size > LARGEST_FILE:
            return Refused(f"has {state.st_size:,} bytes", oversized=True)
        return Path(entry.path).read_bytes()
    except OSError as fault:
        return Refused(f"cannot be read ({fault.strerror})")


def ordinary(path: Path) -> bytes:
    """Return what stands in a file of our own; nothing where it is a link, a pipe or the like. Raises `OSError`."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


def replaced(path: Path, text: bytes) -> None:
    """Write a file in one step, with the mode it had if it was there; raises `ProjectError` where that cannot be."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.unlink(missing_ok=True)  # whatever that is
        beside.write_bytes(text)
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        message = f"{path} cannot be written ({fault.strerror}); see to it that it can, then try again"
        raise ProjectError(message) from None


def uncommitted(folder: Path) -> Path:
    """Make a folder for what can be made again, which git passes over, and return it; raises `ProjectError` where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(folder / ".gitignore"):
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as fault:
        message = f"{folder} cannot be written ({fault.strerror}); see to it that it can, then try again"
        raise ProjectError(message) from None
    return folder


def added(path: Path, text: str) -> None:
    """Write a file that is not there yet, with the folders it stands in; raises `ProjectError` where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as fault:
        message = f"{path} cannot be written ({fault.strerror}); see to it that it can, then try again"
        raise ProjectError(message) from None


def removed(path: Path) -> None:
    """Delete a file, and the folder it stood in if nothing else is there; raises `ProjectError` where that cannot be."""
    try:
        path.unlink()
    except OSError as fault:
        message = f"{path} cannot be deleted ({fault.strerror}); delete it yourself"
        raise ProjectError(message) from None
    with suppress(OSError):
        path.parent.rmdir()


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
