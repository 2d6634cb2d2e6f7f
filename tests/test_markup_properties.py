"""Whatever an author wrote reads on the page as it was written: the hub's own Markdown cannot be broken by a text."""

from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from hub.pages import markup
from hub.pages.dialect import EXTENSIONS
from hub.pages.markup import escape
from hub.site.defaults import looked_up
from hub.words.words import ENGLISH

RENDERER = Markdown(
    extensions=list(EXTENSIONS), extension_configs={name: looked_up(one) for name, one in EXTENSIONS.items()}
)
QUICK = settings(derandomize=True, deadline=None, max_examples=200)
SPECIAL = (
    "# ## * ** _ __ ` `` [ ] ( ) { } {: .x} {#x} < > </p> <b> <script> & &amp; &lt; &#42; | ~ ~~ ^ = == === + ++ - -- ---"
    " 1. 1) ! !!! ??? :: : :smile: :100: :material-clock: ++ctrl+a++ $a$ [x] [ ] [^1] [^1]: *[A]: https://a.b www.a.b a@b.c @ada \\ \\* $ $$ / /// % é 日本 😀 ' \" ."
    " [TOC] --8<-- <!-- --> %% klzzwxh:0001 wzxhzdk:0 \ue000 \u0300 \u200b"
).split()
WHITE = [" ", "  ", "\t", "\n", "\n\n", "    ", "\u00a0", "\u3000"]

printable = st.characters(exclude_categories=["Cs", "Cc"])
texts = st.one_of(
    st.lists(st.sampled_from([*SPECIAL, *WHITE, "word", "a"]), max_size=6).map("".join), st.text(printable, max_size=12)
).map(lambda text: f"{text}z" if not text.strip() or text.rstrip().endswith("#") else text)  # for `## #` is no heading


