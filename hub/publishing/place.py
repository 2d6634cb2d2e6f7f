"""Where a site goes, and what is kept beside it: the lock, the site that is being built, the previous one."""

import os
import secrets
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hub.disk import Project, ProjectError
from hub.publishing.manifest import NAME, Manifest, read_manifest

SIGN = "hub-publish.txt"
"""The file that says what the folder beside a site is."""
_TOLD = """Kept by `hub publish` for the site {name}: its lock, the site that is being built, and the previous one.
To be rid of all that, delete this folder while nothing is being published.
"""
_UNUSED, _BUILDING, _REPORT = "unused-", "building-", "report-"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a site, by a path without links in it, and the folder of what is kept beside it."""

    target: Path

    @property
    def state(self) -> Path:
        """The folder beside the site; it begins with a dot, as what is not to be served does."""
        return self.target.parent / f".{self.target.name}.hub"

    @property
    def previous(self) -> Path:
        """The site that was there before, whole."""
        return self.state / "previous"

    @property
    def leaving(self) -> Path:
        """The site that was there before, for the moment in which folders cannot change places in one step."""
        return self.state / "leaving"

    @property
    def journal(self) -> Path:
        """What is written down while sites are swapped."""
        return self.state / "swap.json"

    @property
    def building(self) -> Path:
        """The site that is being built by this process."""
        return self.state / f"{_BUILDING}{os.getpid()}"

    @property
    def report(self) -> Path:
        """What the build of this process tells; one that an earlier process began may still be at it."""
        return self.state / f"{_REPORT}{os.getpid()}.json"

    @property
    def log(self) -> Path:
        """What the build says."""
        return self.state / "build.log"

    def live(self) -> Manifest | None:
        """Return the manifest of the site that is there, None where there is none or an empty folder.

        Raises `ProjectError` where something else is there: that is never replaced.
        """
        with readable(self.target):
            fault = _unfit(self.target)
            found = read_manifest(self.target) if not fault and self.target.is_dir() else None
            others = not fault and found is None and self.target.is_dir() and any(self.target.iterdir())
        if fault:
            raise ProjectError(fault)
        if others:
            message = f"{self.target} holds files that `hub publish` has not put there, and they are never replaced; name another folder, or move it away: mv {_quoted(self.target)} {_quoted(self.target)}.old"
            raise ProjectError(message)
        return found

    def prepare(self) -> None:
        """Make the folder beside the site where there is none; raises `ProjectError` where something else is in its place."""
        if self.state.is_symlink() or (self.state.exists() and not self.state.is_dir()):
            fault = f"{self.state} is in the place of the folder in which `hub publish` keeps the previous site; move it away: mv {_quoted(self.state)} {_quoted(self.state)}.old"
            raise ProjectError(fault)
        self.state.mkdir(mode=0o700, exist_ok=True)
        if not (self.state / SIGN).is_file() and any(not _is_remnant(one) for one in self.state.iterdir()):
            fault = f"{self.state} holds files that `hub publish` has not put there; move it away: mv {_quoted(self.state)} {_quoted(self.state)}.old"
            raise ProjectError(fault)
        for name, text in ((SIGN, _TOLD.format(name=self.target.name)), (".gitignore", "*\n")):
            if not (self.state / name).exists():
                (self.state / name).write_text(text, encoding="utf-8")

    def unused(self) -> Path:
        """Return a path for what is to be deleted once nobody needs it."""
        return self.state / f"{_UNUSED}{secrets.token_hex(4)}"

    def tidy(self) -> None:
        """Delete what is of no use any more: what an earlier process began to build, and what was put aside."""
        for found in self.state.iterdir() if self.state.is_dir() else ():
            if found.name.startswith((_UNUSED, _BUILDING)):
                shutil.rmtree(found, ignore_errors=True)
            elif found.name.startswith((_REPORT, f".{self.journal.name}.")):
                found.unlink(missing_ok=True)


def place_of(folder: Path, project: Project) -> Place:
    """Return the place that a folder means; raises `ProjectError` where no site can be put there."""
    with readable(folder):
        target = folder.parent.resolve() / folder.name if folder.name not in {"", ".."} else folder.resolve()
        fault = _unfit(target) or _within(target, project)
    if fault:
        raise ProjectError(fault)
    return Place(target)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what the system does not let one see into a `ProjectError` that says so."""
    try:
        yield
    except OSError as fault:
        message = f"{fault.filename or path} cannot be read ({fault.strerror}); see to it that it can, then try again"
        raise ProjectError(message) from None
    except RuntimeError:  # up to Python 3.12, of links that go round in a circle
        message = f"{path} leads through symbolic links that go round in a circle; name a folder without them"
        raise ProjectError(message) from None


def _unfit(target: Path) -> str:
    """Return why no site can be at a path, and what to do instead; empty where one can."""
    if target.is_symlink():
        return f"{target} is a symbolic link, which cannot be swapped; name the folder it leads to: {_quoted(target.resolve())}"
    if not target.parent.is_dir():
        return f"there is no folder {target.parent}; make it: mkdir -p {_quoted(target.parent)}"
    if target.exists() and not target.is_dir():
        return f"{target} is a file; name a folder"
    if target.is_mount():
        return f"{target} is a mount point, which cannot be swapped; name a folder in it, such as {_quoted(target / 'site')}"
    return ""


def _is_remnant(path: Path) -> bool:
    """Whether a file is what a build leaves that went on after its folder was deleted."""
    return path.name.startswith((_BUILDING, _REPORT))


def _within(target: Path, project: Project) -> str:
    """Return why a folder clashes with others that matter; empty where it does not."""
    content, root = project.content.resolve(), project.root.resolve()
    if target.is_relative_to(content):
        return f"{target} is in {content}, the folder of content; name a folder beside it, such as {_quoted(root / 'site')}"
    if root.is_relative_to(target) or content.is_relative_to(target):
        return f"{target} contains the project itself; name a folder of its own, such as {_quoted(root / 'site')}"
    if (target.parent / SIGN).is_file():
        return f"{target} is in a folder that `hub publish` keeps for itself; name another one"
    if outer := next((one for one in target.parents if (one / NAME).is_file()), None):
        return f"{target} is in the published site {outer}, which is replaced as a whole; name a folder outside of it"
    return ""


def _quoted(path: Path) -> str:
    return shlex.quote(str(path))
