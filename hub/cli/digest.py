"""`hub digest`: what a translation writes down about its source."""

from pathlib import Path

import click
import yaml

from hub.cli.project import DAY, format_option, loaded, named, tell_json
from hub.graph.freshness import digest, sections


@click.command("digest", short_help="Print what a translation writes down about its source.")
@click.argument("entry", metavar="ID")
@format_option()
@DAY
@click.pass_obj
def command(folder: Path, entry: str, form: str, today: str | None) -> None:
    """Print the digests of an entry and of its sections, as a translation writes them under `translation_of`."""
    hub = loaded(folder, today).hub
    found = named(hub, entry)
    digests = {section.id: section.digest for section in sections(hub, found.id)}
    whole = digest(hub, found.id)
    if form == "json":
        tell_json(id=found.id, digest=whole, sections=digests)
        return
    written = {"translation_of": {"id": found.id, "digest": whole, "sections": digests}}
    click.echo(yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=1000), nl=False)
