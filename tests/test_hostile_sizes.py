"""Bodies of nearly 1 MiB that once cost minutes, or would with a careless pattern: each is read and checked."""

from datetime import date
from time import process_time

import pytest

from hub.checking.check import check, findings
from hub.checking.reports.report import Report
from hub.cli.check import FORMS
from hub.graph.finding import find
from hub.load import load
from hub.pages.authored import text_of
from hub.reading.source import LARGEST_FILE
from tests.case import PEOPLE

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
    "headings alike": "[a](#b)\n\n" + "# a\n" * 60_000,
    "headings alike and numbered": "[a](#b)\n\n" + "".join(f"# a_{number}\n" for number in range(12_000)) * 2,
    "headings with markup": "[a](#b)\n\n" + "# *a*\n" * 20_000,
    "links to headings": "".join(f"# a{one}\n[b](#b{one})\n" for one in range(8_000)),
    "references to one long target": f"[a]: /{'u' * 400_000}\n\n" + "[a] " * 60_000,
    "a brace before spaces": "# a {" + " " * 600_000 + "b",
    "accents": "# a" + "\u0300\u0327" * 200_000,
    "mentions of somebody": "@ada " * 20_000,
}


SEEN = {
    *("broken-anchor", "broken-link", "skipped-heading"),
    *("broken-markup", "unclosed-code", "unreadable-formula", "personal-data"),
}
LONG = 40
"""Seconds that no body takes, unless the work for it grows faster than its length."""


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_of_any_shape_is_read(body: str) -> None:
    text = f"---\ntitle: X\n---\n\n{body}".encode()[: LARGEST_FILE - 1]
    before = process_time()
    hub, faults = load({**PEOPLE, "x.md": text}, date(2026, 11, 22))
    assert not hub.entries["x"].faulty
    assert faults == [] or {one.rule.name for one in faults} == {"unknown-mention"}
    assert {one.rule.name for one in check(hub) if one.span.path == "x.md"} <= SEEN
    assert text_of(hub, hub.entries["x"])
    assert find(hub, "Ada")
    assert process_time() - before < LONG


@pytest.mark.parametrize("form", ["text", "gitlab", "rdjson"])
def test_many_findings_on_one_long_line_are_told(form: str) -> None:
    body = "ä\t![](x.png)" * 8_000
    sources = {"x.md": f"---\ntitle: X\n---\n\n{body}"}
    before = process_time()
    found = findings(*load(sources, date(2026, 11, 22)))
    assert len(found) > 8_000
    assert FORMS[form](Report(found, {"x.md": sources["x.md"].split("\n")}, "content/", 1))
    assert process_time() - before < LONG
