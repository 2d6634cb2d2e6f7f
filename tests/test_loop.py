"""What the hub answers about the learning loop of a lesson."""

from datetime import date

from hub.graph.hub import Hub
from hub.graph.loop import blocks, coverage, missing_stages
from hub.load import load
from hub.model.learning import Lesson
from tests.case import PEOPLE

FRONT = "---\ntitle: Undo\nsummary: Get it back.\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [One, Two, Three]\n---\n"


def hub_of(body: str) -> tuple[Hub, Lesson]:
    hub, _ = load({**PEOPLE, "lessons/undo.md": FRONT + body}, date(2026, 11, 22))
    lesson = hub.get("lessons/undo")
    assert isinstance(lesson, Lesson)
    return hub, lesson


def test_each_outcome_has_what_practises_and_checks_it() -> None:
    body = (
        '!!! practice outcome-1 outcome-2 "Do it"\n    !!! check outcome-3 "Nested"\n\n'
        '!!! check outcome-1 "Know it"\n    - [x] a\n\n!!! feedback outcome-3 "Show it"\n'
    )
    found = coverage(*hub_of(body))
    assert [[block.id for block in covering] for covering in found] == [
        ["practice-do-it", "check-know-it"],
        ["practice-do-it"],
        [],
    ]


def test_blocks_say_where_they_are() -> None:
    hub, lesson = hub_of('\nText.\n\n!!! check outcome-1 "Know it"\n    - [x] a\n        b\n\nMore.\n')
    (block,) = blocks(hub, lesson.id)
    assert (block.kind, block.title, block.form, block.outcomes) == ("check", "Know it", "one", (1,))
    assert (block.span.line, block.end_line) == (12, 14)
    assert [(answer.text, span.line, span.column) for answer, span in block.answers] == [("a", 13, 11)]


def test_a_stage_is_there_by_its_heading_or_its_block() -> None:
    assert missing_stages(*hub_of("Text.\n")) == ("Learn", "Practise", "Get feedback", "Reflect")
    assert missing_stages(*hub_of('## Learn\n\n!!! check "a"\n\n### Get  feedback\n\n!!! reflect "b"\n')) == ()
