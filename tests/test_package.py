"""The package as it is released: built once, looked into, and used where nothing of this checkout is, without a network."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from configparser import ConfigParser
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.locked import STARTER, pins, project
from tests.site import Site

pytestmark = pytest.mark.slow

WATCH = """\
import os, sys
def watch(event, told):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}:
        with open(os.environ["ASKED"], "a", encoding="utf-8") as file:
            file.write(f"{event} {told[1:]}\\n")
sys.addaudithook(watch)
"""
"""Writes down whatever a Python wants of the network, whether it gets it or not."""
SAME = {"SOURCE_DATE_EPOCH": "1795000000"}


def tracked(*places: str) -> list[str]:
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *places]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(path for path in listed.split("\0") if path and (ROOT / path).is_file())


def build(folder: Path, out: Path, *words: str) -> Path:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), *words]
    ran = subprocess.run(command, cwd=folder, env={**os.environ, **SAME}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return out


@dataclass(frozen=True)
class Built:
    """What is released, and the wheel as it is built without a detour by way of the source distribution."""

    wheel: Path
    sdist: Path
    direct: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build in a copy of what git knows, so that nothing that lies about comes along."""
    folder = tmp_path_factory.mktemp("package")
    for path in tracked():
        place = folder / "source" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, place)
    released, straight = (
        build(folder / "source", folder / "released"),
        build(folder / "source", folder / "straight", "--wheel"),
    )
    (wheel,), (sdist,), (direct,) = released.glob("*.whl"), released.glob("*.tar.gz"), straight.glob("*.whl")
    return Built(wheel, sdist, direct)


def test_the_wheel_holds_the_package_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert sorted(names) == tracked("hub")
    for part in (
        "hub/scaffold/starter/hub/dot_gitignore",
        "hub/web/css/tokens.css",
        "hub/web/js/hub.js",
        "hub/py.typed",
    ):
        assert part in names
    for pattern in (r"hub/words/catalogues/\w+\.po", r"hub/web/fonts/[\w-]+\.woff2", r"hub/web/theme/.*\.html"):
        assert any(re.fullmatch(pattern, name) for name in names), pattern


def test_the_wheel_says_what_it_is(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        (home,) = {name.partition("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
        told = message_from_bytes(wheel.read(f"{home}/METADATA"))
        entries = ConfigParser()
        entries.read_string(wheel.read(f"{home}/entry_points.txt").decode())
        assert wheel.read(f"{home}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    asked = project()["project"]
    assert (told["Name"], told["Version"]) == (asked["name"], asked["version"])
    assert told["License-Expression"] == "MIT"
    assert sorted(told.get_all("Provides-Extra", [])) == sorted(asked["optional-dependencies"])
    assert dict(entries["console_scripts"]) == asked["scripts"]
    assert dict(entries["mkdocs.plugins"]) == asked["entry-points"]["mkdocs.plugins"]


def test_the_source_distribution_makes_the_same_wheel(built: Built) -> None:
    assert built.wheel.read_bytes() == built.direct.read_bytes()
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "pyproject.toml",
        "LICENSE",
        "Makefile",
        "content/hub.yml",
        "tests/conftest.py",
        ".ci/requirements.txt",
    } <= names
    assert not [name for name in names if "__pycache__" in name or "node_modules" in name]


@dataclass(frozen=True)
class Used:
    """A new hub that was made, checked and built with the wheel."""

    said: dict[str, subprocess.CompletedProcess[str]]
    place: Path
    asked: str
    alone: bool
    programs: Path


def without_network() -> list[str]:
    """Return how to run something in a network of its own in which nobody is; nothing where that is not allowed."""
    words = ["unshare", "--map-root-user", "--net"]
    try:
        tried = subprocess.run([*words, "true"], capture_output=True, timeout=30, check=False)
    except FileNotFoundError:
        return []
    return words if tried.returncode == 0 else []


def clean(folder: Path, wheel: Path) -> Path:
    """Make an environment with the wheel in it, behind which stands what the tests run with, but not this checkout."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin/python"
    install = ["uv", "pip", "install", "--quiet", "--offline", "--no-cache", "--no-deps", "--python", python, wheel]
    subprocess.run([sys.executable, "-m", *install], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "behind.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (packages / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    return python.parent


@pytest.fixture(scope="module")
def used(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Used:
    folder = tmp_path_factory.mktemp("used")
    programs = clean(folder / "clean", built.wheel)
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
    environment = {
        **kept,
        "PATH": f"{programs}:{os.defpath}",
        "ASKED": str(folder / "asked"),
        "HUB_TODAY": "2026-11-22",
        "NO_MKDOCS_2_WARNING": "1",
    }
    alone = without_network()

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        whole = [*alone, str(programs / words[0]), *words[1:]]
        return subprocess.run(
            whole, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    said = {
        "where": run("python", "-c", "import hub, mkdocs; print(hub.__path__[0])"),
        "version": run("hub", "--version"),
        "init": run("hub", "init", "ours", "--author", "Ada Byron"),
        "check": run("hub", "-C", "ours", "check"),
        "build": run("python", "-m", "mkdocs", "build", "--strict", "--quiet", "-f", "ours/mkdocs.yml"),
    }
    asked = folder / "asked"
    return Used(
        said, folder / "ours", asked.read_text(encoding="utf-8") if asked.exists() else "", bool(alone), programs
    )


def test_what_was_installed_is_what_runs(used: Used) -> None:
    assert "clean/lib/" in used.said["where"].stdout
    assert used.said["version"].stdout == f"hub {project()['project']['version']}\n"
    assert [(name, ran.returncode, ran.stderr) for name, ran in used.said.items() if ran.returncode or ran.stderr] == []


def test_a_hub_is_made_checked_and_built_with_it(used: Used) -> None:
    assert used.said["check"].stdout == "No findings in 8 entries.\n"
    assert (used.place / "requirements.txt").read_bytes() == STARTER.read_bytes()
    assert (
        (used.place / "peerhub.txt")
        .read_text(encoding="utf-8")
        .endswith(f"\nmkdocs-peerhub=={project()['project']['version']}\n")
    )
    site = Site(used.place / "site")
    assert "Our hub" in site.text("index.html")
    assert {path.suffix for path in (used.place / "site/pagefind").rglob("*.pf_*")} > {".pf_fragment", ".pf_index"}


def test_a_build_needs_no_network_and_asks_for_none(used: Used) -> None:
    assert used.asked == ""
    if not used.alone:
        pytest.skip("this machine lets nobody have a network of their own (`unshare --map-root-user --net true` fails)")
    assert used.said["build"].returncode == 0


def test_whatever_asks_the_network_would_be_seen(used: Used, tmp_path: Path) -> None:
    script = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([used.programs / "python", "-c", script], env={"ASKED": str(tmp_path / "asked")}, check=True)
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "socket.connect (('127.0.0.1', 9),)\n"


def test_the_release_lists_every_part_with_its_digests(tmp_path: Path) -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    (words,) = re.findall(r"(cyclonedx-py .*) --output-file", text)
    command = [sys.executable, "-m", "cyclonedx_py", *words.split()[1:], "--no-validate", "-o", tmp_path / "parts.json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads((tmp_path / "parts.json").read_text(encoding="utf-8"))
    assert told["metadata"]["component"]["name"] == "mkdocs-peerhub"
    found = {part["name"] for part in told["components"]}
    assert found == set(pins(STARTER.read_text(encoding="utf-8")))
    assert all(part["version"] and part["externalReferences"][0]["hashes"] for part in told["components"])
