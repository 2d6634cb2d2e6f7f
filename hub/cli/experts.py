"""`hub experts`: who knows a topic, and why."""

from collections.abc import Iterator
from pathlib import Path

import click

from hub.cli.project import DAY, format_option, named, published, tell_json
from hub.graph.evidence import Evidence, Expert
from hub.graph.hub import Hub
from hub.model.kind import Kind


@click.command("experts", short_help="Show who knows a topic, and why.")
@click.argument("topic")
@format_option()
@DAY
@click.pass_obj
def command(folder: Path, topic: str, form: str, today: str | None) -> None:
    """Show who knows a topic by what they did for others, the strongest first, with every deed and what it weighs.

    What people claim of themselves stands beside it: a level from 1 to 5, and what they bring from before.
    """
    hub = published(folder, today).hub
    found = named(hub, topic, Kind.TOPIC)
    experts = (*hub.experts(found.id), *hub.brought(found.id))
    if form == "json":
        tell_json(topic=found.id, experts=[_data(one) for one in experts])
        return
    for line in _text(hub, experts):
        click.echo(line)
    if not experts:
        click.echo(f"Nobody is known to know {found.title} yet.", err=True)


def _data(expert: Expert) -> dict[str, object]:
    evidence = [
        {"what": one.what, "id": one.id, "on": one.on and one.on.isoformat(), "weight": round(one.weight, 3)}
        for one in expert.evidence
    ]
    return {
        "id": expert.person,
        "score": expert.score,
        "evidence": evidence,
        "claimed": expert.claimed,
        "background": list(expert.background),
    }


def _text(hub: Hub, experts: tuple[Expert, ...]) -> Iterator[str]:
    for one in experts:
        yield f"{one.score:.2f}  {hub.entries[one.person].title} ({one.person})"
        yield from (f"      {_deed(deed)}" for deed in one.evidence)
        yield from ([f"      says of themselves: {one.claimed} of 5"] if one.claimed else [])
        yield from (f"      brings from before: {text}" for text in one.background)


def _deed(deed: Evidence) -> str:
    return f"{deed.weight:.2f}  {deed.what} {deed.id}{f' on {deed.on}' if deed.on else ''}"
