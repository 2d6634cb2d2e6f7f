"""`hub-turbo verify` builds both ways and compares."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from mkdocs.config.base import BaseConfigOption

from hub.turbo.building import Html
from hub.turbo.keys import digest_of
from hub.turbo.options import TurboConfig
from tests.turbo.twice import write

pytestmark = pytest.mark.slow


def verify(project: Path) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-c", "from hub.turbo.verify import main; main()", "verify"]
    return subprocess.run(words, cwd=project, capture_output=True, text=True, check=False)


def test_a_site_that_is_the_same(tmp_path: Path) -> None:
    write(tmp_path, {"docs/index.md": "# Home\n", "docs/one.md": "# One\n"})
    assert [verify(tmp_path).returncode for _ in range(2)] == [0, 0]
    assert "files are the same, byte for byte" in verify(tmp_path).stdout


def test_a_page_that_was_made_up_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"docs/index.md": "# Home\n", "docs/one.md": "# One\n"})
    verify(tmp_path)
    made_up = msgspec.msgpack.encode(Html.of(b"<p>made up</p>", {}))
    with sqlite3.connect(tmp_path / ".cache/turbo/store.sqlite") as file:
        file.execute("INSERT INTO things VALUES (?, ?)", (digest_of(made_up), made_up))
        file.execute("UPDATE known SET thing = ? WHERE size > 2000", (digest_of(made_up),))
    file.close()
    for place in (tmp_path / ".cache/turbo").glob("*.manifest"):
        place.unlink()
    told = verify(tmp_path)
    assert told.returncode == 1, told.stdout + told.stderr
    assert "index.html differs" in told.stdout


def test_a_build_that_fails(tmp_path: Path) -> None:
    write(tmp_path, {"docs/index.md": "# Home\n", "theme/main.html": "{% nothing %}"})
    assert verify(tmp_path).returncode == 2


IDLE = {
    "a fault": ("nav: 5\n", "Aborted with a configuration error"),
    "without it": ("plugins: {search: {}}\n", "not among the plugins"),
    "off": ("plugins: {hub-turbo: {enabled: false}}\n", "enabled: false"),
    "in the site": ("plugins: {hub-turbo: {cache: site/.cache}}\n", "`site_dir`"),
}


@pytest.mark.parametrize("name", IDLE)
def test_a_site_of_which_nothing_is_remembered(tmp_path: Path, name: str) -> None:
    lines, said = IDLE[name]
    write(tmp_path, {"docs/index.md": "# Home\n"}, f"site_name: A site\n{lines}")
    told = verify(tmp_path)
    assert told.returncode == 2, told.stdout
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_every_option_is_explained() -> None:
    page = (Path(__file__).parents[2] / "content/contribute/builds.md").read_text()
    names = [name for name, option in vars(TurboConfig).items() if isinstance(option, BaseConfigOption)]
    assert len(names) > 4
    assert [name for name in names if f"    {name}:" not in page] == []
