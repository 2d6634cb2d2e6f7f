"""The blocks of the learning loop as HTML: alike under MkDocs and in plain Python-Markdown, whatever stands in them."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from hub.blocks import BlocksExtension
from hub.blocks.grammar import opener_on
from hub.blocks.names import task_key
from hub.blocks.words import ENGLISH
from hub.catalogues import words_for
from hub.pages.dialect import EXTENSIONS, block_words, extensions
from hub.sanitising.cleaning import sanitised
from hub.site.defaults import looked_up

GOLDEN = Path(__file__).parent / "golden"
PEOPLE = {"ada": {"title": "Ada Lovelace", "url": "https://hub.example/people/ada/"}}
HUB = [name for name in EXTENSIONS if name not in ("hub.blocks", "toc")]
OPTIONS = {name: looked_up(EXTENSIONS[name]) for name in HUB}
EACH_WORD = "!!! check\n    - [x] a\n    - [ ] b\n\n!!! check\n    1. a\n\n!!! check\n    ___\n\n    - [x] a\n\n!!! practice\n    - [ ] @hr: c\n\n    ??? hint\n        x\n"
BOX = re.compile(
    r'<label class="task-list-control"><input type="checkbox" disabled ?( checked)?/><span[^>]*></span></label>'
)


def plain(body: str, **options: object) -> str:
    return Markdown(extensions=[BlocksExtension(**options)]).convert(body)


def hub(body: str, **options: object) -> str:
    return Markdown(extensions=[*HUB, BlocksExtension(**options)], extension_configs=OPTIONS).convert(body)


def alike(html: str) -> str:
    """Return HTML without what other extensions do differently: boxes of tasks, colours of code."""
    html = BOX.sub(
        lambda box: '<input{} disabled="disabled" type="checkbox" />'.format(' checked="checked"' if box[1] else ""),
        html,
    )
    html = re.sub(
        r' class="task-list"|<span></span>|<a id="__[^>]*></a>|<div class="highlight">|(?<=</pre>)</div>', "", html
    )
    return re.sub(r">\s*<(?=/?(?:div|p|ul|ol|li|details|summary|hub-|pre|input))", ">\n<", html)


def test_every_form(update: bool) -> None:  # noqa: FBT001  a fixture
    body = (GOLDEN / "blocks.md").read_text(encoding="utf-8")
    found = alike(plain(body, people=PEOPLE))
    golden = GOLDEN / "blocks.html"
    if update:
        golden.write_text(found + "\n", encoding="utf-8", newline="\n")
    assert found + "\n" == golden.read_text(encoding="utf-8")


def test_mkdocs_and_plain_python_markdown_render_alike() -> None:
    body = (GOLDEN / "blocks.md").read_text(encoding="utf-8")
    assert alike(hub(body, people=PEOPLE)) == alike(plain(body, people=PEOPLE))
    assert "hub-choices" in hub(body)


def test_the_words_are_those_of_the_site() -> None:
    words = {word: f"«{word}»" for word in ENGLISH}
    html = plain(EACH_WORD, words=words)
    assert all(
        f"«{word}»" in html for word in ("Check", "Right.", "Not right.", "Answers", "The right order", "HR", "Hint")
    )


@pytest.mark.parametrize("lang", ["de", "es", "ja"])
def test_every_word_is_said_in_the_languages_of_the_hub(lang: str) -> None:
    said = block_words(words_for(lang))
    assert set(ENGLISH) - set(said) <= {"IT", "Buddy"}
    html = plain(EACH_WORD, words=said)
    assert not [word for word in said if f">{word}<" in html]
    assert all(f">{said[word]}<" in html for word in ("Check", "Right.", "Not right.", "Answers", "Hint", "Practice"))


def test_dollars_are_formulas_where_a_site_wants_it() -> None:
    assert plain("a $x$ b") == "<p>a $x$ b</p>"
    assert plain("a $x$ b \\$", formulas=True) == r'<p>a <hub-math class="arithmatex">\(x\)</hub-math> b $</p>'


def test_english_needs_no_words() -> None:
    assert block_words(words_for("en")) == block_words(words_for("en-GB")) == {}
    assert extensions(words_for("en"))["hub.blocks"] == EXTENSIONS["hub.blocks"]
    assert extensions(words_for("de"))["hub.blocks"]["words"] == block_words(words_for("de"))


def test_fences_stand_in_every_part_of_a_block() -> None:
    fence = "```bash\n{}- [ ] no task\n{}```"
    at = {depth: "    " * depth + fence.replace("{}", "    " * depth) for depth in (1, 2, 3)}
    body = f"""!!! check "T"
{at[1]}

    - [x] a
{at[2]}
    - [ ] b

        !!! hint
{at[3]}
"""
    html = hub(body)
    assert html.count("<pre>") == html.count('class="highlight"') == 3
    assert html.count("<details data-right") == 2
    assert "```" not in html


def ids(html: str) -> list[str]:
    return re.findall(r'<(?:hub-\w+|div)[^>]* id="([^"]+)"', html)


def test_ids_come_from_the_title_and_survive_edits_elsewhere() -> None:
    body = '!!! check "Which *one*?"\n    - [x] a\n\n!!! practice outcome-2\n\n!!! reflect\n    Think.\n'
    before = ids(plain(body))
    assert before[:2] == ["check-which-one", "practice-outcome-2"]
    assert ids(plain(f'Before.\n\n!!! reflect "Other"\n\n{body.replace("- [x] a", "- [x] other")}'))[1:] == before


def test_a_repeated_id_gets_a_number() -> None:
    assert ids(plain('!!! check "A"\n\n!!! check "A"\n\n!!! check "A 2"\n\n!!! check "a"\n')) == [
        "check-a",
        "check-a-2",
        "check-a-2-2",
        "check-a-3",
    ]


def test_the_key_of_a_task_is_its_text() -> None:
    body = "- [ ] Read  the\n  [handbook](a.md)\n- [x] Read the [handbook](b.md)\n"
    assert (
        re.findall(r'data-task="(\w+)"', hub(body))
        == re.findall(r'data-task="(\w+)"', plain(body))
        == [task_key("Read the handbook")] * 2
    )


def places(html: str) -> list[int]:
    return [int(place) for place in re.findall(r'data-place="(\d+)"', html)]


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=2, max_size=6))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_what_is_to_be_ordered_is_shuffled_always_alike_and_never_in_order(items: list[str]) -> None:
    body = '!!! check "O"\n' + "".join(f"    1. {item}\n" for item in items)
    found = places(plain(body))
    assert sorted(found) == list(range(1, len(items) + 1)) != found
    assert places(plain(f"Text.\n\n{body}")) == found


@pytest.mark.parametrize("blank", ["___", "A ___ b.", "(___) and ___ (x)", "**The ____ command**", "Type `a ___ b`"])
def test_a_blank_stays_a_blank(blank: str) -> None:
    html = plain(f'!!! check "T"\n    {blank}\n\n    - [x] a\n')
    assert 'data-form="blank"' in html
    assert re.sub(r"<[^>]*>", "", html).count("_") == blank.count("_")


def test_a_page_knows_nothing_of_the_one_before() -> None:
    md = Markdown(extensions=["hub.blocks"])
    first = md.convert('!!! check "A"\n')
    assert md.reset().convert('!!! check "A"\n') == first


def nested(head: str, depth: int) -> str:
    return "\n".join(f"{'    ' * level}{head}" for level in range(depth))


@pytest.mark.parametrize("render", [plain, hub])
@pytest.mark.parametrize(
    "body",
    [
        nested("!!! check", 300),
        nested('!!! practice "P"', 300) + "\n" + "    " * 300 + "- [ ] deep",
        nested("!!! hint", 200),
        nested("??? solution", 200),
        '!!! check "unclosed\n    - [x] a\n',
        '!!! check "a" "b"\n    - [x] a\n',
        "!!! check\n" * 500,
        '!!! check "' + "(" * 5000 + '"\n',
        "!!! check " + "a " * 5000 + "!\n",
        '!!! check "O"\n' + "    1. a\n" * 500,
        '!!! check "C"\n' + "    - [x] a\n        b\n" * 500,
        '!!! check "</hub-check><script>alert(1)</script>"\n    - [x] </details>\n',
        '- !!! check "In a list"\n        - [x] a\n',
        '> !!! check "In a quote"\n>     - [x] a\n',
        '| !!! check "In a table" |\n|---|\n| - [x] a |\n',
        '!!! check "C"\n    - [x]\n    - [ ] \n    -\n    1.\n',
    ],
)
def test_whatever_stands_there_is_rendered(render: object, body: str) -> None:
    assert callable(render)
    html = render(body)
    for tag in ("hub-check", "hub-practice", "details", "div"):
        assert html.count(f"<{tag}") >= html.count(f"</{tag}>") - html.count("alert(1)") * 2


def test_so_many_blocks_may_stand_inside_each_other() -> None:
    html = plain(nested("!!! check", 300))
    assert html.count('class="admonition ') == 8
    assert html.count("<hub-check") == 1


@pytest.mark.parametrize(
    "line", ["!!! checks", "!!! check-list", "??? check", '!!! check "a', "!! check", "!!! note check", "!!! check “a”"]
)
def test_what_opens_no_block(line: str) -> None:
    assert opener_on(line) is None
    assert "hub-check" not in plain(f"{line}\n    - [x] a\n")


def test_sanitising_leaves_the_blocks_as_they_are() -> None:
    html = hub((GOLDEN / "blocks.md").read_text(encoding="utf-8"), people=PEOPLE)
    kept = sanitised(html)
    for mark in re.findall(r"<hub-\w+|data-[\w-]+=\"[^\"]*\"| id=\"[^\"]*\"|hub-[\w-]+", html):
        assert kept.count(mark) == html.count(mark), mark


@pytest.mark.parametrize(
    "html",
    [
        '<hub-entry data-id="x"></hub-entry>',
        '<hub-done data-id="x">a</hub-done>',
        '<hub-record onclick="x()">a</hub-record>',
        '<hub-check data-form="<script>" data-id="x" onfocus="x()">a</hub-check>',
        '<p class="hub-facts hub-reached hub-tick">a</p>',
        '<li data-place="-1" data-task="x" data-right="maybe">a</li>',
        '<span data-doer="a b">a</span><p data-outcome="1">a</p>',
    ],
)
def test_raw_html_may_not_be_more_than_a_block(html: str) -> None:
    kept = sanitised(html)
    assert not re.search(r"hub-(?!check)|data-|on\w+=|script", kept)
    assert "a" in kept or "entry" in html


def test_raw_html_may_fake_a_check_and_not_break_out_of_it() -> None:
    kept = sanitised('<div><hub-check id="check-x" data-form="one"><ul class="hub-choices"><li><details></div><p>b')
    assert kept.count("<hub-check") == kept.count("</hub-check>") == 1
    assert kept.count("<details>") == kept.count("</details>")
