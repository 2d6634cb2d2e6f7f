"""`hub owners`: who looks after which file, for the git host."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import click

from hub.cli.project import DAY, loaded, tell_json
from hub.feeds.codeowners import HOSTS, codeowners, handle
from hub.graph.owners import owned, wanted
from hub.model.people import Person


@click.command("owners", short_help="Write who looks after which file, for the git host.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["codeowners", "json"]),
    default="codeowners",
    show_default=True,
    help="How to answer.",
)
@DAY
@click.pass_obj
def command(folder: Path, form: str, today: str | None) -> None:
    """Write CODEOWNERS for GitHub or GitLab: `hub owners > .github/CODEOWNERS`.

    Topics belong to their stewards, guides and paths to their owners, groups and their sessions to their facilitators,
    lessons to the stewards of their topics or else to their authors, and each person's page to them. Whoever has left is
    passed over for the steward of the topic. The host knows people by `contact.url`, if that is their profile there, or
    else by their mail address.
    """
    project, _, hub, _, _ = loaded(folder, today)
    hosts = (*HOSTS, urlsplit(project.edit or "").hostname or "")
    handles = {one.id: found for one in hub.all(Person) if (found := handle(one, hosts))}
    places = owned(hub, lambda person: person.id in handles)
    unknown = [one for one in wanted(hub) if one.id not in handles]
    if form == "json":
        owners = [
            {"path": project.prefix + one.path, "people": list(one.people), "handles": _handles(one.people, handles)}
            for one in places
        ]
        tell_json(owners=owners, unreachable=[one.id for one in unknown])
        return
    click.echo(codeowners(places, handles, project.prefix, unknown), nl=False)


def _handles(people: Iterable[str], handles: dict[str, str]) -> list[str]:
    return [handles[one] for one in people]
