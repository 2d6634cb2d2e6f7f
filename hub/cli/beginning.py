"""What somebody typed for a new entry: its kind, and the name that becomes the path of its file."""

import shlex
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

import click
from markdown.extensions.toc import slugify_unicode

from hub.cli.project import Loaded
from hub.model.kind import FOLDERS, INDEX_NAMES, Kind, folder_of, kind_of
from hub.reading.names import closest
from hub.reading.source import unfit_name


class Kinds(click.Choice[str]):
    """The kinds of entries; a word that is none is answered with the nearest."""

    def __init__(self) -> None:
        super().__init__([kind.value for kind in Kind])

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """Return what is said of a word that is no kind."""
        near = FOLDERS.get(str(value)) or closest(str(value), Kind)
        told = super().get_invalid_choice_message(value, ctx)
        return f"{told} Did you mean `{near}`?" if near else told


def name_of(kind: Kind, typed: str, project: Loaded) -> str:
    """Return the name of a new entry in the folder of its kind, however whole it was typed; says it where it is another.

    Raises `click.UsageError` where no such entry can be there.
    """
    plain = unicodedata.normalize("NFC", typed.strip()).removeprefix("./").strip("/").removesuffix(".md")
    prefix = project.project.prefix
    whole = bool(prefix) and plain.startswith(prefix)
    path = _in_folder(kind, plain.removeprefix(prefix), whole=whole)
    parts = path.split("/")
    if any(part in {"", ".", ".."} or part[0] in "._" for part in parts):
        raise click.UsageError(_no_name(typed))
    if fault := unfit_name(path):
        message = f"{fault.message} Write small letters and hyphens."
        raise click.UsageError(message)
    name = "/".join(_parts(kind, parts, project.contents.sources))
    _refuse(kind, typed, name)
    if name != path:
        click.echo(f"`{typed}` becomes `{name}`: names of files have small letters and hyphens.")
    return name


def _in_folder(kind: Kind, path: str, *, whole: bool) -> str:
    """Return a path without the folder of its kind; refuse that of another."""
    folder, _, rest = path.partition("/")
    other = FOLDERS.get(folder) if rest else None
    own = folder_of(kind)
    if other and other is not kind and not (kind is Kind.PAGE and _is_index(rest)):
        message = f"`{folder}` is the folder of {folder}, so this would be a {other}; to begin one: hub new {other} {shlex.quote(rest)}"
        raise click.UsageError(message)
    if whole and own and other is None:
        message = f"a {kind} stands in the folder `{own}`; write the name alone, or {own}/ before it."
        raise click.UsageError(message)
    return rest if other is kind else path


def _is_index(path: str) -> bool:
    return PurePosixPath(path).name in INDEX_NAMES


def _parts(kind: Kind, parts: list[str], sources: Iterable[str]) -> list[str]:
    """Return the parts of a name as slugs; folders that are there keep their names, and so do pages of folders."""
    folders = {str(folder) for path in sources for folder in PurePosixPath(path).parents}
    found: list[str] = []
    for part in parts[:-1]:
        there = "/".join((*filter(None, [folder_of(kind)]), *found, part)) in folders
        found.append(part if there else _slug(part))
    return [*found, parts[-1] if parts[-1] in INDEX_NAMES else _slug(parts[-1])]


def _slug(text: str) -> str:
    plain = slugify_unicode(text.replace("_", "-").replace(".", "-"), "-")
    return unicodedata.normalize("NFC", plain).strip("-")


def _refuse(kind: Kind, typed: str, name: str) -> None:
    """Refuse a name of which nothing is left, and that of the page of a folder for what is no page."""
    path = "/".join(filter(None, (folder_of(kind), f"{name}.md")))
    last = PurePosixPath(name).name
    if not all(name.split("/")) or unfit_name(path):
        raise click.UsageError(_no_name(typed))
    if kind is not Kind.PAGE and (kind_of(path) is not kind or last == "readme"):
        message = f"`{last}` is the page of a folder; choose another name."
        raise click.UsageError(message)


def _no_name(typed: str) -> str:
    return f"`{typed}` is no name; write small letters and hyphens, with folders if you like: git/stash"
