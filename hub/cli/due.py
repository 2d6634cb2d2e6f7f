"""`hub due`: what wants a reader, and who is asked."""

from itertools import groupby
from pathlib import Path

import click

from hub.cli.project import DAY, format_option, published, tell_json
from hub.graph.hub import Hub
from hub.graph.review import Due, Why, changed_sections, due


@click.command("due", short_help="Show which texts want a reader, and who is asked to be it.")
@format_option()
@DAY
@click.pass_obj
def command(folder: Path, form: str, today: str | None) -> None:
    """Show which lessons and guides want a reader, and who is asked to be it.

    They have changed since they were verified, are due again, or were never verified. Nobody is asked for more than three
    in a month, and nobody for a text of their own. Record a review by: hub verify ID --by PERSON
    """
    project = published(folder, today)
    hub = project.hub
    found = due(hub)
    if form == "json":
        tell_json(due=[_record(hub, one) for one in found])
        return
    if not found:
        click.echo("Nothing is due.")
    by_reader = sorted(found, key=lambda one: (one.reviewer is None, one.reviewer or ""))
    for reviewer, group in groupby(by_reader, key=lambda one: one.reviewer):
        click.echo(hub.entries[reviewer].title if reviewer else "Nobody has room this month")
        for one in group:
            click.echo(f"  {project.project.prefix}{one.entry.path}: {'; '.join(_why(hub, one))}")


def _record(hub: Hub, one: Due) -> dict[str, object]:
    since = one.since.isoformat() if one.since else None
    return {"id": one.entry.id, "why": _why(hub, one), "reviewer": one.reviewer, "since": since}


def _why(hub: Hub, one: Due) -> list[str]:
    """Return why an entry wants a reader, as sentences without an end."""
    verified = one.entry.verified
    if verified is None or one.why is Why.NEVER:
        return ["never verified"]
    if one.why is Why.DUE:
        return [f"due since {one.since}", f"verified on {verified.on}"]
    named = [f"“{section.title}”" if section.title else "the beginning" for section in changed_sections(hub, one.entry)]
    return [f"changed since it was verified on {verified.on}", *([f"in {', '.join(named)}"] if named else [])]
