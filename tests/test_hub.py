"""The questions of a hub, where their answers are easily wrong."""

from datetime import date

from hub.graph.hub import Hub
from hub.graph.onboarding import guides_for, onboarding_words
from hub.graph.topics import DEEPEST, tree
from hub.load import load
from hub.model.people import Person
from hub.model.session import Session, State
from hub.model.topics import Path
from hub.pages.pen import Pen
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)
LESSON = (
    "---\ntitle: {}\nsummary: S.\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n{}---\n\nText.\n"
)
PATH = "---\ntitle: {}\nsummary: S.\nfor: everyone\noutcome: You can.\nowner: ada\nsteps: [{}]\n---\n"
SESSION = "---\ntitle: {}\ndate: {}\nformat: demo\nfacilitator: ada\n{}---\n\nText.\n"


def hub_of(files: dict[str, str]) -> Hub:
    hub, faults = load({**PEOPLE, **files}, TODAY)
    assert faults == []
    return hub


def test_paths_that_contain_each_other_are_counted_once_and_fast() -> None:
    names = [f"p{number}" for number in range(30)]
    ladder = {
        f"paths/{name}.md": PATH.format(name, ", ".join(other for other in names if other != name)) for name in names
    }
    hub = hub_of(
        {**ladder, "lessons/a.md": LESSON.format("A", ""), "paths/top.md": PATH.format("top", "p0, lessons/a")}
    )
    top = hub.get("paths/top")
    assert isinstance(top, Path)
    assert hub.journey(top).time.most == 10


def test_nested_paths_add_up() -> None:
    files = {f"lessons/{name}.md": LESSON.format(name, "") for name in "ab"}
    hub = hub_of({**files, "paths/in.md": PATH.format("in", "a, b"), "paths/out.md": PATH.format("out", "paths/in, a")})
    out = hub.get("paths/out")
    assert isinstance(out, Path)
    assert hub.journey(out).time.most == 30
    assert [path.id for path in hub.paths_with("lessons/a")] == ["paths/in", "paths/out"]


def test_drafts_are_not_among_the_files_of_readers() -> None:
    hub = hub_of({"conduct.md": "---\ntitle: C\nstatus: draft\n---\n", "hub.yml": "links: {conduct: conduct.md}\n"})
    assert "conduct.md" in hub.files
    assert "conduct.md" not in hub.published.files
    assert Pen(hub.published, "index.md").outside("Conduct", "conduct.md") == "Conduct"


def test_only_the_verification_itself_has_its_day() -> None:
    review = "topics: [git]\ncredits: {reviewers: [grace]}\n"
    verified = f"{review}verified: {{by: ada, on: 2015-01-01, digest: 0123abcd}}\n"
    topic = {"topics/git.md": "---\ntitle: Git\n---\n"}
    plain, old = (hub_of({**topic, "lessons/a.md": LESSON.format("A", more)}) for more in (review, verified))
    score = [
        next(one.score for one in hub.experts("topics/git") if one.person == "people/grace") for hub in (plain, old)
    ]
    assert score[0] == score[1]


def test_those_who_left_keep_their_work_and_lose_their_listing() -> None:
    alan = "---\ntitle: Alan\nrole: engineer\njoined: 2019-01-01\nleft: 2026-11-21\nskills: {git: 5}\n---\n"
    lesson = LESSON.format("A", "topics: [git]\n").replace("[ada]", "[alan]")
    hub = hub_of({"people/alan.md": alan, "lessons/a.md": lesson, "topics/git.md": "---\ntitle: Git\n---\n"})
    assert [entry.id for entry in hub.wrote("people/alan")] == ["lessons/a"]
    assert hub.experts("topics/git") == ()
    assert "people/alan" not in {person.id for person in hub.listed}
    assert len(hub.all(Person)) == 3


