"""What people have given: counted once, in no order but that of the alphabet."""

from datetime import date

import pytest

from hub.graph.gifts import Gift, thanks
from hub.graph.hub import Hub
from hub.load import load
from hub.model.session import State
from hub.model.topics import Topic
from hub.pages.site import site_of
from tests.test_experts import GIT, LESSON, hub_of, person
from tests.test_translated_pages import HUBS

OF = "translation_of: {{id: lessons/a}}\nlang: {}\n"
SESSION = "---\ntitle: S\ndate: {}\nformat: demo\nfacilitator: grace\nspeakers: [ada]\n{}---\n\nSo it was.\n"


def given(found: Hub, who: str) -> dict[Gift, int]:
    return next((dict(one.gifts) for one in thanks(found) if one.person.id == f"people/{who}"), {})


def test_every_credit_of_a_lesson_is_a_gift() -> None:
    more = "credits: {reviewers: [grace], editors: [grace], testers: [grace], translators: [grace]}\n"
    lesson = {"lessons/a.md": LESSON.format("A", "ada", more)}
    assert given(hub_of(lesson), "grace") == dict.fromkeys(
        (Gift.TRANSLATED, Gift.EDITED, Gift.REVIEWED, Gift.TESTED), 1
    )
    assert given(hub_of(lesson), "ada") == {Gift.LESSONS: 1}


def test_who_wrote_a_translation_has_translated_and_an_author_of_the_source_gives_it_once() -> None:
    found = hub_of(
        {"lessons/a.md": LESSON.format("A", "ada", "")},
        {"lessons/de.md": LESSON.format("A (de)", "ada, grace", OF.format("de"))},
    )
    assert given(found, "grace") == {Gift.TRANSLATED: 1}
    assert given(found, "ada") == {Gift.LESSONS: 1}


def test_a_source_that_thanks_its_translator_is_no_second_translation() -> None:
    thanked = {"lessons/a.md": LESSON.format("A", "ada", "credits: {translators: [grace]}\n")}
    both = {f"lessons/{lang}.md": LESSON.format(f"A ({lang})", "grace", OF.format(lang)) for lang in ("de", "ja")}
    assert given(hub_of(thanked), "grace") == {Gift.TRANSLATED: 1}
    assert given(hub_of(thanked, both), "grace") == {Gift.TRANSLATED: 2}


def test_sessions_count_once_they_were_held_and_answers_one_by_one() -> None:
    asked = "questions: [{asked: a, answer: b, by: ada}, {asked: c, answer: d, by: ada}, {asked: e, by: ada}]\n"
    held = {"sessions/s.md": SESSION.format("2026-11-01", asked)}
    ahead = {"sessions/t.md": SESSION.format("2026-12-01", "")}
    found = hub_of(held, ahead)
    assert given(found, "grace") == {Gift.FACILITATED: 1}
    assert given(found, "ada") == {Gift.SPOKE: 1, Gift.ANSWERED: 2}


def test_each_colleague_who_was_mentored_counts_once_and_from_the_first_day() -> None:
    spells = "mentored: [{who: ada, until: 2024-01-01}, {who: ada}, {who: grace}, {who: eve, from: 2026-12-24}]\n"
    assert given(hub_of(person("mia", spells), person("eve")), "mia") == {Gift.MENTORED: 2}


def test_people_who_left_are_thanked_and_unlisted_ones_are_not_named() -> None:
    wrote = {f"lessons/{who}.md": LESSON.format(who.title(), who, "") for who in ("mia", "eve", "ada")}
    found = hub_of(person("mia", "left: 2024-01-01\n"), person("eve", "listed: false\n"), wrote)
    assert [one.person.title for one in thanks(found)] == ["Ada", "Mia"]
    text = site_of(found).pages["contributors.md"].text
    assert "- [Ada](people/ada.md): wrote 1 lesson\n- [Mia](people/mia.md): wrote 1 lesson" in text
    assert "eve.md" not in text


def test_an_empty_hub_thanks_nobody() -> None:
    assert thanks(load({**GIT}, date(2026, 11, 22))[0]) == ()


@pytest.mark.parametrize("name", HUBS)
def test_nobody_who_is_known_for_a_deed_goes_without_thanks(name: str) -> None:
    found = HUBS[name].published
    named = {one.person.id for one in thanks(found)}
    proven = {
        expert.person
        for topic in found.all(Topic)
        for expert in found.experts(topic.id)
        if any(deed.what != "steward" for deed in expert.evidence)
    }
    assert proven
    assert proven <= named
    assert sum(one.gifts.get(Gift.FACILITATED, 0) for one in thanks(found)) == len(found.sessions(State.HELD))
