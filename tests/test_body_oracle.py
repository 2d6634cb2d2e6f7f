"""What the scanner finds in a body is what Python-Markdown makes of it: the rendered page is the oracle."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from hub.graph.redaction import redacted
from hub.pages.dialect import EXTENSIONS
from hub.reading.document import Document, read_document
from hub.reading.formulas import bare
from hub.site.defaults import looked_up
from tests.conftest import ROOT

CONTENT = ROOT / "content"
OPTIONS = {name: looked_up(options) for name, options in EXTENSIONS.items()}
RENDERER = Markdown(extensions=list(EXTENSIONS), extension_configs=OPTIONS)
GENERATED = "__"
Facts = dict[str, object]


class Rendered(HTMLParser):
    """Collects links, images, headings, tasks and ids, but those that extensions make of themselves."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.images: set[str] = set()
        self.headings: list[tuple[int, str, str]] = []
        self.ids: set[str] = set()
        self.tasks = 0
        self.in_heading = self.in_permalink = False
        self.feed(RENDERER.reset().convert(body))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        names = {*given.get("class", "").split()}
        self.in_permalink |= "headerlink" in names
        self.tasks += "task-list-item" in names
        own = given.get("href", "#__").startswith("#__") or names & {"headerlink", "footnote-ref", "footnote-backref"}
        if tag == "a" and not own:
            self.links.add(given["href"])
        elif tag == "img":
            self.images.add(given["src"])
        elif tag[0] == "h" and tag[1:].isdigit():
            self.in_heading = True
            self.headings.append((int(tag[1:]), given.get("id", ""), ""))
        ids = {given.get("id", ""), given.get("name", "") if tag == "a" else ""}
        self.ids.update(one for one in ids if one and not one.startswith(GENERATED))

    def handle_endtag(self, tag: str) -> None:
        self.in_permalink &= tag != "a"
        self.in_heading &= not (tag[0] == "h" and tag[1:].isdigit())

    def handle_data(self, data: str) -> None:
        if self.in_heading and not self.in_permalink:
            level, anchor, text = self.headings[-1]
            self.headings[-1] = (level, anchor, text + data)


def facts(links: set[str], images: set[str], headings: list[tuple[int, str, str]], tasks: int, ids: set[str]) -> Facts:
    told = [(level, anchor, " ".join(bare(text).split())) for level, anchor, text in headings]
    links = {link.removeprefix("mailto:") for link in links}
    return {"links": links, "images": images, "headings": told, "tasks": tasks, "ids": ids}


def rendered(body: str) -> Facts:
    page = Rendered(body)
    return facts(page.links, page.images, page.headings, page.tasks, page.ids)


def scanned(body: str) -> Facts:
    document = Document("lessons/x.md", "", body)
    links, images = ({link.target for link in document.links if link.image is image} for image in (False, True))
    headings = [(heading.level, heading.id, heading.text) for heading in document.headings]
    return facts(links, images, headings, len(document.tasks), {*document.anchors})


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_shipped_content(path: Path) -> None:
    document, _ = read_document(path.name, path.read_text(encoding="utf-8"))
    assert scanned(document.body) == rendered(document.body)


