"""What commands that fetch a program for browsers share: npm fetches its package, and its digest is checked."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import click

from hub.disk import ProjectError, find_project, replaced, uncommitted
from hub.vendored import Vendored


def fetch(wanted: Vendored, folder: Path) -> None:
    """Fetch a package unless it is there, check it, and keep it for builds; raises `ProjectError` where that cannot be."""
    archive = wanted.kept(find_project(folder).root)
    if archive.is_file() and wanted.is_genuine(_read(archive, wanted)):
        click.echo(f"{_capital(wanted.what)} is there: {archive}")
        return
    data = _fetched(wanted)
    if not wanted.is_genuine(data):
        message = f"what npm fetched is not {wanted.package} {wanted.version}: its digest differs; see which registry npm asks: npm config get registry"
        raise ProjectError(message)
    replaced(uncommitted(archive.parent) / archive.name, data)
    click.echo(f"{_capital(wanted.what)} is in {archive}.")


def _read(archive: Path, wanted: Vendored) -> bytes:
    try:
        return archive.read_bytes()
    except OSError as fault:
        message = f"{archive} cannot be read ({fault.strerror}); delete it, then type: {wanted.command}"
        raise ProjectError(message) from None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _fetched(wanted: Vendored) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        message = f"{wanted.what} is left out, because there is no npm; install Node.js, then type: {wanted.command} (or put {wanted.archive} there yourself)"
        raise ProjectError(message)
    package = f"{wanted.package}@{wanted.version}"
    with tempfile.TemporaryDirectory() as place:
        words = [npm, "pack", package, "--silent", "--ignore-scripts", "--pack-destination", place]
        run = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  npm, with a fixed package
        if run.returncode:
            reason = run.stderr.strip().splitlines()
            message = f"npm cannot fetch {wanted.package} {wanted.version}: {reason[0] if reason else 'it does not say why'}; try again with a connection"
            raise ProjectError(message)
        if not Path(place, wanted.archive).is_file():
            message = f"npm ended without a fault, but has not written {wanted.archive}; update npm, then type: {wanted.command}"
            raise ProjectError(message)
        return Path(place, wanted.archive).read_bytes()
