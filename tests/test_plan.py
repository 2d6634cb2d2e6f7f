"""The shortest way, against every other way on small random hubs."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.diagnostics import Span
from hub.graph.choices import MOST
from hub.graph.hub import Hub
from hub.graph.journey import minutes_of
from hub.graph.needs import Known, Need, reach
from hub.graph.plan import Goal, Plan, Why, goal_of, goal_of_role, plan
from hub.load import load
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.learning import Lesson
from hub.model.settings import Settings
from hub.model.topics import Path, Stage, Topic
from hub.model.values import Minutes
from tests.bench.corpus import TODAY, Corpus
from tests.case import PEOPLE

SMALL = settings(derandomize=True, deadline=None, max_examples=150)
REACH = {"beginner": (0, 2), "intermediate": (2, 4), "advanced": (4, 5)}
LESSONS, TOPICS, PATHS = "abcdef", "tu", "pqr"


def some(letters: str, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(letters), max_size=most, unique=True).map(tuple)


lessons = st.builds(
    lambda minutes, requires, topics, level: Lesson.model_construct(
        title="L", minutes=Minutes.model_construct(learn=minutes), requires=requires, topics=topics, level=level
    ),
    st.integers(1, 30),
    some(LESSONS + TOPICS, 2),
    some(TOPICS, 2),
    st.sampled_from([*REACH]),
)
topics = st.builds(
    lambda requires, target: Topic.model_construct(title="T", requires=requires, targets={"keeper": target}),
    some(TOPICS, 1),
    st.integers(1, 5),
)
doing = st.lists(st.sampled_from(LESSONS + PATHS), min_size=1, max_size=4, unique=True).map(tuple)
stages = st.builds(lambda do, choose: Stage(stage="S", do=do, choose=choose), doing, st.none() | st.integers(1, 3))
paths = st.builds(
    lambda steps, targets, role: Path.model_construct(title="P", steps=steps, targets=targets, for_=(role,)),
    st.lists(stages, min_size=1, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(TOPICS), st.integers(1, 5), max_size=1),
    st.sampled_from(["keeper", "everyone"]),
)
known = st.builds(
    Known,
    st.frozensets(st.sampled_from(LESSONS + PATHS), max_size=2),
    st.dictionaries(st.sampled_from(TOPICS), st.integers(1, 5), max_size=1),
)


def hub_of(found: Mapping[str, Entry]) -> Hub:
    entries = {name: entry.model_copy(update={"id": name}) for name, entry in sorted(found.items())}
    edges = tuple(Edge(name, "topics", topic, Span("x")) for name, one in entries.items() for topic in one.topics)
    return Hub(Settings(), entries, {}, edges, frozenset(), TODAY)


hubs = st.builds(
    lambda some_lessons, some_topics, some_paths: hub_of(
        {
            **dict(zip(LESSONS, some_lessons, strict=True)),
            **dict(zip(TOPICS, some_topics, strict=True)),
            **dict(zip(PATHS, some_paths, strict=True)),
        }
    ),
    st.lists(lessons, min_size=6, max_size=6),
    st.lists(topics, min_size=2, max_size=2),
    st.lists(paths, min_size=3, max_size=3),
)
goals = st.sampled_from([*LESSONS, *TOPICS, *PATHS, "keeper"])


def goal_for(hub: Hub, name: str) -> Goal:
    return goal_of_role(hub, name) if name == "keeper" else goal_of(hub.entries[name])


class Judge:
    """Says whether a set of lessons is enough: the words of the documents once more, without any order."""

    def __init__(self, hub: Hub, known: Known, taken: frozenset[str]) -> None:
        self.hub = hub
        self.known = known
        self.taken = taken

    def has(self, name: str) -> bool:
        entry = self.hub.entries[name]
        if name in self.taken or name in self.known.done:
            return True
        if not isinstance(entry, Lesson) or not entry.topics:
            return False
        return all(self.known.levels.get(topic, 0) >= REACH[entry.level][1] for topic in entry.topics)

    def is_closed(self) -> bool:
        return all(self.ready(name) for name in self.taken)

    def ready(self, name: str) -> bool:
        entry = self.hub.entries[name]
        assert isinstance(entry, Lesson)
        return all(self.has(one) if one in LESSONS else self.topic(one, 1) for one in entry.requires)

    def topic(self, name: str, level: int, above: int = 0, trail: tuple[str, ...] = ()) -> bool:
        own = self.known.levels.get(name, 0)
        if name in trail or (level == 1 and own) or max(own, above) >= level:
            return True
        topic = self.hub.entries[name]
        assert isinstance(topic, Topic)
        return all(self.topic(one, 1, 0, (*trail, name)) for one in topic.requires) and all(
            self.has(lesson.id)
            for lesson in self.hub.all(Lesson)
            if name in lesson.topics and REACH[lesson.level][0] < level and REACH[lesson.level][1] > max(own, above)
        )

    def path(self, name: str) -> bool:
        if name in self.known.done:
            return True
        path = self.hub.entries[name]
        assert isinstance(path, Path)
        for leg in self.hub.journey(path).legs:
            options = [step.entry.id for step in leg.steps if step.entry.id in LESSONS or step.time.most]
            enough = sum(self.path(one) if one in PATHS else self.has(one) for one in options)
            if enough < min(leg.stage.choose or len(options), len(options)):
                return False
        return True

    def goal(self, goal: Goal) -> bool:
        return (
            all(self.path(name) for name in goal.paths)
            and all(self.has(name) for name in goal.entries)
            and all(self.topic(name, level, (goal.reached or {}).get(name, 0)) for name, level in goal.topics)
        )


def enough(hub: Hub, goal: Goal, known: Known) -> Iterator[frozenset[str]]:
    """Yield every set of lessons that leads to a goal."""
    for count in range(len(LESSONS) + 1):
        for taken in map(frozenset, combinations(LESSONS, count)):
            judge = Judge(hub, known, taken)
            if judge.is_closed() and judge.goal(goal):
                yield taken


@SMALL
@given(hubs, goals, known)
def test_there_is_no_shorter_way(hub: Hub, name: str, knows: Known) -> None:
    goal = goal_for(hub, name)
    found = plan(hub, goal, knows)
    ways = [*enough(hub, goal, knows)]
    assert found.exact
    assert frozenset(step.entry.id for step in found.steps) in ways
    assert found.minutes == min(sum(minutes_of(hub.entries[one]) for one in way) for way in ways)


@SMALL
@given(hubs, goals, known)
def test_a_plan_has_each_step_once_with_a_reason_and_nothing_known(hub: Hub, name: str, knows: Known) -> None:
    found = plan(hub, goal_for(hub, name), knows)
    ids = [step.entry.id for step in found.steps]
    nothing = Judge(hub, knows, frozenset())
    assert len(ids) == len(set(ids))
    assert not any(nothing.has(one) for one in ids)
    assert all(step.why for step in found.steps)
    for step in found.steps:
        required = {why.of for why in step.why if why.via == "requires"}
        assert all(step.entry.id in _required(hub.entries[one]) for one in required)
        assert required <= set(ids)


@SMALL
@given(hubs, goals, known)
def test_every_step_comes_after_what_it_requires(hub: Hub, name: str, knows: Known) -> None:
    ids = [step.entry.id for step in plan(hub, goal_for(hub, name), knows).steps]
    for place, one in enumerate(ids):
        for required in _before(hub, one, knows):
            if required in ids[place + 1 :]:
                assert one in _reached(hub, required, knows)


def _required(entry: Entry) -> tuple[str, ...]:
    return entry.requires if isinstance(entry, (Lesson, Topic)) else ()


def _before(hub: Hub, name: str, knows: Known) -> set[str]:
    """Return the lessons that a lesson requires directly or by way of topics."""
    found: set[str] = set()
    waiting = list(_required(hub.entries[name]))
    while waiting:
        one = waiting.pop()
        if one in found or one in knows.levels:
            continue
        found.add(one)
        if one in TOPICS:
            taught = (entry for entry in hub.all(Lesson) if one in entry.topics and entry.level == "beginner")
            waiting += [*_required(hub.entries[one]), *(entry.id for entry in taught if entry.id != name)]
    return found & set(LESSONS) - {name}


def _reached(hub: Hub, name: str, knows: Known) -> set[str]:
    found: set[str] = set()
    while new := {target for one in (name, *found) for target in _before(hub, one, knows)} - found:
        found |= new
    return found


def test_levels_of_lessons_divide_the_scale() -> None:
    assert [reach(place, 3) for place in range(3)] == [(0, 2), (2, 4), (4, 5)]
    assert [reach(place, 5) for place in range(5)] == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]
    assert reach(0, 0) == (0, 5)


LESSON = (
    "---\ntitle: {0}\nsummary: S.\nauthors: [ada]\nlevel: beginner\nminutes: {1}\noutcomes: [You can]\n{2}---\nT.\n"
)
PATH = "---\ntitle: P\nsummary: S.\nfor: everyone\noutcome: You can.\nowner: ada\nsteps:\n{}---\n"


def loaded(files: Mapping[str, str]) -> Hub:
    hub, faults = load({**PEOPLE, **files}, date(2026, 11, 22))
    assert faults == []
    return hub


def planned(hub: Hub, name: str, knows: Known | None = None) -> Plan:
    return plan(hub, goal_of(hub.entries[name]), knows or Known())


def ids_of(found: Plan) -> list[str]:
    return [step.entry.id.rpartition("/")[2] for step in found.steps]


def test_a_dear_option_wins_where_its_prerequisite_is_needed_anyway() -> None:
    hub = loaded(
        {
            "lessons/base.md": LESSON.format("Base", 50, ""),
            "lessons/other.md": LESSON.format("Other", 30, ""),
            "lessons/dear.md": LESSON.format("Dear", 20, "requires: [base]\n"),
            "lessons/cheap.md": LESSON.format("Cheap", 25, ""),
            "lessons/end.md": LESSON.format("End", 10, "requires: [base]\n"),
            "paths/p.md": PATH.format("  - {stage: One, do: [cheap, dear], choose: 1}\n  - end\n"),
        }
    )
    found = planned(hub, "paths/p")
    assert ids_of(found) == ["base", "dear", "end"]
    assert found.steps[1].why == (Why("steps", "paths/p", "One"),)
    assert found.steps[0].why == (Why("requires", "lessons/dear"), Why("requires", "lessons/end"))
    assert ids_of(planned(hub, "paths/p", Known(frozenset({"lessons/cheap"})))) == ["base", "end"]


def test_a_translation_that_was_done_counts() -> None:
    hub = loaded(
        {
            "lessons/a.md": LESSON.format("A", 5, ""),
            "lessons/a-pt.md": LESSON.format("Um", 5, "lang: pt\ntranslation_of: {id: lessons/a}\n"),
            "lessons/b.md": LESSON.format("B", 5, "requires: [lessons/a]\n"),
        }
    )
    assert ids_of(planned(hub, "lessons/b", Known(frozenset({"lessons/a-pt"})))) == ["b"]
    assert ids_of(planned(hub, "lessons/a-pt", Known(frozenset({"lessons/a"})))) == []


def test_what_was_called_off_is_no_step() -> None:
    session = "---\ntitle: S\ndate: 2026-12-01\nformat: demo\nfacilitator: ada\nstatus: cancelled\n---\n"
    steps = "  - {stage: One, do: [sessions/s, lessons/a, lessons/b], choose: 1}\n  - sessions/s\n"
    files = {"sessions/s.md": session, "paths/p.md": PATH.format(steps)}
    lessons_of = {f"lessons/{name}.md": LESSON.format(name, size, "") for name, size in (("a", 9), ("b", 5))}
    assert ids_of(planned(loaded({**files, **lessons_of}), "paths/p")) == ["b"]


def test_more_ways_than_can_be_compared_still_give_a_good_one() -> None:
    names = [f"l{number:02}" for number in range(40)]
    files = {f"lessons/{name}.md": LESSON.format(name, 10 + place, "") for place, name in enumerate(names)}
    steps = [
        f"  - {{stage: S{place}, do: [{', '.join(names[place : place + 4])}], choose: 1}}\n"
        for place in range(0, 40, 4)
    ]
    assert 4 ** len(steps) > MOST
    found = planned(loaded({**files, "paths/p.md": PATH.format("".join(steps))}), "paths/p")
    assert not found.exact
    assert ids_of(found) == names[::4]


def test_paths_inside_each_other_many_times_are_planned_at_once() -> None:
    names = [f"p{number:02}" for number in range(40)]
    files = {
        f"paths/{name}.md": PATH.format(
            f"  - {{stage: S, do: [lessons/a, {', '.join(names[place + 1 :])}], choose: 2}}\n"
        )
        for place, name in enumerate(names[:-1])
    }
    last = {"paths/p39.md": PATH.format("  - lessons/a\n"), "lessons/a.md": LESSON.format("A", 5, "")}
    nested = {"paths/top.md": PATH.format("".join(f"  - paths/{name}\n" for name in names))}
    assert ids_of(planned(loaded({**files, **last, **nested}), "paths/top")) == ["a"]


def test_a_large_hub_has_a_plan_for_everything() -> None:
    hub = load(Corpus(300).write(), TODAY)[0]
    for entry in (*hub.all(Path), *hub.all(Topic), *hub.all(Lesson)):
        found = plan(hub, goal_of(entry), Known())
        ids = [step.entry.id for step in found.steps]
        assert found.steps or isinstance(entry, Topic)
        assert {*ids} >= {one for step in found.steps for one in _lessons(step.entry)}
        assert ids == [
            step.entry.id for step in plan(hub, goal_of(entry), Known(frozenset(), {"topics/none": 2})).steps
        ]


def _lessons(entry: Entry) -> set[str]:
    return {one for one in _required(entry) if one.startswith("lessons/")}


def test_a_topic_is_known_as_far_as_one_says() -> None:
    goal = Goal(topics=(Need("t", 3),))
    taught = {
        name: Lesson.model_construct(title=name, minutes=Minutes.model_construct(learn=5), topics=("t",), level=level)
        for name, level in zip("abc", REACH, strict=True)
    }
    hub = hub_of({**taught, "t": Topic.model_construct(title="T")})
    assert ids_of(plan(hub, goal, Known())) == ["a", "b"]
    assert ids_of(plan(hub, goal, Known(levels={"t": 2}))) == ["b"]
    assert ids_of(plan(hub, goal, Known(levels={"t": 3}))) == []
