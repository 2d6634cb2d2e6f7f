"""What the templates of a site read, as far as their sources tell it: no page is known by less than its template may ask."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, TemplateError, nodes

from hub.turbo import surroundings
from hub.turbo.keys import UntoldError, data, digest, naming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_NAVIGATION = frozenset("nav pages children parent ancestors previous_page next_page homepage items".split())
"""Names and attributes that lead from a page to others."""
_TEXTS = frozenset("content toc markdown file".split())
"""Attributes of a page that are told of no other page."""
_CLOCK = frozenset({"build_date_utc", "update_date"})
_PLACES = frozenset(
    "docs_dir site_dir config_file_path custom_dir dirs src_dir dest_dir abs_src_path abs_dest_path".split()
)
_SOURCES = frozenset({"content_string", "content_bytes"})
"""Attributes of files that are read when they are asked for."""
_UNKNOWN = frozenset({"a plugin", "what it changes", "hooks", "random", "lipsum"})
"""What may lead to anything, and what is different each time."""
_CHANGING = frozenset(
    "append extend insert remove pop popitem clear update setdefault add discard sort reverse".split()
)
"""Methods by which a template changes what other pages show."""
_COUNTED = frozenset({"length", "count", "list"})
"""Filters that take of plugins no more than which there are."""
_WITHIN = frozenset({"in", "notin"})
_NAMING = frozenset("attr map selectattr rejectattr groupby sort sum unique min max".split())
"""Filters that take the name of an attribute."""
_ANY = "any name"
_WORD = re.compile(r"[^\W\d]\w*")
_MARKS = ("{{", "{%")
"""What a template has at least one of. Any file may be included, whatever its name ends with."""


@dataclass(frozen=True)
class Reading:
    """What templates read beside their own page: of other pages their places in the navigation, or their texts too; the time."""

    others: bool = False
    texts: bool = False
    clock: bool = False
    untold: str = ""
    """What is asked for that no digest tells, empty where there is nothing."""


def read_templates(
    env: Environment, folders: Iterable[str], known: Collection[Path], apart: Collection[str]
) -> Reading:
    """Return what the templates of a site read, as `env` understands them, but for those that are known to read of others what `Outline` tells.

    Those `apart` make files of their own, such as a map of the site, and no pages.
    """
    names: dict[str, str] = {}
    for folder in map(Path, folders):
        if folder.resolve() not in known:
            for path in [one for one in _sources(folder) if one.relative_to(folder).as_posix() not in apart]:
                with suppress(TemplateError, UnicodeDecodeError, OSError):  # no page is made from it
                    source = path.read_text(encoding="utf-8")
                    for name in _names(env.parse(source)) if any(mark in source for mark in _MARKS) else ():
                        names.setdefault(name, path.relative_to(folder).as_posix())
    untold = sorted(names.keys() & (_UNKNOWN | _PLACES | _SOURCES))
    return Reading(
        others=not names.keys().isdisjoint(_NAVIGATION),
        texts=not names.keys().isdisjoint(_NAVIGATION) and not names.keys().isdisjoint(_TEXTS | {_ANY}),
        clock=not names.keys().isdisjoint(_CLOCK),
        untold=f"what the template {names[untold[0]]} asks for ({untold[0]})" if untold else "",
    )


def environment(env: Environment) -> bytes:
    """Return a digest of what templates can call, and of their sources; raises `UntoldError`."""
    loader = env.loader
    if type(loader) is not FileSystemLoader:
        raise UntoldError(type(loader).__qualname__)
    plain = Environment(autoescape=True)
    added = [
        {name: value for name, value in mine.items() if name not in given or given[name] is not value}
        for mine, given in ((env.globals, plain.globals), (env.filters, plain.filters), (env.tests, plain.tests))
    ]
    if env.finalize is not None:
        message = "what is done to all that templates print (`finalize`)"
        raise UntoldError(message)
    functions = [name for part in added for name, value in part.items() if callable(value) and not _is_known(value)]
    if functions:
        message = f"what `{functions[0]}` does, which templates can call"
        raise UntoldError(message)
    rest = [_data({name: value for name, value in part.items() if not callable(value)}) for part in added]
    options = (env.autoescape, env.trim_blocks, env.lstrip_blocks, env.undefined, sorted(env.extensions))
    return digest([rest, sorted(name for part in added for name in part), options, _folders(loader.searchpath)])


def _data(added: Mapping[str, object]) -> list[object]:
    """Return what templates can read beside their context, as data."""
    found: list[object] = []
    for name, value in added.items():
        with naming(f"`{name}`, which templates can read"):
            found.append((name, data(value)))
    return found


def _is_known(function: object) -> bool:
    module = str(getattr(function, "__module__", ""))
    return module.partition(".")[0] in {"jinja2", "mkdocs", "markupsafe", "gettext", "babel", *surroundings.TRUSTED}


def _folders(folders: Iterable[str]) -> list[object]:
    """Return what stands in folders of templates; of installed ones their names, the same on all machines, since programs are told elsewhere."""
    return [surroundings.installed(Path(folder)) or surroundings.tree(Path(folder), ()) for folder in folders]


def _sources(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path


def _names(parsed: nodes.Template) -> Iterator[str]:
    """Yield the names and attributes that a template mentions, also as texts, through which `attr` and brackets reach them."""
    for node in parsed.find_all((nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter)):
        match node:
            case nodes.Name(name=name) | nodes.Filter(name=name):
                yield name
            case nodes.Getattr(attr=name):
                yield name
            case nodes.Const(value=str() as text):
                yield from _WORD.findall(text)  # `attribute="page.content"`
        if _is_open(node):
            yield _ANY
    if _asks_plugin(parsed):
        yield "a plugin"
    if any(isinstance(one.node, nodes.Getattr) and one.node.attr in _CHANGING for one in parsed.find_all(nodes.Call)):
        yield "what it changes"


def _asks_plugin(parsed: nodes.Template) -> bool:
    """Return whether a template may take something out of the plugins, or does anything with the settings but to read one.

    Which plugins there are, with their options, is told of all settings.
    """
    found: list[nodes.Getattr | nodes.Getitem] = [*parsed.find_all(nodes.Getattr), *parsed.find_all(nodes.Getitem)]
    read = {id(one.node) for one in found if not _is_open(one)}
    counted = {id(one.node) for one in parsed.find_all(nodes.Filter) if one.name in _COUNTED}
    compared = {id(part.expr) for one in parsed.find_all(nodes.Compare) for part in one.ops if part.op in _WITHIN}
    settings = [one for one in parsed.find_all(nodes.Name) if one.name == "config" and one.ctx == "load"]
    taken = [one for one in found if _is_plugins(one)]
    return any(id(one) not in read for one in settings) or any(id(one) not in counted | compared for one in taken)


def _is_plugins(node: nodes.Getattr | nodes.Getitem) -> bool:
    match node:
        case nodes.Getattr(attr="plugins") | nodes.Getitem(arg=nodes.Const(value="plugins")):
            return True
        case _:
            return False


def _is_open(node: nodes.Node) -> bool:
    """Return whether this reaches something by a name that stands nowhere in the template."""
    if isinstance(node, nodes.Getitem):
        return not isinstance(node.arg, (nodes.Const, nodes.Slice))
    if isinstance(node, nodes.Filter) and node.name in _NAMING:
        return not all(isinstance(one, nodes.Const) for one in (*node.args, *(pair.value for pair in node.kwargs)))
    return False
