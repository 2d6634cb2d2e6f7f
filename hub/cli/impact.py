"""`hub impact`: what a change means to readers, as a comment on a pull request."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from hub.cli.project import DAY, Loaded, loaded, tell_json
from hub.cli.reasons import duration
from hub.graph.differences import TEXT
from hub.graph.impact import Changed, Impact, PathChange, impact
from hub.graph.journey import Time
from hub.load import load
from hub.model.entry import Entry
from hub.pages.markup import code, escape
from hub.revision import revision

_MOST = 20
"""So many of one sort are listed; the others are counted."""


@click.command("impact", short_help="Show what the work since a revision means to readers.")
@click.option("--base", metavar="REV", required=True, help="The branch, tag or commit that the work began from.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="How to answer.",
)
@DAY
@click.pass_obj
def command(folder: Path, base: str, form: str, today: str | None) -> None:
    """Show what the work since a revision means to readers, as Markdown for a comment.

    It names entries that are new, gone, renamed or changed, with the fields that changed, paths with their times before and after, reviews that lapse,
    translations that fall behind, and old addresses that lead nowhere. It never fails for what it finds.
    """
    now = loaded(folder, today)
    then = revision(now.project.content, base, now.contents)
    before, _ = load(then.contents.sources, now.hub.today, then.contents.assets)
    found = impact(before, now.hub)
    if form == "json":
        tell_json(**_data(found))
    else:
        click.echo("\n".join((*_text(now, found), "")), nl=False)


# --- JSON


def _data(found: Impact) -> dict[str, object]:
    return {
        "added": [_named(one) for one in found.added],
        "unshown": [_named(one) for one in found.unshown],
        "removed": [_named(one) for one in found.removed],
        "renamed": [{"old": one.old, **_named(one.entry), "alias": one.kept} for one in found.renamed],
        "changed": [{**_named(one.entry), "what": list(one.what)} for one in found.changed],
        "paths": [_path_data(one) for one in found.paths],
        "lapsed": [_named(one) for one in found.lapsed],
        "behind": [_named(one) for one in found.behind],
        "broken": list(found.broken),
    }


def _named(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "kind": entry.kind.value, "title": entry.title}


def _path_data(one: PathChange) -> dict[str, object]:
    return {
        **_named(one.path),
        "added": list(one.added),
        "removed": list(one.gone),
        "changed": list(one.changed),
        "before": _minutes(one.before) if one.before else None,
        "after": _minutes(one.after),
    }


def _minutes(time: Time) -> dict[str, int]:
    return {"least": time.least, "most": time.most}


# --- Markdown


def _text(now: Loaded, found: Impact) -> Iterator[str]:
    """Yield the lines of a comment; titles are other people's words, and come escaped."""
    yield "### What changes for readers"
    parts = (
        ("New", [_entry(one) for one in found.added]),
        ("New, and not shown yet: a draft, or with faults", [_entry(one) for one in found.unshown]),
        ("Renamed", [_renamed(one.old, one.entry, kept=one.kept) for one in found.renamed]),
        ("No longer shown", [_gone(now, found, one) for one in found.removed]),
        ("Changed", [_changed(one) for one in found.changed]),
        ("For learners on these paths", [_path(one) for one in found.paths]),
        ("Verified as another text: ask for a review", [_entry(one) for one in found.lapsed]),
        ("Translations that fall behind", [_entry(one) for one in found.behind]),
        ("Old addresses that lead nowhere", [code(one or "index") for one in found.broken]),
    )
    told = [(title, items) for title, items in parts if items]
    if not told:
        yield "\nNothing that they read."
    for title, items in told:
        yield f"\n**{title}** ({len(items)})\n"
        yield from _listed(items)


def _listed(items: list[str]) -> Iterator[str]:
    yield from (f"- {item}" for item in items[:_MOST])
    if len(items) > _MOST:
        yield f"- and {len(items) - _MOST} more"


def _title(entry: Entry) -> str:
    """Return a title that renders as it is written, and calls nobody: a host takes a name behind `@` for one of its own."""
    return escape(entry.title).replace("@", "@\u200b").replace("&#64;", "&#64;\u200b")


def _entry(entry: Entry) -> str:
    return f"{_title(entry)} ({entry.kind}, {code(entry.id or 'index')})"


def _renamed(old: str, entry: Entry, *, kept: bool) -> str:
    way = "the old address leads to it" if kept else f"add {code(f'aliases: [{old}]')}, or links to it break"
    return f"{_entry(entry)} was {code(old)}: {way}"


def _changed(one: Changed) -> str:
    return f"{_entry(one.entry)}: {', '.join(name if name == TEXT else code(name) for name in one.what)}"


def _gone(now: Loaded, found: Impact, entry: Entry) -> str:
    if now.hub.get(entry.id):
        return f"{_entry(entry)}: it is there, as a draft or with faults"
    return f"{_entry(entry)}{'' if entry.id in found.broken else ': the old address leads to another entry'}"


def _path(one: PathChange) -> str:
    parts = (("new", one.added), ("gone", one.gone), ("changed", one.changed))
    steps = "; ".join(f"{word}: {_codes(ids)}" for word, ids in parts if ids)
    return f"{_title(one.path)}: {_times(one.before, one.after)}{f'; {steps}' if steps else ''}"


def _codes(ids: Iterable[str]) -> str:
    return ", ".join(code(one) for one in ids)


def _times(before: Time | None, after: Time) -> str:
    if before is None:
        return f"a new path of {_time(after)}"
    return f"takes {_time(after)}, as before" if before == after else f"{_time(before)} before, {_time(after)} now"


def _time(time: Time) -> str:
    least, most = duration(time.least), duration(time.most)
    return least if least == most else f"{least} to {most}"
