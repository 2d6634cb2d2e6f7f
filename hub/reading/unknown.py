"""What to say, and what to type, where a key, a reference or a word is not there."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from hub.diagnostics import Rule
from hub.model.kind import Kind
from hub.model.learning import EVERYONE
from hub.model.settings import Settings
from hub.model.shape import Shape
from hub.reading.forms import AMONG_NAMES
from hub.reading.names import Names, Resolution, closest
from hub.reading.wording import flow, listed, scalar
from hub.rules import schema
from hub.rules.unfinished import TODO_LEFT

_SHOWN, _SHOWN_OF_SEVERAL = 12, 4
_SPACE = re.compile(r"[\s,;&]+")
_ALL = frozenset({"all", "any", "anybody", "anyone", "everybody", "every"})

_FROM_THE_PATH: Mapping[str, str] = MappingProxyType(
    {
        "id": "Delete the line: the path of the file is its id.",
        "kind": "Delete the line: the folder of the file says what it is.",
    }
)


def unknown_key(key: str, value: yaml.Node, shape: Shape, present: Iterable[Any]) -> tuple[str, str | None]:
    """Return the advice for a key, and the key to put in its place, if that is all there is to do.

    A field of this name that stands one level deeper is better advice than one of a similar name.
    """
    keys = shape.keys or {}
    if key in _FROM_THE_PATH and "title" in keys and "aliases" in keys:
        return _FROM_THE_PATH[key], None
    taken = set(present)
    known = [name for name in keys if name not in taken]
    deeper = {inner for group in keys.values() for inner in _below(group)}
    near = key if key in deeper else closest(key, [*known, *deeper])
    if near is None:
        left = f"Delete the line, or write one of: {', '.join(known)}."
        return left if known else "Delete it: all the fields that can stand here are here already.", None
    if near in known:
        return f"Did you mean `{near}`?", near
    return _deeper(near, value, keys, taken), None


def _deeper(key: str, value: yaml.Node, keys: Mapping[str, Shape], taken: set[Any]) -> str:
    """Return the advice for a field that stands in a group."""
    groups = [name for name, group in keys.items() if key in _below(group)]
    if len(groups) > 1:
        return f"It stands one level deeper: in {listed(f'`{name}`' for name in groups)}."
    (group,) = groups
    if keys[group].items:
        return f"It stands in an item of `{group}`."
    written = _plain(value)
    if group in taken or written is None:
        return f"It stands in `{group}`: put it there, indented by two spaces."
    if _below(keys[group])[key].items and isinstance(written, str):
        written = [written]
    return f"It stands in `{group}`: write `{group}: {flow({key: written})}`."


def _below(shape: Shape) -> Mapping[str, Shape]:
    return (shape.items or shape).keys or {}


def _plain(node: yaml.Node) -> object:
    """Return a value of texts and lists of them; None for others."""
    if isinstance(node, yaml.ScalarNode):
        return node.value or None
    if isinstance(node, yaml.SequenceNode):
        items = [_plain(item) for item in node.value]
        return items if all(items) else None
    return None


class Unknown(NamedTuple):
    """What is said of a reference or word that is not there; `better` is the text to put in its place, if it is `sure`."""

    rule: Rule
    message: str
    hint: str
    better: str | None = None
    sure: bool = True


def unknown_reference(text: str, found: Resolution, kinds: tuple[Kind, ...], names: Names) -> Unknown:
    """Return what is said of a reference that leads nowhere, to several entries, or to its own."""
    asked = listed(kinds) if kinds else "entry"
    if found.id is not None:
        return Unknown(
            schema.SELF_REFERENCE, f"`{text}` is this entry itself.", "Remove it, or write the id you meant."
        )
    if found.candidates:
        choices = ", ".join(f"`{candidate}`" for candidate in found.candidates[:4])
        message = f"`{text}` can be any of {len(found.candidates)} entries."
        return Unknown(schema.AMBIGUOUS_REFERENCE, message, f"Write the whole id: {choices}.")
    if found.elsewhere:
        message = f"`{text}` is a {names.kinds[found.elsewhere[0]]}; here a {asked} is expected."
        return Unknown(schema.WRONG_KIND, message, f"Write the id of a {asked}.")
    if parts := _several(text, lambda part: names.resolve(part, kinds).id is not None):
        hint = f"Write each as an item of its own: {', '.join(parts)}."
        return Unknown(schema.UNKNOWN_REFERENCE, f"There is no {asked} `{text}`.", hint)
    near = names.nearest(text, kinds)
    article = "an" if asked[0] in "aeiou" else "a"
    hint = f"Did you mean `{near}`?" if near else f"Write the id of {article} {asked} that exists, or add its file."
    meant = names.resolve(near, kinds).id if near else None
    sure = meant is not None and names.kinds[meant] is not Kind.PERSON
    return Unknown(schema.UNKNOWN_REFERENCE, f"There is no {asked} `{text}`.", hint, near and scalar(near), sure)


def unknown_word(text: str, names: tuple[str, ...], settings: Settings) -> Unknown | None:
    """Return what is said of a word that is in none of the vocabularies; None where it is in one, or any word will do."""
    words = settings.words(names)
    to_all = (EVERYONE,) if "roles" in names and len(names) > 1 else ()
    if not words or text in words or (text == EVERYONE and "roles" in names):
        return None
    message = f"`{text}` is not one of the hub's {listed(names)}."
    if to_all and (parts := _several(text, words.__contains__)):
        hint = f"Write each as an item of its own: {flow(parts)}."
        return Unknown(schema.WRONG_VALUE, message, hint)
    near = EVERYONE if to_all and text.lower() in _ALL else closest(text, (*to_all, *words))
    choices = _choices(text, names, settings, to_all)
    where = listed(f"`{name}`" for name in names)
    hint = (
        f"Did you mean `{near}`? It takes: {choices}."
        if near
        else f"Write one of: {choices}; or add the word to {where} in hub.yml."
    )
    return Unknown(schema.WRONG_VALUE, message, hint, near and scalar(near))


def to_write(shape: Shape, settings: Settings) -> str:
    """Return the advice for a value that is still to be written: the words that can stand there, where there is a list."""
    names = shape.vocabulary.names if shape.vocabulary else ()
    to_all = (EVERYONE,) if "roles" in names and len(names) > 1 else ()
    return f"Write one of: {_choices('', names, settings, to_all)}." if settings.words(names) else TODO_LEFT.fix


def is_no_word(text: str, shape: Shape, settings: Settings) -> bool:
    """Return whether a text is none of the words that are taken at a place, so that quotes would not mend it."""
    return bool(shape.vocabulary and unknown_word(text, shape.vocabulary.names, settings))


def _several(text: str, known: Callable[[str], bool]) -> list[str]:
    """Return the names of which a text is put together, if it is nothing but that."""
    for between in (AMONG_NAMES, _SPACE):
        parts = [part for part in between.split(text.strip()) if part]
        if len(parts) > 1 and all(map(known, parts)):
            return parts
    return []


def _choices(text: str, names: tuple[str, ...], settings: Settings, to_all: Sequence[str]) -> str:
    """Return words to choose from, those that are written most like `text` first where there are too many."""
    if len(names) == 1:
        return _first(text, settings.words(names), _SHOWN)
    lists = (f"{name} ({_first(text, settings.words((name,)), _SHOWN_OF_SEVERAL)})" for name in names)
    return ", ".join((*to_all, *lists))


def _first(text: str, words: Sequence[str], most: int) -> str:
    if len(words) <= most:
        return ", ".join(map(flow, words))
    matcher = SequenceMatcher(b=text.lower())
    likeness = {}
    for word in words:
        matcher.set_seq1(word.lower())
        likeness[word] = matcher.ratio()
    nearest = sorted(words, key=lambda word: -likeness[word])[:most]
    return ", ".join((*map(flow, nearest), "…"))
