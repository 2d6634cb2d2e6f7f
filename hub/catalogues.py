"""Reads the catalogues of the interface that come with the hub: one file of translations (`.po`) for each language."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from hub.words.words import ENGLISH, Messages, Words

FOLDER = "catalogues"
SCRIPTS = "hub/web/js/"
"""Where the messages of scripts stand, as catalogues name it."""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue; English needs none."""
    files = resources.files("hub.words").joinpath(FOLDER).iterdir()
    return tuple(sorted(file.name.removesuffix(".po") for file in files if file.name.endswith(".po")))


@cache
def catalogue(lang: str) -> Catalog:
    """Return the catalogue of a language that has one."""
    text = resources.files("hub.words").joinpath(FOLDER, f"{lang}.po").read_bytes()
    return read_po(BytesIO(text), locale=lang.replace("-", "_"))


@cache
def words_for(lang: str, otherwise: Words = ENGLISH) -> Words:
    """Return the words of a language (BCP 47), else of the language it is a form of, else `otherwise`."""
    base = lang.partition("-")[0]
    found = next((name for name in (lang, base) if name in languages()), None)
    if found is None:
        return Words(lang) if base == ENGLISH.lang else otherwise
    return Words(lang, _said(catalogue(found)))


def _said(messages: Iterable[Message]) -> Messages:
    """Return what is said instead of each message; what nobody has confirmed (`fuzzy`) is left out."""
    found: dict[str, str | tuple[str, ...]] = {}
    for message in messages:
        said = message.string
        if not message.id or not said or message.fuzzy:
            continue
        if isinstance(said, str):
            found[str(message.id)] = said
        elif all(said):
            found[message.id[0]] = tuple(said)
    return found


def word_files(folder: str) -> Mapping[str, str]:
    """Return what the scripts of a site say in each language, by paths below `folder`."""
    return {f"{folder}/words/{lang}.json": _for_scripts(catalogue(lang)) for lang in languages()}


def _for_scripts(messages: Iterable[Message]) -> str:
    used = [one for one in messages if any(path.startswith(SCRIPTS) for path, _ in one.locations)]
    return json.dumps(_said(used), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
