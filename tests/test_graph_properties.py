"""The questions of a hub, answered once more by brute force on small random graphs."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.checking.check import check
from hub.diagnostics import Span
from hub.graph.evidence import Ledger
from hub.graph.hub import Hub
from hub.graph.journey import USUAL_SESSION, journey, path_times
from hub.graph.prerequisites import Prerequisites
from hub.load import load
from hub.model.edge import Edge
from hub.model.entry import Entry
from hub.model.kind import Kind, folder_of
from hub.model.learning import Guide, Lesson, Verified
from hub.model.session import Session
from hub.model.topics import Path, Stage, Topic
from hub.model.values import Minutes, Moment
from hub.reading.names import Names
from tests.bench.corpus import TODAY, Corpus

SMALL = settings(derandomize=True, deadline=None, max_examples=200)
Requires = Mapping[str, tuple[str, ...]]

graphs = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefx"), max_size=3)).map(
    lambda found: {one: tuple(target for target in targets if target != one) for one, targets in found.items()}
)


def reached(graph: Requires, start: str) -> set[str]:
    """Return what is reached from an id in one step or more."""
    found: set[str] = set()
    while new := {target for one in (start, *found) for target in graph.get(one, ())} - found:
        found |= new
    return found


def circles(graph: Requires) -> set[tuple[str, ...]]:
    """Return all circles of two or more ids, each from its smallest id."""
    ways = (way for length in range(2, len(graph) + 1) for way in permutations(sorted(graph), length))
    closed = (way for way in ways if all(two in graph[one] for one, two in zip(way, (*way[1:], way[0]), strict=True)))
    return {way for way in closed if way[0] == min(way)}


@SMALL
@given(graphs)
def test_what_comes_before_is_complete_and_in_order(graph: Requires) -> None:
    prerequisites = Prerequisites(graph)
    for start in graph:
        order = prerequisites.before(start)
        assert sorted(order) == sorted(reached(graph, start) - {start})
        for place, one in enumerate(order):
            needed = {other for other in graph.get(one, ()) if one not in reached(graph, other)} - {start, one}
            assert needed <= set(order[:place])


@SMALL
@given(graphs)
def test_circles_are_found_exactly_where_there_are_some(graph: Requires) -> None:
    found, real = Prerequisites(graph).circles, circles(graph)
    on_circles = {one for way in real for one in way}
    assert set(found) <= real
    assert len(found) == len({frozenset(knot(graph, one)) for one in on_circles})
    assert Prerequisites(graph).in_circle == on_circles


def knot(graph: Requires, one: str) -> set[str]:
    """Return the ids that require this one and are required by it."""
    return {other for other in reached(graph, one) if one in reached(graph, other)}


@SMALL
@given(graphs)
def test_blocked_is_what_stands_on_or_behind_a_circle(graph: Requires) -> None:
    on_circles = {one for way in circles(graph) for one in way}
    assert Prerequisites(graph).blocked == {one for one in graph if ({one} | reached(graph, one)) & on_circles}


def lesson(name: str, minutes: int) -> Lesson:
    return Lesson.model_construct(id=name, minutes=Minutes.model_construct(learn=minutes))


STEPS: dict[str, Entry] = {
    "a": lesson("a", 5),
    "b": lesson("b", 20),
    "c": lesson("c", 60),
    "g": Guide.model_construct(id="g", minutes=Minutes.model_construct(learn=7, practise=3)),
    "s": Session.model_construct(id="s", minutes=None),
}
TIMES = {"a": 5, "b": 20, "c": 60, "g": 10, "s": USUAL_SESSION}
doing = st.lists(st.sampled_from([*STEPS, "p", "q", "r", "gone"]), min_size=1, max_size=4).map(tuple)
stages = st.builds(lambda do, choose: Stage(stage="S", do=do, choose=choose), doing, st.none() | st.integers(1, 5))
steps = st.lists(st.one_of(stages, doing.map(lambda do: do[0])), min_size=1, max_size=3).map(tuple)
way = st.tuples(steps, steps, steps).map(
    lambda three: {name: Path.model_construct(id=name, steps=one) for name, one in zip("pqr", three, strict=True)}
)


def times(entries: Mapping[str, Entry], name: str, inside: tuple[str, ...] = ()) -> set[int]:
    """Return how long a step can take, over all choices."""
    path = entries[name]
    if not isinstance(path, Path):
        return {TIMES[name]}
    found = {0}
    for stage in path.stages if name not in inside else ():
        each = [times(entries, step, (*inside, name)) for step in stage.do if step in entries]
        count = min(stage.choose or len(each), len(each))
        chosen = {total for some in combinations(each, count) for total in sums(some)}
        found = {one + other for one in found for other in chosen}
    return found


def sums(parts: tuple[set[int], ...]) -> set[int]:
    found = {0}
    for part in parts:
        found = {one + other for one in found for other in part}
    return found


@SMALL
@given(way)
def test_the_time_of_a_path_is_that_of_its_shortest_and_longest_choice(paths: dict[str, Path]) -> None:
    entries = {**STEPS, **paths}
    inside = {
        name: tuple(step for stage in one.stages for step in stage.do if step in paths) for name, one in paths.items()
    }
    if Prerequisites(inside).in_circle or any(name in steps for name, steps in inside.items()):
        return
    real = times(entries, "p")
    found = journey(paths["p"], entries, path_times(entries))
    assert (found.time.least, found.time.most) == (min(real), max(real))
    assert [step.entry.id for step in found.steps] == [
        step for stage in paths["p"].stages for step in stage.do if step in entries
    ]
    assert all(0 <= leg.time.least <= leg.time.most for leg in found.legs)


names = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map("/".join)
ids = st.dictionaries(
    st.tuples(st.sampled_from([Kind.LESSON, Kind.TOPIC, Kind.PERSON, Kind.PAGE]), names), st.none(), min_size=1
).map(lambda found: {f"{folder_of(kind)}/{name}".lstrip("/"): kind for kind, name in found})
wanted = st.lists(st.sampled_from([Kind.LESSON, Kind.TOPIC, Kind.PERSON, Kind.PAGE]), unique=True, max_size=3)


def all_names(kinds: Mapping[str, Kind]) -> Names:
    found = Names()
    for entry_id, kind in kinds.items():
        found.add(entry_id, kind)
    return found


@SMALL
@given(ids)
def test_every_ending_of_an_id_leads_back_to_it(kinds: dict[str, Kind]) -> None:
    known = all_names(kinds)
    for entry_id, kind in kinds.items():
        assert known.resolve(entry_id, ()).id == known.resolve(entry_id, [kind]).id == entry_id
        parts = entry_id.split("/")
        for ending in ("/".join(parts[start:]) for start in range(1, len(parts))):
            found = known.resolve(ending, [kind])
            alike = {one for one in kinds if kinds[one] is kind and one.endswith(f"/{ending}")}
            assert {found.id} == alike or set(found.candidates) == alike or found.id == ending


@SMALL
@given(ids, wanted, names)
def test_a_reference_means_what_it_can_mean(kinds: dict[str, Kind], asked: list[Kind], text: str) -> None:
    found = all_names(kinds).resolve(text, asked)
    ending = {one for one in kinds if one == text or one.endswith(f"/{text}")}
    assert {found.id} - {None} <= {one for one in ending if kinds[one] in (asked or Kind)}
    assert set(found.candidates) | set(found.elsewhere) <= ending
    assert bool(ending) == bool(found.id or found.candidates or found.elsewhere)
    assert len(found.candidates) != 1


@SMALL
@given(ids, wanted, names)
def test_a_suggestion_means_one_entry(kinds: dict[str, Kind], asked: list[Kind], text: str) -> None:
    known = all_names(kinds)
    near = known.nearest(f"{text}x", asked)
    assert near is None or known.resolve(near, asked).id is not None


days = st.integers(-3000, 300).map(lambda count: TODAY + timedelta(days=count))
SOURCES: Mapping[str, Callable[[date], Entry]] = {
    "authors": lambda _: Lesson.model_construct(id="l", topics=("t",)),
    "owner": lambda _: Guide.model_construct(id="g", topics=("t",)),
    "verified.by": lambda day: Lesson.model_construct(
        id="v", authors=("a",), topics=("t", "u"), verified=Verified.model_construct(by="p", on=day)
    ),
    "speakers": lambda day: Session.model_construct(id="s", topics=("t",), date=Moment.model_construct(day=day)),
    "facilitator": lambda day: Session.model_construct(id="f", topics=("u", "t"), date=Moment.model_construct(day=day)),
    "steward": lambda _: Topic.model_construct(id="t", title="T"),
}
deeds = st.lists(st.tuples(st.sampled_from([*SOURCES]), days, st.sampled_from("pq"), st.integers(0, 3)), max_size=6)


def scores(some: list[tuple[str, date, str, int]]) -> Mapping[tuple[str, str], float]:
    """Return the score of each person in each topic after some deeds: field, day, person, number of the entry."""
    entries: dict[str, Entry] = {}
    edges: list[Edge] = []
    for via, day, person, number in some:
        made = SOURCES[via](day)
        source = made if isinstance(made, Topic) else made.model_copy(update={"id": f"{made.id}{number}"})
        edges.append(Edge(entries.setdefault(source.id, source).id, via, person, Span("x.md")))
    ledger = Ledger.of(edges, entries, TODAY, "en")
    return {(topic, one.person): one.score for topic, known in ledger.experts.items() for one in known}


@SMALL
@given(deeds, deeds)
def test_a_deed_never_lowers_a_score(
    before: list[tuple[str, date, str, int]], more: list[tuple[str, date, str, int]]
) -> None:
    less, now = scores(before), scores([*before, *more])
    assert all(score > 0 for score in now.values())
    assert all(now[key] >= score for key, score in less.items())


@pytest.fixture(scope="module")
def corpus() -> dict[str, str]:
    return dict(Corpus(300).write())


def test_a_large_hub_has_no_findings_and_no_loose_ends(corpus: dict[str, str]) -> None:
    hub, faults = load(corpus, TODAY)
    assert [*faults, *check(hub)] == []
    assert len(hub.entries) == len(corpus)
    assert all(edge.source in hub.entries and edge.target in hub.entries for edge in hub.edges)
    assert all(edge in hub.into(edge.target, edge.via) and edge in hub.out(edge.source) for edge in hub.edges)


def test_readers_see_no_drafts_and_nothing_that_leads_to_them(corpus: dict[str, str]) -> None:
    drafts = {path.removesuffix(".md") for path in sorted(corpus)[:200:7] if not path.startswith("sessions/")}
    sources = {
        path: text.replace("\ntopics:", "\nstatus: draft\ntopics:", 1) if path.removesuffix(".md") in drafts else text
        for path, text in corpus.items()
    }
    hub = load(sources, TODAY)[0]
    drafts = {entry.id for entry in hub.entries.values() if entry.draft}
    shown: Hub = hub.published
    assert len(drafts) > 10
    assert set(shown.entries) == set(shown.documents) == set(hub.entries) - drafts
    assert shown.edges == tuple(edge for edge in hub.edges if not {edge.source, edge.target} & drafts)
    assert not {one.id for path in shown.all(Path) for one in shown.those(path.topics, Entry)} & drafts
