"""`hub check`: lint the content without building it."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import click

from hub.checking.change import brought_in
from hub.checking.check import failed, findings, in_order
from hub.checking.fixing import fixed
from hub.checking.reports.github import as_github, as_step_summary
from hub.checking.reports.gitlab import as_gitlab
from hub.checking.reports.rdjson import as_rdjson
from hub.checking.reports.records import as_json
from hub.checking.reports.report import Report
from hub.checking.reports.sarif import as_sarif
from hub.checking.reports.text import as_text, summary
from hub.cli.project import DAY, Loaded, format_option, lines_of, loaded
from hub.diagnostics import Diagnostic
from hub.disk import Contents, Project, ProjectError, replaced
from hub.gallery import picture_faults
from hub.graph.hub import Hub
from hub.load import load
from hub.revision import revision
from hub.shelves import remember
from hub.trying import unrenderable_texts

FORMS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "text": as_text,
        "json": as_json,
        "github": as_github,
        "gitlab": as_gitlab,
        "sarif": as_sarif,
        "rdjson": as_rdjson,
    }
)
_ROUNDS = 25
"""So often replacements that touch each other are made one after the other."""
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


@click.command("check", short_help="Check the content without building it.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Make every replacement that is safe, and report what is left.")
@click.option("--base", metavar="REV", help="Report only what came with the work since this branch, tag or commit.")
@click.option("--search", is_flag=True, help="Also run the searches of hub.yml: what must be among the first results.")
@format_option(*FORMS)
@DAY
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  the signature is click's
    folder: Path,
    paths: tuple[Path, ...],
    fix: bool,  # noqa: FBT001  the signature is click's
    base: str | None,
    search: bool,  # noqa: FBT001  the signature is click's
    form: str,
    today: str | None,
) -> None:
    """Check the content without building it.

    PATHS (files or folders) narrow what is reported, not what is read. Exit code 1 says that there are errors or
    warnings; notices never change it.
    """
    project = loaded(folder, today)
    wanted = _wanted(paths, project.project)
    pictures = list(picture_faults(project.project, project.hub))

    def told(now: Loaded) -> list[Diagnostic]:
        everything = in_order((*_findings(now.hub, now.faults, search=search), *pictures))
        found = [one for one in everything if wanted(one.span.path)]
        return _since(base, now, found, pictures, search=search) if base is not None else found

    found = told(project)
    if fix:
        project, found = _fixed(project, found, told)
    report = Report(found, lines_of(found, project.contents), project.project.prefix, len(project.hub.entries))
    click.echo(FORMS[form](report), nl=form != "github" or bool(found))
    _tell_beside(report, form)
    remember(project.project.root, project.memory)
    raise SystemExit(1 if failed(found) else 0)


def _findings(hub: Hub, faults: Iterable[Diagnostic], *, search: bool) -> list[Diagnostic]:
    """Return all that is wrong with a hub, and which of its texts cannot be rendered."""
    return in_order((*findings(hub, faults, search=search), *unrenderable_texts(hub)))


def _tell_beside(report: Report, form: str) -> None:
    """Tell what has no place in the report: a hub without entries, and for GitHub the whole list."""
    if form == "github":
        click.echo(summary(report.found, report.entries), err=True)
        if place := os.environ.get(_STEP_SUMMARY):
            with Path(place).open("a", encoding="utf-8") as page:
                page.write(as_step_summary(report))
    if not report.entries and form != "json":
        start = f"Begin with {report.prefix}index.md: `---`, `title: Our hub`, `---`."
        click.echo(f"There is no entry in {report.prefix or './'} yet. {start}", err=True)


def _fixed(
    project: Loaded, found: list[Diagnostic], told: Callable[[Loaded], list[Diagnostic]]
) -> tuple[Loaded, list[Diagnostic]]:
    """Mend the files of a project; return it as it is then, and what is left to report."""
    before = project.contents.sources
    for _ in range(_ROUNDS):
        changed = fixed(project.contents.sources, found)
        if not changed:
            break
        contents = Contents({**project.contents.sources, **changed}, project.contents.assets)
        hub, faults = load(contents.sources, project.hub.today, contents.assets, memory=project.memory)
        project = Loaded(project.project, contents, hub, faults, project.memory)
        found = told(project)
    mended = {path: text for path, text in project.contents.sources.items() if text != before[path]}
    for path, text in mended.items():
        if isinstance(text, bytes):
            replaced(project.project.content / path, text)
        click.echo(f"hub: mended {project.project.prefix}{path}", err=True)
    return project, found


def _since(
    base: str, now: Loaded, found: list[Diagnostic], pictures: Iterable[Diagnostic], *, search: bool
) -> list[Diagnostic]:
    """Return the findings that the work since a revision brought in; a picture of the same size is the same."""
    then = revision(now.project.content, base, now.contents)
    hub, faults = load(then.contents.sources, now.hub.today, then.contents.assets, memory=now.memory)
    sizes = now.contents.assets
    same = [one for one in pictures if then.contents.assets.get(one.span.path) == sizes[one.span.path]]
    return brought_in(found, (*_findings(hub, faults, search=search), *same), then.touched)


def _wanted(paths: Iterable[Path], project: Project) -> Callable[[str], bool]:
    """Return whether a path of the content is below any of `paths`, which may be relative to the project or the content."""
    content = project.content.resolve()
    places = [_within(path, project, content) for path in paths]
    if not places or not all(places):
        return lambda _: True
    return lambda path: any(path == place or path.startswith(f"{place}/") for place in places)


def _within(path: Path, project: Project, content: Path) -> str:
    """Return a path relative to the content; empty for all of it."""
    for start in (project.root, content):
        place = (start / path).resolve()
        if place.is_relative_to(content):
            if place.exists():
                return place.relative_to(content).as_posix().removeprefix(".")
        elif place.exists() and content.is_relative_to(place):
            return ""
    message = f"{path} is not in {project.content}; name a file or folder of the content"
    raise ProjectError(message)