class Read(HTMLParser):
    """What a reader sees of Markdown: its text, white space folded, and the elements it stands in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.permalink = False
        self.feed(RENDERER.reset().convert(text))
        self.close()
        self.text = folded("".join(self.seen))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.permalink = given.get("class") == "headerlink"
        if not self.permalink:
            self.tags.append(tag)
            self.targets += [given["href"] or ""] if tag == "a" else []

    def handle_endtag(self, tag: str) -> None:
        self.permalink &= tag != "a"

    def handle_data(self, data: str) -> None:
        if not self.permalink:
            self.seen.append(data)


def folded(text: str) -> str:
    return " ".join(text.split())


Write = Callable[[str], str]
PLACES: dict[str, tuple[Write, str, str]] = {
    "a paragraph": (escape, "{}", "p"),
    "a sentence": (lambda text: f"Say {escape(text)} now.", "Say {} now.", "p"),
    "brackets": (lambda text: f"({escape(text)})", "({})", "p"),
    "one text behind another": (lambda text: f"{escape(text)}: {escape(text)}", "{}: {}", "p"),
    "a list": (lambda text: markup.bullets([escape(text), "y"]), "{} y", "ul li li"),
    "a numbered list": (lambda text: markup.numbers([escape(text), "y"]), "{} y", "ol li li"),
    "a heading": (lambda text: markup.heading(2, text, "x"), "{}", "h2"),
    "a heading and more": (
        lambda text: markup.joined([markup.heading(1, text, "x"), "More."]),
        "{} More.",
        "h1 p",
    ),
    "a table": (
        lambda text: markup.table([escape(text), "b"], [["c", escape(text)]]),
        "{} b c {}",
        "table thead tr th th tbody tr td td",
    ),
    "a link": (lambda text: markup.link(text, "x.md"), "{}", "p a"),
    "a link to the web": (lambda text: markup.web(text, "https://a.b"), "{}", "p a"),
    "a link in a list": (
        lambda text: markup.bullets([f"{markup.link(text, 'x.md')}: {escape(text)}"]),
        "{}: {}",
        "ul li a",
    ),
    "a link in a table": (
        lambda text: markup.table(["a"], [[markup.link(text, "x.md")]]),
        "a {}",
        "table thead tr th tbody tr td a",
    ),
    "a box": (lambda text: markup.box("a", escape(text)), "{}", "div p"),
    "a box of two": (lambda text: markup.box("a", "One.", f"({escape(text)})"), "One. ({})", "div p p"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_reads_as_it_was_written(place: str) -> None:
    write, around, tags = PLACES[place]

    @QUICK
    @given(texts)
    @example("1. <script>alert('x')</script> [a](javascript:b) ![c](d) **e** `f` {#g} @ada | --")
    @example("C# and F#, snake_case, 2 * 3 * 4, a_b_c, x^2^, H~2~O, ==m==, :tada:, --8<-- 'f'")
    def check(text: str) -> None:
        page = Read(write(text))
        assert page.text == folded(around.replace("{}", folded(text)))
        assert page.tags == tags.split()

    check()


@QUICK
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_control_characters_open_nothing(text: str) -> None:
    assert Read(f"Say {escape(text)} now.").tags == ["p"]


PARTS = 'a b.md ../ é 日本 # ? % %20 ( ) (( [ ] < > & &amp; &copy ; : , . - -- + ! $ ~ ^ = @ @ada { } {#x} | * _ __ ` \\ "'.split()
targets = st.lists(st.sampled_from([*PARTS, " "]), min_size=1, max_size=6).map("".join)


@QUICK
@given(texts, targets, targets, st.sampled_from(["{}", "x {} y", "- {}", "| a |\n| --- |\n| {} |"]))
def test_a_link_leads_where_it_should(text: str, path: str, anchor: str, around: str) -> None:
    target = f"{path.replace('#', '')}#{anchor.replace('#', '')}"
    page = Read(around.replace("{}", markup.link(text, target)))
    assert [unquote(found) for found in page.targets] == [target]


@QUICK
@given(targets)
def test_a_web_address_stays_the_same_address(path: str) -> None:
    address = f"https://a.b/{path.replace(' ', '').replace('&amp', '')}"
    page = Read(f"x {markup.web('t', address)} y")
    assert [unquote(found) for found in page.targets] == [unquote(address)]
    assert page.tags == ["p", "a"]


HARD_LINES = (
    "```",
    "````",
    "~~~",
    "    x",
    "",
    "# h",
    "<b>",
    "</code>",
    "| a |",
    "&amp;",
    "   ```",
    "!!! note",
    "[a]: x",
    "[^1]: x",
)


def trimmed(text: str) -> list[str]:
    """Return the lines of a text that have something on them, without the white space behind it."""
    return [line.rstrip() for line in text.split("\n") if line.strip()]


codes = st.lists(st.one_of(st.sampled_from(HARD_LINES), st.text(printable, max_size=6)), min_size=1, max_size=5)


@QUICK
@given(codes.filter(lambda lines: any(line.strip() for line in lines)), st.sampled_from(["", "yaml", "sh"]))
def test_a_block_of_code_reads_as_it_was_written(lines: list[str], language: str) -> None:
    page = Read(f"Before.\n\n{markup.fenced(chr(10).join(lines), language)}\n\nAfter.")
    assert trimmed("".join(page.seen)) == trimmed("\n".join(["Before.", *lines, "", "", "After."]))
    assert set(page.tags) <= {"p", "div", "pre", "span", "code", "a"}


words = texts.map(lambda text: text.replace("`", "").replace("|", "")).filter(str.strip)


@QUICK
@given(words)
@example("a ` b")
def test_inline_code_reads_as_it_was_written(text: str) -> None:
    page = Read(f"Type {markup.code(text)} now.")
    assert page.text == folded(f"Type {text} now.")
    assert page.tags == ["p", "code"]


@QUICK
@given(st.lists(texts, max_size=4))
def test_a_sentence_names_each_item_once(items: list[str]) -> None:
    page = Read(ENGLISH.listed([escape(item) for item in items]) or "x")
    assert page.tags == ["p"]
    assert all(folded(item) in page.text for item in items)
