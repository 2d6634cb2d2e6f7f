"""`hub new`: begin an entry."""

import shlex
import sys
from dataclasses import replace
from pathlib import Path

import click

from hub.cli.beginning import Kinds, name_of
from hub.cli.project import DAY, Loaded, loaded
from hub.diagnostics import Diagnostic, Severity
from hub.disk import ProjectError, added
from hub.git import setting
from hub.graph.hub import Hub
from hub.graph.references import names_of
from hub.load import load
from hub.model.kind import Kind, id_of
from hub.model.kinds import CLASSES
from hub.model.people import Person
from hub.model.shape import FieldSpec, fields_of
from hub.reading.names import closest
from hub.rules.unfinished import TODO_LEFT
from hub.scaffold.entry import Beginning, help_of, missing, scaffold, title


@click.command("new", short_help="Begin an entry: a file with all of its fields explained.")
@click.argument("kind", type=Kinds())
@click.argument("slug")
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE", help="Fill in a field; may be repeated.")
@DAY
@click.pass_obj
def command(folder: Path, kind: str, slug: str, given: tuple[str, ...], today: str | None) -> None:
    """Begin an entry of a KIND: a file named SLUG, which may hold folders, as in git/stash.

    It has all fields of the kind, each explained, and TODO where only you know what to write. In a terminal you are
    asked for the title and for what is missing; Enter takes what is offered, or leaves a TODO. Elsewhere the title
    follows from SLUG. Days are yours to write: that of a session, and somebody's first. Today's stands in the help
    beside them. `hub check` finds what is left to do.
    """
    project = loaded(folder, today)
    beginning = Beginning(
        Kind(kind), name_of(Kind(kind), slug, project), project.hub.today, _author(project), _given(Kind(kind), given)
    )
    _see_that_it_is_new(project, beginning)
    _refuse(project, beginning)
    if sys.stdin.isatty() and sys.stdout.isatty():
        beginning = _asked(project, beginning)
    text = scaffold(beginning, project.hub.settings)
    added(project.project.content / beginning.path, text)
    place = f"{project.project.prefix}{beginning.path}"
    left = sum("TODO" in line for line in text.split("\n"))
    lines = "one line" if left == 1 else f"{left} lines"
    click.echo(f"{place} is begun, with {lines} to write. To see what is left: hub check {shlex.quote(place)}")


def _given(kind: Kind, given: tuple[str, ...]) -> dict[str, str]:
    names = [spec.name for spec in fields_of(CLASSES[kind])]
    found = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or name not in names:
            near = closest(name, names)
            advice = f"Did you mean: {near}?" if near else f"There are: {', '.join(names)}."
            message = (
                f"write --set FIELD=VALUE, not `{one}`."
                if name in names
                else f"a {kind} has no field `{name}`. {advice}"
            )
            raise click.UsageError(message)
        if name in found:
            message = f"`{name}` is given twice; write one --set for it."
            raise click.UsageError(message)
        if not value.strip():
            message = f"--set {name}= has no value; write it behind the `=`, or leave the option out."
            raise click.UsageError(message)
        found[name] = value
    return found


def _see_that_it_is_new(project: Loaded, beginning: Beginning) -> None:
    place = project.project.content / beginning.path
    taken = project.hub.get(id_of(beginning.path))
    if taken or place.exists() or place.is_symlink():
        message = f"{place} is there already; write it on, or choose another name"
        if taken and taken.path != beginning.path:
            message = f"the id `{taken.id}` belongs to {taken.path} already; choose another name"
        raise ProjectError(message)


def _author(project: Loaded) -> str | None:
    """Return the shortest reference to the person whom git knows as the author here, if the hub knows them."""
    told = {key: setting(project.project.content, f"user.{key}") for key in ("email", "name")}
    for person in project.hub.all(Person):
        mail = (person.contact.email or "").casefold()
        if told["email"] and mail == told["email"].casefold():
            return _reference(project.hub, person)
    alike = [one for one in project.hub.all(Person) if told["name"] and one.title.casefold() == told["name"].casefold()]
    return _reference(project.hub, alike[0]) if len(alike) == 1 else None


def _reference(hub: Hub, person: Person) -> str:
    return names_of(hub.entries.values()).shortest(person.id, (Kind.PERSON,))


def _faults(project: Loaded, beginning: Beginning) -> list[Diagnostic]:
    """Return what is wrong with an entry but for what is left to do."""
    sources = {**project.contents.sources, beginning.path: scaffold(beginning, project.hub.settings)}
    _, faults = load(sources, project.hub.today, project.contents.assets)
    return [
        one
        for one in faults
        if one.span.path == beginning.path and one.rule is not TODO_LEFT and one.severity is not Severity.NOTICE
    ]


def _refuse(project: Loaded, beginning: Beginning) -> None:
    """Refuse values that are wrong; nothing is written then."""
    if faults := _faults(project, beginning):
        raise click.UsageError(" ".join(f"{one.message} {one.hint}" for one in faults))


def _asked(project: Loaded, beginning: Beginning) -> Beginning:
    """Ask for the title and for required fields that are missing; what is wrong is asked again, Enter leaves a `TODO`."""
    named = next(spec for spec in fields_of(CLASSES[beginning.kind]) if spec.name == "title")
    if "title" not in (beginning.given or {}):
        beginning = _ask(project, beginning, named, title(beginning))
    for spec in missing(beginning):
        beginning = _ask(project, beginning, spec)
    return beginning


def _ask(project: Loaded, beginning: Beginning, spec: FieldSpec, offered: str = "") -> Beginning:
    told = help_of(spec, beginning.kind, project.hub.settings, project.hub.today)
    while True:
        answer = click.prompt(f"{spec.name} ({told.rstrip('.')})", default=offered, show_default=bool(offered))
        if not answer.strip():
            return beginning
        tried = replace(beginning, given={**(beginning.given or {}), spec.name: answer})
        faults = _faults(project, tried)
        if not faults:
            return tried
        for one in faults:
            click.echo(f"  {one.message} {one.hint}")
