"""Versions of the content model: what its fields were called before.

A hub says in `hub.yml` with which version its content is written. Names that have changed since are still read, told as
outdated, and written anew by `hub check --fix`. Version 0 is what pages of a plain site in Material for MkDocs say.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from hub.model.kind import Kind
from hub.model.kinds import CLASSES

VERSION = 1
"""The version that this program writes, and takes for that of a hub which says none."""


class Renaming(NamedTuple):
    """A field that has been called otherwise up to a version. It holds for every kind that has the field."""

    until: int
    old: str
    new: str


RENAMINGS = (
    Renaming(0, "description", "summary"),
    Renaming(0, "tags", "topics"),
    Renaming(0, "author", "authors"),
    Renaming(0, "prerequisites", "requires"),
    Renaming(0, "objectives", "outcomes"),
    Renaming(0, "duration", "minutes"),
    Renaming(0, "difficulty", "level"),
    Renaming(0, "host", "facilitator"),
)
"""All changes of names, the latest last: a field may have had several."""


@cache
def former_names(kind: Kind, version: int) -> Mapping[str, str]:
    """Return what the fields of a kind are called now, by what content of a version may call them."""
    found: dict[str, str] = {}
    for until, old, new in reversed(RENAMINGS):
        if version <= until:
            found[old] = found.get(new, new)
    known = {info.alias or name for name, info in CLASSES[kind].model_fields.items()}
    return {old: new for old, new in found.items() if new in known and old not in known}
