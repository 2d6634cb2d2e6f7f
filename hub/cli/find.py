"""`hub find`: people and entries for a question."""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import click

from hub.cli.project import DAY, format_option, published, tell_json
from hub.graph.finding import Hit, Why, find
from hub.graph.hub import Hub
from hub.model.kind import Kind

_DEEDS = {
    "authors": "wrote",
    "owner": "keeps",
    "speakers": "spoke at",
    "verified.by": "verified",
    "credits.reviewers": "reviewed",
    "questions.by": "answered at",
}


@click.command("find", short_help="Find people and entries for a question.")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    help="Only entries of this kind.",
)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most this many.")
@format_option()
@DAY
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  one parameter for each option is click's way
    folder: Path, query: tuple[str, ...], kinds: tuple[str, ...], limit: int, form: str, today: str | None
) -> None:
    """Find people and entries for a question: best first, each with why.

    What is called exactly like the QUERY comes first: by its title, id, synonym or alias. Drafts, and people who have
    left, are not found.
    """
    question = " ".join(query)
    if not question.strip():
        message = "The question is empty. Type what you are looking for: hub find lost commit"
        raise click.UsageError(message)
    hub = published(folder, today).hub
    hits = find(hub, question, [Kind(kind) for kind in kinds], limit)
    if form == "json":
        tell_json(results=[_data(hub, hit) for hit in hits])
    elif hits:
        click.echo("\n\n".join(_text(hub, hit) for hit in hits))
    else:
        click.echo(f"Nothing is found for “{question}”. {_instead(hub)}")


def _data(hub: Hub, hit: Hit) -> dict[str, object]:
    entry = hub.entries[hit.id]
    return {"id": hit.id, "kind": entry.kind, "title": entry.title, "score": hit.score, "why": list(_reasons(hub, hit))}


def _text(hub: Hub, hit: Hit) -> str:
    entry = hub.entries[hit.id]
    return "\n    ".join((f"{entry.title} ({entry.kind} {hit.id or entry.path})", *_reasons(hub, hit)))


def _instead(hub: Hub) -> str:
    ask = hub.settings.links.ask or hub.settings.links.chat
    return f"Ask a colleague: {ask}" if ask else "Try other words, or fewer."


def _reasons(hub: Hub, hit: Hit) -> Iterator[str]:
    for what, group in groupby(hit.why, key=lambda why: why.what):
        yield from _TOLD[what](hub, list(group))


def _named(_hub: Hub, reasons: list[Why]) -> Iterator[str]:
    yield f"this is its {reasons[0].by}"


def _about(hub: Hub, reasons: list[Why]) -> Iterator[str]:
    yield f"is about {', '.join(_topic(hub, why) for why in reasons)}"


def _knows(hub: Hub, reasons: list[Why]) -> Iterator[str]:
    yield f"knows {', '.join(_topic(hub, why) for why in reasons)}"


def _offers(hub: Hub, reasons: list[Why]) -> Iterator[str]:
    for topic, group in groupby(sorted(reasons, key=lambda why: why.id), key=lambda why: why.id):
        yield f"offers help with {hub.entries[topic].title}: {', '.join(dict.fromkeys(why.by for why in group))}"


def _did(hub: Hub, reasons: list[Why]) -> Iterator[str]:
    yield from (f"{_DEEDS[why.by]} “{hub.entries[why.id].title}”" for why in reasons)


def _said(_hub: Hub, reasons: list[Why]) -> Iterator[str]:
    for words, group in groupby(sorted(reasons, key=lambda why: why.words), key=lambda why: why.words):
        yield f"{', '.join(f'“{word}”' for word in words)} in: {', '.join(why.by for why in group)}"


def _read(_hub: Hub, reasons: list[Why]) -> Iterator[str]:
    yield from (f"“{why.by}” was read as {' or '.join(f'“{word}”' for word in why.words)}" for why in reasons)


def _deprecated(hub: Hub, reasons: list[Why]) -> Iterator[str]:
    instead = hub.get(reasons[0].id)
    yield f"is deprecated; read “{instead.title}” instead" if instead else "is deprecated"


def _topic(hub: Hub, why: Why) -> str:
    title = hub.entries[why.id].title
    return title if title == why.by else f"{title} (“{why.by}”)"


_TOLD: dict[str, Callable[[Hub, list[Why]], Iterator[str]]] = {
    "named": _named,
    "about": _about,
    "knows": _knows,
    "offers": _offers,
    "did": _did,
    "said": _said,
    "read": _read,
    "deprecated": _deprecated,
}
