"""Whom to ask: who comes into question, who comes first, and that the asking is shared out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.asking import CHAIN, Asked, anyone, asked_about, whom_to_ask
from hub.graph.hub import Hub
from hub.graph.sharing import shared_out
from hub.load import load
from tests.test_finding import lesson, person
from tests.test_matching import hubs

TODAY = date(2026, 11, 22)
SOME = settings(derandomize=True, deadline=None, max_examples=200)
ables = st.dictionaries(
    st.integers(0, 40).map(str), st.lists(st.sampled_from("abcdefgh"), max_size=5, unique=True), max_size=30
)


def hub_of(files: Mapping[str, str], today: date = TODAY) -> Hub:
    hub, faults = load(files, today)
    assert not faults
    return hub.published


def topic(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nsteward: sam\n{more}---\n\nSome.\n"


def answers(about: str = "", until: str = "") -> str:
    topics = f", topics: [{about}]" if about else ""
    return f"offers: [{{what: questions{topics}{f', until: {until}' if until else ''}}}]\n"


FILES = {
    "people/sam.md": person("Sam"),
    "people/ann.md": person("Ann"),
    "topics/tools.md": topic("Tools"),
    "topics/git.md": topic("Git", "parent: tools\n"),
}


def first(hub: Hub, entry: str) -> Asked:
    return whom_to_ask(hub, entry)[0]


@SOME
@given(able=ables)
def test_nobody_has_two_more_than_another_who_could_help(able: dict[str, list[str]]) -> None:
    chosen = shared_out(able)
    load = Counter(chosen.values())
    assert set(chosen) == {place for place, some in able.items() if some}
    for place, who in chosen.items():
        assert who in able[place]
        assert all(load[who] <= load[other] + 1 for other in able[place])


@given(able=ables, order=st.randoms(use_true_random=False))
def test_the_order_of_places_changes_nothing(able: dict[str, list[str]], order: "st.Random") -> None:
    mixed: list[tuple[str, Sequence[str]]] = list(able.items())
    order.shuffle(mixed)
    assert shared_out(dict(mixed)) == shared_out(able)


@SOME
@given(hub=hubs, week=st.integers(0, 8))
def test_only_those_who_are_here_are_asked(hub: Hub, week: int) -> None:
    later = Hub(hub.settings, hub.entries, {}, (), frozenset(), TODAY + timedelta(weeks=week))
    here = {one.id for one in later.listed if one.joined <= later.today}
    asked = [one.person for one in anyone(later)]
    assert set(asked) <= here
    assert len(asked) == len(set(asked)) <= CHAIN


def test_offers_and_deeds_come_before_authors_stewards_and_facilitators() -> None:
    hub = hub_of(
        {
            **FILES,
            "people/ann.md": person("Ann", answers("git")),
            "people/ben.md": person("Ben"),
            "people/cleo.md": person("Cleo"),
            "lessons/rebase.md": lesson("Rebase", by="ben", more="topics: [git]\n"),
            "groups/circle.md": "---\ntitle: Circle\npurpose: Git\nfacilitator: cleo\ntopics: [git]\n---\n\nWe meet.\n",
        }
    )
    rebase = whom_to_ask(hub, "lessons/rebase")
    assert {(one.person, one.via, one.of) for one in rebase} == {
        ("people/ann", "offers", "topics/git"),
        ("people/ben", "knows", "topics/git"),
        ("people/sam", "knows", "topics/git"),
    }
    firsts = {first(hub, "lessons/rebase").person, first(hub, "topics/git").person}
    assert len(firsts) == 2, "who can answer both is not asked about both"


def test_without_anybody_who_knows_it_the_author_then_the_wider_topic_is_asked() -> None:
    hub = hub_of(
        {
            "people/sam.md": person("Sam", "left: 2026-01-31\n"),
            "people/ann.md": person("Ann", answers("tools")),
            "people/ben.md": person("Ben"),
            "topics/tools.md": topic("Tools"),
            "topics/git.md": topic("Git", "parent: tools\n"),
            "topics/knots.md": topic("Knots"),
            "lessons/knots.md": lesson("Knots", by="ben", more="topics: [knots]\n"),
            "lessons/loose.md": lesson("Loose", by="ben"),
        }
    )
    assert first(hub, "topics/git") == Asked("people/ann", "offers", "topics/tools")
    assert first(hub, "lessons/knots").person == "people/ben"
    assert first(hub, "lessons/loose") == Asked("people/ben", "wrote", "lessons/loose")


def test_a_topic_that_is_part_of_itself_ends() -> None:
    files = {
        "people/sam.md": person("Sam", "left: 2026-01-31\n"),
        "topics/git.md": topic("Git", "parent: tools\n"),
        "topics/tools.md": topic("Tools", "parent: git\n"),
    }
    hub = load(files, TODAY)[0]
    assert whom_to_ask(hub, "topics/git") == ()


def test_the_owner_of_a_guide_is_asked_first_while_they_are_here() -> None:
    guide = "---\ntitle: Desk\nsummary: Find your desk.\nfor: [everyone]\nwhen: day-1\narea: workplace\nowner: ben\ntopics: [tools]\n---\n\n- [ ] Sit\n"
    files = {**FILES, "people/ann.md": person("Ann", answers("tools")), "guides/desk.md": guide}
    assert first(hub_of({**files, "people/ben.md": person("Ben")}), "guides/desk").via == "keeps"
    gone = hub_of({**files, "people/ben.md": person("Ben", "left: 2026-01-31\n")})
    assert first(gone, "guides/desk").person in {"people/ann", "people/sam"}


def test_who_has_left_has_not_begun_is_not_listed_or_stopped_offering_is_not_asked() -> None:
    gone = {
        "people/left.md": person("Left", f"{answers('git')}left: 2026-01-31\n"),
        "people/hidden.md": person("Hidden", f"{answers('git')}listed: false\n"),
        "people/later.md": person("Later", answers("git")).replace("2019-03-04", "2027-01-04"),
        "people/stopped.md": person("Stopped", answers("git", until="2026-11-21")),
        "people/still.md": person("Still", answers("git", until="2026-11-22")),
    }
    hub = hub_of({**FILES, **gone})
    assert {one.person for one in whom_to_ask(hub, "topics/git")} == {"people/sam", "people/still"}
    assert [one.person for one in anyone(hub)] == ["people/still"]


def test_anything_goes_round_week_by_week() -> None:
    files = {**FILES, **{f"people/{one}.md": person(one.title(), answers()) for one in ("ann", "ben", "cleo")}}
    firsts = [anyone(hub_of(files, TODAY + timedelta(weeks=week)))[0].person for week in range(6)]
    assert sorted(firsts[:3]) == ["people/ann", "people/ben", "people/cleo"]
    assert firsts[3:] == firsts[:3]
    assert anyone(hub_of(files)) == anyone(hub_of(files, TODAY - timedelta(days=TODAY.toordinal() % 7)))


def test_what_someone_is_asked_about_is_known() -> None:
    hub = hub_of({**FILES, "people/ann.md": person("Ann", answers("git"))})
    told = {who: [entry.id for entry in asked_about(hub, who)] for who in ("people/ann", "people/sam")}
    assert told == {"people/ann": ["topics/git"], "people/sam": ["topics/tools"]}
