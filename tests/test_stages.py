"""What the reader knows of the blocks of a body is what their HTML says."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.reading.document import Document
from tests.test_body_oracle import CONTENT, RENDERER, indented, read_document

Fact = tuple[str, str, str | None, tuple[int, ...], tuple[tuple[bool, bool], ...]]
KINDS = {"hub-practice": "practice", "hub-check": "check", "hub-reflect": "reflect"}


class Rendered(HTMLParser):
    """Collects kind, id, form and outcomes of blocks, and their answers: right or not, explained or not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str | None, tuple[int, ...], list[list[bool]]]] = []
        self.tasks = 0
        self.inside: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        kind = KINDS.get(tag) or ("feedback" if "feedback" in classes and "id" in given else None)
        self.tasks += "task-list-item" in classes
        if kind:
            outcomes = tuple(int(one) for one in given.get("data-outcome", "").split())
            self.found.append((kind, given["id"], given.get("data-form"), outcomes, []))
        elif "data-right" in given:
            self.found[-1][-1].append([given["data-right"] == "true", False])
            self.inside = [tag]
        elif self.inside and tag == "hr":
            self.found[-1][-1][-1][1] = True
        elif self.inside and tag not in ("input", "img", "br"):
            answer = tag in ("summary", "span") and len(self.inside) == 1
            said = "hub-verdict" in classes or answer or {"hub-verdict", "summary", "span"} & {*self.inside}
            self.found[-1][-1][-1][1] |= not said
            self.inside.append("hub-verdict" if "hub-verdict" in classes else tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag not in ("input", "img", "br", "hr"):
            self.inside.pop()

    @property
    def facts(self) -> list[Fact]:
        return [(*rest, tuple((right, said) for right, said in answers)) for *rest, answers in self.found]  # type: ignore[misc]  # four and one


def rendered(body: str) -> tuple[list[Fact], int]:
    page = Rendered(RENDERER.reset().convert(body))
    return page.facts, page.tasks


def scanned(body: str) -> tuple[list[Fact], int]:
    document = Document("lessons/x.md", "", body)
    found = [
        (one.kind, one.id, one.form, one.outcomes, tuple((answer.right, answer.explained) for answer, _ in one.answers))
        for one in document.blocks
        if not one.nested
    ]
    return found, len(document.tasks)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_shipped_content(path: object) -> None:
    body = read_document("x.md", path.read_text(encoding="utf-8"))[0].body  # type: ignore[attr-defined]  # a path
    assert scanned(body) == rendered(body)


@pytest.mark.parametrize(
    "body",
    [
        '!!! check "T"\n    text\n    - [x] no list\n',
        '!!! check "T"\n    text\n\n    - [x] a list\n    text of it\n    - [ ] b\n',
        '!!! check "T"\n\n    - [x] a\n\n        b\n\n    - [ ] c\n\n    d\n',
        '!!! check "T"\n    - [x] a\n      wrapped\n        why\n    - [ ] b\n      wrapped\n',
        '!!! check "T"\n    1. [x] a\n    2. [ ] b\n',
        '!!! check "T"\n    - a\n    - [x] b\n        - [ ] c\n    - d\n',
        '!!! check "A ___"\n    - [x] a\n\n    - [ ] b\n        c\n',
        '!!! check "T"\n    Type `a ____`.\n\n    * [x] a\n',
        '!!! check "T"\n    ____\n\n    + [x] a\n',
        '!!! check "T"\n    - [x] a ___ b\n        ___\n',
        '!!! check "T"\n    1. a\n    2. b\n\n    text\n',
        '!!! check "T"\n    ```\n    - [x] a\n    ```\n\n    - [ ] b\n        ```\n        c\n        ```\n',
        '!!! check "T"\n\n    !!! hint\n        - [x] a\n\n    - [x] b\n\n        !!! note "c"\n            d\n',
        '!!! practice "T"\n    - [ ] a\n\n    !!! check "N"\n        - [x] b\n',
        '- item\n\n    !!! check "T"\n        - [x] a\n\n- item\n',
        'text\n!!! check "T"\n    - [x] a\nmore\n',
        '!!!check outcome-1  outcome-22 "T" \n    - [x] a\n',
        '!!! CHECK Outcome-1 "T"\n    - [x] a\n',
        '!!! check "A \\"b\\" `c_d` *e* <kbd>f</kbd> &amp; [g](h.md) ![i](j.png)"\n    - [x] a\n',
        "!!! check\n\n\n    Some *text*\n\n!!! check\n    ```\n    x\n    ```\n    after\n\n!!! reflect\n    - a\n",
        "!!! reflect\n        code\n\n!!! reflect\n    <div>x</div>\n\n!!! reflect\n    <!-- x -->\n    y\n",
        '## Check t\n\n!!! check "T"\n    - [x] a\n\n## Check T\n\n!!! check "T"\n',
        '!!! note "N"\n    !!! check "T"\n        - [x] a\n\n=== "A"\n    !!! check "T"\n        - [x] a\n',
        '!!! check ""\n    - [x] a\n\n!!! check "???"\n    - [x] a\n\n!!! practice outcome-3\n!!! practice outcome-3\n',
        '!!! check "a" "b"\n    - [x] a\n',
        '!!! check "a\n\ntext\n',
        ' !!! check "a"\n\ntext\n',
        '\t!!! check "a"\n',
        "## Tasks\n- [ ] a\n\nT\n=\n1. [ ] a\n\n### T\n- [ ] a\n",
        '## Tasks\n    !!! check "T"\n        - [x] a\n',
        "---\n- [ ] a\n\n***\n- [ ] a\n\n<!-- a -->\n- [ ] a\n\n<div>a</div>\n- [ ] a\n",
        '!!! check\t"a"\n\t- [x] a\n\t\twhy\n',
    ],
)
def test_tricky_blocks(body: str) -> None:
    assert scanned(body) == rendered(body)


WORDS = st.sampled_from(
    ["word", "`code`", "*em*", "a ___ b", "[l](l.md)", "@ada", "`___`", "über", "x_y", "1. a", "C#"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
WHY = st.one_of(TEXT, TEXT.map("```\n{}\n```".format), TEXT.map("- {}".format), TEXT.map('!!! hint "H"\n    {}'.format))
MARKS = st.sampled_from(["- [ ] ", "- [x] ", "* [X] "])


@st.composite
def answers(draw: st.DrawFn) -> str:
    items = []
    for _ in range(draw(st.integers(1, 3))):
        why = draw(st.one_of(st.just(""), TEXT.map("\n{}".format), WHY.map("\n\n{}".format)))
        items.append(draw(MARKS) + draw(TEXT) + indented(why))
    return draw(st.sampled_from(["\n", "\n\n"])).join(items)


ORDERED = st.lists(TEXT, min_size=1, max_size=3).map(lambda items: "\n".join(f"1. {item}" for item in items))
FOLD = st.builds(
    "{} {}\n{}".format, st.sampled_from(["!!!", "???"]), st.sampled_from(["hint", 'solution "S"']), TEXT.map(indented)
)
HEAD = st.builds(
    "!!! {}{}{}".format,
    st.sampled_from(["practice", "check", "feedback", "reflect"]),
    st.sampled_from(["", " outcome-1", " outcome-1 outcome-12", " wide"]),
    st.one_of(st.just(""), TEXT.map(' "{}"'.format)),
)
INSIDE = st.lists(st.one_of(answers(), ORDERED, TEXT, FOLD, TEXT.map("```\n{}\n```".format)), max_size=3).map(
    "\n\n".join
)
BLOCK = st.builds("{}\n{}{}".format, HEAD, st.sampled_from(["", "\n"]), INSIDE.map(indented))
BODY = st.lists(st.one_of(BLOCK, BLOCK, TEXT, TEXT.map("## {}".format)), min_size=1, max_size=4).map("\n\n".join)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(BODY)
def test_well_written_blocks(body: str) -> None:
    assert scanned(f"{body}\n\nword\n") == rendered(f"{body}\n\nword\n")
