"""`hub check`: lint the content without building it."""

from pathlib import Path

import click

from hub.checking import reports
from hub.checking.check import check, failed, in_order
from hub.cli.project import DAY, format_option, loaded
from hub.diagnostics import Diagnostic
from hub.disk import Contents, Project, ProjectError


@click.command("check", short_help="Check the content without building it.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--search", is_flag=True, help="Also run the searches of hub.yml: what must be among the first results.")
@format_option()
@DAY
@click.pass_obj
def command(
    folder: Path,
    paths: tuple[Path, ...],
    search: bool,  # noqa: FBT001  the signature is click's
    form: str,
    today: str | None,
) -> None:
    """Check the content without building it.

    PATHS (files or folders) narrow what is reported, not what is read. Exit code 1 says that there are errors or
    warnings; notices never change it.
    """
    project, contents, hub, faults = loaded(folder, today)
    found = _narrowed(in_order([*faults, *check(hub, search=search)]), paths, project)
    if form == "json":
        click.echo(reports.as_json(found, project.prefix, len(hub.entries)))
    else:
        for line in reports.as_text(found, _lines(found, contents), project.prefix, len(hub.entries)):
            click.echo(line)
        if not hub.entries:
            click.echo(
                f"There is no entry in {project.prefix or './'} yet. Begin with {project.prefix}index.md: `---`, `title: Our hub`, `---`.",
                err=True,
            )
    raise SystemExit(1 if failed(found) else 0)


def _narrowed(found: list[Diagnostic], paths: tuple[Path, ...], project: Project) -> list[Diagnostic]:
    """Return the findings below any of the paths; a path may be relative to here, to the project or to the content."""
    if not paths:
        return found
    content = project.content.resolve()
    wanted = [_within(path, project, content) for path in paths]
    return [
        one
        for one in found
        if any(
            place in ("", ".") or one.span.path == place or one.span.path.startswith(f"{place}/") for place in wanted
        )
    ]


def _within(path: Path, project: Project, content: Path) -> str:
    for start in (Path(), project.root, content):
        place = (start / path).resolve()
        if place.is_relative_to(content):
            if place.exists():
                return place.relative_to(content).as_posix()
        elif place.exists() and content.is_relative_to(place):
            return ""
    message = f"{path} is not in {project.content}; name a file or folder of the content"
    raise ProjectError(message)


def _lines(found: list[Diagnostic], contents: Contents) -> dict[str, list[str]]:
    """Return the lines of the files that are reported on."""
    lines: dict[str, list[str]] = {}
    for path in {one.span.path for one in found}:
        source = contents.sources.get(path)
        if isinstance(source, bytes):
            lines[path] = (
                source.decode("utf-8", errors="replace")
                .removeprefix("\ufeff")
                .replace("\r\n", "\n")
                .replace("\r", "\n")
                .split("\n")
            )
    return lines
