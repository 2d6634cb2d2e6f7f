"""What the subcommands share: the option for the day, and loading the project they run in."""

import gc
from pathlib import Path

import click

from hub.diagnostics import Diagnostic
from hub.disk import Contents, Project, find_project, read_contents, today
from hub.graph.hub import Hub
from hub.load import load

DAY = click.option(
    "--today",
    metavar="DAY",
    help="The day to work for, as 2026-11-22; else HUB_TODAY, SOURCE_DATE_EPOCH or today in UTC.",
)


def loaded(folder: Path, day: str | None) -> tuple[Project, Contents, Hub, list[Diagnostic]]:
    """Find, read and load the project in a folder; raises `ProjectError` where there is none."""
    gc.disable()  # a process that reads once and ends has nothing to collect; collecting takes a third of the time
    project = find_project(folder)
    contents = read_contents(project.content)
    hub, faults = load(contents.sources, today(day), contents.assets)
    return project, contents, hub, faults
