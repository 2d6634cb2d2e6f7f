"""The kinds of entries, and how a path in `content/` gives kind and id."""

import posixpath
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class Kind(StrEnum):
    """What an entry is. The values are public names."""

    LESSON = "lesson"
    GUIDE = "guide"
    SESSION = "session"
    PERSON = "person"
    TOPIC = "topic"
    PATH = "path"
    GROUP = "group"
    PAGE = "page"


FOLDERS: Mapping[str, Kind] = MappingProxyType(
    {
        "lessons": Kind.LESSON,
        "guides": Kind.GUIDE,
        "sessions": Kind.SESSION,
        "people": Kind.PERSON,
        "topics": Kind.TOPIC,
        "paths": Kind.PATH,
        "groups": Kind.GROUP,
    }
)
"""The top folder of each kind but plain pages, in the order of the navigation."""

INDEX_NAMES = ("index", "README")
_REMEMBERED = 1 << 14
"""So many paths have their ids and kinds remembered, since all that reads asks for them."""


def folder_of(kind: Kind) -> str:
    """Return the top folder of a kind; plain pages have none and stand at the top."""
    return next((folder for folder, owner in FOLDERS.items() if owner is kind), "")


@lru_cache(maxsize=_REMEMBERED)
def id_of(path: str) -> str:
    """Return the id of the entry at `path` (relative to content, with `/`): the path without suffix.

    The id of an `index.md` or `README.md` is its folder; that of the home page is empty.
    """
    stem = path.removesuffix(".md")
    folder, name = posixpath.split(stem)
    return folder if name in INDEX_NAMES else stem


@lru_cache(maxsize=_REMEMBERED)
def kind_of(path: str) -> Kind:
    """Return the kind that the folder of `path` gives; index pages are plain pages everywhere."""
    folder, _, rest = path.partition("/")
    if not rest or posixpath.basename(path).removesuffix(".md") in INDEX_NAMES:
        return Kind.PAGE
    return FOLDERS.get(folder, Kind.PAGE)