ALIKE = r"""
fence :: ```python⏎# no heading⏎[a](x.md)⏎- [ ] t⏎```⏎⏎[b](y.md) ‖ ````md⏎```⏎[a](x.md)⏎```⏎````⏎[b](y.md) ‖ ```⏎~~~⏎[a](x.md)⏎```⏎[b](y.md)⏎~~~ ‖ ```⏎[a](x.md)⏎⏎# H ‖ ```⏎[a](x.md)⏎`````⏎[b](y.md)
fence :: - item⏎⏎    ```⏎    [a](x.md)⏎    # h⏎    ```⏎⏎    [b](y.md) ‖ - item⏎    ```⏎    [a](x.md)⏎    ```⏎- [b](y.md) ‖ text⏎```⏎[a](x.md)⏎```⏎more [b](y.md)
fence :: !!! note⏎⏎    ```⏎    [a](x.md)⏎    ```⏎⏎    [b](y.md) ‖ > ```⏎> [a](x.md)⏎> ```⏎> [b](y.md) ‖ ``` {.python hl_lines="1" title="x"}⏎[a](x.md)⏎``` ‖ ```python title="a.py" linenums="1"⏎[a](x.md)⏎```
fence :: ``` x ```⏎[a](x.md) ‖ ```[a](x.md)``` and [b](y.md) ‖   ```⏎  [a](x.md)⏎  ```⏎[b](y.md) ‖ ```⏎[a](x.md)⏎  ```⏎[b](y.md)⏎``` ‖ ```⏎```⏎[b](y.md) ‖ text⏎⏎    ```⏎    [a](x.md)⏎    ```
fence :: ??? note "T"⏎    ```⏎    [a](x.md)⏎    ```⏎    [b](y.md) ‖ === "A"⏎⏎    ```⏎    [a](x.md)⏎    ```⏎⏎=== "B"⏎⏎    [b](y.md)
indented :: para⏎⏎    [a](x.md)⏎    # h⏎⏎[b](y.md) ‖     [a](x.md)⏎⏎[b](y.md) ‖ para⏎    [a](x.md)
list :: - item⏎⏎    [a](x.md)⏎⏎        [code](z.md) ‖ - item⏎⏎  [a](x.md) ‖ para⏎- [a](x.md) ‖ !!! note⏎    - a⏎⏎        [a](x.md)⏎⏎            [code](y.md) ‖ - item⏎   [a](x.md)⏎⏎   [b](y.md)
list :: 1. item⏎⏎   [a](x.md)⏎⏎   ```⏎   [code](y.md)⏎   ``` ‖ - use ``` for code⏎- [a](x.md)⏎- and ``` closes
tabs :: para⏎⏎⇥[a](x.md) ‖ - item⏎⏎⇥[a](x.md) ‖ - item⏎⏎⇥⇥[a](x.md) ‖ === "A"⏎    [a](x.md)⏎⏎===! "B"⏎⏎    [b](y.md)⏎⏎===+ "C"⏎⏎    [c](z.md)
setext :: Title⏎---⏎⏎text ‖ [Title](x.md)⏎=== ‖ ⏎---⏎⏎text ‖ A⏎B⏎---⏎C ‖     code⏎=== ‖ para⏎⏎    A⏎    ===
heading :: # One⏎⏎## Two⏎⏎### Three ###⏎⏎####### seven ‖ para⏎## Head⏎more [a](x.md) ‖ #⏎⏎## ⏎⏎### # ‖ # A⏎⏎# A⏎⏎# A⏎⏎# A_1 ‖ # a_1⏎⏎# a_1⏎⏎# a⏎⏎# a ‖ ## The `git rebase` command
heading :: ## *One* and **two** and _three_ and __four__ and ***five*** ‖ ## snake_case_name and a*b*c and 2 * 3 * 4 ‖ ## See [the text](x.md) now ‖ ## See [the text][r] now⏎⏎[r]: x.md
heading :: ## See [the text](x.md "T (a)") now ‖ ## See [the text](x_(a).md) now ‖ ## ![alt](a.png) Title ‖ ## ![alt](a.png) ‖ ## Title {#own}⏎⏎## Other { #second .c }⏎⏎## Third {: #third }⏎⏎## Fourth {.c}
heading :: ## Title {data-x="a b" #own} ‖ ## Title {id="own"}⏎⏎## B {id=b2} ‖ ## Use {x} braces⏎⏎## Brace { } end⏎⏎## A {b}⏎⏎## C {{d}} ‖ ## Title ## {#own}⏎⏎## Title {#own2} ## ‖ ## A {#x}⏎⏎## B {#x}⏎⏎## x
heading :: ## x⏎⏎## Y {#x} ‖ ## A `{#x}`⏎⏎## `{x}` {#y} ‖ ## Über uns⏎⏎## 日本語 見出し⏎⏎## Привет, мир!⏎⏎## Ελληνικά⏎⏎## العربية⏎⏎## 한국어 제목 ‖ ## A &amp; B &lt;c&gt; &copy; &#65; ‖ ## A & B < C > D
heading :: ## A \* B \_ c \[d\] \`e\` 1\. \# \\ ‖ ## A <b>bold</b> <kbd>X</kbd> <br> B ‖ ## <a id="x"></a>A ‖ ## See <https://a.b/c> ‖ ## See <ada@example.com> ‖ ## The HTML way⏎⏎*[HTML]: Hyper Text
heading :: ## a_b_ c_d x*y ‖ ##⇥Tab ‖  ## One⏎⏎  ## Two⏎⏎   ## Three ‖ !!! note⏎⏎    ## A⏎⏎    text ‖ <div markdown="1">⏎⏎## A⏎⏎[a](x.md)⏎⏎</div> ‖ <div>⏎## A⏎[a](x.md)⏎</div> ‖ <div>⏎⏎## A⏎⏎[a](x.md)⏎⏎</div>
heading :: \# no ‖ ~~~⏎# a⏎```⏎~~~⏎⏎# B
link :: [a](x.md) [b](<y z.md>) [c](x.md "T") [d](x.md 'T') [e]( x.md ) [f]() [g](#h) ‖ [a⏎b](x.md) ‖ [a](x y.md) ‖ [a](x y.md "T") ‖ [a] (x.md) ‖ [a](x)1.md) ‖ [a](x\_y.md) [b](x_y_z.md) [c](x*y*z.md)
link :: [a [b] c](x.md) ‖ [![alt](a.png)](x.md) ‖ \[a](x.md) [b\](y.md) [c\]d](z.md) ‖ `[a](x.md)` ``[b](y.md) ` `` [c](z.md) ‖ [`a`](x.md) [`]`](y.md) ‖ [a `](x.md) b` [c](y.md) ‖ [](x.md)
link :: [a](x.md){ .md-button #q } [b](y.md){: target="_blank" } ‖ [a][r] [b] [r] [c][] [r]⏎⏎[r]: x.md⏎[c]: y.md "T" ‖ [a][R] [Foo Bar]⏎⏎[r]: x.md⏎[foo bar]: y.md ‖ [foo⏎bar]⏎⏎[foo bar]: y.md
link :: [a]⏎⏎[a]:⏎    x.md ‖ text⏎[a]: x.md⏎⏎[a] ‖ [a]⏎⏎```⏎[a]: x.md⏎``` ‖ text⏎⏎[a]: x.md ‖ [a [b]][r]⏎⏎[r]: x.md ‖ `[a]` [b]⏎⏎[a]: x.md⏎[b]: y.md
image :: ![a](a.png) ![b](b.png "T") ![c][i] ![i] ![d](<c d.png>) ![](e.png)⏎⏎[i]: i.png ‖ ![i] [i]⏎⏎[i]: i.png ‖ [![a](a.png)][r]⏎⏎[r]: x.md ‖ ![a [b] c](a.png) ‖ `![a](a.png)` ‖ ![a](a b.png)
code :: `a` ``b ` c`` ```d `` e``` [a](x.md) ‖ `a⏎b [a](x.md)` [b](y.md) ‖ `a⏎⏎b` [a](x.md) ‖ \`[a](x.md)\` ‖ - a ` b⏎- [a](x.md) ` c ‖ | a | b |⏎|---|---|⏎| ` | [a](x.md) ` | ‖ \\`[a](x.md)`
code :: ## H⏎⏎    [a](x.md) ‖ ```⏎x⏎```⏎    [a](x.md) ‖ | a |⏎|---|⏎| b |⏎⏎    [a](x.md) ‖ - a⏎    - b⏎⏎    [a](x.md)⏎⏎        [b](y.md) ‖ para⏎⏎    [a](x.md)⏎⏎    [b](y.md)⏎⏎para⏎    [c](z.md)
code :: para⏎⏎    [a](x.md)⏎[b](y.md)⏎    [c](z.md)
comment :: <!-- [a](x.md) -->⏎⏎[b](y.md) ‖ text <!-- [a](x.md) --> [b](y.md) ‖ <!--⏎# H⏎⏎- [ ] t⏎⏎[a](x.md)⏎-->⏎⏎[b](y.md) ‖ <!-- [a](x.md)⏎⏎[b](y.md) ‖ <!--⏎⏎## Hidden⏎⏎-->⏎⏎## Shown
comment :: text <!-- a⏎# H⏎--> [b](y.md)
raw :: <a href="x.md">t</a> <A HREF='y.md'>u</A> <a href=z.md>v</a> ‖ <p><a href="x.md">t</a> [b](y.md)</p> ‖ <a name="q"></a> <span id="w">t</span> ‖ <a⏎  href="x.md">t</a>
raw :: <img src="a.png" alt="x"> <img src=b.png/> ‖ `<a href="x.md">` ‖ <script>⏎var a = "[a](x.md)";⏎</script>⏎⏎[b](y.md) ‖ <pre>⏎[a](x.md)⏎# h⏎- [ ] t⏎</pre>⏎⏎[b](y.md)
raw :: <details>⏎<summary>S</summary>⏎⏎[a](x.md)⏎⏎- [ ] t⏎⏎</details> ‖ <details markdown="1">⏎<summary>S</summary>⏎⏎[a](x.md)⏎⏎- [ ] t⏎⏎## H⏎⏎</details> ‖ <p markdown="span">[a](x.md)</p> ‖ <div>⏎<a⏎ href="x.md">t</a>⏎</div>
raw :: <table>⏎<tr><td>[a](x.md) <a href="y.md">y</a></td></tr>⏎</table> ‖ <div>[a](x.md)</div> ‖ <span>[a](x.md)</span> ‖    <div>⏎[a](x.md)⏎</div> ‖ para⏎⏎    <div><a href="x.md">a</a></div>
raw :: <style>⏎# a { }⏎</style> ‖ <div>⏎⏎# H⏎⏎[a](x.md) ‖ <textarea>⏎[a](x.md)⏎</textarea> ‖ if a <b [a](x.md) and c> d
raw :: <https://a.b/c> <mailto:ada@example.com> <ada@example.com> <ftp://a.b> <http://a.b?x=1&y=2> ‖ &#91;a](x.md) &lt;a href="y.md"&gt;
deflist :: Term⏎:   Definition [a](x.md)⏎⏎    Para [b](y.md)⏎⏎        [code](z.md)
table :: | a | b |⏎|---|---|⏎| [a](x.md) | `x|y` |⏎| a \| b | [b](y.md) | ‖ | a | b |⏎|---|---|⏎| `[a](x.md)` | `|` [c](z.md) | ‖ | # a | - [ ] b |⏎|---|---|⏎| # c | - [ ] d | ‖ a | b⏎--- | ---⏎c | [a](x.md)
task :: - [ ] a⏎- [x] b⏎- [X] c⏎* [ ] d⏎+ [ ] e⏎⏎1. [ ] f ‖ - [ ] a⏎    - [ ] b⏎        - [x] c ‖ -[ ] a⏎- [] b⏎- [  ] c⏎- [ ]d⏎- [y] e⏎- [ ] ‖ !!! practice outcome-1 "T"⏎⏎    Text⏎⏎    - [ ] a
task :: - [ ] [a](x.md)⏎- [x] `code` ‖  - [ ] a⏎  - [ ] b⏎   - [ ] c ‖ - [ ] a⏎b⏎- [ ] c ‖ - a⏎⏎        - [ ] b
admonition :: !!! note "Title [a](x.md)"⏎    [b](y.md)⏎⏎    - [ ] t⏎⏎[c](z.md) ‖ !!! note⏎⏎        [a](x.md) ‖ !!! note⏎    !!! tip⏎        [a](x.md)⏎⏎            [code](y.md)
admonition :: para⏎!!! note⏎    [a](x.md)⏎⏎    [b](y.md)
details :: ???+ note "T"⏎    [a](x.md)⏎⏎        [code](y.md)
attr :: *a*{#e} **b**{: #s} ‖ | a |⏎|---|⏎| b {#cell} |
math :: $[a](x.md)$ [b](y.md) ‖ costs $5 and [a](x.md) costs $6 ‖ $a[b](x.md)c$ and \$[d](y.md)\$ ‖ \\$[a](x.md)$ ‖ \\\\$[a](x.md)$ ‖ \([a](x.md)\) [b](y.md) ‖ $a⏎[b](x.md)$ ‖ $a⏎⏎[b](x.md)$ ‖ $ [a](x.md) $ ‖ `$`[a](x.md)`$` ‖ $`a`[b](x.md)$
math :: $$⏎[a](x.md)⏎# h⏎- [ ] t⏎$$⏎⏎[b](y.md) ‖ para⏎$$⏎[a](x.md)⏎$$ ‖ $$[a](x.md)$$ ‖ $$[a](x.md)$$ more ‖ $$⏎⏎[a](x.md)⏎⏎$$ ‖ \[⏎[a](x.md)⏎\]⏎⏎[b](y.md) ‖ \begin{align}⏎[a](x.md) & b \\⏎\end{align}⏎⏎[b](y.md) ‖ - item⏎⏎    $$⏎    [a](x.md)⏎    $$⏎⏎    [b](y.md)
math :: $$⏎a⏎=⏎b⏎$$ ‖ $$⏎a⏎---⏎b⏎$$⏎⏎# H ‖ !!! note⏎⏎    $$⏎    a [x](x.md)⏎    = b⏎    $$ ‖ !!! note⏎    $$⏎    [x](x.md)⏎    $$ ‖ $$⏎x⏎$$⏎[a](x.md) ‖ \[a\](x.md) ‖ \(a\)[b](x.md) ‖ $a$[b](x.md)$c$ ‖ [$a$](x.md) ‖ [a $b](x.md) c$
math :: ## The $x^2$ law ‖ ## Costs $5 and $6 ‖ ## \(a\) b ‖ ## $\alpha$ ‖ | a | b |⏎|---|---|⏎| $[a](x.md)$ | [b](y.md) | ‖ | a | b |⏎|---|---|⏎| $a | b$ [c](y.md) |
math :: $<a href="x.md">$ ‖ $a < b$ and [c](x.md) > d ‖ $a<b$ [c](x.md) $d>e$ ‖ $x$ <a href="y.md">$z$</a> ‖ - $a⏎- [b](x.md)$ ‖ $<!-- [a](x.md) -->$ ‖ $a_{[b](x.md)}$ ‖ $\$[a](x.md)$
math :: $$[a](x.md)$$ [b](y.md) ‖ $5-[a](x.md)$10 ‖ $A/[a](x.md)$B ‖ ${A}[a](x.md)${B} ‖ ## From $5-$10 ‖ $$ [a](x.md) $$ ‖ a $$ [b](x.md) and $$⏎c
math :: $b${#x} ‖ $$⏎x {#a}⏎$$ ‖ $a {#x}$
keys :: ++ctrl+a++ [a](x.md) ‖ ++"[a](x.md)"++ [b](y.md) ‖ [++esc++](x.md) ‖ ## Press ++page-up++ now ‖ ## ++esc++ ‖ ## C++ and a++b ‖ ## Press ++cmd+k++ ‖ ## ++"My key"++ ‖ ## a ++x y++ b ‖ ++ctrl+a++{#k} ‖ + a⏎+ ++b++
emoji :: ## :tada: Party ‖ ## Party :tada: ‖ ## :material-clock: Time ‖ ## :nope: Time ‖ ## 10:30:20 ‖ ## :100: ‖ ## a:b:c ‖ :tada:{#t} ‖ :material-clock:{#t} [a](x.md) ‖ [:tada:](x.md) ‖ ## :fontawesome-solid-x: X ‖ ## :octicons-arrow-right-24: ‖ ## :+1: ok ‖ ## `:tada:`
mark :: ==[a](x.md)== ~~[b](y.md)~~ ^^[c](z.md)^^ ‖ ## ==A== ~~b~~ ^^c^^ ‖ ## H~2~O and x^2^ ‖ ## a == b ~~ c ^^ d ‖ == [a](x.md) == ‖ ==a==⏎--- ‖ ==a [b](x.md)⏎c== ‖ ==a=={#x} ~~b~~{#y} ‖ ## a~b~c ‖ ## a^b^c ‖ ## snake_case ~~x~~ y ‖ ~~~⏎[a](x.md)⏎~~~
mark :: ## ~~~a~~~ ‖ ## ^^^a^^^ ‖ ## a ~b c~ d ‖ ## ~a and ~b ‖ ==a==⏎⏎b ‖ ==⏎a⏎== ‖ - ==a==⏎- [b](x.md) ‖ ==a== "b" ‖ ## ==a==b ‖ ## a==b==c
hr :: a⏎⏎* * *⏎⏎- - -⏎⏎***⏎⏎[a](x.md)
not indented :: - a⏎b⏎⏎    [c](x.md)⏎⏎    ## H ‖ 1. a⏎    - b⏎c⏎⏎        [d](y.md) ‖ T⏎:   a⏎b⏎⏎    [c](x.md) ‖ !!! note⏎    a⏎b⏎⏎    [c](x.md) ‖ - a⏎# h⏎⏎    [c](x.md) ‖ [^1]: a⏎b⏎⏎    [c](x.md)⏎⏎x[^1] ‖ - a⏎b⏎- [c](x.md)⏎⏎        [d](y.md)
"""


