"""Formulas are MathML: what is shown of them, what stays TeX, and what cannot get onto a page through them."""

import re
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from hub.reading.tex import LONGEST, Unreadable, as_mathml
from hub.sanitising.cleaning import sanitised
from hub.site import formulas
from hub.site.formulas import with_formulas
from tests.site import Html
from tests.test_dialect import configured


def on_page(text: str, folder: Path, extensions: str = "") -> str:
    config = configured(folder, extensions)
    renderer = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return with_formulas(sanitised(renderer.convert(text)))


def written(tex: str, *, block: bool = False) -> str:
    """Return a formula as the renderer hands it over."""
    marks = ("\\[", "\\]") if block else ("\\(", "\\)")
    return f'<hub-math class="arithmatex">{marks[0]}{escape(tex)}{marks[1]}</hub-math>'


X = '<span class="hub-math"><math><mi>%s</mi></math></span>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a $x^2$ b", '<p>a <span class="hub-math"><math><msup><mi>x</mi><mn>2</mn></msup></math></span> b</p>'),
        (r"\(a < b\)", '<p><span class="hub-math"><math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math></span></p>'),
        ("$$\nx\n$$", '<div class="hub-math"><math display="block"><mi>x</mi></math></div>'),
        ("$x${ #it .c }", '<p><span class="hub-math c" id="it"><math><mi>x</mi></math></span></p>'),
        ("It costs $5-$10.", "<p>It costs $5-$10.</p>"),
        ("From $HOME/$USER.", "<p>From $HOME/$USER.</p>"),
        ("From $A:${B} and ${A}/${B}.", "<p>From $A:${B} and ${A}/${B}.</p>"),
        (
            "The $n$th of $$k$$: $ and $$ are text, $$ too.",
            f"<p>The {X % 'n'}th of {X % 'k'}: $ and $$ are text, $$ too.</p>",
        ),
        ("a\n$$\nx\n$$", f"<p>a\n{X % 'x'}</p>"),
        (r"a \\$x$ b", f"<p>a \\{X % 'x'} b</p>"),
        (r"\$5 and `$x$`", "<p>$5 and <code>$x$</code></p>"),
        (r"$\nope$", r"<p><code>\nope</code></p>"),
        ("$$\n\\frac{a<b}\n$$", r"<pre><code>\frac{a&lt;b}</code></pre>"),
    ],
)
def test_what_stands_on_the_page(text: str, shown: str, tmp_path: Path) -> None:
    assert on_page(text, tmp_path) == shown


def test_a_site_that_draws_formulas_by_a_script_of_its_own_is_left_alone(tmp_path: Path) -> None:
    told = "markdown_extensions: [pymdownx.arithmatex: {generic: true}]\n"
    own = f"{told}extra_javascript: [math.js]\n"
    assert on_page("$x$", tmp_path, own) == r'<p><span class="arithmatex">\(x\)</span></p>'
    assert "<math>" in on_page("$x$", tmp_path, told)


def test_equations_are_numbered_through_a_page_and_named() -> None:
    first, second, third = as_mathml(
        [
            (r"\begin{align} a \label{one} \\ b \end{align}", True),
            (r"\begin{equation} c \end{equation}", True),
            (r"\eqref{one}", False),
        ]
    )
    assert re.findall(r"\((\d)\)", f"{first}{second}{third}") == ["1", "2", "3", "1"]
    page = Html()
    page.feed(with_formulas(written(r"\begin{align} a \label{one} \end{align}", block=True) + written(r"\eqref{one}")))
    assert (page.ids, page.links) == (["hub-math-one"], ["#hub-math-one"])


def test_a_formula_that_is_too_long_or_defines_commands_is_not_tried() -> None:
    for tex in ("x" * (LONGEST + 1), r"a \def\b{c}", r"\newcommand{\b}{c}", r"\let\b=c"):
        (read,) = as_mathml([(tex, False)])
        assert isinstance(read, Unreadable)
    assert not isinstance(as_mathml([(r"\leftarrow \default"[:10], False)])[0], Unreadable)


DEEP = """
import threading
from hub.reading.tex import LONGEST, as_mathml
threading.stack_size(256 << 10)
openers = ["{", "[", "(", r"\\{", r"\\sin(", "^{", r"\\frac", r"\\frac{", r"\\sqrt{", r"\\sqrt[", r"\\left(", r"\\hat", r"\\not", r"\\dots", r"\\mathbf{",
  r"\\begin{matrix}", r"\\underbrace{", r"\\overset{x}{", r"\\color{red}", r"\\text{", r"\\mathrm ", "x'", "x_", "&", r"\\\\\\\\"]
def read():
    for opener in openers:
        as_mathml([((opener * LONGEST)[:LONGEST], True), (opener * (LONGEST // len(opener)) + "x", False)])
    print("alive")
thread = threading.Thread(target=read)
thread.start()
thread.join()
"""


def test_no_formula_is_too_deep_for_the_reader() -> None:
    ran = subprocess.run([sys.executable, "-c", DEEP], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (0, "alive\n"), ran.stderr


PIECES = (
    r"\frac \sqrt { } [ ] ^ _ & \\ \text{ \left( \right) \begin{align} \end{align} \begin{cases} \end{cases} \label{a} \eqref{a} "
    r"\color{red} \href{javascript:alert(1)}{x} \style{position:fixed}{x} \class{md-x}{x} \cssId{__config}{x} \mbox{ \cancel{ "
    r"\boxed{ <script>alert(1)</script> <img/src=x/onerror=alert(1)> </math> <style> --> \" ' &lt; &#60; \char60 \unicode{x3c} x 1 + < > % \, "
    r"\textbf{ \tag{ \operatorname{ \label{"
).split(" ")
SAFE = set(formulas._ELEMENTS) | {"a", "span", "div", "pre", "code"}  # noqa: SLF001  what the cleaner lets through


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join), st.booleans())
def test_nothing_in_a_formula_can_run_or_load(tex: str, block: bool) -> None:  # noqa: FBT001  made up by hypothesis
    page = Html()
    page.feed(with_formulas(sanitised(written(tex, block=block))))
    assert set(page.tags) <= SAFE
    assert (page.handlers, page.loads) == ([], [])
    assert all(link.startswith("#hub-math-") for link in page.links), page.links
    assert all(one.startswith("hub-math-") for one in page.ids)


def test_what_the_reader_might_write_one_day_does_not_get_through(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = (
        '<math onclick="x()"><mi href="javascript:x()" style="background: url(//evil.example)" class="md-overlay" id="__config">a</mi>'
        "<script>x()</script><annotation-xml encoding='text/html'><img src=x onerror=x()></annotation-xml>"
        "<mtext><iframe src=//evil.example></iframe></mtext><maction actiontype='statusline'>b</maction></math>"
    )
    monkeypatch.setattr(formulas, "as_mathml", lambda _: [hostile])
    assert with_formulas(written("x")) == '<span class="hub-math"><math><mi>a</mi><mtext></mtext>b</math></span>'


def test_a_page_holds_so_many_formulas_and_no_more() -> None:
    html = with_formulas(written("'" * LONGEST) * 40)
    assert len(html) < formulas.MOST + 40 * LONGEST * 6
    assert html.count("<math") < 40
    assert html.endswith("</code>")


@pytest.mark.parametrize(
    "html", ["<hub-math>x</hub-math>", r"<hub-math>\(a<b>c</b>\)</hub-math>", r"<hub-math>\(x\]</hub-math>"]
)
def test_an_element_without_a_formula_stays_as_it_is(html: str) -> None:
    assert "<math" not in with_formulas(sanitised(html))
