"""The page of mentors and buddies, and who could help a person, on their own page."""

from collections.abc import Mapping
from datetime import date

import pytest

from hub.graph.reasons import IsAhead, Unit
from hub.load import load
from hub.pages.site import site_of

TODAY = date(2026, 11, 22)
TOPICS = {
    "topics/git.md": "---\ntitle: Git\n---\n\nText.\n",
    "topics/data.md": "---\ntitle: Data\n---\n\nText.\n",
}


def person(name: str, more: str = "", joined: str = "2020-01-01") -> dict[str, str]:
    return {f"people/{name}.md": f"---\ntitle: {name.title()}\nrole: engineer\njoined: {joined}\n{more}---\n\nText.\n"}


def pages(*files: Mapping[str, str]) -> Mapping[str, str]:
    sources = dict(TOPICS)
    for some in files:
        sources |= some
    found, faults = load(sources, TODAY)
    assert faults == []
    return {path: page.text for path, page in site_of(found).pages.items()}


def part(text: str, anchor: str) -> str:
    """Return a section of a page, without those below it."""
    found = text.partition(f"{{ #hub-{anchor} }}")[2]
    return found.partition("\n#")[0]


def test_the_page_shows_the_load_the_topics_and_how_to_work_together() -> None:
    more = (
        "office: Osaka\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\nhours: '09:00-17:00'\n"
        "offers: [{what: mentoring, topics: [git], capacity: 2, until: 2027-06-30, title: A *first* rebase}, {what: buddy}]\n"
        "mentored: [{who: eve, from: 2026-01-01}, {who: gone, until: 2026-11-21}]\n"
    )
    text = pages(person("mia", more), person("eve"), person("gone"))["mentors.md"]
    assert part(text, "mentors").split("\n")[4:7] == [
        '- **[Mia](people/mia.md)**, engineer, Osaka <meter aria-hidden="true" min="0" max="2" value="1"></meter> 1 of 2 taken',
        "    - A &#42;first&#42; rebase: on [Git](topics/git.md), until 30 June 2027",
        "    - speaks 日本語 and English; works 09:00-17:00, Asia/Tokyo",
    ]
    assert "0 of 1 taken\n    - on anything\n" in part(text, "buddies")


def test_those_without_room_stand_apart() -> None:
    full = person("mia", "offers: [{what: mentoring}]\nmentored: [{who: eve}]\n")
    none = person("kim", "offers: [{what: mentoring, capacity: 0}]\n")
    text = pages(full, none, person("eve"), person("noa", "offers: [{what: mentoring}]\n"))["mentors.md"]
    assert "Noa" in part(text, "mentors")
    assert "Mia" not in part(text, "mentors")
    assert "1 of 1 taken" in part(text, "no-room-mentoring")
    assert "[Kim](people/kim.md)**, engineer" in part(text, "no-room-mentoring")
    assert "Noa" not in part(text, "no-room-mentoring")


@pytest.mark.parametrize(
    "more",
    [
        "offers: [{what: mentoring, until: 2026-11-21}, {what: buddy, until: 2026-11-21}]\n",
        "offers: [{what: mentoring}, {what: buddy}]\nleft: 2026-11-21\n",
        "offers: [{what: mentoring}, {what: buddy}]\nlisted: false\n",
        "offers: [{what: questions}]\n",
    ],
)
def test_expired_offers_and_those_who_left_are_never_shown(more: str) -> None:
    found = pages(person("mia", more), person("eve", "wants: [git]\n", "2026-11-01"))
    assert "Mia" not in found["mentors.md"]
    assert "Nobody does so at the moment." in found["mentors.md"]
    assert "could-" not in found["people/eve.md"]


def test_who_wants_to_learn_sees_the_best_three_with_reasons() -> None:
    mentors = [person(name, "offers: [{what: mentoring, topics: [git]}]\nlanguages: [en]\n") for name in "abcd"]
    lisbon = person("mia", "offers: [{what: mentoring, topics: [git]}]\nskills: {git: 4}\noffice: Lisbon\n")
    other = person("tom", "offers: [{what: mentoring, topics: [data]}]\noffice: Lisbon\n")
    found = pages(person("eve", "wants: [git]\noffice: Lisbon\n", "2025-01-01"), lisbon, other, *mentors)
    section = part(found["people/eve.md"], "could-mentor")
    assert [line.partition(":")[0] for line in section.split("\n") if line.startswith("- ")] == [
        "- **[Mia](mia.md)**",
        "- **[A](a.md)**",
        "- **[B](b.md)**",
    ]
    assert (
        ": has room for 1 of 1; knows [Git](../topics/git.md) (named in the offer, 4 of 5 by their own words); "
        "is in Lisbon too; has the same role: engineer; has been here 5 years longer\n"
    ) in section
    assert "could-mentor" not in found["people/tom.md"]
    assert "could-be-buddy" not in found["people/eve.md"]


@pytest.mark.parametrize(
    ("joined", "more", "asked"),
    [
        ("2026-08-24", "", True),
        ("2026-08-23", "", False),
        ("2026-12-01", "", True),
        ("2026-11-01", "buddy: ada\n", False),
        ("2026-11-01", "left: 2026-11-20\n", False),
    ],
)
def test_who_is_new_and_has_no_buddy_sees_who_could_be_one(joined: str, more: str, asked: bool) -> None:  # noqa: FBT001  a case
    buddy = person("mia", "offers: [{what: buddy}]\n")
    text = pages(buddy, person("ada"), person("eve", more, joined))["people/eve.md"]
    assert ("[Mia](mia.md)" in part(text, "could-be-buddy")) is asked


@pytest.mark.parametrize(
    ("days", "span"),
    [(1, (1, "day")), (29, (29, "day")), (30, (1, "month")), (364, (12, "month")), (365, (1, "year"))],
)
def test_a_span_is_said_in_its_largest_unit(days: int, span: tuple[int, Unit]) -> None:
    assert IsAhead(0, days).span == span
