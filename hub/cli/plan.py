"""`hub plan`: the shortest way to what someone wants to learn, with days and as a calendar."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from hub.cli.project import DAY, Loaded, addresses, day_option, format_option, named, published, tell_json
from hub.cli.reasons import duration
from hub.feeds.agenda import Due, agenda
from hub.graph.hub import Hub
from hub.graph.needs import TOP, Known
from hub.graph.plan import Goal, Plan, PlanStep, Why, goal_of, goal_of_role, plan
from hub.graph.recordings import over
from hub.graph.schedule import Stretch, fixed_day, scheduled
from hub.model.entry import Entry
from hub.model.kind import Kind
from hub.model.session import Session
from hub.model.topics import Topic

_GOALS = (Kind.PATH, Kind.LESSON, Kind.TOPIC, Kind.GUIDE, Kind.SESSION)


class Found(NamedTuple):
    """A plan, and the days of its steps where minutes a week were given; `key` is the role or the id that is meant."""

    target: str
    key: str
    title: str
    plan: Plan
    days: tuple[Stretch, ...]


@click.command("plan", short_help="Show the shortest way to what someone wants to learn.")
@click.argument("target")
@click.option("--knows", multiple=True, metavar="ID", help="An entry that is done, or a topic, as git or git=3.")
@click.option("--minutes", type=click.IntRange(1, 6000), help="Minutes a week; gives each step its days.")
@day_option("--start", "The first day; today if left out.")
@format_option("ics")
@DAY
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  one parameter for each option
    folder: Path,
    target: str,
    knows: tuple[str, ...],
    minutes: int | None,
    start: date | None,
    form: str,
    today: str | None,
) -> None:
    """Show the shortest way to TARGET: a path, a lesson, a topic (git, or git=3 for a level from 1 to 5) or a role.

    It has the fewest minutes that do, in an order in which every step comes after what it requires.
    """
    if minutes is None and (start or form == "ics"):
        message = "Days need to know how much time there is: write --minutes 60 for an hour a week."
        raise click.UsageError(message)
    project = published(folder, today)
    hub = project.hub
    key, title, goal = _goal(hub, target)
    found = plan(hub, goal, _known(hub, knows))
    days = tuple(scheduled(hub, found.steps, minutes, start or hub.today)) if minutes else ()
    _report(project, Found(target, key, title, found, days), form)


def _goal(hub: Hub, text: str) -> tuple[str, str, Goal]:
    role = goal_of_role(hub, text)
    if role.paths or role.topics:
        return text, text, role
    if text in hub.settings.roles:
        message = (
            f"No path is for the role {text}, and no topic has a target for it. Name it in a path under `for:`, or in a "
            f"topic under `targets:`; or write a path, a lesson or a topic instead of {text}."
        )
        raise click.UsageError(message)
    entry, level = _levelled(hub, text)
    return entry.id, entry.title, goal_of(entry, level)


def _levelled(hub: Hub, text: str) -> tuple[Entry, int]:
    """Return the entry that a text means, and the level behind a topic, as in `git=3`."""
    name, _, level = text.partition("=")
    if not level:
        return named(hub, name, *_GOALS), TOP
    topic = named(hub, name, Kind.TOPIC)
    if level not in {str(number) for number in range(1, TOP + 1)}:
        message = f"`{level}` is no level; write a number from 1 to {TOP}, as {name}=3."
        raise click.UsageError(message)
    return topic, int(level)


def _known(hub: Hub, texts: Iterable[str]) -> Known:
    found = [_levelled(hub, text) for text in texts]
    levels = {entry.id: level for entry, level in found if isinstance(entry, Topic)}
    return Known(frozenset(entry.id for entry, _ in found if entry.id not in levels), levels)


def _report(project: Loaded, found: Found, form: str) -> None:
    hub = project.hub
    if form == "json":
        tell_json(**_data(found))
    elif form == "ics":
        key = f"plan+{found.key}"
        dues = (
            Due(one.step.entry, one.end, one.step.entry.title, duration(one.step.minutes), key) for one in found.days
        )
        click.echo(agenda(hub, found.title, dues, addresses(project.project, hub)), nl=False)
    else:
        for line in _text(hub, found):
            click.echo(line)


def _data(found: Found) -> dict[str, object]:
    days = {one.step.entry.id: {"start": str(one.start), "end": str(one.end)} for one in found.days}
    steps = [{**_step_data(step), **days.get(step.entry.id, {})} for step in found.plan.steps]
    told = {"target": found.target, "minutes": found.plan.minutes, "exact": found.plan.exact}
    short = [{"topic": need.id, "level": need.level, "reached": reached} for need, reached in found.plan.short]
    return {**told, "steps": steps, **({"short": short} if short else {})}


def _step_data(step: PlanStep) -> dict[str, object]:
    why = [{"via": one.via, "of": one.of, **({"stage": one.stage} if one.stage else {})} for one in step.why]
    entry = step.entry
    return {"id": entry.id, "kind": entry.kind.value, "title": entry.title, "minutes": step.minutes, "why": why}


def _text(hub: Hub, found: Found) -> Iterator[str]:
    if not found.plan.steps:
        yield f"Nothing is left to do for {found.title}."
        yield from _doubts(hub, found.plan)
        return
    count = len(found.plan.steps)
    yield f"{found.title}: {count} step{'' if count == 1 else 's'}, {duration(found.plan.minutes)}"
    days = {one.step.entry.id: one for one in found.days}
    steps = sorted(found.plan.steps, key=lambda step: days[step.entry.id].start) if days else found.plan.steps
    for number, step in enumerate(steps, 1):
        yield f"{number:>3}  {step.entry.title} ({step.entry.id}), {_told(hub, step, days.get(step.entry.id))}"
        yield f"     {'; '.join(_in_words(hub, why) for why in step.why)}"
    yield from _doubts(hub, found.plan)


def _doubts(hub: Hub, found: Plan) -> Iterator[str]:
    """Yield what a plan does not do."""
    for need, reached in found.short:
        title = hub.entries[need.id].title
        far = f"lead to {reached} of {TOP}" if reached else "are still to be written"
        yield f"{title} at {need.level} of {TOP} is out of reach: its lessons {far}. Who knows more: hub experts {need.id}"
    if not found.exact:
        yield "There are too many ways through the choices to compare them all; a shorter one may exist."


def _told(hub: Hub, step: PlanStep, days: Stretch | None) -> str:
    """Return how long a step takes, when, and whether it can be taken at all."""
    gone = isinstance(step.entry, Session) and over(hub, step.entry)
    told = [
        duration(step.minutes),
        *_days(hub, step, days),
        *(["held, with neither recap nor recording"] if gone else []),
    ]
    return ", ".join(told)


def _days(hub: Hub, step: PlanStep, days: Stretch | None) -> Iterator[str]:
    if days and fixed_day(hub, step) == days.start:
        yield f"on {days.start}"
    elif days:
        yield f"{days.start}{f' to {days.end}' if days.end > days.start else ''}"


def _in_words(hub: Hub, why: Why) -> str:
    title = hub.entries[why.of].title
    if why.via == "steps":
        return f"step of {title}{f': {why.stage}' if why.stage else ''}"
    words = {"requires": f"required by {title}", "topics": f"teaches {title}", "wanted": "what was asked for"}
    return words[why.via]
