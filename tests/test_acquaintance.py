"""Whom to meet: the index against a look at every pair of people, and what pages say of it."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.acquaintance import ALIKE, POINTS, Via, to_meet
from hub.graph.hub import Hub
from hub.graph.onboarding import Newcomer
from hub.graph.terms import terms
from hub.load import load
from hub.model.people import Person
from hub.model.settings import Settings
from hub.pages.acquaintance import TIES
from hub.pages.site import site_of

TODAY = date(2026, 11, 22)
SOME = settings(derandomize=True, deadline=None, max_examples=200)
IDS = tuple(f"people/{name}" for name in "abcdefg")
TEXTS = ("A lamp went out at night", "The lamp at night", "Six years at sea", "Ten years at sea with lamps", "Fog")

texts = st.lists(st.sampled_from(TEXTS), unique=True, max_size=2).map(tuple)
people = st.fixed_dictionaries(
    {
        "title": st.just("P"),
        "role": st.sampled_from(["engineer", "writer"]),
        "team": st.sampled_from([None, "Sea", "Shore"]),
        "office": st.sampled_from([None, "Lisbon", "Osaka"]),
        "languages": st.lists(st.sampled_from(["en", "pt", "ja"]), unique=True, max_size=2).map(tuple),
        "joined": st.just(TODAY),
        "left": st.sampled_from([None, None, None, date(2026, 1, 1)]),
        "listed": st.sampled_from([True, True, True, False]),
        "wants": st.lists(st.sampled_from(["topics/t", "topics/u"]), unique=True).map(tuple),
        "struggled_with": texts,
        "background": texts,
        "buddy": st.none() | st.sampled_from(IDS),
    }
)


def hub_of(some: list[Mapping[str, object]]) -> Hub:
    entries = {
        entry_id: Person.model_construct(id=entry_id, **fields) for entry_id, fields in zip(IDS, some, strict=False)
    }
    return Hub(Settings.model_construct(), entries, {}, (), frozenset(), TODAY)


def in_common(own: Person, other: Person) -> Iterator[tuple[Via, tuple[str, ...]]]:
    """Yield what two people have in common, told from their words once more."""
    if own.buddy == other.id:
        yield "buddy", (own.id,)
    for via, texts_of in (("struggled", "struggled_with"), ("background", "background")):
        mine = [set(terms(text, "en")) for text in getattr(own, texts_of)]
        alike = [
            text
            for text in getattr(other, texts_of)
            if any(len(set(terms(text, "en")) & some) >= ALIKE[via] for some in mine)
        ]
        if alike:
            yield ("struggled" if via == "struggled" else "background"), tuple(alike)
    if own.team and own.team == other.team:
        yield "team", (own.team,)
    if own.role == other.role:
        yield "role", (own.role,)
    if own.office and own.office == other.office:
        yield "office", (own.office,)
    if both := tuple(topic for topic in own.wants if topic in other.wants):
        yield "wants", both
    if spoken := tuple(language for language in own.languages if language in other.languages):
        yield "languages", spoken


@SOME
@given(st.builds(hub_of, st.lists(people, min_size=1, max_size=7)), st.integers(1, 7))
def test_the_index_finds_what_a_look_at_every_pair_finds(found: Hub, most: int) -> None:
    for own in found.all(Person):
        expected = []
        for other in found.all(Person):
            ties = dict(in_common(own, other)) if other is not own and other.listed and other.left is None else {}
            if ties:
                expected.append((-sum(POINTS[via] for via in ties), other.id, ties))
        got = [
            (-one.points, one.person.id, {tie.via: tie.of for tie in one.ties})
            for one in to_meet(found, Newcomer.of(own), most)
        ]
        assert got == sorted(expected, key=lambda one: one[:2])[:most]


def person(name: str, more: str = "", joined: str = "2020-01-01") -> dict[str, str]:
    head = f"title: {name.title()}\nrole: keeper\njoined: {joined}"
    return {f"people/{name}.md": f"---\n{head}\n{more}---\n\nText.\n"}


def guide(name: str, whom: str, owner: str) -> dict[str, str]:
    head = f"title: {name.title()}\nsummary: S.\nfor: [{whom}]\nwhen: day-1\narea: tools\nowner: {owner}"
    return {f"guides/{name}.md": f"---\n{head}\n---\n\n- [ ] Do it\n"}


def pages(*files: Mapping[str, str]) -> Mapping[str, str]:
    sources: dict[str, str] = {}
    for some in files:
        sources |= some
    found, faults = load(sources, TODAY)
    assert faults == []
    return {path: page.text for path, page in site_of(found).pages.items()}


def part(text: str) -> str:
    return text.partition("## People to meet, and why { #hub-people-to-meet }")[2].partition("\n## ")[0]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("keeper", ["Ada", "Mia", "Noa", "Tom"]),
        ("Sea", ["Ada", "Mia"]),
        ("Oslo", ["Ada", "Noa"]),
    ],
)
def test_the_page_of_a_role_a_team_and_an_office_names_people_to_meet(word: str, expected: list[str]) -> None:
    found = pages(
        person("ada"),
        person("mia", "team: Sea\n"),
        person("noa", "office: Oslo\n"),
        person("tom"),
        *(guide(one.lower(), one, "ada") for one in ("keeper", "Sea", "Oslo")),
    )
    text = found[f"onboarding/{word.lower()}.md"]
    assert [line[5:8] for line in part(text).split("\n") if line.startswith("- **[")] == expected
    assert f": looks after [{word.title()}](../guides/{word.lower()}.md)" in part(text)
    assert "</hub-onboarding>\n\n## People to meet" in text


def test_who_joined_lately_sees_whom_to_meet_on_their_own_page() -> None:
    own = "team: Sea\nlanguages: [pt]\nstruggled_with: [My lamp went out at night]\n"
    mia = person("mia", "team: Sea\nlanguages: [pt, en]\nstruggled_with: ['At *night*, my lamp went out']\n")
    found = pages(mia, person("new", own, "2026-08-24"), person("old", own, "2026-08-23"))
    assert (
        "- **[Mia](mia.md)**, keeper: struggled with the same: “At &#42;night&#42;, my lamp went out”; is in your team; "
        "has your role; speaks Português\n"
    ) in part(found["people/new.md"])
    assert "people-to-meet" not in found["people/old.md"]


def test_many_things_of_one_kind_are_counted() -> None:
    found = pages(person("ada"), *(guide(f"g{number}", "keeper", "ada") for number in range(5)))
    text = part(found["onboarding/keeper.md"])
    assert "looks after [G0](../guides/g0.md), [G1](../guides/g1.md), [G2](../guides/g2.md) and 2 more" in text


def test_every_tie_has_words() -> None:
    assert set(TIES) == set(POINTS)