def bodies(table: str) -> list[object]:
    """Return the bodies of a table: on each line a name and, between `‖`, bodies with `⏎` for newline and `⇥` for tab."""
    rows = (line.partition(" :: ") for line in table.strip().splitlines())
    named = [(name, body.replace("⏎", "\n").replace("⇥", "\t")) for name, _, row in rows for body in row.split(" ‖ ")]
    return [pytest.param(body, id=f"{name} {number}") for number, (name, body) in enumerate(named, 1)]


@pytest.mark.parametrize("body", bodies(ALIKE))
def test_tricky_bodies(body: str) -> None:
    assert scanned(body) == rendered(body)


MEANT_AS_A_LINK = r"""
definition with words behind it :: [a]: x.md and text⏎⏎[a]
link inside a link :: [a [b](y.md) c](x.md)
link in the text of an image :: ![see [x](x.md)](a.png)
link across cells :: | a | b |⏎|---|---|⏎| [a|b](x.md) | c |
link in an abbreviation :: HTML [a](x.md)⏎⏎*[HTML]: Hyper [b](y.md)
footnote before a bracket :: A[^1](x.md)⏎⏎[^1]: N
task mark as a reference :: - [x] a⏎⏎[x]: x.md
"""


@pytest.mark.parametrize("body", bodies(MEANT_AS_A_LINK))
def test_what_was_meant_as_a_link_is_checked_though_it_is_not_rendered_as_one(body: str) -> None:
    found, real = scanned(body), rendered(body)
    assert found.pop("links") >= real.pop("links")  # type: ignore[operator]  # both are sets
    assert found == real


