"""The reference pages: every field of every kind, and every rule, generated from the code."""

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from hub.diagnostics import Rule
from hub.graph import places
from hub.graph.hub import Hub
from hub.model.kind import Kind, folder_of
from hub.model.kinds import CLASSES
from hub.model.settings import Settings
from hub.model.shape import FieldSpec, fields_of
from hub.pages.derived import Sheet, sheet
from hub.pages.facts import section
from hub.pages.markup import code, escape, fenced, heading, in_language, joined, table
from hub.pages.pen import Pen
from hub.reading.wording import assignment
from hub.rules.catalogue import FAMILIES
from hub.words.words import ENGLISH, Words

_HEAD = ("Field", "What it takes", "What it says", "Example")


def fields(hub: Hub, words: Words) -> Sheet:
    """Return the reference of fields: for each kind a table, then the groups of fields inside them, then hub.yml."""
    pen = Pen(hub, places.FIELDS, words)
    intro = pen.say(
        "All fields of all kinds, from the definitions that `hub check` uses. A star marks what is required."
    )
    models: list[type[BaseModel]] = [*CLASSES.values(), Settings]
    groups = dict(sorted((part.__name__, part) for model in models for part in _groups(model)))
    return sheet(
        pen,
        pen.say("Fields"),
        intro,
        _in_english(
            pen, *_kinds(), _parts(groups), section("Settings (hub.yml)", "settings", _doc(Settings), _table(Settings))
        ),
    )


def _kinds() -> Iterator[str]:
    for kind, cls in CLASSES.items():
        yield section(f"{kind.capitalize()} ({_where(kind)})", f"kind-{kind}", _doc(cls), _table(cls))


def _parts(models: Mapping[str, type[BaseModel]]) -> str:
    parts = [
        joined((heading(3, _spaced(name), f"group-{name.lower()}"), _doc(model), _table(model)))
        for name, model in models.items()
    ]
    return section("Groups of fields", "groups", *parts)


def _spaced(name: str) -> str:
    """Return the name of a class as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _in_english(pen: Pen, *blocks: str) -> str:
    """Return definitions, which are in English as the messages of the check are."""
    english = pen.words.lang.partition("-")[0] == ENGLISH.lang
    return joined(blocks) if english else in_language(ENGLISH.lang, *blocks)


def _where(kind: Kind) -> str:
    return f"{folder_of(kind)}/" if kind is not Kind.PAGE else "anywhere else"


def _doc(model: type[BaseModel]) -> str:
    return escape((model.__doc__ or "").split("\n")[0])


def _groups(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for spec in fields_of(model):
        if spec.model:
            yield spec.model
            yield from _groups(spec.model)


def _table(model: type[BaseModel]) -> str:
    return table(_HEAD, [_row(spec) for spec in fields_of(model)])


def _row(spec: FieldSpec) -> tuple[str, str, str, str]:
    star = " \\*" if spec.required else ""
    return (
        f"{code(spec.name)}{star}",
        escape(spec.takes),
        _with_code(spec.description),
        code(assignment(spec.name, spec)),
    )


def _with_code(description: str) -> str:
    """Return a description whose words in backticks stay code."""
    parts = description.split("`")
    return "".join(
        code(part) if index % 2 else escape(part) if not part.startswith(" ") else f" {escape(part)}"
        for index, part in enumerate(parts)
        if part
    )


def rules(hub: Hub, words: Words) -> Sheet:
    """Return the catalogue of rules, a section for each."""
    pen = Pen(hub, places.RULES, words)
    intro = pen.say(
        "What `hub check` looks for. An error blocks publishing, a warning fails the check, a notice is advice."
    )
    families = [
        section(family, f"family-{number}", *map(_rule, found))
        for number, (family, found) in enumerate(FAMILIES.items(), 1)
    ]
    return sheet(pen, pen.say("Rules"), intro, _in_english(pen, *families))


def _rule(rule: Rule) -> str:
    return joined(
        (
            heading(3, rule.name, rule.name),
            f"*{rule.severity.capitalize()}.* {_with_code(rule.summary)}",
            _with_code(rule.why),
            f"**What to do:** {_with_code(rule.fix)}",
            "Before:",
            fenced(rule.before or "(an empty file)", "yaml"),
            "After:",
            fenced(rule.after, "yaml"),
        )
    )
