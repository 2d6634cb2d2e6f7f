"""What pages say of who knows a topic: why someone ranks, how the weights come about, and own words apart."""

import re
from datetime import date, timedelta

import pytest

from hub.graph import evidence
from hub.graph.evidence import HALF_LIFE_DAYS, UNDATED, WEIGHTS
from hub.graph.hub import Hub
from hub.load import load
from hub.pages.proof import _DEEDS
from hub.pages.site import site_of
from tests.case import PEOPLE

TODAY = date(2026, 11, 22)
NUMBER = re.compile(r"\((\d+(?:\.\d+)?)\)$", re.MULTILINE)


def person(name: str, more: str = "") -> dict[str, str]:
    return {f"people/{name}.md": f"---\ntitle: {name.title()}\nrole: engineer\njoined: 2020-01-01\n{more}---\n"}


def lesson(number: int, more: str) -> dict[str, str]:
    head = f"title: L{number}\nsummary: S.\nlevel: beginner\nminutes: 10\noutcomes: [You can]\ntopics: [git]"
    return {f"lessons/l{number}.md": f"---\n{head}\n{more}\n---\n\nText.\n"}


def hub_of(*files: dict[str, str]) -> Hub:
    sources = PEOPLE | {"topics/git.md": "---\ntitle: Git\n---\n"}
    for some in files:
        sources |= some
    found, faults = load(sources, TODAY)
    assert faults == []
    return found


def experts(*files: dict[str, str]) -> str:
    return site_of(hub_of(*files)).pages["experts.md"].text


def test_the_lines_of_someone_add_up_to_the_number_beside_the_name() -> None:
    on = (TODAY - timedelta(days=HALF_LIFE_DAYS)).isoformat()
    verified = f"authors: [ada]\nverified: {{by: mia, on: {on}, digest: 0123abcd}}"
    text = experts(person("mia"), *(lesson(number, "authors: [mia]") for number in range(6)), lesson(7, verified))
    mia = text.partition("**[Mia](people/mia.md)**")[2].partition("**[")[0]
    assert "wrote [L0](lessons/l0.md), [L1](lessons/l1.md), [L2](lessons/l2.md), [L3](lessons/l3.md) and 2 more" in mia
    assert "reviewed [L7](lessons/l7.md) on 22 November 2024 (1)" in mia
    total = 6 * WEIGHTS["authored"] * UNDATED + WEIGHTS["reviewed"] / 2
    assert sum(map(float, NUMBER.findall(mia))) == total
    assert f"</meter> {total:g}\n" in mia


def test_a_bar_is_as_long_as_the_evidence_beside_the_strongest_of_the_hub() -> None:
    other = {"topics/data.md": "---\ntitle: Data\nsteward: grace\n---\n"}
    text = experts(person("mia"), other, *(lesson(number, "authors: [mia]") for number in range(2)))
    assert '[Mia](people/mia.md)**, engineer <meter aria-hidden="true" min="0" max="3" value="3">' in text
    assert '[Grace](people/grace.md)**, engineer <meter aria-hidden="true" min="0" max="3" value="2">' in text


def test_mentoring_that_goes_on_is_told_without_a_day() -> None:
    mentor = "skills: {git: 4}\nmentored: [{who: eve, from: 2026-01-01}, {who: ada, until: 2025-02-03}]\n"
    files = PEOPLE["people/ada.md"].replace("joined:", "wants: [git]\njoined:")
    text = experts({"people/ada.md": files}, person("eve", "wants: [git]\n"), person("mia", mentor))
    assert "mentors [Eve](people/eve.md) (" in text
    assert "mentored [Ada](people/ada.md) until 3 February 2025 (" in text
    assert "until today" not in text


def test_own_words_stand_apart_and_add_nothing() -> None:
    text = experts(
        lesson(1, "authors: [mia]"),
        person("mia", "skills: {git: 5}\nbackground: [Taught *git*]\n"),
        person("eve", "skills: {git: 4}\n"),
        person("kim", "background: [Ten years of git]\n"),
    )
    proven, _, own = text.partition("**By their own words**")
    assert "</meter> 1.5\n" in proven
    assert "*Says of themselves: 5 of 5; “Taught &#42;git&#42;”*" in proven
    assert own.startswith(
        "\n\n- **[Eve](people/eve.md)**, engineer: 4 of 5\n- **[Kim](people/kim.md)**, engineer: “Ten years of git”\n"
    )


@pytest.mark.parametrize("more", ["left: 2026-11-21\n", "listed: false\n"])
def test_nobody_who_left_or_is_not_listed_is_on_the_page(more: str) -> None:
    found = experts(lesson(1, "authors: [mia]"), person("mia", more), person("kim", f"background: [Git]\n{more}"))
    assert "Mia" not in found
    assert "Kim" not in found
    assert "How the order comes about" not in found


def test_the_note_says_the_weights_that_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WEIGHTS, "authored", 8.5)  # type: ignore[arg-type]  # the mapping is a dict
    assert "| wrote … | 8.5 | 4.25 | 4.25 |" in experts(lesson(1, "authors: [ada]"))
    assert "| looks after … | 2 | 2 | 2 |" in experts(lesson(1, "authors: [ada]"))
    assert f"| {HALF_LIFE_DAYS} days later |" in experts(lesson(1, "authors: [ada]"))


def test_every_deed_has_words_and_whatever_lasts_is_a_deed() -> None:
    assert set(_DEEDS) == {*WEIGHTS, "mentors"}, "mentoring that goes on has words of its own"
    assert set(WEIGHTS) > evidence.LASTING
