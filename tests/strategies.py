"""Lessons and front matter that somebody might write, by mistake or on purpose, as strategies for hypothesis.

Well-formed parts come from the grammar of the blocks and from what Material's authors write; hostile fragments stand among
them. Every text that readers should see has a word of its own (`seen0q`, `seen1q` ...), so that a lost one is noticed.
"""

from hypothesis import strategies as st

from hub.blocks.grammar import FOLDS, STAGES

HOSTILE = (
    (
        "<![x|<![CDATA[ x|<!x|<!DOCTYPE a|<?x|<? a ?>|</3|</ a>|<>|<a|<a b=|<a b='|</b>|<b>|<i><b></i>|<p>|<table><tr>|<td>|<li>|<div>|"
        "</div></div>|<details>|<svg><path d='m'>|<math><mi>|<select><option>|<textarea>|<title>|<template>|<noscript>|<plaintext>|"
        "<script>|<script>alert(1)</script>|<style>|<style>*{color:red}</style>|<iframe src=//e.example></iframe>|<xmp>|<base href=//e>|"
        "<meta http-equiv=refresh content=0>|<link rel=x>|<form action=x>|<input onfocus=x autofocus>|<img src=x onerror=y>|<br/onclick=x>|"
        "<img src=//e.example/x.png alt=x>|<a href='javascript:x'>j</a>|<p id=__config>i</p>|<b class=md-search>c</b>|<hub-check>h|"
        "<x-y z>|<-->|<!-->|<!--->|<!-- a|<!-- a -->|-->|--!>|]]>|&|&amp;|&#x0;|&#xD800;|&#99999999;|&nope;|&lt;script>|[x](http://[host]/path)|"
        '[x](//[)|[x](javascript:x)|[x](data:a,b)|[x](vbscript:x)|[x]( <a b> )|[x](&#106;avascript:x)|[x](x "t" )|[x](x \'t|[x](|[x|![|'
        "![x](x|![x](//e/x)|![](a.png)|![x][y]|[a]: javascript:x|[a]: <b> 't'|[a]|[a][]|[^a]|[^b]: x|*[a]: t|*[|*[a]|{: onclick=x }|{: #__x }|"
        "{: .hub-x #hub-y }|{:|{#|{.a|} }|{{ a }}|{% raw %}|{++a++}|`|``|```|```` `|~~~|``` {.a #b|```{=html}|``` py hl_lines='1-9' title=\"t|"
        "    ```|> ```|>|> > >|- - -|* * *|1. 1. 1.|- |1)|+|- [ ]|- [x] |- [ ] @ada: a|- [ ] @|@ada|@nobody|@|@a@b|a@b.c|\\|\\\\|\\[|\\`|***|"
        '**a|_a|*a_b*|__a__b|a\\|\n===|a|b\n-|-|\n|a|\n||\n|-|#|####### a|# a {#b}|# a {: .c #__d }|## |a\n---|a\n===|===|=== "|=== "a"|!!!|'
        '!!! note|!!! check|??? hint|??? note "a|???+ x|!!! practice outcome-0|!!! note ""|!!! a b "c" inline|[[a]]|[[|::|:smile:|:::|++ctrl+a++|++|'
        '$a$|$$|\\(a\\)|\\begin{a}|--8<-- "x"|--8<--|;--8<--|<<<<<<< a|=======|>>>>>>> b|: a|:   a|a\n:   b|    a|\ta| a|  |\t|\n\n\n|---|+++|...'
    )
    .replace("a|b\n-|-|\n|a|\n||\n|-|", "")
    .split("|")
)
"""What stands somewhere between two parts of a text."""

