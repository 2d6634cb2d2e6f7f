"""What all pages of a site depend on beside their own text: programs, settings and folders, as digests."""

from __future__ import annotations

import re
import sys
import sysconfig
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hub.turbo.keys import data, digest, digest_of, naming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from types import ModuleType

    from mkdocs.config.defaults import MkDocsConfig

TRUSTED = ("markdown", "pymdownx", "material", "builtins")
"""Packages whose functions and extensions go by nothing but what they are given, or by files that are followed."""
_STRANGE = frozenset({"pymdownx.b64", "material.extensions.preview"})
"""Modules of those packages that do go by other files, or by other pages."""
_PASSED_OVER = frozenset({"__pycache__", "node_modules"})
_DISTRIBUTIONS = (".dist-info", ".egg-info")
_OF_INSTALLATION = re.compile(rb"^(?:\.\./|[^,\n]*(?:\.dist-info/|\.pyc,)).*\n", re.MULTILINE)
"""What a list of installed files says of those that are made on each machine: programs, notes of the installation, compiled code."""
_MEANT_ELSEWHERE = frozenset(
    "config_file_path docs_dir site_dir plugins hooks theme nav exclude_docs draft_docs not_in_nav".split()
)
"""Settings that are told by what they lead to, not by where that is."""


def programs() -> bytes:
    """Return a digest of Python, of all that is installed with its version, and of what is loaded from elsewhere, such as hooks."""
    sources = sorted((name, _loaded(module, place)) for name, module, place in _local())
    return digest([sys.version, sorted(_installed()), sources])


def _loaded(module: ModuleType, place: Path) -> bytes:
    """Return the digest of what was loaded: of the sources as they stood when that was first asked, not as they are edited since."""
    if module not in _SOURCES:
        _SOURCES[module] = tree(place)
    return _SOURCES[module]


_SOURCES: WeakKeyDictionary[ModuleType, bytes] = WeakKeyDictionary()


def tree(folder: Path, passed_over: Collection[str] = _PASSED_OVER) -> bytes:
    """Return a digest of all files below a folder (or of one file): their names and what stands in them."""
    if folder.is_file():
        return digest_of(folder.read_bytes())
    told = [(path.relative_to(folder).as_posix(), digest_of(path.read_bytes())) for path in _files(folder, passed_over)]
    return digest(told)


def markdown(config: MkDocsConfig, programs: bytes) -> bytes:
    """Return a digest of all settings that rendering Markdown goes by; raises `UntoldError`."""
    settings = (config.markdown_extensions, config.mdx_configs, config.use_directory_urls, config.validation)
    return digest([programs, settings, [tree(place) for place in named_folders(config)]])


def settings(config: MkDocsConfig) -> bytes:
    """Return a digest of all settings that templates can read; raises `UntoldError`."""
    own = {name: value for name, value in config.items() if name not in {*_MEANT_ELSEWHERE, "extra"}}
    theme = {name: config.theme[name] for name in config.theme if name != "locale"}
    added = [beside(config, {"data"}), beside(config.theme, {"name", "dirs", "static_templates"})]
    plugins = [(name, type(plugin), getattr(plugin, "config", None)) for name, plugin in config.plugins.items()]
    with naming("an option of the theme"):
        shown = data([theme, sorted(config.theme.static_templates)])
    extra = [_given(f"`extra: {name}`", name, value) for name, value in config.extra.items()]
    return digest([own, config.theme.name, str(config.theme.locale), extra, shown, added, plugins])


def _given(what: str, name: object, value: object) -> list[object]:
    """Return a name and a value as data; raises `UntoldError` that says what that is."""
    with naming(what):
        return [data(name), data(value)]


def beside(held: object, known: AbstractSet[str]) -> list[list[object]]:
    """Return what somebody has put into an object beside what is known of it, as data; raises `UntoldError`."""
    names = sorted(name for name in vars(held).keys() - known if not name.startswith("_"))
    return [
        _given(f"`{name}`, which a hook has put into {type(held).__name__}", name, vars(held)[name]) for name in names
    ]


def strangers(config: MkDocsConfig, trusted: Iterable[str]) -> list[str]:
    """Return the extensions and functions of which nothing is known, by the names of their modules."""
    known = {*TRUSTED, *trusted}
    named = [*map(module_of, config.markdown_extensions), *_functions(config.mdx_configs)]
    return sorted({name for name in named if name in _STRANGE - known or not _is_known(name, known)})


def _is_known(module: str, known: set[str]) -> bool:
    parts = module.split(".")
    return any(".".join(parts[:length]) in known for length in range(1, len(parts) + 1))


def module_of(extension: object) -> str:
    """Return the module of an extension, given by its name or as an object."""
    if not isinstance(extension, str):
        return type(extension).__module__
    found = _extensions().get(extension, extension)
    return found.partition(":")[0]


@cache
def _extensions() -> dict[str, str]:
    return {one.name: one.value for one in entry_points(group="markdown.extensions")}


def _functions(value: object) -> Iterator[str]:
    """Yield the modules of all functions in options."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _functions(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _functions(one)
    elif isinstance(value, partial):
        yield from _functions([value.func, *value.args, value.keywords])
    elif callable(value):
        yield str(getattr(value, "__module__", type(value).__module__))


def named_folders(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the folders that hold icons of the site."""
    emoji = config.mdx_configs.get("pymdownx.emoji", {}).get("options") or {}
    for place in (*emoji.get("custom_icons", ()), *(Path(folder, ".icons") for folder in config.theme.dirs)):
        if Path(place).is_dir() and installed(Path(place)) is None:
            yield Path(place)


@cache
def _roots() -> tuple[Path, ...]:
    """Return where installed packages and those of Python stand, those within others first."""
    names = ("purelib", "platlib", "stdlib", "platstdlib")
    found = {Path(sysconfig.get_path(name)).resolve() for name in names}
    return tuple(sorted(found, key=lambda root: (-len(root.parts), root)))


@cache
def installed(place: Path) -> str | None:
    """Return where a file or folder stands among those that came with packages, whose versions are told; None where it does not."""
    whole = place.resolve()
    return next((whole.relative_to(root).as_posix() for root in _roots() if whole.is_relative_to(root)), None)


@cache
def _installed() -> tuple[tuple[str, bytes], ...]:
    """Return the names and versions of all that is installed, as the names of its folders tell them, and what was installed."""
    places = (Path(entry) for entry in sys.path if entry and Path(entry).is_dir())
    found = {one for place in places for one in place.iterdir() if one.suffix in _DISTRIBUTIONS}
    return tuple((one.name, _recorded(one / "RECORD")) for one in found)


def _recorded(record: Path) -> bytes:
    """Return the digest of what a list of installed files says of those that are the same on all machines."""
    try:
        return digest_of(_OF_INSTALLATION.sub(b"", record.read_bytes()))
    except OSError:
        return b""


def _local() -> Iterator[tuple[str, ModuleType, Path]]:
    """Yield the packages and modules that are loaded from anywhere else, such as hooks and what is being developed."""
    known: set[Path] = set()
    for name, module in list(sys.modules.items()):
        package = sys.modules.get(name.partition(".")[0])
        top = package if package and getattr(package, "__file__", None) else module
        place = getattr(top, "__file__", None)
        if place and name != "__main__" and Path(place) not in known and installed(Path(place)) is None:
            known.add(Path(place))
            path = Path(place)
            yield top.__name__, top, path.parent if path.stem == "__init__" else path


def _files(folder: Path, passed_over: Collection[str]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        passed = any(part in passed_over for part in parts)
        if not passed and path.is_file():
            yield path
