"""What is locked, and the part of it that a hub needs: the lock of a new hub, which `make lock` writes after its own."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCK = ROOT / ".ci/requirements.txt"
STARTER = ROOT / "hub/scaffold/starter/hub/requirements.txt"
HEADER = """\
# Everything that Peerhub is built with, each with the digests that its files may have. It comes with Peerhub: see README.md.
"""


def project() -> Mapping[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(text: str) -> dict[str, str]:
    """Return the lines of each package in a lock, by its name; a package has several pins where Pythons differ."""
    found: dict[str, str] = {}
    for block in re.findall(r"^[^\s#].*\n(?:[ ].*\n)*", text, re.MULTILINE):
        name = canonicalize_name(re.split(r"[=\[ ;]", block)[0])
        found[name] = found.get(name, "") + block
    return found


def needed(roots: Iterable[str], locked: Iterable[str]) -> set[str]:
    """Return which locked packages some requirements need, on whatever system, and what those need in turn."""
    known, found = set(locked), set[tuple[str, str]]()
    waiting = [one for root in roots for one in _with_extras(Requirement(root))]
    while waiting:
        one = waiting.pop()
        if one not in found and one[0] in known:
            found.add(one)
            waiting.extend(_below(*one))
    return {name for name, _ in found}


def _with_extras(asked: Requirement) -> Iterator[tuple[str, str]]:
    name = canonicalize_name(asked.name)
    yield from ((name, extra) for extra in ("", *asked.extras))


def _below(name: str, extra: str) -> Iterator[tuple[str, str]]:
    """Yield what a package with an extra requires; one that is for another system is not installed here, and requires nothing more."""
    try:
        told = requires(name) or []
    except PackageNotFoundError:
        return
    for one in map(Requirement, told):
        of_an_extra = one.marker is not None and "extra" in str(one.marker)
        if not (of_an_extra and one.marker and not one.marker.evaluate({"extra": extra})):
            yield from _with_extras(one)


def lock_of_a_hub() -> str:
    """Return the lock of a new hub: what runs it, and what builds Peerhub from a commit."""
    told, locked = project(), pins(LOCK.read_text(encoding="utf-8"))
    names = needed((*told["project"]["dependencies"], *told["build-system"]["requires"]), locked)
    return HEADER + "".join(text for name, text in locked.items() if name in names)


if __name__ == "__main__":
    STARTER.write_text(lock_of_a_hub(), encoding="utf-8")
