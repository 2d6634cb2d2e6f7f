"""Texts of any length whose work could grow faster than they do: one thing again and again, between a beginning and an end."""

from collections.abc import Mapping
from typing import NamedTuple

LARGEST = (1 << 20) - 200
"""So many bytes of a text fit into a file, beside its front matter."""


class Shape(NamedTuple):
    """A text: `unit` again and again, with its number for each `№`, between `before` and `after`."""

    unit: str
    before: str = ""
    after: str = ""

    def text(self, size: int) -> str:
        """Return the text in about so many bytes of UTF-8."""
        room = size - len(self.before.encode()) - len(self.after.encode())
        parts: list[str] = []
        while room > 0:
            parts.append(self.unit.replace("№", str(len(parts))))
            room -= len(parts[-1].encode())
        return self.before + "".join(parts[: -1 if room < 0 else None]) + self.after


def _open(tag: str, count: int) -> str:
    return "".join(f"<{tag} class=a{number}>" for number in range(count)) + "\n\n"


SHAPES: Mapping[str, Shape] = {
    **{
        f"only {unit!r}": Shape(unit)
        for unit in (
            '[a|![[]()|[^|*[|[a](|[a](<|[a](b "|[[a|](|<|</|<?|<!|<![x|<![CDATA[|<!--|<!-- a\n|<!-- a -->\n|<a |<b>|</b>|<p>|<br>|<div>|<div>\n|'
            "<div markdown>\n|<details><summary>|<table>|<tr><td>|<li>|<svg><path>|<math><mi>|<select><option>|<script>|<template>|<i a№=b>|"
            "<http://a|<a@b|<b>a</b>\n\n|<div>a</div>\n\n|<p markdown='span'>*a*</p>\n\n|&|&amp;|&#x41;|\\|\\*|*|* |*a |**a |***a |*a **b |_a |_*|a_|`|`a |"
            "`#!py |~~~\n\n|```\n|```a\nb\n```\n|> |>|> a\n|> - |1. |- |- a\n|- a\n\n    b\n\n|- [ ] a\n|- [ ] @ada: a\n|# a\n|# a№\n|# *a*\n|# [a](b)\n|#|"
            'a\n=\n\n|###### a\n# b\n|a\n: b\n\n|!!! note\n    a\n\n|!!! check "a"\n    - [x] b\n\n|!!! practice "a"\n|??? note\n    a\n\n|=== "a"\n    b\n\n|'
            "a {: .b }\n\n|{: |{|a{b|$a|$$\n|:a|:smile: |++a|@a|@ada |@a.b.|a@gmail.com |+49 30 123456|http://a.b |www.|[a]: b\n|[№]: b\n|[a]: \n|x[^№]\n\n[^№]: y\n\n|"
            "[^№]: y[^№]\n|*[w№]: t\n\n|a\\|b\n-\\|-\nc\\|d\n\n| |\t|  \n|\n|a |a\n|a\n\n|漢|w|<<<<<<< a\n|-----BEGIN PRIVATE KEY-----\n|://a:b|password = 'abc123' |klzzwxh:0001 |--8<-- 'a'\n"
        )
        .replace("\\|", "\x1f")
        .split("|")
        for unit in [unit.replace("\x1f", "|")]
        if unit
    },
    "closed brackets": Shape("]", "[" * 300_000),
    "nested links": Shape("](b)", "[" * 150_000 + "a"),
    "one long abbreviation": Shape("a ", f"*[a]: {'x' * 400_000}\n\n"),
    "many abbreviations": Shape("w№ ", "".join(f"*[w{number}]: t\n\n" for number in range(20_000))),
    "one long reference": Shape("[a] ", f"[a]: /{'u' * 400_000}\n\n"),
    "one long title": Shape("[a] ", f'[a]: b "{"u" * 400_000}"\n\n'),
    "one long footnote": Shape("x[^a] ", f"[^a]: {'b ' * 200_000}\n\n"),
    "headings alike and a link": Shape("# a\n", "[x](#b)\n\n"),
    "numbered headings alike": Shape("# a_7\n", "[x](#b)\n\n"),
    "a heading of accents": Shape("\u0300\u0327", "# a"),
    "words of accents": Shape("\u0300\u0327", "a"),
    "a heading of hyphens": Shape("- ", "# "),
    "a heading before a brace": Shape(" ", "# a {", "b"),
    "a link of spaces": Shape(" ", "[a](", "y"),
    "a link of points": Shape("../", "[a](", "x.md)"),
    "tags that stay open": Shape("a\n\n", _open("b", 900)),
    "few tags that stay open": Shape("a\n\n", _open("b", 60)),
    "tags that stay open above a list": Shape("- a\n", _open("i", 900)),
    "links that stay open": Shape("a\n\n", _open("a", 900)),
    "tags in a table": Shape("<tr>x", "<table>" + "<b>a" * 300),
    "one tag with many attributes": Shape("a№=b ", "<i ", ">x</i>"),
    "one tag over many lines": Shape("a№=b\n", "<i ", ">x</i>"),
    "a list of many attributes": Shape("a№=b ", "a\n{: ", "}"),
    "open quotes in a tag": Shape('a="b ', "<a "),
    "a wide table": Shape("a\n", "|".join("a" * 2000) + "\n" + "|".join("-" * 2000) + "\n"),
    "a long table": Shape("a|b\n", "a|b\n-|-\n"),
    "code in a table": Shape("`", "a|b\n-|-\n"),
    "pipes in a table": Shape("\\|", "a|b\n-|-\n"),
    "an underline of dashes": Shape("-|", "a|b\n"),
    "code": Shape("import os; x = 'a' + b\n", "```python\n", "\n```\n"),
    "code of one string": Shape("a", '```python\n"', "\n```\n"),
    "code of HTML": Shape("<a b=", "```html\n", "\n```\n"),
    "options of code": Shape("a=b ", "``` {.python ", "}\na\n```\n"),
    "marked lines of code": Shape("1 ", '```python hl_lines="', '"\na\n```\n'),
    "a million marked lines": Shape("a\n", '```python hl_lines="1-999999999"\n', "\n```\n"),
    "deep boxes": Shape("    " * 80 + "a\n\n", "".join(f"{'    ' * depth}!!! note\n\n" for depth in range(80))),
    "stairs of lists": Shape("a", "".join(f"{'    ' * depth}- a\n" for depth in range(600))),
    "stairs of boxes": Shape("a", "".join(f"{'    ' * depth}!!! note\n\n" for depth in range(600))),
    "stairs of definitions": Shape(
        "a", "".join(f"{'    ' * depth}a\n{'    ' * depth}:   b\n\n" for depth in range(400))
    ),
    "choices": Shape("    - [ ] b\n", '!!! check "a"\n'),
    "steps": Shape("    1. b\n", '!!! check "a"\n'),
    "classes": Shape(".a№ ", "# a {: ", "}"),
    "growing code": Shape("x", "".join("`" * width + " " for width in range(1, 1200))),
}
