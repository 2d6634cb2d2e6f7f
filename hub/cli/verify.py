"""`hub verify`: record that somebody has read a text and found it right."""

from pathlib import Path

import click

from hub.cli.project import DAY, loaded, named
from hub.disk import ProjectError, replaced
from hub.edits import edited
from hub.graph.freshness import digest, sections
from hub.graph.hub import Hub
from hub.graph.review import Reviewable, writers
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.learning import Guide, Lesson
from hub.model.people import Person
from hub.reading.setting import set_field
from hub.reading.wording import flow


@click.command("verify", short_help="Record that somebody has read a text and found it right.")
@click.argument("entry", metavar="ID")
@click.option("--by", "by", metavar="PERSON", required=True, help="Who has read it: not one of its authors.")
@DAY
@click.pass_obj
def command(folder: Path, entry: str, by: str, today: str | None) -> None:
    """Record in a lesson or guide that PERSON has read it today and found it right.

    The record holds a digest of the text. Once the text says something else, the page and `hub check` say so; white space
    does not count.
    """
    project = loaded(folder, today)
    hub = project.hub
    text = _text(named(hub, entry))
    reader = _reader(hub, named(hub, by, Kind.PERSON), text)
    value = flow(
        {
            "by": reader.id.rpartition("/")[2] if _is_unique(hub, reader) else reader.id,
            "on": hub.today,
            "digest": digest(hub, text.id),
            "sections": {section.id: section.digest for section in sections(hub, text.id)},
        }
    )
    source = project.contents.sources[text.path]
    written = source.decode() if isinstance(source, bytes) else str(source)
    mended = edited(written, [set_field(hub.documents[text.id], "verified", value)])
    if mended != written:
        replaced(project.project.content / text.path, mended.encode())
    click.echo(f"{project.project.prefix}{text.path} is verified by {reader.title} on {hub.today}.")


def _text(entry: Entry) -> Reviewable:
    if not isinstance(entry, Lesson | Guide):
        message = f"{entry.id} is a {entry.kind}; lessons and guides can be verified"
        raise ProjectError(message)
    if entry.faulty or entry.draft:
        state = (
            f"has errors; to see them: hub check {entry.path}"
            if entry.faulty
            else "is a draft; verify it once it is live"
        )
        message = f"{entry.id} {state}"
        raise ProjectError(message)
    return entry


def _reader(hub: Hub, person: Entry, text: Reviewable) -> Person:
    if not isinstance(person, Person) or hub.has_left(person) or person.faulty:
        message = (
            f"{person.id} cannot verify it: they have left, or their page has errors; name a colleague who is here"
        )
        raise ProjectError(message)
    if person.id in writers(text):
        message = f"{person.title} cannot verify their own text; to see who could: hub due"
        raise ProjectError(message)
    return person


def _is_unique(hub: Hub, person: Person) -> bool:
    last = person.id.rpartition("/")[2]
    return sum(one.id.rpartition("/")[2] == last for one in hub.all(Person)) == 1
