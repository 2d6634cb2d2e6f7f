"""`hub editor`: fetch the web editor by npm, and check it."""

from pathlib import Path

import click

from hub.cli.fetching import fetch
from hub.vendored import EDITOR


@click.command("editor", short_help="Fetch the web editor for colleagues without git.")
@click.pass_obj
def command(folder: Path) -> None:
    """Fetch the web editor (Decap CMS) by npm, check its digest, and keep it for builds in .cache/hub."""
    fetch(EDITOR, folder)
