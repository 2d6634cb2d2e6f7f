"""`hub match`: mentors and buddies with room, and why they fit."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from hub.cli.project import DAY, format_option, named, published, tell_json
from hub.cli.reasons import in_words, why_nobody
from hub.graph.assignment import Assignment, assignment
from hub.graph.hub import Hub
from hub.graph.matching import Match, Pool
from hub.graph.onboarding import RECENT, is_new
from hub.graph.room import Care
from hub.model.kind import Kind
from hub.model.people import Person


@click.group("match", short_help="Find mentors and buddies with room, and why they fit.")
def command() -> None:
    """Find mentors and buddies who have room, with the reasons.

    For one person all who come into question, the best first; for several one assignment: the largest total score, and
    nobody takes more than they have room for.
    """


@command.command("mentors")
@click.argument("people", metavar="PERSON...", nargs=-1, required=True)
@format_option()
@DAY
@click.pass_obj
def mentors(folder: Path, people: tuple[str, ...], form: str, today: str | None) -> None:
    """Find mentors for what people want to learn."""
    hub = published(folder, today).hub
    _report(hub, "mentoring", _named(hub, people), form, together=len(people) > 1)


@command.command("buddies")
@click.argument("people", metavar="[PERSON...]", nargs=-1)
@click.option("--newcomers", is_flag=True, help="Everyone who joined lately, or will join, and has no buddy.")
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(0, 36500),
    default=RECENT,
    show_default=True,
    help="How lately newcomers joined.",
)
@format_option()
@DAY
@click.pass_obj
def buddies(  # noqa: PLR0913, PLR0917  one parameter for each option
    folder: Path,
    people: tuple[str, ...],
    newcomers: bool,  # noqa: FBT001  the signature is click's
    within: int,
    form: str,
    today: str | None,
) -> None:
    """Find buddies for the first months."""
    if not people and not newcomers:
        message = "Name a person, as `hub match buddies ada`, or write --newcomers."
        raise click.UsageError(message)
    hub = published(folder, today).hub
    found = [*_named(hub, people), *(_newcomers(hub, within) if newcomers else ())]
    _report(hub, "buddy", found, form, together=newcomers or len(people) > 1)


def _named(hub: Hub, people: Iterable[str]) -> list[Person]:
    return [person for text in people if isinstance(person := named(hub, text, Kind.PERSON), Person)]


def _newcomers(hub: Hub, within: int) -> list[Person]:
    return [person for person in hub.all(Person) if is_new(hub, person, within) and not person.buddy]


def _report(hub: Hub, care: Care, people: list[Person], form: str, *, together: bool) -> None:
    pool = Pool.of(hub, care)
    if together:
        found = assignment(pool, people)
        shown = _assignment_data(hub, found) if form == "json" else _assignment_text(hub, found)
    else:
        matches = pool.matches(people[0])
        shown = _ranked_data(hub, matches) if form == "json" else _ranked_text(hub, people[0], matches)
    if isinstance(shown, dict):
        tell_json(**shown)
        return
    for line in shown:
        click.echo(line)


def _ranked_data(hub: Hub, matches: Iterable[Match]) -> dict[str, Any]:
    return {"matches": [_match_data(hub, match) for match in matches]}


def _nobody(hub: Hub, person: Person) -> str:
    if hub.has_left(person):
        return f"{person.title} has left on {person.left}, and is not matched."
    knows = f"Who knows what they want to learn: hub experts {person.wants[0]}" if person.wants else ""
    return f"Nobody with room fits {person.title} now. {knows or f'Whom to meet: hub onboard --person {person.id}'}"


def _match_data(hub: Hub, match: Match) -> dict[str, Any]:
    why = [in_words(hub, reason) for reason in match.why]
    return {"id": match.person, "score": match.score, "why": why, "room": match.room}


def _assignment_data(hub: Hub, found: Assignment) -> dict[str, Any]:
    return {
        "matches": [{"for": who, **_match_data(hub, match)} for who, match in found.matches.items()],
        "total": found.total,
        "without": [{"for": who, "why": str(why)} for who, why in found.without.items()],
    }


def _ranked_text(hub: Hub, person: Person, matches: tuple[Match, ...]) -> Iterator[str]:
    if not matches:
        yield _nobody(hub, person)
    for match in matches:
        yield f"{match.score:>4}  {hub.entries[match.person].title} ({match.person})"
        yield from _why(hub, match)


def _assignment_text(hub: Hub, found: Assignment) -> Iterator[str]:
    for who, match in found.matches.items():
        yield f"{match.score:>4}  {hub.entries[who].title}: {hub.entries[match.person].title} ({match.person})"
        yield from _why(hub, match)
    for who, why in found.without.items():
        yield f"   -  {hub.entries[who].title}: {why_nobody(why)}"
    yield f"{found.total:>4}  in all"


def _why(hub: Hub, match: Match) -> Iterator[str]:
    return (f"{reason.points:>10}  {in_words(hub, reason)}" for reason in match.why)