STRANGE = tuple(
    "\u202e \u200b \u2066 \ufeff \u00ad \u00a0 \u3000 \u0300 \u0001 \x00 \x0b \x1b \x7f \u2028 \ufffe \x02wzxhzdk:0\x03".split(
        " "
    )
)
"""Characters that are not seen, or have no place in a text."""
INLINE = (
    "{}|*{}*|**{}**|~~{}~~|`{}`|<kbd>{}</kbd>|[{}](../people/ada.md)|[{}](https://e.example/a_(b)?c=d&e)|[{}][a]|![{}](../pictures/a.png)|"
    "<span class='a'>{}</span>|\\*{}\\*|{}[^a]|=={}==|^^{}^^|H~2~{}|*{}*{{ .a }}|[{}](../people/ada.md){{ .md-button }}|<a href='b.md'>{}</a>|"
    "@ada {}|++ctrl+{}++|$x_{}$|:{}:|**_{}_**|{}<br>b|a &lt; {} &amp; c|{} < b|{} <b|(c) {}|“{}”|`#!py {}`|<https://e.example/{}>|{}  \nb|\\{}"
).split("|")
"""Ways to write words in a line."""
LANGUAGES = (
    "",
    "py",
    "python hl_lines='1' title='t'",
    "{.js #b linenums='1'}",
    "mermaid",
    "text",
    "nope",
    "bash\t",
    "``",
)
MARKS = ("- ", "* ", "+ ", "1. ", "- [ ] ", "- [x] ", "10. ", "-   ")
BOXES = (
    *(f"!!! {kind}" for kind in STAGES),
    *(f"??? {kind}" for kind in FOLDS),
    "!!! note",
    "!!! tip inline end",
    "??? info",
    "???+ warning",
    "!!! check outcome-1",
    "!!! practice outcome-1",
)
FOLDERS = ("lessons", "lessons/deep", "guides", "sessions", "people", "topics", "paths", "groups", "pages", "")
FRONTS = {
    "lessons": "title: X\nsummary: S.\nauthors: [ada]\nlevel: beginner\nminutes: 3\noutcomes: [After this you can x.]",
    "guides": "title: X\nsummary: S.\nfor: everyone\nwhen: day-1\narea: culture\nowner: ada",
    "sessions": "title: X\ndate: 2026-12-01\nformat: demo\nfacilitator: ada\nspeakers: [grace]",
    "people": "title: X\nrole: engineer\njoined: 2020-01-01",
    "topics": "title: X\nsteward: ada",
    "paths": "title: X\nsummary: S.\nfor: everyone\noutcome: O.\nowner: ada\nsteps: [people/ada]",
    "groups": "title: X\npurpose: P.\nfacilitator: ada",
}


@st.composite
def words(draw: st.DrawFn) -> str:
    """A word that readers should see; which one is settled by `numbered`."""
    return draw(st.sampled_from(INLINE)).format("\ue000")


line = st.lists(words(), min_size=1, max_size=3).map(" ".join)
hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(HOSTILE),
    st.builds("{}{}".format, st.sampled_from(STRANGE), st.sampled_from(HOSTILE)),
    st.text("<>![](){}`*_#-=|\\&;:\"'/@^~+$ \n\tab1", max_size=10),
    st.builds(str.__mul__, st.sampled_from(HOSTILE), st.integers(2, 40)),
)


def indented(text: str, by: str = "    ") -> str:
    return "\n".join(f"{by}{one}" if one else one for one in text.split("\n"))


def _inside(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)
    boxed = content.map(indented)
    title = st.one_of(st.just(""), words().map(' "{}"'.format))
    return st.one_of(
        st.builds("{}{}\n{}".format, st.sampled_from(BOXES), title, boxed),
        st.builds('=== "{}"\n\n{}'.format, words(), boxed),
        st.builds("{}{}\n\n{}".format, st.sampled_from(MARKS), line, boxed),
        st.builds("{}{}\n{}{}".format, st.sampled_from(MARKS), line, st.sampled_from(MARKS), line),
        content.map(lambda text: indented(text, "> ")),
        st.builds(
            "<{0}{1}>\n\n{2}\n\n</{0}>".format,
            st.sampled_from(["div", "details", "section"]),
            st.sampled_from([" markdown", " markdown='1'", " class='grid cards' markdown", ""]),
            content,
        ),
        st.builds("{}\n:   {}\n\n{}".format, line, line, boxed),
        st.builds("a[^{0}]\n\n[^{0}]: {1}\n\n{2}".format, st.integers(1, 10_000), line, boxed),
    )


leaves = st.one_of(
    line,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "######"]), line),
    st.builds("{}\n{}".format, words(), st.sampled_from(["===", "---"])),
    st.builds(
        "```{}\n{}\n```".format,
        st.sampled_from(LANGUAGES),
        st.lists(st.one_of(st.just("\ue000"), hostile), max_size=3).map("\n".join),
    ),
    st.builds("| {} | b |\n|:---|---:|\n| {} | {} |".format, words(), words(), words()),
    st.builds("<div>\n{}\n</div>".format, line),
    st.sampled_from(
        [
            "---",
            "***",
            "[a]: ../people/ada.md 'T'",
            "*[HTML]: Hypertext",
            "[^a]: Note \ue000",
            "[TOC]",
            "<!-- hidden -->",
            "$$\nx\n$$",
        ]
    ),
    hostile,
)
blocks = st.recursive(leaves, _inside, max_leaves=6)
body = st.builds(
    lambda parts, glue: glue.join(parts),
    st.lists(st.one_of(blocks, blocks, blocks, hostile), min_size=1, max_size=5),
    st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", " ", ""]),
)


def numbered(text: str) -> str:
    """Return a text in which every word that readers should see is another one."""
    first, *rest = text.split("\ue000")
    return first + "".join(f"seen{number}q{part}" for number, part in enumerate(rest))


bodies = body.map(numbered)
line_ends = st.sampled_from(["\n", "\n", "\n", "\n", "\r\n", "\r"])


