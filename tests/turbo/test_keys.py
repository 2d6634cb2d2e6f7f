"""Digests differ where values do, and are the same in another process."""

import functools
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path, PurePosixPath

import material
import pytest
from markupsafe import Markup

from hub.turbo import surroundings
from hub.turbo.keys import UntoldError, data, digest


class Colour(Enum):
    RED = 1
    BLUE = 2


class Thing:
    def __init__(self, held: object) -> None:
        self.held = held


VALUES = (
    *(
        None,
        True,
        False,
        0,
        1,
        1.0,
        "1",
        b"1",
        "",
        (),
        [],
        {},
        set(),
        (1,),
        [1],
        {1},
        {1: 2},
        {2: 1},
        [1, [2]],
        [[1], 2],
    ),
    *(
        Markup("1"),
        date(2026, 1, 1),
        "2026-01-01",
        datetime(2026, 1, 1, tzinfo=UTC),
        Colour.RED,
        Colour.BLUE,
        re.compile("a"),
        re.compile("a", re.IGNORECASE),
    ),
    *(
        PurePosixPath("1"),
        len,
        print,
        Thing(1),
        Thing(2),
        Thing,
        Colour,
        functools.partial(print, 1),
        functools.partial(print, 2),
    ),
    *(lambda: 1, lambda: 2, lambda x=1: x, re, {"a": 1, "b": 2}, {"b": 2, "a": 1}),
)


def test_different_values_have_different_digests() -> None:
    assert len({digest(value) for value in VALUES}) == len(VALUES)


def test_equal_values_have_the_same_digest_in_another_process() -> None:
    text = "from hub.turbo.keys import digest; print(digest({'a': [1, {'b', 'c', 'd'}], 'f': len}).hex())"
    runs = {subprocess.check_output([sys.executable, "-c", text], env={"PYTHONHASHSEED": seed}) for seed in "123"}
    assert len(runs) == 1


def test_what_cannot_be_told_is_refused() -> None:
    with open(__file__, "rb") as file, pytest.raises(UntoldError):  # noqa: PTH123
        digest([file])
    for value in (len, Thing(1), [lambda: 1], PurePosixPath("a")):
        with pytest.raises(UntoldError):
            data(value)
    around: list[object] = []
    around.append(around)
    assert digest(around) != digest([[]])
    with pytest.raises(UntoldError):
        data(around)


@pytest.mark.parametrize(
    "value", [1, "a", [1, "b", None], {"a": (1, 2.5)}, Markup("x"), date(2026, 1, 1), Colour.RED, {1, 2}]
)
def test_data_is_told(value: object) -> None:
    assert data(value) is not None


def test_what_is_installed_has_the_same_name_on_every_machine() -> None:
    assert surroundings.installed(Path(material.__file__).parent / "templates") == "material/templates"
    assert surroundings.installed(Path(__file__)) is None