SAME_ANCHOR = r"""
closing marks and a space :: ## B ##⏎⏎## C ## ⏎
short reference :: ## See [r] now⏎⏎[r]: x.md
"""


@pytest.mark.parametrize("body", bodies(SAME_ANCHOR))
def test_the_anchor_is_right_where_the_text_of_a_heading_is_not(body: str) -> None:
    found, real = (
        [one[:2] for one in side["headings"]]  # type: ignore[attr-defined]  # a list of triples
        for side in (scanned(body), rendered(body))
    )
    assert found == real


def test_what_cannot_be_the_target_of_a_local_link_need_not_be_decoded() -> None:
    assert scanned("[a](https://a.b/x?a=1&amp;b=2)")["links"] == {"https://a.b/x?a=1&amp;b=2"}
    assert rendered("[a](https://a.b/x?a=1&amp;b=2)")["links"] == {"https://a.b/x?a=1&b=2"}


@pytest.mark.parametrize(
    "link", ["[it](d.md)", "[it][d]", "[d]", "[a\nb](<d.md> 'T')", "[a [b](d.md)](d.md)", "unused"]
)
def test_nothing_of_a_link_to_a_draft_is_left(link: str) -> None:
    page = redacted(Document("x.md", "", f"See {link}.\n\n[d]: d.md\n"), {"d.md"}, ()).body
    assert page.startswith("See ")
    assert "d.md" not in page
    assert "[" not in page


