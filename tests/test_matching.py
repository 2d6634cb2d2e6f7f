"""Mentors and buddies: what is never proposed, and the best assignment against brute force."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.assignment import Why, assignment
from hub.graph.hub import Hub
from hub.graph.matching import BASE, Pool
from hub.graph.optimum import optimum
from hub.graph.reasons import SharesHours, SharesOffice
from hub.graph.room import CARES, Care
from hub.load import load
from hub.model.people import Mentored, Offer, Person
from hub.model.settings import Matching, Settings
from hub.model.values import Interval
from tests.site import hub, write

TODAY = date(2026, 11, 22)
SOME = settings(derandomize=True, deadline=None, max_examples=150)
IDS = tuple(f"people/{name}" for name in "abcdef")

days = st.sampled_from([-4000, -800, -365, -60, -1, 0, 1, 30]).map(lambda count: TODAY + timedelta(days=count))
maybe_days = st.none() | days
topics = st.lists(st.sampled_from(["topics/t", "topics/u"]), unique=True).map(tuple)
offers = st.builds(
    Offer,
    what=st.sampled_from([*CARES, "questions"]),
    topics=topics,
    capacity=st.none() | st.integers(0, 3),
    until=maybe_days,
)
spells = st.builds(Mentored, who=st.sampled_from(IDS), from_=maybe_days, until=maybe_days)
people = st.fixed_dictionaries(
    {
        "title": st.just("P"),
        "role": st.sampled_from(["engineer", "writer"]),
        "office": st.sampled_from([None, "Lisbon", "Osaka"]),
        "languages": st.lists(st.sampled_from(["en", "pt-BR", "pt"]), max_size=2).map(tuple),
        "timezone": st.sampled_from([None, "Europe/Lisbon", "Asia/Tokyo"]),
        "hours": st.sampled_from([None, "09:00-17:00", "22:00-06:00"]),
        "joined": days,
        "left": st.just(None) | maybe_days,
        "listed": st.sampled_from([True, True, True, False]),
        "wants": topics,
        "skills": st.dictionaries(st.sampled_from(["topics/t", "topics/u"]), st.integers(1, 5)),
        "offers": st.lists(offers, max_size=3).map(tuple),
        "mentored": st.lists(spells, max_size=2).map(tuple),
        "buddy": st.none() | st.sampled_from(IDS),
    }
)
rules = st.builds(
    Matching,
    same_role=st.sampled_from([None, False, True]),
    min_tenure=st.sampled_from([None, Interval.model_validate("12 months")]),
    max_newcomers=st.none() | st.integers(0, 3),
)
cares = st.sampled_from(CARES)


def hub_of(some: list[Mapping[str, object]], matching: Matching) -> Hub:
    entries = {
        entry_id: Person.model_construct(id=entry_id, **fields) for entry_id, fields in zip(IDS, some, strict=False)
    }
    return Hub(Settings.model_construct(matching=matching), entries, {}, (), frozenset(), TODAY)


hubs = st.builds(hub_of, st.lists(people, min_size=2, max_size=6), rules)


def busy_with(found: Hub, who: str, care: Care) -> set[str]:
    """Return whom someone takes care of now, told from the words of all people once more."""
    everyone = {person.id: person for person in found.all(Person)}
    gone = {one for one, person in everyone.items() if person.left and person.left < TODAY}
    if care == "buddy":
        return {one for one, person in everyone.items() if person.buddy == who} - gone
    return {spell.who for spell in everyone[who].mentored if not spell.until or spell.until >= TODAY} - gone


def offered(found: Hub, who: str, care: Care) -> list[Offer]:
    person = found.entries[who]
    assert isinstance(person, Person)
    return [one for one in person.offers if one.what == care and (not one.until or one.until >= TODAY)]


def takes(offer: Offer) -> int:
    return 1 if offer.capacity is None else offer.capacity


def may(found: Hub, newcomer: Person, who: str, care: Care) -> bool:
    """Return whether someone may be proposed, whatever room they have."""
    other, matching = found.entries[who], found.settings.matching
    assert isinstance(other, Person)
    return (
        who != newcomer.id
        and other.listed
        and other.left is None
        and other.joined <= (TODAY - timedelta(days=365) if matching.min_tenure else TODAY)
        and newcomer.id not in busy_with(found, who, care)
        and (not matching.same_role or other.role == newcomer.role)
    )


def is_wanted(offer: Offer, newcomer: Person, care: Care) -> bool:
    return care == "buddy" or not newcomer.wants or not offer.topics or bool({*offer.topics} & {*newcomer.wants})


def gone(person: Person) -> bool:
    return person.left is not None and person.left < TODAY


def room_for(found: Hub, who: str, care: Care) -> int:
    both = sum(len(busy_with(found, who, one)) for one in CARES)
    most = max((takes(offer) for offer in offered(found, who, care)), default=0)
    at_once = found.settings.matching.max_newcomers
    left = most - len(busy_with(found, who, care))
    return max(left if at_once is None else min(left, at_once - both), 0)


@SOME
@given(hubs, cares)
def test_the_ranking_has_exactly_those_who_may_and_have_room(found: Hub, care: Care) -> None:
    pool = Pool.of(found, care)
    for newcomer in found.all(Person):
        matches = pool.matches(newcomer)
        expected = {
            who
            for who in found.entries
            if not gone(newcomer)
            and may(found, newcomer, who, care)
            and room_for(found, who, care) > 0
            and any(
                is_wanted(offer, newcomer, care) and takes(offer) > len(busy_with(found, who, care))
                for offer in offered(found, who, care)
            )
        }
        assert {match.person for match in matches} == expected
        assert all(match.room == room_for(found, match.person, care) for match in matches)
        assert list(matches) == sorted(matches, key=lambda match: (-match.score, match.person))


@SOME
@given(hubs, cares)
def test_a_score_is_the_sum_of_its_reasons_and_room_is_worth_as_much_as_all_else(found: Hub, care: Care) -> None:
    pool = Pool.of(found, care)
    for newcomer in found.all(Person):
        for match in pool.matches(newcomer):
            assert match.score == sum(reason.points for reason in match.why)
            assert all(reason.points >= 0 for reason in match.why)
            assert BASE <= match.score <= 2 * BASE


@SOME
@given(hubs, cares)
def test_an_assignment_keeps_every_rule_and_every_capacity(found: Hub, care: Care) -> None:
    newcomers = found.all(Person)
    result = assignment(Pool.of(found, care), newcomers)
    assert {*result.matches} | {*result.without} == {person.id for person in newcomers}
    assert not {*result.matches} & {*result.without}
    given: dict[str, list[Person]] = {}
    for newcomer in newcomers:
        if newcomer.id in result.matches:
            given.setdefault(result.matches[newcomer.id].person, []).append(newcomer)
    for who, some in given.items():
        assert len(some) <= room_for(found, who, care)
        assert all(may(found, newcomer, who, care) and not gone(newcomer) for newcomer in some)
        for offer in offered(found, who, care):
            alone = [
                one for one in some if [x for x in offered(found, who, care) if is_wanted(x, one, care)] == [offer]
            ]
            assert len(alone) + len(busy_with(found, who, care)) <= takes(offer) or not alone


def all_ways(pool: Pool, newcomers: list[Person]) -> Iterator[int]:
    """Yield the total of each way to give places to people."""
    if not newcomers:
        yield 0
        return
    places = [(who, place) for who, room in pool.rooms.items() for place in range(len(room.taken), room.limit)]
    seats = [*places, *[None] * len(newcomers)]
    for way in set(permutations(seats, len(newcomers))):
        found = [pool.match(one, *seat) if seat else None for one, seat in zip(newcomers, way, strict=True)]
        yield sum(match.score for match in found if match)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(hubs, cares)
def test_the_total_of_an_assignment_is_the_largest_there_is(found: Hub, care: Care) -> None:
    pool = Pool.of(found, care)
    newcomers = list(found.all(Person)[:3])
    result = assignment(pool, newcomers)
    assert result.total == max(all_ways(pool, newcomers))
    assert assignment(pool, reversed(newcomers)) == result


matrices = st.lists(st.dictionaries(st.integers(0, 4), st.integers(1, 9)), max_size=4)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(matrices)
def test_the_optimum_is_that_of_brute_force(weights: list[dict[int, int]]) -> None:
    chosen = optimum(weights)
    columns = [*range(5), *[None] * len(weights)]
    ways = permutations(columns, len(weights))
    best = max(sum(row.get(one, 0) for row, one in zip(weights, way, strict=True) if one is not None) for way in ways)
    taken = [column for column in chosen if column is not None]
    assert len(taken) == len(set(taken))
    assert all(column is None or column in row for row, column in zip(weights, chosen, strict=True))
    assert sum(row[one] for row, one in zip(weights, chosen, strict=True) if one is not None) == best


def test_many_at_once_get_the_best_there_is() -> None:
    weights = [{column: 1 + (row * 7 + column * 3) % 50 for column in range(120)} for row in range(60)]
    chosen = optimum(weights)
    assert len(set(chosen)) == 60
    assert sum(weights[row][column] for row, column in enumerate(chosen) if column is not None) == 60 * 50


TOPICS = {f"topics/{name}.md": f"---\ntitle: {name.title()}\n---\n\nText.\n" for name in ("git", "data")}


def person(name: str, more: str = "", joined: str = "2020-01-01") -> dict[str, str]:
    text = f"---\ntitle: {name.title()}\nrole: engineer\njoined: {joined}\n{more}---\n\nText.\n"
    return {f"people/{name}.md": text}


def pool_of(care: Care, *files: Mapping[str, str]) -> Pool:
    sources = dict(TOPICS)
    for some in files:
        sources |= some
    found, faults = load(sources, TODAY)
    assert faults == []
    return Pool.of(found.published, care)


def matched(pool: Pool, name: str) -> list[str]:
    newcomer = pool.hub.entries[f"people/{name}"]
    assert isinstance(newcomer, Person)
    return [match.person.removeprefix("people/") for match in pool.matches(newcomer)]


def test_evidence_and_the_topic_of_the_offer_come_before_the_office() -> None:
    lesson = (
        "---\ntitle: A\nsummary: S.\nauthors: [mia]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n"
        "topics: [git]\n---\n\nText.\n"
    )
    pool = pool_of(
        "mentoring",
        {"lessons/a.md": lesson},
        person("eve", "wants: [git]\noffice: Lisbon\n", "2026-11-01"),
        person("mia", "offers: [{what: mentoring, topics: [git]}]\noffice: Osaka\n"),
        person("noa", "offers: [{what: mentoring}]\noffice: Lisbon\n"),
        person("tom", "offers: [{what: mentoring, topics: [data]}]\n"),
    )
    assert matched(pool, "eve") == ["mia", "noa"]


def test_a_buddy_a_bit_ahead_is_better_than_one_far_ahead() -> None:
    offer = "offers: [{what: buddy, capacity: 2}]\n"
    pool = pool_of(
        "buddy",
        person("eve", "", "2026-11-01"),
        person("near", offer, "2025-11-01"),
        person("far", offer, "2010-11-01"),
        person("new", offer, "2026-10-25"),
    )
    assert matched(pool, "eve") == ["near", "far", "new"]


def test_each_offer_keeps_its_own_capacity() -> None:
    offers = "offers: [{what: mentoring, topics: [git], capacity: 1}, {what: mentoring, topics: [data], capacity: 3}]\n"
    pool = pool_of(
        "mentoring",
        person("mia", offers),
        *(person(name, "wants: [git]\n", "2026-11-01") for name in ("ann", "bea")),
        person("cleo", "wants: [data]\n", "2026-11-01"),
    )
    result = assignment(pool, pool.hub.all(Person))
    assert {*result.matches} == {"people/ann", "people/cleo"}
    assert result.without == {"people/bea": Why.OTHERS_FIT_BETTER, "people/mia": Why.NOBODY_OFFERS}


def test_nobody_is_left_out_for_a_better_match_of_someone_else() -> None:
    like = "office: Lisbon\nlanguages: [pt]\n"
    pool = pool_of(
        "mentoring",
        person("mia", f"{like}skills: {{data: 5}}\noffers: [{{what: mentoring, topics: [git, data]}}]\n"),
        person("tom", "offers: [{what: mentoring}]\n", "2026-10-31"),
        person("ann", "wants: [data]\n" + like, "2026-11-01"),
        person("bea", "wants: [git]\n", "2026-10-31"),
        person("kim", "offers: [{what: mentoring, capacity: 0}]\n"),
    )
    assert matched(pool, "ann") == ["mia", "tom"]
    result = assignment(pool, pool.hub.those(["people/bea", "people/ann"], Person))
    assert {who: match.person for who, match in result.matches.items()} == {
        "people/ann": "people/mia",
        "people/bea": "people/tom",
    }
    assert assignment(pool, ()).total == 0


def test_who_could_but_is_full_is_told_from_nobody() -> None:
    pool = pool_of(
        "buddy",
        person("mia", "offers: [{what: buddy}]\n"),
        person("ann", "buddy: mia\n", "2026-11-01"),
        person("bea", "", "2026-11-01"),
    )
    assert assignment(pool, pool.hub.those(["people/bea"], Person)).without == {"people/bea": Why.NOBODY_HAS_ROOM}


def test_reasons_are_values() -> None:
    hours = "office: Osaka\ntimezone: Asia/Tokyo\nhours: '09:00-17:00'\n"
    pool = pool_of("buddy", person("mia", f"{hours}offers: [{{what: buddy}}]\n"), person("ann", hours, "2026-11-01"))
    ann = pool.hub.entries["people/ann"]
    assert isinstance(ann, Person)
    why = pool.matches(ann)[0].why
    assert SharesHours(20, 480) in why
    assert SharesOffice(15, "Osaka") in why


@pytest.mark.parametrize(
    ("interval", "day", "later"),
    [
        (Interval.model_validate("2 weeks"), date(2026, 12, 25), date(2027, 1, 8)),
        (Interval.model_validate("1 months"), date(2026, 1, 31), date(2026, 2, 28)),
        (Interval.model_validate("12 months"), date(2024, 2, 29), date(2025, 2, 28)),
        (Interval.model_validate("1 years"), date(2026, 11, 22), date(2027, 11, 22)),
        (Interval.model_validate("9999 years"), TODAY, date.max),
        (Interval.model_validate("9999 weeks"), date(9990, 1, 1), date.max),
    ],
)
def test_an_interval_ends_on_a_day_of_the_calendar(interval: Interval, day: date, later: date) -> None:
    assert interval.after(day) == later


RANKED = {
    "required": ["version", "matches"],
    "properties": {
        "version": {"const": 1},
        "matches": {
            "minItems": 1,
            "items": {
                "required": ["id", "score", "why", "room"],
                "properties": {
                    "id": {"type": "string", "pattern": "^people/"},
                    "score": {"type": "number"},
                    "why": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
                    "room": {"type": "integer", "minimum": 1},
                },
            },
        },
    },
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    about = "office: Lisbon\nlanguages: [en]\ntimezone: Europe/Lisbon\nhours: '09:00-17:00'\n"
    mentor = (
        f"{about}skills: {{git: 4}}\noffers: [{{what: mentoring, topics: [git], until: 2027-06-30}}, {{what: buddy}}]\n"
    )
    return write(
        tmp_path,
        TOPICS
        | person("mia", mentor)
        | person("ann", f"{about}wants: [git]\n", "2026-11-01")
        | person("bea", "wants: [git]\n", "2026-10-01"),
    )


@pytest.mark.parametrize("care", ["mentors", "buddies"])
def test_the_command_ranks_with_reasons(care: str, small: Path) -> None:
    ran = hub(small, "match", care, "ann", "--format", "json")
    report = json.loads(ran.stdout)
    jsonschema.validate(report, RANKED)
    assert (ran.returncode, [one["id"] for one in report["matches"]]) == (0, ["people/mia"])
    assert "works at the same time for 8 h a day" in report["matches"][0]["why"]
    assert "has been here 6 years longer" in report["matches"][0]["why"]


def test_the_command_assigns_several_and_says_who_gets_nobody(small: Path) -> None:
    report = json.loads(hub(small, "match", "mentors", "bea", "ann", "--format", "json").stdout)
    jsonschema.validate(report, RANKED)
    assert [(one["for"], one["id"]) for one in report["matches"]] == [("people/ann", "people/mia")]
    assert report["total"] == report["matches"][0]["score"]
    assert report["without"] == [{"for": "people/bea", "why": "others-fit-better"}]
    text = hub(small, "match", "buddies", "--newcomers").stdout
    assert "Ann: Mia (people/mia)" in text
    assert "Bea: the last places went to others" in text
    only = json.loads(hub(small, "match", "buddies", "--newcomers", "--within", "30", "--format", "json").stdout)
    assert [one["for"] for one in only["matches"]] == ["people/ann"]
    assert only["without"] == []


def test_the_command_says_what_to_type_and_who_has_nobody(small: Path) -> None:
    assert "--newcomers" in hub(small, "match", "buddies").stderr
    assert "has room for 1 of 1 until 2027-06-30" in hub(small, "match", "mentors", "ann").stdout
    assert hub(small, "match", "mentors", "mia").stdout == (
        "Nobody with room fits Mia now. Whom to meet: hub onboard --person people/mia\n"
    )
    wrong = hub(small, "match", "mentors", "mya")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Did you mean: mia?" in wrong.stderr
