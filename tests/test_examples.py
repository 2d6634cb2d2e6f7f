"""What the hub advises to type is right: the example of every field is read without a finding."""

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import BaseModel

from hub.load import load
from hub.model.kind import FOLDERS
from hub.model.kinds import CLASSES
from hub.model.settings import Settings
from hub.model.shape import FieldSpec, fields_of
from hub.reading.wording import assignment
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)


def page(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\n{more}---\n\nText.\n"


def lesson(title: str) -> str:
    return page(title, "summary: S\nauthors: [ada]\nlevel: beginner\nminutes: 5\noutcomes: [You can.]\n")


AROUND = {
    **PEOPLE,
    "people/alan.md": page("Alan", "role: engineer\njoined: 2020-01-01\n"),
    **{f"topics/{name}.md": page(name.title()) for name in ("git", "shell", "engineering", "data")},
    **{f"lessons/git/{name}.md": lesson(name.title()) for name in ("rebase", "bisect", "first-branch")},
    "groups/git-circle.md": page("Circle", "purpose: Help.\nfacilitator: ada\n"),
}
"""The entries that examples name."""


def groups(
    model: type[BaseModel], way: tuple[FieldSpec, ...] = ()
) -> Iterator[tuple[tuple[FieldSpec, ...], FieldSpec]]:
    """Yield every field of a model with the groups of fields that lead to it."""
    for spec in fields_of(model):
        yield way, spec
        if spec.model:
            yield from groups(spec.model, (*way, spec))


def written(model: type[BaseModel], way: tuple[FieldSpec, ...], spec: FieldSpec) -> list[str]:
    """Return lines with the example of a field, and those of all the fields that must be there with it."""
    here = way[-1].model if way else model
    assert here is not None
    beside = [one for one in fields_of(here) if one.required and one.name != spec.name]
    lines = [assignment(one.name, one) for one in (*beside, spec)]
    if not way:
        return lines
    in_list = isinstance(way[-1].example, (list, tuple))
    inner = ["  - " + lines[0], *(f"    {line}" for line in lines[1:])] if in_list else [f"  {line}" for line in lines]
    around = written(model, way[:-1], way[-1])
    return [*around[:-1], f"{way[-1].name}:", *(inner)] if len(way) == 1 else [*around[:-1], *nested(way, inner)]


def nested(way: tuple[FieldSpec, ...], inner: list[str]) -> list[str]:
    """Return lines for a field that stands two levels deep; its group takes the place of its example."""
    return (
        [f"    {way[-1].name}:", *(f"    {line}" for line in inner)]
        if isinstance(way[-2].example, list)
        else [
            f"  {way[-1].name}:",
            *(f"  {line}" for line in inner),
        ]
    )


MODELS: list[tuple[str, type[BaseModel]]] = [*CLASSES.items(), ("settings", Settings)]
CASES = [(kind, way, spec) for kind, model in MODELS for way, spec in groups(model)]


@pytest.mark.parametrize(("kind", "way", "spec"), CASES, ids=lambda one: getattr(one, "name", None))
def test_an_example_is_read_without_a_finding(kind: str, way: tuple[FieldSpec, ...], spec: FieldSpec) -> None:
    model = dict(MODELS)[kind]
    text = "\n".join(written(model, way, spec)) + "\n"
    folder = next((folder for folder, owner in FOLDERS.items() if owner == kind), "")
    path = "hub.yml" if model is Settings else f"{folder}/mine.md".lstrip("/")
    found = load({**AROUND, path: text if model is Settings else f"---\n{text}---\n"}, TODAY)[1]
    assert [one for one in found if one.span.path == path] == [], text


def test_all_fields_are_there() -> None:
    assert len(CASES) > 150
