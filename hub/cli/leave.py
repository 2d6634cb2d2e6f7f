"""`hub leave`: somebody leaves."""

import shlex
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from hub.cli.project import DAY, Loaded, day_option, format_option, loaded, named, tell_json
from hub.cli.rewriting import rewrite
from hub.disk import ProjectError
from hub.graph.leaving import Duty, duties, leaving, personal
from hub.model.kind import Kind
from hub.model.people import Person


@click.command("leave", short_help="Set somebody's last day, and list what needs somebody else.")
@click.argument("person")
@day_option("--on", "Their last day; today if left out.")
@click.option("--forget", is_flag=True, help="Take personal data out of their file; asks before it does.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--keep-name/--anonymous", default=True, help="Whether what they wrote goes on naming them; their wish decides."
)
@format_option()
@DAY
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  one parameter for each option
    folder: Path,
    person: str,
    on: date | None,
    forget: bool,  # noqa: FBT001  the signature is click's
    yes: bool,  # noqa: FBT001  the signature is click's
    keep_name: bool,  # noqa: FBT001  the signature is click's
    form: str,
    today: str | None,
) -> None:
    """Set the last day of PERSON, and list what needs somebody else: what to type at which line.

    What they wrote goes on being theirs. Once the day has passed, readers see no way to reach them; with --forget,
    their personal data is taken out of the file too.
    """
    project = loaded(folder, today)
    who = _person(project, person, on)
    known = personal(project.hub, who) if forget else ()
    if known and not yes:
        _ask(who, known)
    edits = leaving(project.hub, who, on or project.hub.today, forget=forget, anonymous=not keep_name)
    after = rewrite(project, who, edits) or project.hub
    fields = tuple(name for name in known if name not in personal(after, who))
    handed = duties(project.hub, who)
    if form == "json":
        tell_json(**_data(project, who, on or project.hub.today, fields, handed))
        return
    for line in _text(project, who, on or project.hub.today, fields, handed):
        click.echo(line)
    for line in _rest(project, who, forget=forget, anonymous=not keep_name):
        click.echo(line)


def _person(project: Loaded, text: str, on: date | None) -> Person:
    found = named(project.hub, text, Kind.PERSON)
    place = f"{project.project.prefix}{found.path}"
    if not isinstance(found, Person) or found.faulty:
        message = f"{place} has faults; mend them first: hub check {shlex.quote(place)}"
        raise ProjectError(message)
    if found.joined > (on or project.hub.today):
        message = f"{found.title} joined on {found.joined}; write a later day: --on {found.joined}"
        raise click.UsageError(message)
    return found


def _ask(person: Person, fields: tuple[str, ...]) -> None:
    """Ask whether data may be taken out; without a terminal there is nobody to ask."""
    told = f"Take {', '.join(fields)} out of {person.path}?"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = f"{told} Write --yes if that is meant."
        raise click.UsageError(message)
    click.confirm(told, abort=True)


def _data(
    project: Loaded, person: Person, day: date, fields: tuple[str, ...], handed: tuple[Duty, ...]
) -> dict[str, object]:
    rows = [
        {
            "id": one.entry.id,
            "path": f"{project.project.prefix}{one.span.path}",
            "line": one.span.line,
            "column": one.span.column,
            "what": one.what,
            "hint": one.hint,
        }
        for one in handed
    ]
    return {"person": person.id, "left": day.isoformat(), "forgotten": list(fields), "duties": rows}


def _text(
    project: Loaded, person: Person, day: date, fields: tuple[str, ...], handed: tuple[Duty, ...]
) -> Iterator[str]:
    prefix = project.project.prefix
    yield f"{prefix}{person.path} says now that {person.title} leaves on {day}."
    if fields:
        yield f"Taken out: {', '.join(fields)}. The history of git still has them."
    count = len(handed)
    things = "1 thing needs" if count == 1 else f"{count} things need"
    yield f"{things} somebody else:" if count else "Nothing needs somebody else."
    for one in handed:
        yield f"{prefix}{one.span.path}:{one.span.line}:{one.span.column}: {person.title} {one.what}: {one.entry.title}"
        yield f"  {one.hint}"


def _rest(project: Loaded, person: Person, *, forget: bool, anonymous: bool) -> Iterator[str]:
    """Yield what only a person can decide."""
    document = project.hub.documents[person.id]
    if (forget or anonymous) and (person.summary or document.has_text):
        yield f"Read `summary` and the text of {project.project.prefix}{person.path} yourself: they stay as they are."
    if forget and person.photo:
        yield f"Delete the photo {person.photo} if nothing else shows it."
    if anonymous:
        last = person.id.rpartition("/")[2]
        yield f"The id still says {last}: hub move {last} former-colleague, then take the old name out of `aliases`."
