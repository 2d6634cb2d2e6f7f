"""`hub digest`: what a translation writes down about its source."""

import json
from pathlib import Path

import click
import yaml

from hub.cli.project import DAY, loaded, named
from hub.graph.freshness import digest, sections


@click.command("digest", short_help="Print what a translation writes down about its source.")
@click.argument("entry", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@DAY
@click.pass_obj
def command(folder: Path, entry: str, form: str, today: str | None) -> None:
    """Print the digests of an entry and of its sections, as a translation writes them under `translation_of`."""
    hub = loaded(folder, today).hub
    found = named(hub, entry)
    digests = {section.id: section.digest for section in sections(hub, found.id)}
    whole = digest(hub, found.id)
    if form == "json":
        click.echo(json.dumps({"version": 1, "id": found.id, "digest": whole, "sections": digests}, ensure_ascii=False))
        return
    written = {"translation_of": {"id": found.id, "digest": whole, "sections": digests}}
    click.echo(yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=1000), nl=False)
