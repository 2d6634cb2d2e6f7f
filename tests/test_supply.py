"""What is installed, anywhere, is locked and has its digest; and the locks hold what is asked for."""

import json
import re
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from hub.scaffold.new_hub import INSTALL
from hub.scaffold.origin import requirement
from hub.templates import starter
from tests.conftest import ROOT
from tests.locked import LOCK, STARTER, lock_of_a_hub, needed, pins, project

OURS = (
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    *(ROOT / name for name in (".gitlab-ci.yml", "Makefile", ".ci/run", ".pre-commit-config.yaml")),
)
INSTALLED = re.compile(r"\b(?:pip3? install|pip3? download|pip3? wheel|npm \w+|npx|pipx|uvx|uv \w+)\b[^&|;\n`]*")
BY_HASH = re.compile(r"pip install (?=.*--no-deps )(?=.*--require-hashes )")
WITHOUT_MORE = re.compile(
    r"pip install (?=.*--no-deps )(?=.*--no-build-isolation |.*\.whl$).*(-e \.|-r peerhub\.txt|\.whl)$"
)
OTHERS = re.compile(r"npm (?:ci|config)\b|uv pip compile .*--generate-hashes|pip install pre-commit")
"""What takes everything from a lock, what writes one, and what somebody may wish for by hand."""


def texts() -> Iterator[tuple[str, str]]:
    yield from ((path.name, path.read_text(encoding="utf-8").replace("\\\n", " ")) for path in OURS)
    yield from starter("hub", "github", "gitlab").items()
    yield "install", INSTALL


def test_nothing_is_installed_that_is_not_locked() -> None:
    found = [(name, one.strip()) for name, text in texts() for one in INSTALLED.findall(text)]
    assert len(found) > 20
    allowed = (BY_HASH, WITHOUT_MORE, OTHERS)
    assert [one for one in found if not any(pattern.search(one[1]) for pattern in allowed)] == []


def test_nothing_is_fetched_past_the_package_managers() -> None:
    for name, text in texts():
        assert not re.search(r"\b(curl|wget|additional_dependencies)\b", text), name


@pytest.mark.parametrize(
    "command",
    [
        "pip install mkdocs",
        "pip install --no-deps -r requirements.txt",
        "pip install -e .",
        "pip install --upgrade pip",
        "npm install",
        "npx zizmor",
        "uv sync",
    ],
)
def test_an_install_without_digests_would_be_found(command: str) -> None:
    (found,) = INSTALLED.findall(f"        run: {command}\n")
    assert not any(pattern.search(found) for pattern in (BY_HASH, WITHOUT_MORE, OTHERS))


@pytest.mark.parametrize("lock", [LOCK, STARTER], ids=lambda path: path.parent.name)
def test_every_pin_is_one_version_with_digests(lock: Path) -> None:
    for name, text in pins(lock.read_text(encoding="utf-8")).items():
        for pin in re.findall(r"^[^\s#].*\n(?:[ ].*\n)*", text, re.MULTILINE):
            first, *digests = pin.replace("\\\n", "").split("--hash=")
            assert re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( +; [^\\]+)? *", first), name
            assert digests, name
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", digest) for digest in digests), name


def asked() -> Iterator[str]:
    told = project()
    yield from told["build-system"]["requires"]
    yield from told["project"]["dependencies"]
    for extra in told["project"]["optional-dependencies"].values():
        yield from extra


def version_here(pin: str) -> str | None:
    """Return the version that a lock names for this Python."""
    for line in re.findall(r"^([^\s#][^\\\n]*)", pin, re.MULTILINE):
        found = Requirement(line)
        if found.marker is None or found.marker.evaluate():
            return next(iter(found.specifier)).version
    return None


def unmet(wanted: Iterator[str], locked: dict[str, str]) -> Iterator[str]:
    for one in map(Requirement, wanted):
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            version = version_here(locked.get(canonicalize_name(one.name), ""))
            if version is None or not one.specifier.contains(version, prereleases=True):
                yield f"{one} ({version})"


@pytest.mark.parametrize("lock", [LOCK, STARTER], ids=lambda path: path.parent.name)
def test_what_is_locked_is_what_its_parts_ask_for(lock: Path) -> None:
    locked = pins(lock.read_text(encoding="utf-8"))
    here = {canonicalize_name(one.name): one for one in distributions()}
    known = [here[name] for name, pin in locked.items() if name in here and here[name].version == version_here(pin)]
    assert len(known) > len(locked) / 2
    for one in known:
        assert list(unmet(iter(one.requires or []), locked)) == [], one.name


def test_the_lock_has_all_that_the_project_asks_for_and_nothing_else() -> None:
    locked = pins(LOCK.read_text(encoding="utf-8"))
    assert list(unmet(asked(), locked)) == []
    assert set(locked) - needed(asked(), locked) == set()


def test_a_new_hub_has_the_part_of_the_lock_that_it_needs(*, update: bool) -> None:
    if update:
        STARTER.write_text(lock_of_a_hub(), encoding="utf-8")
    assert STARTER.read_text(encoding="utf-8") == lock_of_a_hub()


def test_what_comes_from_npm_has_digests_and_runs_nothing_when_it_is_installed() -> None:
    locked = json.loads((ROOT / ".ci/package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(locked) > 100
    assert [name for name, told in locked.items() if name and not told["integrity"].startswith("sha512-")] == []
    assert "ignore-scripts=true\n" in (ROOT / ".ci/.npmrc").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "mkdocs-peerhub==1.2.3"),
        ({"url": "file:///tmp/peerhub", "dir_info": {"editable": True}}, "mkdocs-peerhub==1.2.3"),
        ({"url": "file:///tmp/peerhub", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}}, "mkdocs-peerhub==1.2.3"),
        (
            {
                "url": "https://git.example/peerhub",
                "vcs_info": {"vcs": "git", "commit_id": "0a1b", "requested_revision": "x"},
            },
            "mkdocs-peerhub @ git+https://git.example/peerhub@0a1b",
        ),
    ],
)
def test_a_new_hub_installs_the_peerhub_that_made_it(origin: object, line: str) -> None:
    assert requirement("1.2.3", json.dumps(origin) if origin else None) == line
