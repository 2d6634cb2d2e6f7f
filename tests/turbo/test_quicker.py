"""What is done in less time than by those who do it first has the same result."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from material.plugins.search.plugin import Parser

from hub.turbo.inline import needed, quicken
from hub.turbo.sections import sections

EXTENSIONS = [
    *(
        "abbr",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "tables",
        "toc",
        "smarty",
        "pymdownx.caret",
        "pymdownx.mark",
    ),
    *(
        "pymdownx.tilde",
        "pymdownx.keys",
        "pymdownx.inlinehilite",
        "pymdownx.superfences",
        "pymdownx.arithmatex",
        "pymdownx.emoji",
    ),
    *("pymdownx.betterem", "pymdownx.magiclink", "pymdownx.smartsymbols", "pymdownx.critic", "pymdownx.escapeall"),
]
_PIECES = (
    "**a** _b_ `c` ``d`` [e](f.md) ![g](h.png) [i] [i]: j <k> <http://l> m@n.o &amp; & \\* ~~p~~ ^^q^^ ==r== ++s++ $t$ :smile: "
    "[^1] (c) --> \n \n\n > # - 1. | \t *  __ *** ** * _ ` [ ] ( ) ! < http://u.v #1 @w {++x++} {--y--} {.z} a b c \x02 \x03"
).split(" ")
_HTML = (
    '<p>|</p>|<h1 id="a">|</h1>|<h2 id="b&amp;c">|</h2>|<h3>|</h3>|<div>|</div>|<div data-search-exclude="">|<h2 id="e" data-search-exclude>'
    '|<a class="headerlink" href="#a" title="x">|</a>|<pre>|</pre>|<code class="y">|</code>|<br />|<img src="z" alt="&quot;">|<ul>|<li>|</li>|</ul>'
    '|<span class="linenodiv">|</span>|<div class="linenodiv">|a|b &amp; c| |\n|  \n|&lt;d&gt;|<!-- e -->|<sub/>|<script>|</script>|<|>|&|f <g>'
).split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
@settings(max_examples=400, deadline=None)
@example("`a\\`")
@example("[i] ![i] [a][i] ![b][i] [c]\n\n[i]: j")
def test_patterns_that_cannot_match_are_passed_over(text: str) -> None:
    plain, quick = (Markdown(extensions=EXTENSIONS) for _ in range(2))
    quicken(quick)
    assert type(quick.treeprocessors["inline"]) is not type(plain.treeprocessors["inline"])
    assert quick.convert(text) == plain.convert(text)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\*\*(.+?)\*\*", "*"),
        (r"(?<!\\)(`+)(.+?)(?<!`)\2", "`"),
        (r"(?:\[|!\[)x?", "[!"),
        (r"a|b*", None),
        (r"(?i)k", None),
        (r"[^<]+", None),
        (r"(?=~)..", "~"),
        (r"  \n", "\n"),
        (r"\[\^x\]", "^"),
    ],
)
def test_letters_without_which_a_pattern_cannot_match(pattern: str, letters: str | None) -> None:
    assert needed(re.compile(pattern)) == (None if letters is None else frozenset(letters))


@given(st.lists(st.sampled_from(_HTML), max_size=30).map("".join))
@settings(max_examples=1500, deadline=None)
@example(
    '<h1 id="a">One<a class="headerlink" href="#a">#</a></h1>\n<p>Two <code>three</code></p>\n<h2 id="b">Four</h2><p></p>'
)
def test_sections_are_those_of_the_search(html: str) -> None:
    found = sections(html)
    if found is None:
        return
    parser = Parser()
    try:
        parser.feed(html)
        parser.close()
    except (ValueError, AttributeError):
        return  # it has no answer, and a build with it has none either
    assert [(one.id, one.title, one.text, one.is_excluded()) for one in found] == [
        (one.id, one.title, one.text, one.is_excluded()) for one in parser.data
    ]
