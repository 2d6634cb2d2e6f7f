"""The page of people: a card for everyone who is listed, and what scripts need to find some of them."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.hub import Hub
from hub.graph.room import open_offers
from hub.load import load
from hub.model.topics import Topic
from hub.pages.site import site_of
from tests.bench.corpus import TODAY as CORPUS_DAY
from tests.bench.corpus import Corpus

TODAY = date(2026, 11, 22)
TOPICS = {f"topics/{name}.md": f"---\ntitle: {name.title()}\n---\n\nText.\n" for name in ("git", "data/sql")}
CARD = re.compile(r'<li class="hub-colleague"([^>]*)>\n\n(.*?)\n\n</li>', re.DOTALL)
LESSON = "---\ntitle: {0}\nsummary: S.\nauthors: [{0}]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\ntopics: [git]\n---\n"


def person(name: str, more: str = "", joined: str = "2020-01-01") -> dict[str, str]:
    return {f"people/{name}.md": f"---\ntitle: {name.title()}\nrole: engineer\njoined: {joined}\n{more}---\n\nText.\n"}


def hub_of(*files: Mapping[str, str]) -> Hub:
    sources = dict(TOPICS)
    for some in files:
        sources |= some
    return load(sources, TODAY)[0]


def page(*files: Mapping[str, str]) -> str:
    return site_of(hub_of(*files)).pages["people/index.md"].text


def cards(text: str) -> dict[str, tuple[dict[str, str], str]]:
    """Return the data and the text of each card by the name on it."""
    found = {}
    for attributes, inside in CARD.findall(text):
        data = {
            key: re.sub(r"&#(\d+);", lambda code: chr(int(code[1])), value) for key, value in DATA.findall(attributes)
        }
        found[re.findall(r"\*\*\[(.*?)\]", inside)[0]] = (data, inside)
    return found


DATA = re.compile(r'data-(\w+)="([^"]*)"')


def test_a_card_says_who_knows_offers_speaks_and_works() -> None:
    more = (
        "team: Sea\noffice: Osaka\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\nhours: '09:00-17:00'\nskills: {data/sql: 4}\n"
        "offers: [{what: mentoring, topics: [git], capacity: 2}, {what: questions}]\nmentored: [{who: eve}]\n"
    )
    data, text = cards(page(person("mia", more), person("eve"), {"lessons/a.md": LESSON.format("mia")}))["Mia"]
    assert text.split("\n\n", 1)[1] == (
        "**[Mia](mia.md)**\n\nengineer, Sea, Osaka\n\n"
        "- **Knows:** [Git](../topics/git.md)\n"
        "- **Offers:** mentoring on [Git](../topics/git.md) (room for 1); questions\n"
        "- **Speaks:** 日本語 and English\n"
        "- **Works:** 09:00-17:00, Asia/Tokyo"
    )
    assert data == {
        "office": "Osaka",
        "speaks": "ja en",
        "hours": "09:00-17:00",
        "zone": "Asia/Tokyo",
        "knows": "data/sql:0:0:0:4::git:0:1.5:1:0",
        "offers": "mentoring:git::questions",
    }


def test_who_says_nothing_has_a_card_too() -> None:
    assert cards(page(person("eve")))["Eve"] == (
        {},
        '<div class="hub-face" aria-hidden="true">E</div>\n\n**[Eve](eve.md)**\n\nengineer',
    )


def test_only_those_who_are_listed_and_here_have_cards_in_the_order_of_their_names() -> None:
    gone = person("gone", "left: 2026-11-21\n")
    leaving = person("leaving", "left: 2026-11-22\n")
    hidden = person("hidden", "listed: false\n")
    draft = person("draft", "status: draft\n")
    text = page(
        gone, leaving, hidden, draft, person("émile"), person("zoe"), person("ada"), person("soon", "", "2027-01-01")
    )
    assert list(cards(text)) == ["Ada", "Émile", "Leaving", "Soon", "Zoe"]
    assert '<p role="status">5 colleagues.</p>' in text


def test_without_anybody_there_is_no_finder() -> None:
    text = page()
    assert "0 colleagues." in text
    assert "hub-finder" not in text


@pytest.mark.parametrize(
    ("more", "offers"),
    [
        ("offers: [{what: mentoring, capacity: 0}, {what: review, until: 2026-11-21}]\n", []),
        ("offers: [{what: mentoring}]\nmentored: [{who: eve}]\n", []),
        ("offers: [{what: mentoring, capacity: 3}]\nmentored: [{who: eve}]\n", [("mentoring", 2)]),
        ("offers: [{what: mentoring, capacity: 3}, {what: mentoring}]\nmentored: [{who: eve}]\n", [("mentoring", 2)]),
        (
            "offers: [{what: buddy}, {what: session, capacity: 0}, {what: questions}]\n",
            [("buddy", 1), ("questions", None)],
        ),
        ("offers: [{what: mentoring}, {what: review, capacity: 2}]\nleft: 2027-01-01\n", [("review", 2)]),
    ],
)
def test_offers_stand_where_there_is_room(more: str, offers: list[tuple[str, int | None]]) -> None:
    found = open_offers(hub_of(person("mia", more), person("eve")).published)
    assert [(one.offer.what, one.room) for one in found.get("people/mia", ())] == offers


def test_who_has_not_begun_offers_nothing_yet() -> None:
    assert open_offers(hub_of(person("mia", "offers: [{what: questions}]\n", "2026-11-23")).published) == {}


def test_the_form_has_what_can_be_chosen() -> None:
    text = page(
        person("mia", "office: Osaka\nlanguages: [ja]\ntimezone: Asia/Tokyo\n"),
        person("eve", "office: A & <B>\nlanguages: [en]\n"),
        person("gone", "office: Oslo\nlanguages: [nb]\nleft: 2020-01-01\n"),
    )
    fields = {
        name: re.findall(r'value="([^"]*)"', options)
        for name, options in re.findall(r'name="([\w-]+)"[^>]*>(.*?)</select>', text)
    }
    assert fields["topic"] == ["", "data/sql", "git"]
    assert fields["office"] == ["", "A &#38; &#60;B&#62;", "Osaka"]
    assert fields["language"] == ["", "en", "ja"]
    assert fields["offer"] == ["", "mentoring", "buddy", "questions", "review", "session"]
    assert fields["my-zone"] == ["Asia/Tokyo"]
    assert '<option value="A &#38; &#60;B&#62;">A & &#60;B&#62;</option>' in text


@cache
def large() -> Hub:
    return load(Corpus(300).write(), CORPUS_DAY)[0]


@cache
def known() -> Mapping[str, list[list[str]]]:
    """Return by topic what the cards of a large hub say of those who know it, in the order of their places."""
    found: dict[str, list[list[str]]] = {}
    text = site_of(large()).pages["people/index.md"].text
    for attributes, inside in CARD.findall(text):
        who = re.findall(r"\*\*\[.*?\]\((.*?)\.md\)", inside)[0]
        for part in dict(DATA.findall(attributes)).get("knows", "").split("::"):
            topic, *told = part.split(":")
            found.setdefault(topic, []).append([f"people/{who}", *told])
    return {topic: sorted(people, key=lambda told: int(told[1])) for topic, people in found.items()}


@settings(derandomize=True, deadline=None)
@given(st.data())
def test_cards_say_of_each_topic_what_the_hub_says(data: st.DataObject) -> None:
    hub = large().published
    topic = data.draw(st.sampled_from(hub.all(Topic))).id
    experts = (*hub.experts(topic), *hub.brought(topic))
    assert known().get(topic.partition("/")[2], []) == [
        [one.person, str(place), str(round(one.score, 2)), str(len(one.evidence)), str(one.claimed or 0)]
        for place, one in enumerate(experts)
    ]


def test_the_large_hub_knows_something() -> None:
    assert sum(map(len, known().values())) > 20