INLINE = (
    "word|[a](x.md)|![i](i.png)|`[c](c.md)`|*[e](e.md)*|<https://a.b>|<a href='h.md'>h</a>|``a ` [z](z.md)``|[r][r1]|[r1].|"
    '**b**|\\[n](n.md)|x < y|[q](q.md "T")|@ada|&amp;|[t]( t.md )|[p](p(1).md)|<!-- [k](k.md) -->|<br>|{|}|$a$|$5|$6-$7|$A/$B|==m==|'
    "~~d~~|^2^|:tada:|:material-clock:|++ctrl+a++|++'@k'++"
).split("|")
TITLES = (
    "One|two|`code`|*em*|**st**|über|日本|a_b|(x)|v1.2|—|C#|[l](l.md)|snake_case|?|🚀|'s|==m==|x^2^|$y$|$5-$6|:tada:|"
    ":material-clock:|++esc++"
).split("|")
IN_CODE = ("# c", "[f](f.md)", "", "    [g](g.md)", "- [ ] t", "~~~", "!!! note", '=== "a"', "> q", "<div>", "<!--")
BOXES = ("!!! note\n", "!!! note\n\n", '!!! practice outcome-1 "T"\n', '??? tip "X"\n\n', '=== "A"\n', '=== "A"\n\n')


