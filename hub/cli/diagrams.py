"""`hub diagrams`: fetch what draws diagrams by npm, and check it."""

from pathlib import Path

import click

from hub.cli.fetching import fetch
from hub.disk import find_project, read_contents
from hub.reading.diagrams import has_diagram
from hub.reading.source import decoded
from hub.vendored import DIAGRAMS


@click.command("diagrams", short_help="Fetch the program that draws diagrams in readers' browsers.")
@click.option("--if-any", is_flag=True, help="Fetch it only if a text of the hub has a diagram.")
@click.pass_obj
def command(folder: Path, *, if_any: bool) -> None:
    """Fetch the program that draws diagrams (Mermaid) by npm, check its digest, and keep it for builds in .cache/hub."""
    if if_any and not _any_diagram(find_project(folder).content):
        click.echo("No text has a diagram, so nothing is fetched.")
        return
    fetch(DIAGRAMS, folder)


def _any_diagram(content: Path) -> bool:
    return any(has_diagram(decoded(path, source)[0] or "") for path, source in read_contents(content).sources.items())
