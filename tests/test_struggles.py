"""Struggles that are alike: which are a group, why, what helped, whom to ask, and how they are found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from math import log, sqrt
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.alike import FEWEST, LEAST, MANY, MOST, MOST_SHARING, TOPICS, Features, clusters
from hub.graph.helping import helpers, what_helped
from hub.graph.hub import Hub
from hub.graph.struggle import struggles
from hub.graph.struggles import Group, similar_struggles, struggle_groups
from hub.load import load
from hub.pages.site import site_of
from tests import site
from tests.bench.corpus import TODAY, Corpus
from tests.case import PEOPLE
from tests.conftest import ROOT

SMALL = settings(derandomize=True, deadline=None, max_examples=100)


def lesson(title: str, *said: str, more: str = "") -> str:
    told = "".join(f"\n  - {text}" for text in said)
    head = f"title: {title}\nsummary: Short.\nauthors: [ada]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n"
    return f"---\n{head}struggles:{told}\n{more}---\n\nText.\n"


def person(name: str, *said: str, more: str = "") -> str:
    told = "".join(f"\n  - {text}" for text in said)
    return f"---\ntitle: {name}\nrole: engineer\njoined: 2019-03-04\nstruggled_with:{told}\n{more}---\n\nHelps.\n"


OFFER = "offers: [{what: questions, topics: [git]}]\n"
FILES = {
    **PEOPLE,
    "topics/git.md": "---\ntitle: Git\nsynonyms: [version control]\nsteward: ada\n---\n\nKeeps versions.\n",
    "topics/bread.md": "---\ntitle: Bread\n---\n\nIs baked.\n",
    "lessons/undo.md": lesson("Undo a mistake", "My commits are gone after a reset", more="topics: [git]\n"),
    "lessons/redo.md": lesson("Redo it", "The oven is cold again", more="topics: [bread]\n"),
    "lessons/old.md": lesson(
        "Undo it the old way",
        "All my commits vanished in a hard reset",
        more="topics: [git]\nstatus: deprecated\nreplaced_by: [undo]\n",
    ),
    "people/bo.md": person("Bo", "One reset and the commits were lost", more=OFFER),
    "people/left.md": person("Olaf", "A reset ate my commits", more="left: 2026-01-01\n" + OFFER),
    "people/hidden.md": person("Hid", "The reset swallowed the commits", more="listed: false\n" + OFFER),
    "people/cy.md": person("Cy", "Nobody answers me"),
    "sessions/2026-05-05-clinic.md": (
        "---\ntitle: Clinic\ndate: 2026-05-05\nformat: workshop\nfacilitator: grace\nspeakers: [ada]\ntopics: [git]\n"
        "questions:\n  - {asked: Can commits survive a reset?, answer: Yes., lesson: undo}\n"
        "  - {asked: Who brings the cake?, answer: Grace.}\n  - {asked: How long does dough rest?}\n---\n\nNotes.\n"
    ),
}


def hub_of(files: Mapping[str, str]) -> Hub:
    hub, faults = load(files, date(2026, 11, 22))
    assert [fault for fault in faults if fault.severity == "error"] == []
    return hub.published


@cache
def small() -> Hub:
    return hub_of(FILES)


def group_with(hub: Hub, text: str) -> Group:
    return next(group for group in struggle_groups(hub) if any(one.text == text for one in group.struggles))


def page(path: str = "struggles.md") -> str:
    return site_of(small()).pages[path].text


# --- groups


def test_struggles_are_one_group_in_other_words_and_say_why() -> None:
    group = group_with(small(), "My commits are gone after a reset")
    assert [one.source for one in group.struggles] == [
        "lessons/old",
        "lessons/undo",
        "people/left",
        "people/bo",
        "people/hidden",
        "sessions/2026-05-05-clinic",
    ]
    assert group.title == "All my commits vanished in a hard reset"
    assert set(group.words) == {"commits", "reset"}
    assert group.topics == ("topics/git",)


def test_others_stay_alone() -> None:
    assert [one.source for one in group_with(small(), "The oven is cold again").struggles] == ["lessons/redo"]
    assert group_with(small(), "The oven is cold again").topics == ("topics/bread",)
    assert group_with(small(), "Nobody answers me").topics == ()


def test_the_struggles_of_others_are_found_for_a_lesson_with_why() -> None:
    (alike,) = similar_struggles(small(), "lessons/undo")
    assert {one.source for one in alike.struggles} == {
        "lessons/old",
        "people/bo",
        "people/left",
        "people/hidden",
        "sessions/2026-05-05-clinic",
    }
    assert (set(alike.words), alike.topics) == ({"commits", "reset"}, ("topics/git",))
    assert similar_struggles(small(), "lessons/redo") == ()
    assert similar_struggles(small(), "topics/git") == ()


def test_a_text_without_a_language_is_in_that_of_the_hub() -> None:
    texts = {
        "people/ada.md": person("Ada"),
        "topics/zweige.md": "---\ntitle: Verzweigungen\n---\n",
        "lessons/a.md": lesson("Eins", "Nach der Verzweigung sind meine Dateien weg"),
        "lessons/b.md": lesson("Zwei", "Meine Datei war nach dem Mittag noch da"),
    }
    german = hub_of({**texts, "hub.yml": "lang: de\n"})
    named = {**{path: text.replace("title:", "lang: de\ntitle:") for path, text in texts.items()}}
    for hub in (german, hub_of(named)):
        groups = struggle_groups(hub)
        assert [len(group.struggles) for group in groups] == [1, 1]
        assert group_with(hub, "Nach der Verzweigung sind meine Dateien weg").topics == ("topics/zweige",)


def test_no_hub_has_no_groups() -> None:
    assert struggle_groups(hub_of({})) == ()


# --- what helped, whom to ask


def test_what_is_deprecated_did_not_help_but_what_replaced_it() -> None:
    group = group_with(small(), "My commits are gone after a reset")
    assert [entry.id for entry in what_helped(small(), group)] == ["lessons/undo"]
    assert what_helped(small(), group_with(small(), "Nobody answers me")) == ()


def test_who_had_it_and_offers_help_comes_before_who_knows_its_topics() -> None:
    asked = helpers(small(), group_with(small(), "My commits are gone after a reset"))
    assert [(helper.person.id, helper.had_it) for helper in asked] == [("people/bo", True), ("people/ada", False)]
    assert helpers(small(), group_with(small(), "Nobody answers me")) == ()


@pytest.mark.parametrize(
    "offers",
    [
        "offers: [{what: questions, topics: [bread]}]\n",
        "offers: [{what: questions, until: 2026-11-21}]\n",
        "offers: [{what: session}]\n",
    ],
)
def test_who_offers_something_else_is_not_asked(offers: str) -> None:
    hub = hub_of({**FILES, "people/bo.md": person("Bo", "One reset and the commits were lost", more=offers)})
    asked = helpers(hub, group_with(hub, "My commits are gone after a reset"))
    assert [helper.person.id for helper in asked] == ["people/ada"]


# --- pages


def test_who_has_left_or_is_not_listed_is_quoted_and_not_named() -> None:
    text = page()
    assert "“A reset ate my commits” (a colleague)" in text
    assert "“The reset swallowed the commits” (a colleague)" in text
    assert "Olaf" not in text
    assert "hidden" not in text
    lessons = page("lessons/undo.md")
    assert "[A reset ate my commits](../struggles.md#hub-struggle-all-my-commits" in lessons
    assert "Olaf" not in lessons


def test_questions_of_sessions_are_there_where_somebody_struggled_with_the_same() -> None:
    text = page()
    assert "Can commits survive a reset?" in text
    assert "cake" not in text
    assert "dough" not in text


def test_what_nobody_answers_yet_asks_for_a_lesson() -> None:
    text = page()
    alone = text[text.index("Nobody answers me") :]
    assert "There is no lesson on it yet. If you know what helps, [write it down](contribute/index.md)." in alone
    assert "Alike in these words" not in alone


def test_a_group_is_found_by_its_words_their_stems_and_the_names_of_its_topic() -> None:
    text = page()
    head = text[: text.index("### “All my commits vanished")]
    words = head.rpartition('data-words="')[2].partition('"')[0].split()
    assert {"commits", "commit", "vanished", "vanish", "undo", "mistak", "mistake"} <= set(words)
    assert not {"my", "in", "a", "all"} & set(words)
    assert 'class="hub-part" data-words="control git version"' in text


@pytest.mark.slow
@pytest.mark.parametrize("directories", ["true", "false"])
def test_links_lead_somewhere_with_every_form_of_address(tmp_path: Path, directories: str) -> None:
    site.write(tmp_path, FILES, f"{site.MINIMAL}use_directory_urls: {directories}\n")
    built = site.mkdocs(tmp_path, "build", "--quiet")
    assert built.returncode == 0, built.stderr
    found, path = site.Site(tmp_path / "site"), "struggles/index.html" if directories == "true" else "struggles.html"
    links = found.page(path).links
    experts = [link for link in links if "experts" in link and "#" not in link]
    assert experts
    for link in [one for one in links if not one.startswith("http")]:
        target = found.target(path, link)
        assert target is not None
        assert target.is_file(), link


# --- the command


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("my commits disappeared", "lessons/git/undo-a-mistake"),
        ("I am stuck and feel stupid asking", "lessons/mentoring/ask-better-questions"),
        ("my totals doubled after the join", "lessons/data/joins"),
    ],
)
def test_find_leads_from_the_words_of_a_problem_to_the_lesson(question: str, expected: str) -> None:
    ran = site.hub(ROOT, "find", *question.split(), "--kind", "lesson", "--limit", "1")
    assert ran.returncode == 0
    assert f"(lesson {expected})" in ran.stdout
    assert "struggles" in ran.stdout


# --- properties

WORDS = "boat buoy chart clock crane dock gauge harbour lamp mast net pier rope sail tide wave".split()
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


@SMALL
@given(st.lists(st.lists(sentences, max_size=3), max_size=8), st.randoms())
def test_every_struggle_is_in_one_group_whatever_the_order_of_entries(said: list[list[str]], random: Random) -> None:
    files = {
        f"people/p{place}.md" if place % 2 else f"lessons/l{place}.md": (person if place % 2 else lesson)(
            f"N{place}", *texts
        )
        for place, texts in enumerate(said)
        if texts
    }
    topic = {"topics/tide.md": "---\ntitle: Tide\nsynonyms: [wave]\n---\n\nWater.\n"}
    hub = hub_of({**PEOPLE, **topic, **files})
    groups = struggle_groups(hub)
    assert sorted((one.text, one.source) for group in groups for one in group.struggles) == sorted(
        {
            (text, entry.removesuffix(".md"))
            for entry, texts in zip(files, filter(None, said), strict=True)
            for text in texts
        }
    )
    assert len({group.anchor for group in groups}) == len(groups)
    shuffled = list(hub.entries.items())
    random.shuffle(shuffled)
    assert struggle_groups(replace(hub, entries=dict(shuffled))) == groups


features = st.builds(
    Features,
    st.frozensets(st.sampled_from("abcdefgh"), max_size=5),
    st.frozensets(st.sampled_from("xy"), max_size=2),
)


def by_definition(texts: Sequence[Features]) -> list[tuple[int, ...]]:
    """Return the clusters by comparing all with all, again after every step."""
    weight = {
        term: log(1 + MANY / sum(term in text.terms for text in texts)) ** 2
        for term in "abcdefgh"
        if any(term in text.terms for text in texts)
    }

    def likeness(one: Features, other: Features) -> float:
        shared = one.terms & other.terms
        if len(shared) < FEWEST:
            return 0.0
        cosine = sum(weight[term] for term in shared) / sqrt(
            sum(weight[term] for term in one.terms) * sum(weight[term] for term in other.terms)
        )
        fewer = min(len(one.topics), len(other.topics))
        common = len(one.topics & other.topics) / fewer if fewer else 0.0
        return round((1 - TOPICS) * cosine + TOPICS * common if fewer else cosine, 9)

    def mean(one: tuple[int, ...], other: tuple[int, ...]) -> float:
        return round(sum(likeness(texts[a], texts[b]) for a in one for b in other) / (len(one) * len(other)), 9)

    found: list[tuple[int, ...]] = [(place,) for place in range(len(texts))]
    while True:
        pairs = [
            (mean(one, other), one, other) for one, other in combinations(found, 2) if len(one) + len(other) <= MOST
        ]
        best = max((alike for alike, _, _ in pairs), default=0.0)
        if best < LEAST:
            return sorted(found)
        _, one, other = next(pair for pair in pairs if pair[0] == best)
        found = [each for each in found if each not in (one, other)] + [tuple(sorted(one + other))]


@SMALL
@given(st.lists(features, max_size=7))
def test_clusters_are_those_of_the_definition(texts: list[Features]) -> None:
    found = clusters(texts)
    assert sorted(place for cluster in found for place in cluster) == list(range(len(texts)))
    assert found == by_definition(texts)


def test_terms_that_many_say_bring_nothing_together() -> None:
    many = [Features(frozenset({"a", "b"}), frozenset())] * (MOST_SHARING + 1)
    assert len(clusters(many)) == len(many)
    assert len(clusters(many[:MOST])) == 1
    assert len(clusters(many[: MOST + 1])) == 2


def test_a_large_hub_keeps_every_struggle_once() -> None:
    hub, _ = load(Corpus(400).write(), TODAY)
    groups = struggle_groups(hub.published)
    found = [(one.text, one.source) for group in groups for one in group.struggles]
    assert sorted(found) == sorted((one.text, one.source) for one in struggles(hub.published))
