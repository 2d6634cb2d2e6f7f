"""What the subcommands share: the option for the day, and loading the project they run in."""

import gc
import json
import shlex
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
from pydantic import TypeAdapter, ValidationError

from hub.diagnostics import Diagnostic
from hub.disk import Contents, Project, ProjectError, find_project, read_contents, today
from hub.feeds.address import Addresses
from hub.graph.hub import Hub
from hub.graph.references import names_of
from hub.graph.withheld import for_insiders, meant_for
from hub.load import load
from hub.model.entry import Entry
from hub.model.kind import Kind, id_of
from hub.model.values import Day
from hub.pages.address import directory_url
from hub.reading.memory import Memory
from hub.reading.names import Names, Resolution, closest
from hub.shelves import remembered

_NAMED = 3
"""So many files with faults are named; the others are counted."""
F = TypeVar("F", bound=Callable[..., Any])
DAY = click.option(
    "--today",
    metavar="DAY",
    help="The day to work for, as 2026-11-22; else HUB_TODAY, SOURCE_DATE_EPOCH or today in UTC.",
)

AUDIENCE = click.option(
    "--audience", metavar="NAME", help="Who is to read it: one of the audiences of hub.yml; else the widest."
)


def for_audience(hub: Hub, name: str | None) -> Hub:
    """Return a hub that is for an audience; raises `ProjectError` where there is none of the name."""
    try:
        return meant_for(hub, name)
    except ValueError as fault:
        raise ProjectError(str(fault)) from None


def _day(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    try:
        return TypeAdapter(Day).validate_python(text) if text else None
    except ValidationError:
        message = f"{text} is no day; write it as 2026-11-22"
        raise click.BadParameter(message) from None


def day_option(name: str, told: str, *, required: bool = False) -> Callable[[F], F]:
    """Return an option that takes a day; it comes as a date."""
    return click.option(name, metavar="DAY", callback=_day, required=required, help=told)


def format_option(*more: str) -> Callable[[F], F]:
    """Return the option for the form of an answer: text, JSON, and what else there is."""
    forms = click.Choice(list(dict.fromkeys(("text", "json", *more))))
    return click.option("--format", "form", type=forms, default="text", show_default=True, help="How to answer.")


def tell_json(**answer: object) -> None:
    """Print an answer as JSON on one line, with the version of its form."""
    click.echo(json.dumps({"version": 1, **answer}, ensure_ascii=False))


def addresses(project: Project, hub: Hub) -> Addresses:
    """Return where the pages of entries are, as a site with directory addresses has them."""
    return Addresses({entry.path: directory_url(entry.path) for entry in hub.entries.values()}, project.site)


class Loaded(NamedTuple):
    """A project as it was read."""

    project: Project
    contents: Contents
    hub: Hub
    faults: list[Diagnostic]
    memory: Memory


def loaded(folder: Path, day: str | None) -> Loaded:
    """Find, read and load the project in a folder; raises `ProjectError` where there is none."""
    gc.disable()  # a process that reads once and ends has nothing to collect; collecting takes a third of the time
    project = find_project(folder)
    contents = read_contents(project.content)
    memory = remembered(project.root)
    hub, faults = load(contents.sources, today(day), contents.assets, memory=memory)
    return Loaded(project, contents, hub, faults, memory)


def lines_of(found: Iterable[Diagnostic], contents: Contents) -> dict[str, list[str]]:
    """Return the lines of the files that are reported on."""
    lines: dict[str, list[str]] = {}
    for path in {span.path for one in found for span in (one.span, *one.related)}:
        source = contents.sources.get(path)
        if isinstance(source, bytes):
            text = source.decode("utf-8", errors="replace").removeprefix("\ufeff")
            lines[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines


def published(folder: Path, day: str | None) -> Loaded:
    """Load the project in a folder with the hub that its narrowest audience sees; files with faults are named on the error stream."""
    found = loaded(folder, day)
    faulty = sorted(entry.path for entry in found.hub.entries.values() if entry.faulty)
    if faulty:
        others = f" and {len(faulty) - _NAMED} more" if len(faulty) > _NAMED else ""
        files = f"{', '.join(found.project.prefix + path for path in faulty[:_NAMED])}{others}"
        click.echo(f"hub: left out for their faults: {files}. To see the faults: hub check", err=True)
    return found._replace(hub=for_insiders(found.hub))


def named(hub: Hub, text: str, *kinds: Kind) -> Entry:
    """Return the entry of one of `kinds` (none: of any) that someone means: by an id, its last part, an alias or the last part of one, a path.

    Raises `click.UsageError` where there is none, or more than one.
    """
    names = names_of(hub.entries.values())
    found = _meant(names, text, kinds)
    if found.id is not None:
        return hub.entries[found.id]
    kind = " or ".join(kinds) or "entry"
    if found.candidates:
        message = f"`{text}` could be {' or '.join(found.candidates)}. Write one of them whole."
    elif found.elsewhere:
        message = f"`{found.elsewhere[0]}` is a {hub.entries[found.elsewhere[0]].kind}, not a {kind}."
    else:
        near = names.nearest(text, kinds) or closest(
            text, (one for one, kind in names.kinds.items() if not kinds or kind in kinds)
        )
        advice = f"Did you mean: {near}?" if near else f"Look for it: hub find {shlex.quote(text)}"
        message = f"There is no {kind} `{text}`. {advice}"
    raise click.UsageError(message)


def _meant(names: Names, text: str, kinds: tuple[Kind, ...]) -> Resolution:
    """Return what a text means as a reference, as the path of a file, or as the last part of an old id."""
    found = names.resolve(text, kinds)
    if found.id is not None or found.candidates:
        return found
    as_path = names.resolve(id_of(_below_content(text)), kinds)
    if as_path.id is not None:
        return as_path
    wanted = kinds or tuple(Kind)
    old = {one for alias, one in names.aliases.items() if f"/{alias}".endswith(f"/{text}")}
    fit = tuple(sorted(one for one in old if names.kinds[one] in wanted))
    if fit:
        return Resolution(fit[0]) if len(fit) == 1 else Resolution(candidates=fit)
    return found if found.elsewhere else as_path


def _below_content(text: str) -> str:
    """Return a path as it is below the folder of content, which reports write before it."""
    context = click.get_current_context(silent=True)
    prefix = find_project(context.obj).prefix if context and isinstance(context.obj, Path) else ""
    return text.removeprefix("./").removeprefix(prefix)
