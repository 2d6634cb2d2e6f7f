"""`hub lsp`: the language server."""

import sys
from pathlib import Path

import click

from hub.cli.project import DAY
from hub.disk import ProjectError

_NEEDED = frozenset({"pygls", "lsprotocol"})


@click.command("lsp", short_help="Help editors while someone writes: findings, completion, help, repairs.")
@DAY
@click.pass_obj
def command(folder: Path, today: str | None) -> None:
    """Help editors while someone writes: findings, completion, help, repairs.

    An editor starts this itself, and speaks the Language Server Protocol with it over standard input and output. How to
    set editors up stands in content/contribute/editors.md.
    """
    try:
        from hub.lsp.server import serve  # noqa: PLC0415  what it needs is an extra of the package
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] not in _NEEDED:
            raise
        message = 'the language server needs pygls; type: pip install "mkdocs-peerhub[lsp]"'
        raise ProjectError(message) from None
    if sys.stdin.isatty():
        click.echo("hub: an editor starts this; to see what is wrong type: hub check", err=True)
    serve(folder, today)
