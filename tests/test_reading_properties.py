"""What holds for every file, whatever stands in it."""

from collections import Counter
from datetime import date

import frontmatter
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from hub.checking.check import check
from hub.diagnostics import Diagnostic, Span
from hub.graph.hub import Hub
from hub.load import load
from hub.model.kind import id_of
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)
FEW = settings(derandomize=True, deadline=None, max_examples=120)
MANY = settings(FEW, max_examples=250)
KEYS = "title summary authors level minutes requires topics struggles resources verified aliases status lang for when area owner steps skills offers actions date format facilitator".split()
VALUES = (
    "ada|adda|[ada]|[ada, adda]|no|10:30|1.10|~|null|'x|\"x|'x'|\"x\"|&a b|*a|!t x|# c|x # c|-|- ada|[|[ada|{|{a: b}|{}|>|"
    "2026-11-22|2026-11-22T10:00Z|é|<<|? a|{learn: 1, practise: 2}|- {stage: S, do: [x]}|everyone|00|1e3|=|\u2028|\x00"
).split("|")
LINES = ("---", "----", "--- ", "...", "", "- x", "  - ada", "# c", "text", "  a: b", "    - {a: [b]}")
BODY = (
    "[a](b.md)|![](a.png)|![x][y]|[y]: z.md|@ada|@nobody|- [ ] @ada: x|```|~~~|<a href='x'>|<img src=x>|# h|h\n===|`x`|<!--|-->|"
    '[x]: <y> "t"|\\[|[a](\nb.md)|{#id}|[a](../lessons/x.md#zz)|[a](http://[)|<//[>|    code|\t|[^1]: n|@|[](){}|]|!'
).split("|")
PATHS = [f"{folder}/x.md" for folder in ("lessons", "people", "guides", "sessions", "topics", "paths", "groups")]

paths = st.sampled_from([*PATHS, "x.md", "index.md"])
characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters)
fields = st.builds(
    "{}{}: {}".format, st.sampled_from(["", "", "  ", "- "]), st.sampled_from(KEYS), st.sampled_from(VALUES)
)
lines = st.one_of(fields, st.sampled_from(LINES), st.text(characters, max_size=12))
bodies = st.lists(st.one_of(st.sampled_from(BODY), st.text(characters, max_size=8)), max_size=8).map("\n".join)
entries = st.builds(
    lambda front, body: "\n".join(["---", *front, "---", body]), st.lists(st.one_of(fields, lines), max_size=6), bodies
)
anything = st.one_of(entries, entries, st.lists(lines, max_size=6).map("\n".join), texts)


def read(path: str, source: str | bytes) -> tuple[Hub, list[Diagnostic]]:
    hub, faults = load({**PEOPLE, path: source}, TODAY, ["a.png"])
    return hub, [*faults, *check(hub)]


def rules(found: list[Diagnostic], path: str) -> set[str]:
    return {one.rule.name for one in found if one.span.path == path}


@MANY
@given(paths, anything)
@example("sessions/x.md", "---\ntitle: T\ndate: 9999-12-31T23:59-14:00\n---\n")
@example("sessions/x.md", "---\ntitle: T\ndate: 9999-12-31T23:00Z\nminutes: 600\n---\n")
@example("x.md", "---\ntitle: \ud800\n---\n")
@example("lessons/x.md", "---\ntitle: T\n" + "? - " * 400 + "\n---\n")
@example("lessons/x.md", "---\nminutes: " + "9" * 6000 + "\nverified: {by: 1}\n---\n")
@example("paths/x.md", "---\nsteps: [[a], {stage: a, do: {a: b}}, x]\naliases: [[a], {a: b}]\n---\n")
@example("lessons/x.md", "---\ntitle: T\n---\n" + "[" * 3000 + "![" * 3000 + "`" * 999 + "<" * 3000)
def test_no_text_makes_it_raise(path: str, text: str) -> None:
    hub, found = read(path, text)
    assert set(hub.documents) == {"people/ada", "people/grace", id_of(path)}
    assert all(one.message and one.hint for one in found)


@MANY
@given(paths, st.one_of(st.binary(), st.builds(str.encode, entries, st.sampled_from(["utf-8", "utf-16", "utf-7"]))))
def test_no_bytes_make_it_raise(path: str, source: bytes) -> None:
    read(path, source)


