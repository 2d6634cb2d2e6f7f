"""What is done in less time than by those who do it first has the same result."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup
from material.plugins.search import plugin as material_search
from material.plugins.search.plugin import Parser

from hub.turbo.inline import needed, quicken
from hub.turbo.reused import Reused
from hub.turbo.sections import Glancing, sections

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
ALL = [
    *EXTENSIONS,
    *("admonition", "md_in_html", "meta", "pymdownx.blocks.admonition", "pymdownx.blocks.tab", "pymdownx.details"),
    *("pymdownx.highlight", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
]
OPTIONS: dict[str, Any] = {
    "pymdownx.highlight": {"anchor_linenums": True, "linenums": True, "auto_title": True},
    "pymdownx.snippets": {"auto_append": []},
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": True},
}
_BLOCKS = (
    "# A|## A|## A {#b .c}|a[^1] b[^2] [c] HTML|[^1]: note|[^2]: other note|[c]: d.md|*[HTML]: language|```python\nx = 1\n```"
    '|    code|=== "T"\n\n    t|=== "U"\n\n    u|!!! note\n\n    n|??? tip\n\n    o|/// tab | V\nv\n///|- [ ] e\n- [x] f|1. g\n\n    h|> i'
    '|<div markdown>\n# J\n</div>|<p>k|title: l|term\n:   m|n | o\n--|--\np | q|`#!py r`|++ctrl+s++|:smile:|{++t++}|"u"...|EXPLODE|> - EXPLODE'
    "|[TOC]|--8<-- 'nothing'|<!-- v -->|$w$|==x== ^^y^^ ~~z~~|\x02\x03"
).split("|")
_HTML = (
    '<p>|</p>|<h1 id="a">|</h1>|<h2 id="b&amp;c">|</h2>|<h3>|</h3>|<div>|</div>|<div data-search-exclude="">|<h2 id="e" data-search-exclude>'
    '|<a class="headerlink" href="#a" title="x">|</a>|<pre>|</pre>|<code class="y">|</code>|<br />|<img src="z" alt="&quot;">|<ul>|<li>|</li>|</ul>'
    '|<span class="linenodiv">|</span>|<div class="linenodiv">|a|b &amp; c| |\n|  \n|&lt;d&gt;|<!-- e -->|<sub/>|<script>|</script>|<|>|&|f <g>'
).split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
@settings(max_examples=200, deadline=None)
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


class _Last(Extension):
    """Stands where the extension stands that is another one for each text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name is Python-Markdown's
        md.inlinePatterns.register(_Failing(r"(EXPLODE)"), "failing", 5)


class _Failing(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, int, int]:  # type: ignore[override]  # noqa: N802  as it is called
        del m, data
        raise ValueError


def _converted(make: Callable[..., Markdown], text: str) -> object:
    markdown = make(extensions=[*ALL, _Last()], extension_configs=OPTIONS)
    try:
        html = markdown.convert(text)
    except ValueError:
        return None
    return html, vars(markdown).get("toc_tokens"), vars(markdown).get("Meta")


@given(st.lists(st.lists(st.sampled_from(_BLOCKS), max_size=8).map("\n\n".join), min_size=2, max_size=5))
@settings(max_examples=80, deadline=None)
@example(["> - EXPLODE", "a", "> - b\n\nc"])
def test_a_markdown_that_is_used_again_has_forgotten_the_texts_before(texts: list[str]) -> None:
    again = Reused()
    for text in texts:
        assert _converted(again, text) == _converted(Markdown, text)


def test_a_markdown_with_an_extension_of_others_is_made_anew() -> None:
    make = Reused()
    options: dict[str, Any] = {}
    counting: dict[str, Any] = {"footnotes": {"UNIQUE_IDS": True}}

    def same(extensions: list[Any], options: dict[str, Any]) -> bool:
        made = [make(extensions=[*extensions, _Last()], extension_configs=options) for _ in range(2)]
        return made[0] is made[1]

    assert same(["tables", "footnotes"], options)
    assert not same(["tables", "footnotes"], counting)
    assert not same([_Last()], options)
    assert not same(["tests.turbo.test_quicker:_Last"], options)


@given(st.lists(st.sampled_from(_HTML), max_size=30).map("".join))
@settings(max_examples=600, deadline=None)
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


@given(
    st.lists(st.sampled_from([*_HTML, ' data-search-exclude="x"', 'data-search-hidden="', '"']), max_size=20).map(
        "".join
    )
)
@settings(max_examples=150, deadline=None)
def test_marks_of_the_search_are_taken_out_of_a_page_as_the_search_does(html: str) -> None:
    pattern = r"\s?data-search-\w+=\"[^\"]+\""
    assert f'r"{pattern}"' in Path(material_search.__file__).read_text(encoding="utf-8")
    for text in (html, Markup(html)):  # noqa: S704  what is compared is not shown
        quick, plain = Glancing.sub(pattern, "", text), re.sub(pattern, "", text)
        assert (quick, type(quick)) == (plain, type(plain))
    assert Glancing.sub("p", "q", "apb") == "aqb"
