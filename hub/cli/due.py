"""`hub due`: what waits for a review, and whose turn it is."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from hub.cli.project import DAY, format_option, published, tell_json
from hub.graph.hub import Hub
from hub.graph.review import Need, Waiting, interval
from hub.graph.reviewers import MOST, Reviewer, Turn, reviewers, turns


@click.command("due", short_help="Show what waits for a review, and whose turn it is.")
@format_option()
@DAY
@click.pass_obj
def command(folder: Path, form: str, today: str | None) -> None:
    """Show what waits for a review today, each with one person who could read it, and why.

    It is shared out for a month: at most three entries a person, none of their own.
    """
    hub = published(folder, today).hub
    found = turns(hub)
    if form == "json":
        tell_json(due=[_data(hub, one) for one in found])
        return
    for line in _text(hub, found):
        click.echo(line)


def _data(hub: Hub, turn: Turn) -> dict[str, Any]:
    entry, reviewer = turn.waiting.entry, turn.reviewer
    return {
        "id": entry.id,
        "title": entry.title,
        "why": _why(hub, turn.waiting),
        "since": str(turn.waiting.since) if turn.waiting.since else None,
        "reviewer": reviewer.person if isinstance(reviewer, Reviewer) else None,
        "because": _because(hub, turn),
    }


def _text(hub: Hub, found: Iterable[Turn]) -> Iterator[str]:
    month = f"{hub.today:%Y-%m}"
    for person, own in reviewers(hub, found):
        yield f"{person.title} ({person.id})"
        yield from (line for turn in own for line in _lines(hub, turn))
    if nobodys := [turn for turn in found if not isinstance(turn.reviewer, Reviewer)]:
        yield "nobody yet"
        yield from (line for turn in nobodys for line in _lines(hub, turn))
    count = len(tuple(found))
    entries = "One entry waits" if count == 1 else f"{count} entries wait"
    record = " When one is read: hub verify ID --by PERSON"
    yield f"{entries} for a review in {month}.{record}" if count else f"Nothing waits for a review in {month}."


def _lines(hub: Hub, turn: Turn) -> Iterator[str]:
    yield f"  {turn.waiting.entry.title} ({turn.waiting.entry.id})"
    yield from (f"    {why}" for why in (*_why(hub, turn.waiting), _because(hub, turn)))


def _why(hub: Hub, one: Waiting) -> list[str]:
    """Return why an entry waits, in words."""
    verified = one.entry.verified
    last = f"verified by {_name(hub, verified.by)} on {verified.on}" if verified else ""
    told = {
        Need.CHANGED: f"changed since it was {last}",
        Need.DUE: f"{last}, should be looked at every {interval(hub, one.entry)}: due since {one.since}",
        Need.NEVER: "never verified",
    }
    return [told[need] for need in one.needs]


def _name(hub: Hub, person: str) -> str:
    found = hub.get(person)
    return found.title if found else person


def _nobodys(turn: Turn) -> str:
    """Return why an entry is nobody's turn."""
    if turn.reviewer == "busy":
        return f"everyone who could read it has {MOST} entries this month"
    if not turn.waiting.entry.topics:
        return "it has no topics, so nobody is known to know them, and nobody offers to review anything"
    return "nobody who is here and did not write it knows its topics or offers to review"


def _because(hub: Hub, turn: Turn) -> str:
    """Return why it is this person's turn, or nobody's."""
    reviewer = turn.reviewer
    gone = f"{_name(hub, turn.gone)}, who verified it last, is not there to ask; " if turn.gone else ""
    if not isinstance(reviewer, Reviewer):
        return f"{gone}{_nobodys(turn)}"
    name = hub.entries[reviewer.person].title
    of = hub.entries[reviewer.of].title if reviewer.of else ""
    told = {
        "again": f"{name} verified it last",
        "steward": f"{name} looks after {of}",
        "offers": f"{name} offers to review on {of}",
        "knows": f"{name} knows {of}",
        "wider": f"{name} knows {of}, which it is part of",
        "anything": f"{name} offers to review anything",
    }
    return f"{gone}{told[reviewer.via]}"
