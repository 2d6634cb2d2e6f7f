"""`python -m hub.site`: build one site and write a report, for `hub publish`, which runs this as a process of its own."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from threading import Thread

import click
from mkdocs.exceptions import MkDocsException

from hub.disk import ProjectError
from hub.site.once import Order, built
from hub.turbo.workers import WAITS

FAILED = 3
"""The exit code of a build that has said why it failed."""
_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--config", required=True, type=_PATH, help="The mkdocs.yml of the site.")
@click.option("--into", required=True, type=_PATH, help="A new folder for the site.")
@click.option("--report", required=True, type=_PATH, help="Where to write what was found.")
@click.option("--audience", default="", help="Whom the site is for.")
@click.option("--today", help="The day to build for.")
@click.option("--withhold", multiple=True, metavar="PATH", help="An entry that is to be a stub.")
@click.option("--attended", is_flag=True, help="End when standard input does: whoever wanted the site is gone.")
def main(  # noqa: PLR0913, PLR0917  the signature is click's
    config: Path,
    into: Path,
    report: Path,
    audience: str,
    today: str | None,
    withhold: tuple[str, ...],
    attended: bool,  # noqa: FBT001  the signature is click's
) -> None:
    """Build one site, and write what was found as JSON."""
    if attended:
        attending = Thread(target=_end_with_input, daemon=True)
        vars(attending)[WAITS] = True
        attending.start()
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s: %(message)s")
    try:
        built(Order(config, into, audience, today, withhold)).write(report)
    except (ProjectError, MkDocsException, OSError) as fault:
        click.echo(fault.format_message() if isinstance(fault, click.ClickException) else str(fault))
        sys.exit(FAILED)


def _end_with_input() -> None:
    while os.read(0, 1):
        pass
    os._exit(FAILED)


if __name__ == "__main__":
    main()
