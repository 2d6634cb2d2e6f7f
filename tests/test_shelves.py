"""What is kept between two runs changes nothing but the time they take."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hub.checking.check import findings
from hub.load import load
from hub.reading.memory import Memory
from hub.sealed import sealed, unsealed
from hub.shelves import PLACE, remember, remembered
from tests.case import Case
from tests.conftest import ROOT
from tests.site import SMALL, hub, write

CASES = sorted((ROOT / "tests" / "cases").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_remembered_is_what_would_be_read(path: Path, tmp_path: Path) -> None:
    case = Case.read(path)
    first = Memory()
    fresh = load(case.sources, case.today, case.assets, memory=first)
    remember(tmp_path, first)
    second = remembered(tmp_path)
    again = load(case.sources, case.today, case.assets, memory=second)
    assert again == fresh
    assert findings(*again) == findings(*fresh)
    assert second.shelf().bodies.keys() == second.old.bodies.keys()


def told(place: Path) -> dict[str, Any]:
    """Return what is kept in a file."""
    found: dict[str, Any] = json.loads(unsealed(place.read_bytes()) or b"{}")
    return found


DAMAGE = {
    "empty": lambda _: b"",
    "cut": lambda held: held[:-9],
    "a bit": lambda held: held.replace(b"Undo a mistake", b"Undo a mistakf", 1),
    "no JSON": lambda _: sealed(b"{"),
    "deep": lambda _: sealed(b"[" * 100_000),
    "another": lambda _: sealed(b'{"code": "x", "shelf": {}}'),
    "no text": lambda _: sealed(b"\xff\xfe"),
    "other types": lambda held: sealed(re.sub(rb'"bodies":{"(\w+)":\[', rb'"bodies":{"\1":5,"x":[', held[32:])),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_is_damaged_is_not_used(tmp_path: Path, name: str) -> None:
    write(tmp_path, SMALL)
    ran = hub(tmp_path, "check")
    place = tmp_path / PLACE
    held = place.read_bytes()
    place.write_bytes(DAMAGE[name](held))
    assert place.read_bytes() != held
    again = hub(tmp_path, "check")
    assert (again.stdout, again.returncode, again.stderr) == (ran.stdout, ran.returncode, "")
    assert told(place)["code"] == json.loads(held[32:])["code"]


def test_a_changed_text_and_a_new_name_are_read_anew(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    assert hub(tmp_path, "check").returncode == 0
    write(tmp_path, {"lessons/undo.md": SMALL["lessons/undo.md"].replace("@grace", "@joan")})
    assert "There is no person `joan`" in hub(tmp_path, "check").stdout
    write(tmp_path, {"people/joan.md": "---\ntitle: Joan\nrole: engineer\njoined: 2020-01-01\n---\n"})
    assert hub(tmp_path, "check").returncode == 0


def test_where_nothing_can_be_written_the_check_goes_on(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    (tmp_path / ".cache").write_text("a file, and no folder", encoding="utf-8")
    ran = hub(tmp_path, "check")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_few_changes_among_many_entries_write_nothing_anew(tmp_path: Path) -> None:
    names = [f"n{number:03}" for number in range(120)]
    people = {
        f"people/{one}.md": f"---\ntitle: {one}\nrole: engineer\njoined: 2020-01-01\n---\n\nHere.\n" for one in names
    }

    def kept(changed: int) -> bytes:
        texts = {path: text.replace("Here", "There") for path, text in [*people.items()][:changed]}
        memory = remembered(tmp_path)
        assert load({**people, **texts}, Case("", "").today, memory=memory) == load(
            {**people, **texts}, Case("", "").today
        )
        remember(tmp_path, memory)
        return (tmp_path / PLACE).read_bytes()

    assert kept(0) == kept(1) != kept(30)
