"""Asks git when the files of a folder came and last changed: one call, and no answer where there is none to get."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from hub.git import git
from hub.model.seen import Seen

_COMMIT = "\x01"
_LOG = (
    *("-c", "log.showRoot=true", "--no-pager", "log", "--no-merges", "--topo-order", "--no-show-signature", "-z"),
    *("--relative", "--name-status", "-M", "-l1000", "--decorate-refs-exclude=refs/*", f"--format={_COMMIT}%ct %D"),
)
"""Children before parents, so that a rename is known before what was called by the old name; settings of people change nothing."""

_BORDER = "grafted"
"""How git marks a commit whose parents a shallow clone lacks: it looks as if it had added every file."""


def seen(folder: Path) -> Mapping[str, Seen]:
    """Return when each file below a folder was added and last changed, by its path there with `/`.

    Days are those of the committers. Renames are followed; merges, and what is not committed, are not looked at. Empty
    where there is no git, no repository or no commit. Files that are no longer there may be among the paths. Of what came
    before the beginning of a shallow clone nothing is known.
    """
    days = _Days()
    for change in _changes((git(folder, *_LOG, "--", ".") or b"").decode("utf-8", "replace")):
        days.take(change)
    return {path: Seen(days.added.get(path), last) for path, last in sorted(days.changed.items())}


@dataclass(frozen=True, slots=True)
class _Change:
    """What one commit did to one file: `how` is git's letter, with a likeness in per cent for renames (`R100`)."""

    on: date
    border: bool
    how: str
    old: str
    new: str


def _changes(log: str) -> Iterator[_Change]:
    """Yield the changes of all commits, children before parents; those of a commit without a usable day are left out."""
    parts = iter(log.split("\0"))
    on, border = None, False
    for part in parts:
        how = part.removeprefix("\n")
        if how.startswith(_COMMIT):
            seconds, _, marks = how.removeprefix(_COMMIT).partition(" ")
            on, border = _day(seconds), _BORDER in marks.split(", ")
        elif how:
            old = next(parts, "")
            new = next(parts, "") if how[0] == "R" else old
            if on is not None:
                yield _Change(on, border, how, old, new)


def _day(seconds: str) -> date | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


@dataclass
class _Days:
    """Days by the paths that files have now. `now` gives that path for an older one, None for that of an earlier file."""

    added: dict[str, date] = field(default_factory=dict)
    changed: dict[str, date] = field(default_factory=dict)
    now: dict[str, str | None] = field(default_factory=dict)

    def take(self, change: _Change) -> None:
        """Take up a change; those of children come before those of their parents."""
        path = self.now.get(change.new, change.new)
        if change.how[0] == "R":
            self.now[change.new] = None
            self.now[change.old] = path
        if path is None or change.border or change.how[0] == "D":
            return
        if change.how[0] == "A":
            self.added[path] = min(change.on, self.added.get(path, change.on))
        if change.how != "R100":
            self.changed[path] = max(change.on, self.changed.get(path, change.on))