@st.composite
def lessons(draw: st.DrawFn) -> tuple[str, str]:
    """A path, and a file whose front matter is right and whose text is anything."""
    folder = draw(st.sampled_from(FOLDERS))
    front = FRONTS.get(folder.partition("/")[0], "title: X")
    text = f"---\n{front}\n---\n\n{draw(bodies)}\n"
    mark = draw(st.sampled_from(["", "", "", "", "\ufeff"]))
    return f"{folder}/x.md" if folder else "x.md", mark + text.replace("\n", draw(line_ends))


KEYS = (
    "title summary authors level minutes outcomes requires topics struggles resources credits verified review_every aliases status lang "
    "audience allow translation_of replaced_by for when area owner date format facilitator speakers recording chapters decisions "
    "questions actions attendance feedback place join also_at role team office timezone hours languages joined left contact skills "
    "background wants offers mentored buddy listed audiences synonyms parent steward targets wanted outcome mentors steps purpose "
    "members meets channel open template hide icon search location tags Title titel id kind"
).split()
SCALARS = (
    "x|X y|ada|people/ada|[ada]|[ada, grace]|{a: b}|{}|[]|''|\"\"|'x|\"x|'it''s'|\"a\\nb\"|~|null|Null|no|No|yes|on|off|true|True|y|n|0|1|-1|"
    "01|0o7|0x1F|1_000|1e3|1.10|.5|.inf|.NaN|12:30|12:30:45|1:2:3|10:30 - 11:30|2026-11-22|2026-1-2|22.11.2026|11/22/2026|2026-11-22 10:00|"
    "2026-11-22T10:00:00Z|2026-11-22T10:00+02:00|9999-12-31|0001-01-01|2026-02-30|2026-W47|&a b|*a|!!str x|!!python/object:os.system x|!t|"
    "<<|=|? a|: a|- a|a: b|a : b|a:b|a #b|a # b|#|@ada|`x`|%x|>|\\||>-\n  folded\n  text|\\|\n  kept\n\n  text|[a, [b, [c]]]|[[[[[[[[[[]]]]]]]]]]|"
    '{a: {b: {c: {d: {e: {f: {g: {h: i}}}}}}}}|[a|{a|a]|a}|"\\x00"|"\\ud800"|"\\u202e"|é|e\u0301|日本|😀|\ufeff|\u2028|\x00|\x07|a\tb|\ta|'
    "everyone|day-1|beginner|demo|culture|draft|live|deprecated|6 months|Tuesday|Europe/Berlin|09:00-17:00|https://e.example/a?b=c#d|javascript:x|"
    "{learn: 10, practise: 20}|{by: ada, on: 2026-01-01, digest: 0123456789abcdef}|[{title: a, url: https://e.example}]|- {stage: S, do: [x]}"
)
VALUES = tuple(one.replace("\x1f", "|") for one in SCALARS.replace("\\|", "\x1f").split("|"))
CLOSINGS = ("---", "---", "---", "---", "---", "--- ", "----", "...", "---x", "- - -", "", "+++", "```")
OPENINGS = (
    "---",
    "---",
    "---",
    "---",
    "---",
    "---",
    "--- ",
    "----",
    "\n---",
    " ---",
    "\ufeff---",
    "+++",
    "{",
    "```yaml",
    "Warning: never do this\n---",
    "",
    "%YAML 1.2\n---",
    "---\n---",
    "<!-- -->\n---",
)
fields = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
    st.builds("{}: {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
    st.builds("{}:\n  - {}\n  - {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES), st.sampled_from(VALUES)),
    st.builds("{}:\n  {}: {}".format, st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(VALUES)),
    st.builds("{}: {}".format, st.sampled_from(KEYS), st.text(max_size=12)),
    st.sampled_from(
        [
            "# c",
            "",
            "---",
            "...",
            "a",
            "- a",
            "  a: b",
            "\ta: b",
            '{"title": "X"}',
            "title: Y",
            "'title': Z",
            "? title\n: W",
            "title : V",
            "<<: {title: U}",
        ]
    ),
    st.builds(
        lambda value, count: f"summary: {value * count}",
        st.sampled_from(["x", "[", "{a: ", "- ", "é", "'", "&a "]),
        st.sampled_from([9, 300, 9000]),
    ),
)


@st.composite
def fronts(draw: st.DrawFn) -> tuple[str, str]:
    """A path, and a file whose front matter is anything, around the fields that its kind needs."""
    folder = draw(st.sampled_from(FOLDERS))
    needed = FRONTS.get(folder.partition("/")[0], "title: X").split("\n")
    kept = [one for one in needed if draw(st.integers(0, 9))]
    lines = draw(st.permutations([*kept, *draw(st.lists(fields, max_size=3))]))
    text = "\n".join(
        [
            draw(st.sampled_from(OPENINGS)),
            *lines,
            draw(st.sampled_from(CLOSINGS)),
            "",
            "seen0q",
            draw(st.sampled_from(["", "---", "a: b"])),
        ]
    )
    return f"{folder}/x.md" if folder else "x.md", text.replace("\n", draw(line_ends))
