"""What sessions leave behind and what comes before them: questions, actions, turns, offers, proposals, the calendar."""

from collections.abc import Mapping
from datetime import date

from hub.graph.calendar import months, on_calendar
from hub.graph.facilitation import turn, turns, whose_turn
from hub.graph.followups import (
    Progress,
    actions,
    actions_of,
    open_questions,
    questions,
    questions_about,
)
from hub.graph.hub import Hub
from hub.graph.proposals import proposals, session_offers
from hub.load import load
from hub.model.people import Group, Person
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)
LESSON = "---\ntitle: L\nsummary: S.\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n---\n\nText.\n"
SESSION = "---\ntitle: {}\ndate: {}\nformat: demo\nfacilitator: {}\n{}---\n\nText.\n"
PERSON = "---\ntitle: {}\nrole: engineer\njoined: {}\n{}---\n"


def hub_of(files: Mapping[str, str]) -> Hub:
    hub, faults = load({**PEOPLE, **files}, TODAY)
    assert faults == []
    return hub.published


def session(title: str, day: str, more: str = "", facilitator: str = "ada") -> dict[str, str]:
    return {f"sessions/{title.lower()}.md": SESSION.format(title, day, facilitator, more)}


def person(title: str, joined: str = "2020-01-01", more: str = "") -> dict[str, str]:
    return {f"people/{title.lower()}.md": PERSON.format(title, joined, more)}


QUESTIONS = {
    "lessons/l.md": LESSON,
    **session("Old", "2026-03-01", "questions:\n  - {asked: Q1, lesson: l}\n  - {asked: Q2, answer: A, by: grace}\n"),
    **session("New", "2026-11-01", "questions:\n  - {asked: Q3, answer: A, by: grace, lesson: l}\n  - {asked: Q4}\n"),
    **session("Next", "2026-12-01", "questions:\n  - {asked: Q5, lesson: l}\n"),
    **session("Away", "2026-12-02", "status: cancelled\nquestions:\n  - {asked: Q6, lesson: l}\n"),
}


def test_questions_are_open_until_they_have_an_answer() -> None:
    hub = hub_of(QUESTIONS)
    assert [asked.question.asked for asked in questions(hub)] == ["Q5", "Q3", "Q4", "Q1", "Q2"]
    assert [(asked.session.title, asked.index) for asked in open_questions(hub)] == [
        ("Next", 0),
        ("New", 1),
        ("Old", 0),
    ]


def test_a_lesson_has_its_questions() -> None:
    hub = hub_of(QUESTIONS)
    assert [asked.question.asked for asked in questions_about(hub, "lessons/l")] == ["Q5", "Q1", "Q3"]


ACTIONS = {
    **session(
        "Old",
        "2026-03-01",
        "actions:\n  - {what: late, who: ada, due: 2026-11-21}\n  - {what: today, who: ada, due: 2026-11-22}\n"
        "  - {what: ready, who: ada, due: 2026-01-01, done: true}\n",
    ),
    **session(
        "New", "2026-11-01", "actions:\n  - {what: someday, who: ada}\n  - {what: other, who: grace, due: 2026-12-01}\n"
    ),
    **session("Away", "2026-11-02", "status: cancelled\nactions:\n  - {what: moot, who: ada}\n"),
}


def test_actions_are_overdue_once_their_day_has_passed() -> None:
    hub = hub_of(ACTIONS)
    assert [(one.action.what, one.progress) for one in actions(hub)] == [
        ("late", Progress.OVERDUE),
        ("today", Progress.OPEN),
        ("other", Progress.OPEN),
        ("someday", Progress.OPEN),
        ("ready", Progress.DONE),
    ]
    assert [one.action.what for one in actions_of(hub, "people/ada")] == ["late", "today", "someday", "ready"]
    assert [(one.action.what, one.index) for one in actions_of(hub, "people/grace")] == [("other", 1)]


