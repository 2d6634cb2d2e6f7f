"""`hub verify`: record that someone has read an entry and found it right."""

import shlex
from pathlib import Path

import click

from hub.cli.project import DAY, Loaded, loaded, named
from hub.cli.rewriting import rewrite
from hub.disk import ProjectError
from hub.graph.freshness import digest, sections
from hub.graph.hub import Hub
from hub.graph.references import names_of
from hub.graph.review import Reviewed, wrote
from hub.model.kind import Kind
from hub.model.people import Person
from hub.reading.setting import set_field
from hub.reading.tree import LARGEST_BLOCK
from hub.reading.wording import scalar


@click.command("verify", short_help="Record that someone has read an entry and found it right.")
@click.argument("entry", metavar="ID")
@click.option(
    "--by", "by", metavar="PERSON", required=True, help="Who has read it: nobody verifies a text of their own."
)
@DAY
@click.pass_obj
def command(folder: Path, entry: str, by: str, today: str | None) -> None:
    """Write into an entry who has read it and found it right, on which day, and digests of the text that was read.

    Whoever changes the text after that changes the digest: pages and `hub check` say then what is new since.
    """
    project = loaded(folder, today)
    found = named(project.hub, entry, Kind.LESSON, Kind.GUIDE)
    person = named(project.hub, by, Kind.PERSON)
    if not isinstance(found, Reviewed) or not isinstance(person, Person):
        message = f"`{found.id}` cannot be verified by `{person.id}`"  # kinds and classes agree: it cannot come to this
        raise ProjectError(message)
    _refuse(project, found, person)
    value = _verified(project.hub, found, person)
    changed = rewrite(project, found, [set_field(project.hub.documents[found.id], "verified", value)])
    place = f"{project.project.prefix}{found.path}"
    told = f"{person.title} has read it and found it right, on {project.hub.today}"
    click.echo(f"{place}: {told}." if changed else f"{place} says so already: {told}.")


def _refuse(project: Loaded, entry: Reviewed, person: Person) -> None:
    """Raise `ProjectError` where this person cannot verify this entry, with what can be done instead."""
    hub, place = project.hub, f"{project.project.prefix}{entry.path}"
    if entry.faulty:
        message = (
            f"{place} has faults, so nobody can have read it as it will be; to see them: hub check {shlex.quote(place)}"
        )
    elif entry.draft:
        message = f"{place} is a draft; take `status: draft` out when its text is final, then verify it"
    elif person.id in wrote(entry):
        role = "the owner" if entry.kind is Kind.GUIDE else "an author"
        message = (
            f"{person.title} is {role} of {entry.id}, and nobody verifies their own text; ask a colleague: hub due"
        )
    elif hub.has_left(person):
        message = f"{person.title} left on {person.left}; name a colleague who is here and has read it"
    elif person.faulty or person.joined > hub.today:
        why = "has a page with faults" if person.faulty else f"begins on {person.joined}"
        message = f"{person.title} {why}; name a colleague who is here and has read it"
    else:
        return
    raise ProjectError(message)


def _verified(hub: Hub, entry: Reviewed, person: Person) -> str:
    """Return the value of `verified` as it stands in a file; without sections where those are too many for it."""
    parts = ", ".join(f"{scalar(one.id)}: {scalar(one.digest)}" for one in sections(hub, entry.id))
    name = names_of(hub.entries.values()).shortest(person.id, (Kind.PERSON,))
    facts = f"by: {scalar(name)}, on: {hub.today}, digest: {scalar(digest(hub, entry.id))}"
    whole = f"{{{facts}, sections: {{{parts}}}}}"
    room = LARGEST_BLOCK - len((hub.documents[entry.id].block or "").encode()) - len("verified: \n")
    return whole if len(whole.encode()) <= room else f"{{{facts}}}"