def words(pool: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pool), min_size=1, max_size=3).map(" ".join)


def indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))


def inside(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join).map(indented)
    mark = st.sampled_from(["- ", "* ", "1. ", "- [ ] ", "- [x] "])
    item = st.builds(lambda *parts: "".join(parts), mark, words(INLINE), st.just("\n\n"), content)
    tight = st.lists(st.builds(str.__add__, mark, words(INLINE)), min_size=1, max_size=3).map("\n".join)
    loose = st.lists(item, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(tight, loose, st.builds(str.__add__, st.sampled_from(BOXES), content))


code = st.lists(st.sampled_from(IN_CODE), max_size=4).map("\n".join)
leaves = st.one_of(
    words(INLINE),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###"]), words(TITLES)),
    code.map("```\n{}\n```".format),
    code.map("~~~~ py\n{}\n~~~~".format),
    st.sampled_from(
        ["| h |\n| --- |\n| [a](ta.md) |", "| h |\n| --- |\n| `|` |", "---", "<div>\n<a href='d.md'>x</a>\n</div>"]
    ),
)
blocks = st.recursive(leaves, inside, max_leaves=5)
setext = st.builds("{}\n{}".format, words(TITLES), st.sampled_from(["===", "---"]))
definition = blocks.map(indented).map("Term\n:   Def\n\n{}".format)
footnote = blocks.map(indented).map("x[^n]\n\n[^n]: Foot [fn](fn.md)\n\n{}".format)
whole = st.lists(st.one_of(blocks, blocks, setext, definition), min_size=1, max_size=4).map("\n\n".join)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(whole, st.one_of(st.just(""), footnote))
def test_well_written_bodies(body: str, note: str) -> None:
    defined = "[r1]: r1.md\n" if "[r1]" in body + note else ""
    body = f"{body}\n\n{note}\n\nword\n\n{defined}"
    assert scanned(body) == rendered(body)
