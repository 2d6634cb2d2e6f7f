"""`hub onboard`: the first months of a newcomer, as Markdown for an issue, as data and as a calendar."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

import click

from hub.blocks.words import DOERS
from hub.cli.issue import Issue, onboarding_title
from hub.cli.project import DAY, addresses, day_option, format_option, named, published, tell_json
from hub.feeds.address import Addresses, first_id
from hub.feeds.agenda import Due, agenda
from hub.graph.acquaintance import to_meet
from hub.graph.hub import Hub
from hub.graph.onboarding import NEWCOMER, Newcomer, Time, onboarding, only, own_paths, own_sessions
from hub.model.kind import Kind
from hub.model.people import Person
from hub.reading.names import closest


class Found(NamedTuple):
    """Everything that is to be shown."""

    hub: Hub
    addresses: Addresses
    newcomer: Newcomer
    start: date
    times: tuple[Time, ...]
    whole: bool


@click.command("onboard", short_help="Show what a newcomer does until when, and whom to meet.")
@click.option("--role", help="The role, as guides and paths name it.")
@click.option("--team", help="The team.")
@click.option("--office", help="The office.")
@click.option("--person", help="Someone of the hub; gives role, team, office and first day.")
@day_option("--start", "The first day; that of the person if left out.")
@click.option("--for", "doer", metavar="DOER", help="Only the tasks of newcomer, buddy, manager, it, hr or a person.")
@format_option("ics")
@DAY
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  one parameter for each option
    folder: Path,
    role: str | None,
    team: str | None,
    office: str | None,
    person: str | None,
    start: date | None,
    doer: str | None,
    form: str,
    today: str | None,
) -> None:
    """Show the guides for a role, team and office, with a day for each task, and whom a newcomer should meet.

    The text is Markdown for an issue. Days are working days, Monday to Friday.
    """
    project = published(folder, today)
    hub = project.hub
    own = _person(hub, person) if person else None
    begins = start or (own.joined if own else None)
    if begins is None:
        message = "Write the first day: --start 2026-12-01."
        raise click.UsageError(message)
    newcomer = Newcomer(
        _word(hub, "role", role) or (own.role if own else None),
        _word(hub, "team", team) or (own.team if own else None),
        _word(hub, "office", office) or (own.office if own else None),
        own,
    )
    times = onboarding(hub, newcomer, begins)
    whose = _doer(hub, doer) if doer else None
    shown = tuple(only(times, whose)) if whose else times
    whole = whose is None or whose == NEWCOMER
    _report(Found(hub, addresses(project.project, hub), newcomer, begins, shown, whole), form)


def _person(hub: Hub, text: str) -> Person:
    return hub.those([named(hub, text, Kind.PERSON).id], Person)[0]


def _word(hub: Hub, kind: Literal["role", "team", "office"], text: str | None) -> str | None:
    """Return a role, team or office; raises `click.UsageError` for one that the hub does not know."""
    vocabulary = {"role": hub.settings.roles, "team": hub.settings.teams, "office": hub.settings.offices}[kind]
    if text is None or not vocabulary or text in vocabulary:
        return text
    near = closest(text, vocabulary)
    advice = f"Did you mean: {near}?" if near else f"There are: {', '.join(vocabulary)}."
    message = f"There is no {kind} `{text}`. {advice}"
    raise click.UsageError(message)


def _doer(hub: Hub, text: str) -> str:
    return text.lower() if text.lower() in DOERS else _person(hub, text).id


def _report(found: Found, form: str) -> None:
    if form == "json":
        tell_json(**_data(found))
    elif form == "ics":
        click.echo(agenda(found.hub, onboarding_title(found.newcomer), _dues(found), found.addresses), nl=False)
    else:
        issue = Issue(found.hub, found.addresses)
        for line in issue.lines(found.newcomer, found.start, found.times, whole=found.whole):
            click.echo(line)


def _data(found: Found) -> dict[str, object]:
    newcomer = found.newcomer
    told = {"role": newcomer.role, "team": newcomer.team, "office": newcomer.office, "start": str(found.start)}
    return {**told, "times": [_time(time) for time in found.times], **_around(found)}


def _around(found: Found) -> dict[str, object]:
    hub, newcomer = found.hub, found.newcomer
    return {
        "people": [
            {
                "id": one.person.id,
                "points": one.points,
                "why": [{"via": tie.via, "of": list(tie.of)} for tie in one.ties],
            }
            for one in to_meet(hub, newcomer)
        ],
        "paths": [path.id for path in own_paths(hub, newcomer)],
        "sessions": [
            {"id": session.id, "date": str(session.date)} for session in own_sessions(hub, newcomer, found.start)
        ],
    }


def _time(time: Time) -> dict[str, object]:
    guides = [
        {
            "id": chapter.guide.id,
            "title": chapter.guide.title,
            "area": chapter.guide.area,
            "tasks": [{"text": duty.text, "doer": duty.doer, "key": duty.key} for duty in chapter.duties],
        }
        for chapter in time.chapters
    ]
    return {"time": time.word, "due": time.due and str(time.due), "guides": guides}


def _dues(found: Found) -> Iterator[Due]:
    """Yield one event for each guide that has a day, with its tasks."""
    issue = Issue(found.hub, found.addresses)
    newcomer = found.newcomer.person
    key = "+".join(("onboarding", str(found.start), *([first_id(newcomer)] if newcomer else [])))
    for time in found.times:
        for chapter in time.chapters if time.due else ():
            tasks = "\n".join(f"- {issue.doer(duty.doer)}: {issue.plain(duty.text)}" for duty in chapter.duties)
            if time.due:
                yield Due(chapter.guide, time.due, chapter.guide.title, tasks, key)
