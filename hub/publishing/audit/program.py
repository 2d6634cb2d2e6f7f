"""The files in which the program says what it says on every site: the hub, the theme and the search."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

_TEXTS = frozenset({".css", ".html", ".js", ".map", ".po", ".py", ".xml"})


def program_files(site: Path) -> Iterator[Path]:
    """Yield the texts of the program; those of the search are known from a site alone, and never have words of content."""
    for package in ("hub", "material"):
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield from _texts(Path(folder))
    yield from sorted((site / "pagefind").glob("*.js"))


def _texts(folder: Path) -> Iterator[Path]:
    """Yield the texts in a folder; what begins with a dot, such as thousands of icons, is left out."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith((".", "__")):
            yield from _texts(path)
        elif path.suffix in _TEXTS:
            yield path