CIRCLE = "---\ntitle: Circle\npurpose: P.\nfacilitator: ada\nmembers: [grace, alan, eve, gone, late, quiet]\n---\n"
TURNS = {
    "groups/circle.md": CIRCLE,
    **person("Alan"),
    **person("Eve"),
    **person("Gone", more="left: 2026-11-21\n"),
    **person("Late", "2026-12-01"),
    **person("Quiet", more="listed: false\n"),
    **session("One", "2026-01-01", facilitator="ada"),
    **session("Two", "2026-02-01", facilitator="grace"),
    **session("Three", "2026-03-01", "group: circle\nspeakers: [eve]\n", facilitator="ada"),
    **session("Four", "2026-12-01", "speakers: [eve]\n", facilitator="alan"),
    **session("Idea", "2026-12-02", "status: proposed\n", facilitator="eve"),
    **session("Away", "2026-12-03", "status: cancelled\n", facilitator="eve"),
}


def test_turns_count_what_was_held_and_what_is_planned() -> None:
    hub = hub_of(TURNS)
    assert [(one.person.title, one.held, one.planned, str(one.last)) for one in turns(hub)] == [
        ("Ada", 2, 0, "2026-03-01"),
        ("Alan", 0, 1, "2026-12-01"),
        ("Grace", 1, 0, "2026-02-01"),
    ]
    eve = hub.entries["people/eve"]
    assert isinstance(eve, Person)
    assert (turn(hub, eve).times, turn(hub, eve).last) == (0, None)


def test_whoever_had_the_fewest_turns_and_waited_longest_is_next() -> None:
    hub = hub_of(TURNS)
    group = hub.entries["groups/circle"]
    assert isinstance(group, Group)
    assert [one.person.title for one in whose_turn(hub, group)] == ["Eve", "Grace", "Alan", "Ada"]


def test_offers_to_hold_a_session() -> None:
    offer = "offers: [{{what: session, {}}}]\n"
    hub = hub_of(
        {
            "topics/git.md": "---\ntitle: Git\n---\n",
            "topics/data.md": "---\ntitle: Data\n---\n",
            **person("Alan", more=offer.format("topics: [git], title: Rebase live")),
            **person("Eve", more=offer.format("until: 2026-11-22")),
            **person("Late", more=offer.format("until: 2026-11-21")),
            **person("Full", more=offer.format("capacity: 0")),
            **person("Gone", more="left: 2026-11-01\n" + offer.format("topics: [git]")),
            **person("Other", more="offers: [{what: mentoring}]\n"),
        }
    )
    assert [one.person.title for one in session_offers(hub)] == ["Alan", "Eve"]
    assert [one.person.title for one in session_offers(hub, "topics/git")] == ["Alan"]
    assert session_offers(hub, "topics/data") == ()
    assert session_offers(hub, "topics/git")[0].offer.title == "Rebase live"


def test_proposals_with_those_who_would_come() -> None:
    hub = hub_of(
        {
            **person("Gone", more="left: 2026-11-01\n"),
            **session("Few", "2026-12-01", "status: proposed\ninterested: [grace, gone]\n"),
            **session("Many", "2026-12-02", "status: proposed\ninterested: [grace, ada]\n"),
            **session("Sure", "2026-12-03", "interested: [grace]\n"),
        }
    )
    assert [(one.session.title, [who.title for who in one.interested]) for one in proposals(hub)] == [
        ("Many", ["Grace", "Ada"]),
        ("Few", ["Grace"]),
    ]


def test_the_calendar_has_each_slot_in_its_month_and_day() -> None:
    hub = hub_of(
        {
            **session("Eve", '"2026-12-31T18:00-05:00"', 'also_at: "2027-01-01T09:00+09:00"\n'),
            **session("Early", '"2026-12-31T09:00Z"'),
            **session("Whole", "2026-12-31"),
            **session("Idea", "2026-12-31", "status: proposed\n"),
        }
    )
    found = months(on_calendar(hub))
    assert [(one.year, one.month) for one in found] == [(2026, 12), (2027, 1)]
    assert [(slot.session.title, slot.second) for slot in found[0].slots] == [
        ("Whole", False),
        ("Early", False),
        ("Eve", False),
    ]
    assert [(str(day), [slot.session.title for slot in slots]) for day, slots in found[1].days] == [
        ("2027-01-01", ["Eve"])
    ]
    assert found[1].slots[0].second
