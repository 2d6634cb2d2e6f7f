"""Who knows a topic: deeds of every kind, claims apart, and what the command says of both."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from hub.graph.evidence import WEIGHTS, Expert
from hub.graph.hub import Hub
from hub.load import load
from tests.case import PEOPLE
from tests.site import SMALL, hub, write

TODAY = date(2026, 11, 22)
GIT = {"topics/git.md": "---\ntitle: Git\nsynonyms: [version control]\n---\n"}
LESSON = (
    "---\ntitle: {}\nsummary: S.\nauthors: [{}]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n"
    "topics: [git]\n{}---\n\nText.\n"
)


def person(name: str, more: str = "", joined: str = "2020-01-01") -> dict[str, str]:
    return {f"people/{name}.md": f"---\ntitle: {name.title()}\nrole: engineer\njoined: {joined}\n{more}---\n"}


def hub_of(*files: dict[str, str]) -> Hub:
    sources = dict(PEOPLE) | GIT
    for some in files:
        sources |= some
    found, faults = load(sources, TODAY)
    assert faults == []
    return found.published


def known(found: Hub) -> dict[str, Expert]:
    return {one.person: one for one in found.experts("topics/git")}


def deeds(found: Hub, who: str) -> list[tuple[str, str]]:
    one = known(found).get(f"people/{who}")
    return [(deed.what, deed.id) for deed in one.evidence] if one else []


def test_a_score_is_the_sum_of_the_deeds_that_are_shown() -> None:
    more = "credits: {reviewers: [grace], editors: [grace], testers: [grace]}\n"
    one = known(hub_of({"lessons/a.md": LESSON.format("A", "ada", more)}))["people/grace"]
    assert [deed.what for deed in one.evidence] == ["reviewed", "edited", "tested"]
    assert one.score == sum(WEIGHTS[deed.what] for deed in one.evidence) / 2


def test_mentoring_counts_for_the_topics_that_both_name() -> None:
    offers = "offers: [{what: mentoring, topics: [git]}]\n"
    mentor = person("mia", f"{offers}mentored: [{{who: eve, from: 2024-01-01, until: 2024-11-22}}]\n")
    assert deeds(hub_of(mentor, person("eve", "wants: [git]\n")), "mia") == [("mentored", "people/eve")]
    assert deeds(hub_of(mentor, person("eve", "skills: {git: 2}\n")), "mia") == [("mentored", "people/eve")]
    assert deeds(hub_of(mentor, person("eve")), "mia") == []
    faded = known(hub_of(mentor, person("eve", "wants: [git]\n")))["people/mia"]
    assert faded.score == pytest.approx(WEIGHTS["mentored"] / 2)
    assert faded.evidence[0].on == date(2024, 11, 22)


@pytest.mark.parametrize(
    ("spells", "day"),
    [
        ("{who: eve}", TODAY),
        ("{who: eve, from: 2026-01-01, until: 2027-01-01}", TODAY),
        ("{who: eve, from: 2020-01-01, until: 2020-06-01}, {who: eve, until: 2025-02-03}", date(2025, 2, 3)),
        ("{who: eve, from: 2026-11-23}", None),
    ],
)
def test_mentoring_is_as_recent_as_its_last_day_so_far(spells: str, day: date | None) -> None:
    found = hub_of(person("mia", f"skills: {{git: 3}}\nmentored: [{spells}]\n"), person("eve", "wants: [git]\n"))
    assert [deed.on for deed in known(found)["people/mia"].evidence] == ([day] if day else [])


def test_a_mentor_who_names_topics_is_credited_with_no_others() -> None:
    more = "skills: {git: 3}\noffers: [{what: mentoring, topics: [data]}]\nmentored: [{who: eve}]\n"
    found = hub_of({"topics/data.md": "---\ntitle: Data\n---\n"}, person("mia", more), person("eve", "wants: [git]\n"))
    assert deeds(found, "mia") == []


def test_who_wrote_a_translation_has_translated() -> None:
    source = {"lessons/a.md": LESSON.format("A", "ada", "")}
    made = {"lessons/b.md": LESSON.format("B", "ada, grace", "lang: pt\ntranslation_of: {id: lessons/a}\n")}
    found = hub_of(source, made)
    assert deeds(found, "ada") == [("authored", "lessons/a")]
    assert deeds(found, "grace") == [("translated", "lessons/b")]


def test_what_people_bring_from_before_is_a_claim_without_a_level() -> None:
    text = "Ran Version Controls at a bank"
    found = hub_of(person("mia", f"background: [{text}, Sold bread]\n"), person("eve", "background: [Digital art]\n"))
    assert found.experts("topics/git") == ()
    assert [(one.person, one.score, one.claimed, one.background) for one in found.brought("topics/git")] == [
        ("people/mia", 0, None, (text,))
    ]


def test_nobody_reviews_a_text_of_their_own() -> None:
    found = hub_of({"lessons/a.md": LESSON.format("A", "ada", "credits: {reviewers: [ada, grace], editors: [ada]}\n")})
    assert deeds(found, "ada") == [("authored", "lessons/a"), ("edited", "lessons/a")]
    assert deeds(found, "grace") == [("reviewed", "lessons/a")]


def test_what_has_not_happened_and_what_nobody_answered_is_no_deed() -> None:
    session = "---\ntitle: {}\ndate: {}\nformat: demo\nfacilitator: ada\ntopics: [git]\n{}---\n\nRecap.\n"
    asked = (
        "questions: [{asked: Why, by: grace}, {asked: How, by: mia, answer: So}, {asked: Who, by: eve, lesson: a}]\n"
    )
    found = hub_of(
        {"lessons/a.md": LESSON.format("A", "ada", "")},
        {"sessions/asked.md": session.format("Asked", "2026-11-20", asked)},
        {"sessions/later.md": session.format("Later", "2027-01-20", "status: held\nspeakers: [grace]\n")},
        person("mia"),
        person("eve"),
    )
    assert deeds(found, "grace") == []
    assert deeds(found, "mia") == deeds(found, "eve") == [("answered", "sessions/asked")]
    assert ("facilitated", "sessions/later") not in deeds(found, "ada")


def test_claims_never_change_the_score() -> None:
    lesson = {"lessons/a.md": LESSON.format("A", "mia", "")}
    plain = known(hub_of(lesson, person("mia")))["people/mia"]
    loud = known(hub_of(lesson, person("mia", "skills: {git: 5}\nbackground: [Ten years of git]\n")))["people/mia"]
    assert (loud.score, loud.evidence) == (plain.score, plain.evidence)
    assert (loud.claimed, loud.background) == (5, ("Ten years of git",))


@pytest.mark.parametrize("more", ["left: 2026-11-21\n", "listed: false\n"])
def test_those_who_left_or_are_not_listed_are_no_experts_but_keep_their_work(more: str) -> None:
    found = hub_of({"lessons/a.md": LESSON.format("A", "mia", "")}, person("mia", f"background: [Git]\n{more}"))
    assert found.experts("topics/git") == found.brought("topics/git") == ()
    assert [entry.id for entry in found.wrote("people/mia")] == ["lessons/a"]


SCHEMA = {
    "type": "object",
    "required": ["version", "topic", "experts"],
    "properties": {
        "version": {"const": 1},
        "topic": {"const": "topics/git"},
        "experts": {
            "minItems": 2,
            "items": {
                "required": ["id", "score", "evidence", "claimed"],
                "properties": {
                    "id": {"type": "string", "pattern": "^people/"},
                    "score": {"type": "number", "minimum": 0},
                    "claimed": {"type": ["integer", "null"]},
                    "evidence": {
                        "items": {
                            "required": ["what", "id", "on"],
                            "properties": {
                                "what": {"enum": [*WEIGHTS]},
                                "id": {"type": "string"},
                                "on": {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
                            },
                        }
                    },
                },
            },
        },
    },
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    verified = SMALL["lessons/undo.md"].replace(
        "topics:", "verified: {by: grace, on: 2026-11-01, digest: 0123abcd}\ntopics:"
    )
    return write(tmp_path, SMALL | person("mia", "background: [Git at a bank]\n") | {"lessons/undo.md": verified})


def test_the_command_speaks_json(small: Path) -> None:
    ran = hub(small, "experts", "git", "--format", "json")
    report = json.loads(ran.stdout)
    jsonschema.validate(report, SCHEMA)
    assert ran.returncode == 0
    assert [one["id"] for one in report["experts"]] == ["people/ada", "people/grace", "people/mia"]
    assert report["experts"][1]["evidence"][0]["on"] == "2026-11-01"
    assert report["experts"][2]["background"] == ["Git at a bank"]


def test_the_command_shows_why(small: Path) -> None:
    text = hub(small, "experts", "topics/git").stdout
    assert "3.50  Ada (people/ada)\n      2.00  steward topics/git\n      1.50  authored lessons/undo\n" in text
    assert "reviewed lessons/undo on 2026-11-01" in text
    assert "brings from before: Git at a bank" in text


def test_the_command_names_the_nearest_topic_and_an_unknown_one_is_refused(small: Path) -> None:
    ran = hub(small, "experts", "gitt")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Did you mean: git?" in ran.stderr


def test_a_topic_that_nobody_knows_is_no_fault(small: Path) -> None:
    write(small, {"topics/data.md": "---\ntitle: Data\n---\n\nNumbers.\n"})
    ran = hub(small, "experts", "data", "--format", "json")
    assert (ran.returncode, json.loads(ran.stdout)["experts"]) == (0, [])
    assert "Nobody" in hub(small, "experts", "data").stderr