def test_a_session_is_planned_until_its_end_has_passed() -> None:
    files = {
        "sessions/today.md": SESSION.format("Today", "2026-11-22", ""),
        "sessions/gone.md": SESSION.format("Gone", "2026-11-21", ""),
        "sessions/night.md": SESSION.format("Night", '"2026-11-21T23:30+00:00"', "minutes: 60\n"),
        "sessions/called-off.md": SESSION.format("Away", "2026-12-01", "status: cancelled\n"),
        "sessions/again.md": SESSION.format("Again", "2026-11-01", 'also_at: "2026-11-30T08:00Z"\n'),
    }
    hub = hub_of(files)
    assert [one.title for one in hub.sessions(State.PLANNED)] == ["Again", "Night", "Today"]
    assert [one.title for one in hub.sessions(State.HELD)] == ["Gone"]
    assert [one.title for one in hub.sessions(State.CANCELLED)] == ["Away"]
    assert len(hub.all(Session)) == 5


def test_a_session_with_a_recap_is_held_and_recapped() -> None:
    silent = SESSION.replace("Text.\n", "")
    files = {
        "sessions/told.md": SESSION.format("Told", "2026-11-02", ""),
        "sessions/silent.md": silent.format("Silent", "2026-11-03", "decisions: [We go on]\nattendance: 3\n"),
        "sessions/ahead.md": SESSION.format("Ahead", "2026-12-03", ""),
    }
    hub = hub_of(files)
    assert [one.title for one in hub.sessions(State.HELD)] == ["Silent", "Told"]
    assert [one.title for one in hub.sessions(State.RECAPPED)] == ["Told"]
    assert [one.title for one in hub.all(Session) if hub.recapped(one)] == ["Told"]


def test_what_comes_before_and_what_it_unlocks() -> None:
    requires = {"a": "", "b": "requires: [a]\n", "c": "requires: [b, a]\n"}
    hub = hub_of({f"lessons/{name}.md": LESSON.format(name, more) for name, more in requires.items()})
    assert hub.prerequisites.before("lessons/c") == ("lessons/a", "lessons/b")
    assert [entry.id for entry in hub.unlocks("lessons/a")] == ["lessons/b", "lessons/c"]


def test_guides_by_role_and_time() -> None:
    guide = "---\ntitle: {0}\nsummary: S.\nfor: {1}\nwhen: {2}\narea: role\nowner: ada\n---\n\n- [ ] Do it\n"
    hub = hub_of(
        {
            "guides/late.md": guide.format("Late", "everyone", "month-1"),
            "guides/early.md": guide.format("Early", "[engineer]", "day-1"),
            "guides/other.md": guide.format("Other", "[keeper]", "day-1"),
        }
    )
    assert [one.title for one in guides_for(hub, "engineer")] == ["Early", "Late"]
    assert onboarding_words(hub) == ("engineer", "keeper")


def test_a_session_that_was_called_off_is_no_step_of_a_path() -> None:
    files = {
        "lessons/l.md": LESSON.format("L", ""),
        "sessions/gone.md": SESSION.format("Gone", "2026-12-01", "status: cancelled\nminutes: 45\n"),
        "paths/p.md": PATH.format("P", "gone, l"),
    }
    hub = hub_of(files)
    path = hub.those(["paths/p"], Path)[0]
    journey = hub.journey(path)
    assert ([step.entry.id for step in journey.steps], journey.time.most) == (["lessons/l"], 10)


def test_topics_stand_under_wider_ones_and_none_is_lost_in_a_circle() -> None:
    topic = "---\ntitle: {}\n{}---\n"
    files = {
        "topics/a.md": topic.format("Zebra", "parent: b\n"),
        "topics/b.md": topic.format("ante", "parent: a\n"),
        "topics/c.md": topic.format("Élan", ""),
        "topics/d.md": topic.format("Deep", "parent: c\n"),
    }
    chain = {
        f"topics/n{number}.md": topic.format(f"N{number}", f"parent: n{number - 1}\n") for number in range(1, 1500)
    }
    found = list(tree(hub_of(files)))
    assert [(one.title, depth) for one, depth in found] == [("Élan", 0), ("Deep", 1), ("ante", 0), ("Zebra", 1)]
    deep = list(tree(hub_of({**chain, "topics/n0.md": topic.format("N0", "")})))
    assert (len(deep), deep[-1][1]) == (1500, DEEPEST)


def test_a_title_stands_on_one_line() -> None:
    hub = hub_of({"topics/a.md": '---\ntitle: "A\\n\\n[click](javascript:alert(1))"\n---\n'})
    assert hub.entries["topics/a"].title == "A [click](javascript:alert(1))"
