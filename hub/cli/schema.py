"""`hub schema`: the JSON Schema of a kind."""

import json

import click

from hub.feeds.schema import schema_of
from hub.model.kind import Kind


@click.command("schema", short_help="Print the JSON Schema of a kind.")
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
def command(kind: str) -> None:
    """Print the JSON Schema of the front matter of a kind, with descriptions and examples."""
    click.echo(json.dumps(schema_of(Kind(kind)), ensure_ascii=False, indent=2))
