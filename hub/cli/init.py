"""`hub init`: make a new hub of one's own."""

import shlex
import shutil
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

import click

from hub.cli.project import DAY
from hub.disk import ProjectError, site_name
from hub.disk import today as day_of
from hub.git import setting
from hub.model.kind import INDEX_NAMES
from hub.scaffold.new_hub import HOSTS, Wishes, new_hub, person_named
from hub.scaffold.origin import NAME, requirement
from hub.templates import starter

_BESIDE = {".git", ".venv"}
"""What may be in the folder already: a new repository, and where Peerhub itself is installed."""


def _one_line(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    if text is not None and (not text.strip() or not text.isprintable()):
        message = "write it on one line, with at least one letter"
        raise click.BadParameter(message)
    return text and text.strip()


def _address(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    if text and (not text.startswith("https://") or not text.isprintable() or set(text) & set(" \"'<>{}\\")):
        message = f"{text} is no web address; write it as https://github.com/acme/hub"
        raise click.BadParameter(message)
    return text and text.removesuffix("/").removesuffix(".git")


@click.command("init", short_help="Make a new hub of your own.")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", callback=_one_line, help="What the hub is called.  [default: Our hub]")
@click.option("--author", callback=_one_line, help="Your name, for the first page of a person; else that of git.")
@click.option("--role", callback=_one_line, help="What you do.  [default: learning lead]")
@click.option("--host", type=click.Choice(list(HOSTS)), default="github", show_default=True, help="The git host.")
@click.option("--repository", metavar="URL", callback=_address, help="Where the hub will be, for links to edit it.")
@click.option("--add", is_flag=True, help="Write only what is missing into a folder that is not empty.")
@DAY
@click.pass_obj
def command(folder: Path, /, target: Path, add: bool, today: str | None, **wishes: str | None) -> None:  # noqa: FBT001  click hands flags over
    """Make a new hub in DIR: settings, content to begin with, automation and templates for the git host.

    It builds strictly and checks clean at once. In a terminal, what is not given is asked for.
    """
    place = folder / target
    if not add:
        _refuse_what_is_there(place, target)
    host = wishes["host"] or "github"
    missing = _missing(place, starter("hub", host))
    if not missing:
        click.echo("Nothing is missing.")
        return
    needed = "".join((*missing, *missing.values()))
    name = wishes["name"] or site_name(place)
    author = _asked(wishes["author"], "What is your name?", _name_in_git(folder) or "First Person", "{AUTHOR" in needed)
    asked = Wishes(
        name=_asked(name, "What is the hub called?", "Our hub", "{NAME" in needed),
        author=author,
        role=_asked(wishes["role"], "What is your role?", "learning lead", "{ROLE" in needed),
        today=day_of(today),
        requirement=_requirement(),
        host=host,
        repository=wishes["repository"],
        keeper=_keeper(place, author),
    )
    written = new_hub(missing, asked)
    _write(place, written)
    _tell(target, written, each=add)


def _requirement() -> str:
    installed = distribution(NAME)
    return requirement(installed.version, installed.read_text("direct_url.json"))


def _tell(target: Path, written: Iterable[str], *, each: bool) -> None:
    """Say what was written, and how to look at it."""
    paths = sorted(written)
    for path in paths if each else ():
        click.echo((target / path).as_posix())
    files = "One file" if len(paths) == 1 else f"{len(paths)} files"
    here = target == Path()
    way = "" if here else f"cd {shlex.quote(str(target))}, then "
    click.echo(
        f"{files} written {'here' if here else f'to {target}'}. To look at it: {way}{_typed('hub')} check, then {_typed('mkdocs')} serve"
    )


def _typed(name: str) -> str:
    """Return what to type for a command of this Python: its path where it is not on the search path."""
    return name if shutil.which(name) else shlex.quote(str(Path(sys.executable).parent / name))


def _missing(place: Path, files: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files of the starter that a folder lacks; one that is named after a person or day, only where its folder has no entry."""
    found = {}
    for path, text in files.items():
        there = _entries(place / PurePosixPath(path).parent) if "{" in path else (place / path).exists()
        if not there:
            found[path] = text
    return found


def _entries(folder: Path) -> list[str]:
    """Return the paths of the entries in a folder, without their suffix."""
    files = (path for path in folder.rglob("*.md") if path.stem not in INDEX_NAMES)
    paths = sorted(path.relative_to(folder).with_suffix("").as_posix() for path in files)
    return [path for path in paths if not any(part[0] in "._" for part in path.split("/"))]


def _keeper(place: Path, author: str) -> str | None:
    """Return the person who is there already and looks after what is added: the author, else the first."""
    people = _entries(place / "content/people")
    return person_named(author) if person_named(author) in people else next(iter(people), None)


def _asked(given: str | None, question: str, otherwise: str, needed: bool) -> str:  # noqa: FBT001  as the others
    if given is not None:
        return given
    return str(click.prompt(question, default=otherwise)) if needed and sys.stdin.isatty() else otherwise


def _name_in_git(folder: Path) -> str:
    name = setting(folder, "user.name")
    return name if name.isprintable() else ""


def _refuse_what_is_there(place: Path, target: Path) -> None:
    found = sorted(one.name for one in place.iterdir() if one.name not in _BESIDE) if place.is_dir() else []
    if found:
        message = (
            f"{target} is not empty (there is {found[0]}); name a new folder, or write only what is missing in it:"
            f" hub init --add {shlex.quote(str(target))}"
        )
        raise ProjectError(message)


def _write(place: Path, files: Mapping[str, str]) -> None:
    try:
        for path, text in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        message = f"{place} cannot be written ({fault.strerror}); name a folder that can"
        raise ProjectError(message) from None
