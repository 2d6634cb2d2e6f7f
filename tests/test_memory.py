"""A hub read with a memory is the hub read without one, whatever changed between; and what is offered from it."""

from datetime import date

import pytest

from hub.checking.check import check, in_order
from hub.diagnostics import Span
from hub.load import faults_of, load
from hub.lsp.completing import completed
from hub.lsp.hovering import field_help
from hub.lsp.known import Known
from hub.model.settings import Settings
from hub.reading.memory import Memory
from hub.reading.source import Source
from tests.case import PEOPLE
from tests.site import SMALL

DAY = date(2026, 11, 22)
LESSON = "lessons/undo.md"
CHANGES: tuple[dict[str, Source | None], ...] = (
    {LESSON: SMALL[LESSON].replace("[ada]", "[adda]")},
    {"people/adda.md": PEOPLE["people/ada.md"]},
    {
        "people/adda.md": None,
        "people/grace.md": PEOPLE["people/grace.md"].replace("role:", "aliases: [people/adda]\nrole:"),
    },
    {"hub.yml": "levels: [easy]\n"},
    {"hub.yml": None, LESSON: SMALL[LESSON].encode()},
    {"lessons/undo/index.md": "---\ntitle: Twice\n---\n", "topics/git.md": "---\ntitle: [\n---\n"},
)


def test_a_memory_changes_nothing_but_the_time_it_takes() -> None:
    memory, sources = Memory(), dict[str, Source](SMALL)
    for change in CHANGES:
        sources = {path: text for path, text in {**sources, **change}.items() if text is not None}
        hub, faults = load(sources, DAY, memory=memory)
        fresh, expected = load(sources, DAY)
        assert faults == expected
        assert (hub.entries, hub.edges, hub.files) == (fresh.entries, fresh.edges, fresh.files)
        assert in_order(check(hub)) == in_order(check(fresh))
        again = [fault for path, text in sources.items() for fault in faults_of(path, text, memory)]
        assert set(again) <= set(faults)


def test_what_has_not_changed_is_not_read_again() -> None:
    memory = Memory()
    first, _ = load(SMALL, DAY, memory=memory)
    second, _ = load({**SMALL, LESSON: SMALL[LESSON] + "More.\n"}, DAY, memory=memory)
    kept = [key for key, document in second.documents.items() if document is first.documents[key]]
    assert set(second.documents) - set(kept) == {"lessons/undo"}
    assert second.entries["people/ada"] is first.entries["people/ada"]


def offered(path: str, text: str) -> dict[str, str]:
    """Return what can be typed at the bar in a text: what is shown, and what is typed."""
    before, _, behind = text.partition("|")
    memory = Memory()
    hub, _ = load({**SMALL, path: before + behind}, DAY, ["lessons/shot.png"], memory=memory)
    known = Known(hub, memory.surroundings.names, hub.at(path))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    choices = completed(known, (before + behind).split("\n"), Span.on_line(path, line, column, 0))
    return {one.label: one.text for one in choices.found}


@pytest.mark.parametrize(
    ("path", "text", "label", "typed"),
    [
        ("lessons/new.md", "---\nauthors: |\n---\n", "ada", "[ada]"),
        ("lessons/new.md", "---\nauthors:\n  |\n---\n", "ada", "- ada"),
        ("lessons/new.md", "---\nstatus: d|\n---\n", "draft", "draft"),
        ("lessons/new.md", "---\nminutes: {|}\n---\n", "practise", "practise: "),
        ("people/new.md", "---\nskills: {g|}\n---\n", "git", "git: "),
        ("people/new.md", "---\nrole: |\n---\n", "engineer", "engineer"),
        ("people/new.md", "---\nlisted: |\n---\n", "false", "false"),
        ("people/new.md", "---\njoined: |\n---\n", "2026-11-22", "2026-11-22"),
        ("guides/new.md", "---\nfor: |\n---\n", "everyone", "everyone"),
        ("hub.yml", "links:\n  |\n", "conduct", "conduct: "),
        ("hub.yml", "search:\n  - query: x\n    expect: |\n", "undo", "undo"),
        (LESSON, SMALL[LESSON] + "\n!!! practice |\n", "outcome-1", "outcome-1"),
        (LESSON, SMALL[LESSON] + "\n!!! |\n", "reflect", "reflect"),
        (LESSON, SMALL[LESSON] + "\nSee [it](|\n", "../topics/git.md", "../topics/git.md"),
        (LESSON, SMALL[LESSON] + "\n![it](|\n", "shot.png", "shot.png"),
        (LESSON, SMALL[LESSON] + "\n[it](#|\n", "the-reflog", "the-reflog"),
        (LESSON, SMALL[LESSON] + "\n- [ ] @|\n", "newcomer", "newcomer: "),
    ],
)
def test_what_is_offered_and_what_is_typed_for_it(path: str, text: str, label: str, typed: str) -> None:
    assert offered(path, text).get(label) == typed


def test_fields_that_are_there_already_are_not_offered_and_required_ones_come_first() -> None:
    found = list(offered("lessons/new.md", "---\ntitle: x\n|\n---\n"))
    assert found[:2] == ["summary", "authors"]
    assert "title" not in found


def test_help_for_settings_and_none_for_values() -> None:
    lines = ["matching:", "  max_newcomers: 2"]
    said = field_help(Settings, lines, Span.on_line("hub.yml", 2, 5, 0))
    assert said
    assert "How many newcomers one person takes at once" in said[0]
    assert field_help(Settings, lines, Span.on_line("hub.yml", 2, 18, 0)) is None
