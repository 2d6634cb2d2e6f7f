"""Reads the files that come with the hub for people to begin with."""

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

DOT = "dot_"
"""How names begin in the package that begin with a dot where they are used, so that no tool takes them for its own."""


def starter(*parts: str) -> Mapping[str, str]:
    """Return the text of each file of some parts of the starter (`hub`, `github`, `gitlab`), by its path in a new hub."""
    home = resources.files("hub.scaffold").joinpath("starter")
    return {path: text for part in parts for path, text in _walk(home.joinpath(part), "")}


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        name = f".{item.name.removeprefix(DOT)}" if item.name.startswith(DOT) else item.name
        if item.is_dir():
            yield from _walk(item, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", item.read_text(encoding="utf-8")
