"""Builds a site both ways and compares: as ever, with what is remembered, and in a folder of its own without."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from hub.turbo.options import SWITCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

MATCH, DIFFER, FAILED = 0, 1, 2
_SHOWN = 20


def verify(config: Path) -> int:
    """Build the site of a configuration both ways, say how the two differ, and return an exit code."""
    from mkdocs.config import load_config  # noqa: PLC0415  a command that only fails would not need it
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    try:
        loaded = load_config(str(config))
    except MkDocsException as fault:
        click.echo(f"{config}: {fault}", err=True)
        return FAILED
    if why := _idle(loaded):
        click.echo(f"Nothing is remembered, so there is nothing to compare: {why}.", err=True)
        return FAILED
    return _compared(config, Path(loaded.site_dir))


def _idle(config: MkDocsConfig) -> str | None:
    """Return why builds of a site remember nothing, or None."""
    from hub.turbo.plugin import TurboPlugin  # noqa: PLC0415  as above
    from hub.turbo.seams import misfit  # noqa: PLC0415

    found = next((one for one in config.plugins.values() if isinstance(one, TurboPlugin)), None)
    if found is None:
        return "`hub-turbo` is not among the plugins of the configuration; write it there"
    if not found.config.enabled:
        return "the configuration says `enabled: false` for `hub-turbo`"
    return misfit() or found.config.misplaced(config)


def _compared(config: Path, site: Path) -> int:
    """Build both ways, and compare what stands in the folder of the site with what is built anew."""
    with TemporaryDirectory() as folder:
        plain, now = Path(folder), str(int(time.time()))
        click.echo("Building with what is remembered ...")
        if not _built(config, site, "on", now):
            return FAILED
        click.echo("Building without ...")
        if not _built(config, plain, "off", now):
            return FAILED
        differing, count = list(_differing(site, plain)), sum(1 for _ in _files(plain))
    return _told(differing, count)


def _built(config: Path, into: Path, switch: str, now: str) -> bool:
    """Run MkDocs, which says itself what is wrong; both builds have the same time."""
    environment = {"SOURCE_DATE_EPOCH": now, **os.environ, SWITCH: switch}
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(into)]
    return subprocess.run(words, env=environment, check=False).returncode == 0  # noqa: S603  the site's own build


def _differing(site: Path, plain: Path) -> Iterator[str]:
    """Yield how files differ, by their paths."""
    ours, theirs = set(_files(site)), set(_files(plain))
    for path in sorted(ours | theirs):
        if path not in ours:
            yield f"{path} is missing"
        elif path not in theirs:
            yield f"{path} should not be there"
        elif not cmp(site / path, plain / path, shallow=False):
            yield f"{path} differs"


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a site; hidden ones at its top are not MkDocs'."""
    for path in folder.rglob("*"):
        found = path.relative_to(folder)
        if path.is_file() and not found.parts[0].startswith("."):
            yield found


def _told(differing: list[str], count: int) -> int:
    if not differing:
        click.echo(f"{count} files are the same, byte for byte.")
        return MATCH
    for line in differing[:_SHOWN]:
        click.echo(f"  {line}")
    more = f", {len(differing) - _SHOWN} more than shown" if len(differing) > _SHOWN else ""
    click.echo(
        f"{len(differing)} of {count} files{more}. Please report this. Delete the folder `.cache/turbo` to build anew."
    )
    return DIFFER


@click.group()
@click.version_option(package_name="mkdocs-peerhub", prog_name="hub-turbo")
def main() -> None:
    """Look after builds that remember."""


@main.command("verify")
@click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The configuration of the site.",
)
def verify_command(config_file: Path) -> None:
    """Build the site both ways and compare: exit code 0 where they are the same, 1 where not, 2 where one failed."""
    sys.exit(verify(config_file))
