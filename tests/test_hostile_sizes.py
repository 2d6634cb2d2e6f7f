"""Bodies of nearly 1 MiB that once cost minutes, or would with a careless pattern: each is read and checked."""

from datetime import date

import pytest

from hub.checking.check import check
from hub.load import load
from hub.reading.source import LARGEST_FILE

BODIES = {
    "brackets": "[" * 60_000 + "]" * 60_000,
    "open links": "[a" * 100_000,
    "spaces in a target": "[x](" + " " * 500_000 + "y",
    "targets": "[x](a " * 100_000,
    "ticks": "".join("`" * (number % 50 + 1) + " " for number in range(30_000)),
    "blocks of HTML": "<div>\n" * 100_000,
    "comments": "<!-- a\n" * 100_000,
    "fences": "```a\n" * 150_000,
    "mentions": "@a" * 200_000,
    "marks": "#" * 900_000 + "x",
    "headings": "# a\n" * 50_000,
    "tags": "<a " * 200_000,
    "headings deep down": "## a\n###### b\n" * 30_000,
    "keys": "-----BEGIN PRIVATE KEY-----\n" * 30_000,
    "tokens": "eyJ" * 100_000 + "ghp_" * 50_000 + "AKIA" * 50_000,
    "passwords": "://a:b" * 150_000,
    "numbers": "+1 1" * 100_000 + "AA00 " * 100_000,
    "dollars": "$a" * 200_000 + "b$ |" * 50_000,
    "dollars in a row of a table": "|" + "$a|" * 200_000,
    "round brackets": "\\(" * 300_000 + "\n\n\\)",
    "formulas": "$$\n" * 100_000 + "\n$$a\n" * 100_000,
    "backslashes": "\\" * 900_001 + "$",
    "typed keys": "++'a" * 100_000 + '++a+"' * 50_000,
    "private addresses": "a@gmail.com " * 70_000,
}


SEEN = {"broken-link", "skipped-heading", "personal-data", "unclosed-code", "unreadable-formula"}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_of_any_shape_is_read(body: str) -> None:
    text = f"---\ntitle: X\n---\n\n{body}"[: LARGEST_FILE - 1]
    hub, faults = load({"x.md": text}, date(2026, 11, 22))
    assert not hub.entries["x"].faulty
    assert faults == [] or {one.rule.name for one in faults} == {"unknown-mention"}
    assert {one.rule.name for one in check(hub)} <= SEEN
