"""`hub editor`: fetch the web editor by npm, and check it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import click

from hub.decap import ARCHIVE, PACKAGE, VERSION, archive_of, is_genuine
from hub.disk import ProjectError, find_project, replaced, uncommitted


@click.command("editor", short_help="Fetch the web editor for colleagues without git.")
@click.pass_obj
def command(folder: Path) -> None:
    """Fetch the web editor (Decap CMS) by npm, check its digest, and keep it for builds in .cache/hub."""
    archive = archive_of(find_project(folder).root)
    if archive.is_file() and is_genuine(archive.read_bytes()):
        click.echo(f"The web editor is there: {archive}")
        return
    data = _fetched()
    if not is_genuine(data):
        message = f"what npm fetched is not {PACKAGE} {VERSION}: its digest differs; see which registry npm asks: npm config get registry"
        raise ProjectError(message)
    replaced(uncommitted(archive.parent) / archive.name, data)
    click.echo(f"The web editor is in {archive}.")


def _fetched() -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        message = f"the web editor is left out, because there is no npm; install Node.js, then type: hub editor (or put {ARCHIVE} there yourself)"
        raise ProjectError(message)
    with tempfile.TemporaryDirectory() as place:
        words = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--ignore-scripts", "--pack-destination", place]
        run = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  npm, with a fixed package
        if run.returncode:
            reason = run.stderr.strip().splitlines()
            message = f"npm cannot fetch {PACKAGE} {VERSION}: {reason[0] if reason else 'it does not say why'}; try again with a connection"
            raise ProjectError(message)
        return Path(place, ARCHIVE).read_bytes()
