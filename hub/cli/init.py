"""`hub init`: make a new hub of one's own."""

import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import click

from hub.cli.project import DAY
from hub.disk import ProjectError
from hub.disk import today as day_of
from hub.git import git
from hub.scaffold.new_hub import HOSTS, Wishes, new_hub
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
    asked = Wishes(
        name=_asked(wishes["name"], "What is the hub called?", "Our hub"),
        author=_asked(wishes["author"], "What is your name?", _name_in_git(folder) or "First Person"),
        role=_asked(wishes["role"], "What is your role?", "learning lead"),
        today=day_of(today),
        version=version("mkdocs-peerhub"),
        host=host,
        repository=wishes["repository"],
    )
    written = _write(place, new_hub(starter("hub", host), asked))
    click.echo(f"{written} files written to {target}. To look at it: cd {target}, then hub check, then mkdocs serve")


def _asked(given: str | None, question: str, otherwise: str) -> str:
    if given is not None:
        return given
    return str(click.prompt(question, default=otherwise)) if sys.stdin.isatty() else otherwise


def _name_in_git(folder: Path) -> str:
    name = (git(folder, "config", "user.name") or b"").decode("utf-8", "replace").strip()
    return name if name.isprintable() else ""


def _refuse_what_is_there(place: Path, target: Path) -> None:
    found = sorted(one.name for one in place.iterdir() if one.name not in _BESIDE) if place.is_dir() else []
    if found:
        message = (
            f"{target} is not empty (there is {found[0]}); name a new folder, or write only what is missing in it:"
            f" hub init --add {target}"
        )
        raise ProjectError(message)


def _write(place: Path, files: Mapping[str, str]) -> int:
    """Write the files that are not there yet, and return how many these were."""
    missing = {path: text for path, text in files.items() if not (place / path).exists()}
    try:
        for path, text in missing.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        message = f"{place} cannot be written ({fault.strerror}); name a folder that can"
        raise ProjectError(message) from None
    return len(missing)