@FEW
@given(st.one_of(texts, st.lists(lines, max_size=6).map("\n".join), st.binary()))
def test_no_settings_make_it_raise(source: str | bytes) -> None:
    hub, _ = load({**PEOPLE, "hub.yml": source}, TODAY)
    list(check(hub))
    assert hub.settings.levels is not None


def outside(span: Span, lines: list[str]) -> bool:
    """Return whether a span is not a place in these lines."""
    return not (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


@MANY
@given(paths, anything)
@example("x.md", "---\ntitle: 😀: b\n---\n\n😀 [a](nope.md) @nobody ![](b.png)")
@example("lessons/x.md", "---\nlevel: begin: ner\nminutes: @x\n---\n")
@example("x.md", "---\n  summary:\n&\n  summary:\n---\n")
@example("lessons/x.md", "---\ntitle: T\nlevel: beginner\nmore\n---\n")
@example("x.md", "---\nbool_type\n- area: - {stage: S, do: [x]}\n---\n")
def test_findings_are_places_in_the_file(path: str, text: str) -> None:
    _, found = read(path, text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    spans = [span for one in found for span in (one.span, *one.related) if span.path == path]
    assert [span for span in spans if outside(span, lines)] == []


@FEW
@given(paths, anything)
def test_findings_are_found_once(path: str, text: str) -> None:
    _, found = read(path, text)
    assert [one for one, count in Counter(found).items() if count > 1] == []


RIGHT_OR_WRONG = (
    ("title: T", "title: Git: undo", "title: 10:30", "title: no", "titel: T", "title: @x # why", 'title: a: \\"b" # c'),
    ("summary: S", "summary: 1.10", "summary: [S, T]", "sumary: S", "summary: a: b # c", "summary: 2026-11-22"),
    (
        "authors: [ada]",
        "authors: adda, ada",
        "authors: [@adda]",
        "authors: 'ada'",
        "authors: [adda, grcae]",
        "autors: [ada]",
        'authors: ["adda"]',
        "authors:\n  - grcae",
    ),
    ("level: beginner", "level: beginer", "level: 'begginer'", "level: [beginer]", "levle: beginner"),
    ("minutes: 20", "minute: 20", "minutes: {learn: 1, practice: 2}"),
    (
        "lang: en",
        "lang: no",
        "# nothing",
        "verified: {by: grcae, on: 2026-01-01, digest: 9f86d081884c7d65}",
        "resources: [{title: a, then b, url: https://a.b/}]",
    ),
    ("Text.", "[a](../people/adda.md)", "@adda and (@grcae)", "[a](../people/ada)", "![b](../aa.png)", "[a](#hed)"),
    ("## Head", "[a][r]\n\n[r]: /people/ada.md", "<a href='../people/grcae.md'>g</a>", "## Head\n\n[h](x.md#haed)"),
)
drafts = st.tuples(*map(st.sampled_from, RIGHT_OR_WRONG)).map(
    lambda part: "\n".join(["---", *part[:6], "---", "", part[6], "", part[7], ""])
)


def replaced(text: str, span: Span, replacement: str) -> str:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    begin, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    return text[:begin] + replacement + text[end:]


@FEW
@given(drafts)
def test_a_replacement_cures_its_finding_and_brings_no_other(text: str) -> None:
    _, before = read("lessons/x.md", text)
    for one in before:
        if one.replacement is not None:
            _, after = read("lessons/x.md", replaced(text, one.span, one.replacement))
            told = Counter((other.rule.name, other.message) for other in before)
            told[one.rule.name, one.message] -= 1
            assert Counter((other.rule.name, other.message) for other in after) - told == Counter()


@FEW
@given(drafts)
def test_all_replacements_together_leave_nothing_to_replace(text: str) -> None:
    for _ in range(12):
        _, found = read("lessons/x.md", text)
        open_ = [one for one in found if one.replacement is not None]
        if not open_:
            return
        text = replaced(text, open_[-1].span, open_[-1].replacement or "")
    raise AssertionError(text)


FRONT = (
    "topics: []|status: live|summary: |\n  a\n\n  ---\n  b|summary: >-\n  a b|summary: 'a\n\n  b'|summary: \"a: b\"|# c||lang: en|"
    "aliases: [a, b]|aliases:\n- a\n- 'b'|summary: x # y|summary: ~|? lang\n: en|\"lang\": en|lang:\n  en|lang : en|summary: ---x"
).replace("|\n", "\x1f\n")
AFTER = ("", "text", "---", "----", "...", "# h", "  ", "\u00a0", "- a", "a: b", "***", "title: no")
whole = st.builds(
    lambda opening, front, closing, body: "\n".join([opening, "title: T", *front, closing, *body]),
    st.sampled_from(["---", "---", "--- ", "---\t"]),
    st.lists(st.sampled_from([part.replace("\x1f", "|") for part in FRONT.split("|")]), max_size=3),
    st.sampled_from(["---", "---", "--- ", "---\t", "----"]),
    st.lists(st.sampled_from(AFTER), max_size=5),
)


@MANY
@given(st.one_of(whole, whole, anything))
def test_python_frontmatter_reads_a_sound_file_alike(text: str) -> None:
    hub, found = read("x.md", text)
    if hub.entries["x"].faulty or "ambiguous-scalar" in rules(found, "x.md"):
        return
    root, _ = hub.documents["x"].compose()
    post = frontmatter.loads(text)
    assert root is not None
    assert set(post.metadata) == {key.value for key, _ in root.value}
    assert post.content.strip() == hub.documents["x"].body.strip()


@MANY
@given(whole)
def test_no_part_of_a_sound_file_is_lost(text: str) -> None:
    hub, _ = read("x.md", text)
    document = hub.documents["x"]
    assume(not hub.entries["x"].faulty)
    opening, rest = text.split("\n", 1)
    closing = rest.removeprefix(document.block or "").removesuffix(document.body)
    assert f"{opening}\n{document.block}{closing}{document.body}" == text
    assert opening.rstrip() == closing.rstrip() == "---"
    assert "\n".join(text.split("\n")[document.first_line - 1 :]) == document.body


@FEW
@given(paths, anything)
def test_line_ends_and_byte_order_marks_change_nothing(path: str, text: str) -> None:
    assume("\r" not in text and not text.startswith("\ufeff"))
    plain, told = read(path, text)
    for variant in (text.replace("\n", "\r\n"), text.replace("\n", "\r"), f"\ufeff{text}", text.encode()):
        hub, found = read(path, variant)
        assert found == told
        assert (hub.entries, hub.documents, hub.edges) == (plain.entries, plain.documents, plain.edges)


def test_a_byte_that_is_not_utf_8_is_where_the_hub_counts_lines() -> None:
    _, found = read("x.md", b"---\rtitle: Caf\xe9\r---\r")
    assert [one.span for one in found if one.rule.name == "not-utf-8"] == [Span.on_line("x.md", 2, 11, 1)]


@pytest.mark.parametrize(("word", "role"), [("R&D: lead", "'R&D: led'"), ("no", "nno"), ("#1 b", "'#1 a'")])
def test_a_replacement_by_a_special_word_is_quoted(word: str, role: str) -> None:
    person = f"---\ntitle: T\nrole: {role}\njoined: 2020-01-01\n---\n"
    sources = {**PEOPLE, "hub.yml": f"roles: ['{word}', engineer]\n"}
    (one,) = (fault for fault in load({**sources, "people/x.md": person}, TODAY)[1] if fault.replacement)
    mended = replaced(person, one.span, one.replacement or "")
    assert load({**sources, "people/x.md": mended}, TODAY)[1] == []


@pytest.mark.parametrize("written", [">\n  adda", "|\n  adda\nlang: en", '"ad\\\n  da"', "'adda'", "adda  # who"])
def test_a_replacement_leaves_the_lines_behind_it(written: str) -> None:
    text = f"---\ntitle: T\nowner: {written}\nwhen: week-1\n---\n"
    mended = [replaced(text, one.span, one.replacement) for one in read("guides/x.md", text)[1] if one.replacement]
    assert all(set(one.split("\n")) >= {"when: week-1", *written.split("\n")[2:]} for one in mended)
    assert mended or "\n" in written
