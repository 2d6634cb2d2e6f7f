"""`hub publish`: build the site, audit it, and put it where a server finds it, in one step."""

import os
import shlex
import stat
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from hub.checking.check import counts
from hub.checking.reports.records import as_record
from hub.checking.reports.report import Report
from hub.checking.reports.text import as_text, findings_as_lines
from hub.cli.project import DAY, Loaded, format_option, lines_of, loaded, tell_json
from hub.diagnostics import Severity
from hub.disk import ProjectError, find_config, find_project
from hub.graph.hub import SETTINGS, Hub
from hub.history import seen
from hub.publishing.audit.check import each_once
from hub.publishing.audit.files import megabytes
from hub.publishing.clock import doubt
from hub.publishing.manifest import NAME, Manifest
from hub.publishing.place import Place, place_of
from hub.publishing.publication import Builder, Order, Outcome, go_back, publish

_DAYS = ("HUB_TODAY", "SOURCE_DATE_EPOCH")
_NAMED = 5
"""So many files are named; of others it is only said that there are more."""


@click.command("publish", short_help="Build the site, audit it, and put it in its place in one step.")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--audience", metavar="NAME", default="", help="Build the site that this audience may see.")
@click.option("--quarantine", is_flag=True, help="Put a stub in the place of each entry with errors; publish the rest.")
@click.option("--precompress", is_flag=True, help="Write a .gz beside each file that gains from it.")
@click.option("--back", is_flag=True, help="Return to the previous site; twice, and this one is back.")
@format_option()
@DAY
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  the signature is click's
    folder: Path,
    target: Path,
    audience: str,
    quarantine: bool,  # noqa: FBT001  the signature is click's
    precompress: bool,  # noqa: FBT001  the signature is click's
    back: bool,  # noqa: FBT001  the signature is click's
    form: str,
    today: str | None,
) -> None:
    """Build the site beside DIR, audit every file of it, and swap it in as a whole.

    Any error in the content or in what was built fails it and leaves DIR as it was (exit code 1); so does everything
    else that goes wrong (2). The previous site is kept. Where DIR has the new site, exit code 1 says that entries with
    faults are not on it: with --quarantine those with errors, and always those that say TODO in a field they need.
    """
    if back:
        if audience or quarantine or precompress or today:
            message = "--back takes no other option: it returns to the previous site as that is."
            raise click.UsageError(message)
        _go_back(Asked(place_of(target, find_project(folder))), form)
        return
    project = loaded(folder, today)
    _check_audience(project.hub, audience)
    place = place_of(target, project.project)
    options = (f"--audience {shlex.quote(audience)}" * bool(audience), "--precompress" * precompress)
    asked = Asked(place, " ".join(filter(None, options)))
    if not today and not any(map(os.environ.get, _DAYS)):
        _check_clock(asked, project)
    order = Order(
        _builder(folder, audience, project.hub),
        project.hub,
        project.project.prefix,
        audience=audience,
        quarantine=quarantine,
        packed=precompress,
    )
    outcome = publish(place, order, _tell)
    (_tell_as_json if form == "json" else _tell_as_text)(asked, project, outcome)
    raise SystemExit(1 if outcome.live is None or _faulty(outcome) else 0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, so that what is to be typed next says the same of it."""

    place: Place
    options: str = ""

    def again(self, more: str) -> str:
        """Return the command with its options, and more of them."""
        return " ".join(filter(None, (*_start(), "publish", shlex.quote(str(self.place.target)), self.options, more)))

    @property
    def back(self) -> str:
        """The command that returns to the site before."""
        return Asked(self.place).again("--back")


def _start() -> tuple[str, ...]:
    """Return how the command began: in which folder it was to run, too."""
    root = click.get_current_context().find_root()
    folder = root.params["folder"]
    return ("hub",) if folder == Path() else ("hub", "-C", shlex.quote(str(folder)))


def _go_back(asked: Asked, form: str) -> None:
    manifest, before = go_back(asked.place)
    if form == "json":
        tell_json(published=True, **_site(asked.place, manifest))
        return
    again = f" Changed your mind? {asked.back}" if before else ""
    click.echo(f"{asked.place.target} is the previous site again, {_described(manifest)}.{again}")
    _tell_audience(asked, before, manifest)


def _described(manifest: Manifest) -> str:
    """Return for whom a site is, for which day it was built, and how large it is."""
    size = f"{len(manifest.files)} files, {megabytes(manifest.size)}"
    return f"for {manifest.readers}, as of {manifest.day}: {size}"


def _check_audience(hub: Hub, audience: str) -> None:
    if audience and audience not in hub.settings.audiences:
        message = f"there is no audience `{audience}`; there are: {', '.join(hub.settings.audiences)}"
        raise ProjectError(message)


def _check_clock(asked: Asked, project: Loaded) -> None:
    """Raise `ProjectError` where today cannot be right and nobody has said that it is."""
    live = asked.place.live()
    commits = [one.changed for one in seen(project.project.content).values()]
    if why := doubt(project.hub.today, live.day if live else None, max(commits, default=None)):
        said = asked.again(f"--today {project.hub.today}")
        message = f"{why}; set the clock, or if the day is right, say so: {said}"
        raise ProjectError(message)


def _builder(folder: Path, audience: str, hub: Hub) -> Builder:
    """Return what gives the words of a build in a process of its own."""
    config = find_config(folder)
    start = [sys.executable, "-P", "-m", "hub.site", "--attended", "--config", str(config), "--today", str(hub.today)]

    def words(into: Path, report: Path, withheld: Collection[str]) -> list[str]:
        left_out = [word for path in sorted(withheld) for word in ("--withhold", path)]
        return [*start, "--audience", audience, "--into", str(into), "--report", str(report), *left_out]

    return words


def _tell(text: str) -> None:
    click.echo(f"hub: {text}", err=True)


def _tell_as_json(asked: Asked, project: Loaded, outcome: Outcome) -> None:
    content = Report(outcome.built.found, {}, project.project.prefix, outcome.built.entries)
    site = Report(each_once(outcome.audit), {}, "", outcome.built.entries)
    tell_json(
        published=outcome.live is not None,
        **_site(asked.place, outcome.live),
        withheld=[f"{project.project.prefix}{path}" for path in _faulty(outcome)],
        diagnostics=[as_record(content, one) for one in content.found],
        site=[as_record(site, one) for one in site.found],
        counts={severity.value: count for severity, count in counts([*content.found, *site.found]).items()},
    )


def _site(place: Place, manifest: Manifest | None) -> dict[str, object]:
    """Return what programs are told of the site that is published."""
    if manifest is None:
        return {"directory": str(place.target)}
    told = {"day": str(manifest.day), "audience": manifest.audience or None}
    return {"directory": str(place.target), **told, "files": len(manifest.files), "bytes": manifest.size}


def _tell_as_text(asked: Asked, project: Loaded, outcome: Outcome) -> None:
    prefix, built, place = project.project.prefix, outcome.built, asked.place
    worth = [one for one in built.found if one.severity is not Severity.NOTICE]
    if worth:
        worth.sort(key=lambda one: one.severity is Severity.ERROR)  # the last lines are what is read first
        click.echo(as_text(Report(worth, lines_of(worth, project.contents), prefix, built.entries)))
    if outcome.audit:
        click.echo("\n".join(findings_as_lines(Report(each_once(outcome.audit), {}, "", built.entries))))
    for text in built.told:
        _tell(f"MkDocs says: {text}")
    if outcome.live is None:
        _tell(_refusal(asked, outcome))
        return
    _tell_of_missing(outcome, prefix)
    _tell_audience(asked, outcome.before, outcome.live)
    if outcome.strangers:
        _tell(
            f"{place.target} held files that `hub publish` had not put there; they are in {place.previous} now: {_listed(outcome.strangers)}"
        )
    if not (place.target / NAME).stat().st_mode & stat.S_IROTH:
        _tell(
            f"only some accounts may read {place.target}; a server that runs as another one cannot. To let it: chmod -R a+rX {shlex.quote(str(place.target))}, and for the next site: umask 022"
        )
    if outcome.live == outcome.before:
        click.echo(f"{place.target} has this site already, {_described(outcome.live)}.")
        return
    back = f" The site before is kept: {asked.back}" if outcome.before else ""
    click.echo(f"Published in {place.target} {_described(outcome.live)}.{back}")


def _refusal(asked: Asked, outcome: Outcome) -> str:
    """Return why nothing was published, and what to do."""
    target = asked.place.target
    if outcome.audit:
        return f"nothing was published, since the site that was built has faults; {target} is as it was"
    rest = f"mend them, or publish all the rest: {asked.again('--quarantine')}"
    if SETTINGS in _faulty(outcome):
        rest = f"mend {SETTINGS} first: what it says holds for all entries"
    return f"nothing was published, since the content has errors; {target} is as it was. To go on, {rest}"


def _tell_of_missing(outcome: Outcome, prefix: str) -> None:
    """Say which entries are not on the site; of those that its readers may know of, a stub is."""
    there = {*outcome.built.pages.values()}
    faulty = _faulty(outcome)
    for paths, what in (
        ([path for path in faulty if path in there], "not shown, and a stub stands in place"),
        ([path for path in faulty if path not in there], "left out"),
    ):
        if paths:
            files = "A file with faults is" if len(paths) == 1 else f"{len(paths)} files with faults are"
            _tell(f"{files} {what}: {', '.join(f'{prefix}{path}' for path in paths)}")


def _tell_audience(asked: Asked, before: Manifest | None, now: Manifest) -> None:
    if before and before.audience != now.audience:
        _tell(
            f"{asked.place.target} was the site for {before.readers}, and is that for {now.readers} now. If that is wrong: {asked.back}"
        )


def _listed(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_NAMED]) + (" and more" if len(paths) > _NAMED else "")


def _faulty(outcome: Outcome) -> list[str]:
    """Return the sources that readers do not see for their faults, those that only the audit found among them."""
    wrong = {one.span.path for one in outcome.built.found if one.severity is Severity.ERROR}
    return sorted(wrong.union(outcome.withheld, outcome.built.stubs))
