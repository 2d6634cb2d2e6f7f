"""`hub find`: what is found for a question, in which order, and why."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.disk import find_project, read_contents
from hub.graph.finding import FIRST, Hit, Why, find, missed
from hub.graph.hub import Hub
from hub.graph.index import Index, Item
from hub.graph.spelling import distance, nearest, slips_allowed
from hub.graph.terms import term, words
from hub.load import load
from hub.model.kind import Kind
from hub.model.people import Person
from tests import site
from tests.bench.corpus import TODAY, Corpus
from tests.case import PEOPLE

SMALL = settings(derandomize=True, deadline=None, max_examples=150)
ROOT = Path(__file__).parent.parent

LESSON = "title: {title}\nsummary: {summary}\nauthors: [{by}]\nlevel: beginner\nminutes: 10\noutcomes: [You can]\n"


def lesson(title: str, summary: str = "In short.", by: str = "ada", more: str = "", body: str = "Text.") -> str:
    return f"---\n{LESSON.format(title=title, summary=summary, by=by)}{more}---\n\n{body}\n"


def person(name: str, more: str = "") -> str:
    return f"---\ntitle: {name}\nrole: engineer\njoined: 2019-03-04\n{more}---\n\n{name} helps.\n"


FILES = {
    **PEOPLE,
    "topics/git.md": "---\ntitle: Git\nsynonyms: [version control, Versionsverwaltung]\nsteward: ada\n---\n\nKeeps versions.\n",
    "topics/data.md": "---\ntitle: Data\nsteward: grace\nsynonyms: [SQL]\n---\n\nAsk it.\n",
    "lessons/git/undo.md": lesson(
        "Undo a mistake",
        "Find a lost commit.",
        more="topics: [git]\nstruggles: [My commits are gone]\naliases: [rescue]\n",
    ),
    "lessons/git/old-undo.md": lesson(
        "Undo it the old way", "Find a lost commit.", more="topics: [git]\nstatus: deprecated\nreplaced_by: [undo]\n"
    ),
    "lessons/git/secret.md": lesson("Undo in secret", more="status: draft\ntopics: [git]\n"),
    "lessons/haus.md": lesson(
        "Häuser bauen", "Viele Häuser.", by="grace", more="lang: de\n", body="Ein Text über Zäune."
    ),
    "lessons/chart.md": lesson("Draw a chart", by="grace", more="topics: [data]\n", body="## Calibration\n\nAxes.\n"),
    "people/left.md": person("Olaf Undo", "left: 2026-01-01\nskills: {git: 5}\n"),
    "people/hidden.md": person("Hidden Undo", "listed: false\nskills: {git: 5}\n"),
    "people/claims.md": person(
        "Claus Claims", "skills: {git: 2}\noffers:\n  - {what: mentoring, topics: [git], until: 2027-01-01}\n"
    ),
}


def hub_of(files: Mapping[str, str]) -> Hub:
    hub, faults = load(files, date(2026, 11, 22))
    assert [fault for fault in faults if fault.severity == "error"] == []
    return hub.published


@cache
def small() -> Hub:
    return hub_of(FILES)


def ids(question: str, *kinds: Kind) -> list[str]:
    return [hit.id for hit in find(small(), question, kinds)]


def hit(question: str, entry_id: str) -> Hit:
    return next(found for found in find(small(), question) if found.id == entry_id)


@pytest.mark.parametrize(
    ("question", "first", "what"),
    [
        ("Undo a mistake", "lessons/git/undo", "title"),
        ("  undo A MISTAKE? ", "lessons/git/undo", "title"),
        ("lessons/git/undo", "lessons/git/undo", "id"),
        ("undo", "lessons/git/undo", "short id"),
        ("rescue", "lessons/git/undo", "alias"),
        ("version control", "topics/git", "synonym"),
        ("hauser bauen", "lessons/haus", "title"),
        ("ada", "people/ada", "title"),
    ],
)
def test_what_is_called_so_comes_first(question: str, first: str, what: str) -> None:
    found = find(small(), question)
    assert found[0].id == first
    assert found[0].why[0] == Why("named", what)
    assert found[0].score > 1
    assert all(other.score < 1 for other in found[1:])


def test_an_entry_is_found_by_the_problem_it_solves() -> None:
    assert ids("my commit is gone")[0] == "lessons/git/undo"
    assert Why("said", "struggles", ("commit", "gone")) in hit("my commit is gone", "lessons/git/undo").why


def test_people_are_found_by_what_they_did_and_offer() -> None:
    found = ids("version control", Kind.PERSON)
    assert found == ["people/ada", "people/claims"]
    assert Why("knows", "version control", id="topics/git") in hit("version control", "people/ada").why
    assert Why("offers", "mentoring", id="topics/git") in hit("git mentor", "people/claims").why
    assert ids("git mentor", Kind.PERSON)[0] == "people/claims"


def test_an_author_is_found_by_a_word_of_the_text() -> None:
    assert ids("calibration") == ["lessons/chart", "people/grace"]
    assert hit("calibration", "people/grace").why == (Why("did", "authors", id="lessons/chart"),)


def test_who_has_left_or_is_not_listed_is_not_found_and_no_draft() -> None:
    found = [*ids("undo"), *ids("git"), *ids("Olaf Undo"), *ids("hidden")]
    assert not {"people/left", "people/hidden", "lessons/git/secret"} & set(found)


def test_what_is_deprecated_comes_lower_and_names_what_to_read() -> None:
    found = ids("lost commit", Kind.LESSON)
    assert found == ["lessons/git/undo", "lessons/git/old-undo"]
    assert hit("lost commit", "lessons/git/old-undo").why[-1] == Why("deprecated", id="lessons/git/undo")


def test_a_slip_is_read_as_the_nearest_word_and_said() -> None:
    assert ids("lost comit")[0] == "lessons/git/undo"
    assert Why("read", "comit", ("commit",)) in hit("lost comit", "lessons/git/undo").why
    assert Why("read", "calibra", ("calibration",)) in hit("calibra", "lessons/chart").why


def test_a_word_that_is_known_is_never_read_as_another() -> None:
    assert all(
        why.what != "read" for question in ("commits", "mistakes", "hauser") for why in find(small(), question)[0].why
    )


def test_forms_of_words_in_the_language_of_the_entry() -> None:
    assert ids("haus") == ["lessons/haus", "people/grace"]
    assert "lessons/haus" in ids("zaun")


@pytest.mark.parametrize("lang", ["de", "es", "fr", "ja"])
def test_a_text_in_another_language_changes_no_answer_to_a_question(lang: str) -> None:
    foreign = lesson("Probe", by="grace", more=f"lang: {lang}\n", body="About when, who and what: abort, whole, dot.")
    question = "who knows about git, and what do I do when a commit is gone?"
    alone, beside = (find(hub_of(files), question) for files in (FILES, {**FILES, "lessons/probe.md": foreign}))
    assert [hit.id for hit in beside if hit.id != "lessons/probe"][:4] == [hit.id for hit in alone][:4]
    assert not {why.by for hit in beside for why in hit.why if why.what == "read"} & {"about", "who", "what", "when"}


@pytest.mark.parametrize("question", ["", "??", "the of what", "zzzzzz"])
def test_nothing_is_found_where_nothing_was_asked(question: str) -> None:
    assert find(small(), question) == ()


def test_an_empty_hub_answers_too() -> None:
    assert find(hub_of({}), "git") == ()


def test_the_searches_of_the_shipped_hub_go_on_working() -> None:
    contents = read_contents(find_project(ROOT).content)
    hub, _ = load(contents.sources, date(2026, 11, 22), contents.assets)
    assert len(hub.settings.search) >= 10
    assert all(case.expect in hub.published.entries for case in hub.settings.search)
    assert [one.case.query for one in missed(hub.published)] == []


def test_a_search_that_no_longer_works_is_named() -> None:
    hub = hub_of(
        {**FILES, "hub.yml": "search:\n- {query: undo, expect: topics/data}\n- {query: git, expect: topics/git}\n"}
    )
    assert [one.case.query for one in missed(hub)] == ["undo"]


# --- properties


@cache
def large() -> Hub:
    hub, _ = load(Corpus(150).write(), TODAY)
    return hub.published


@SMALL
@given(st.data())
def test_every_title_and_id_is_found_first(data: st.DataObject) -> None:
    people = {person.id for person in large().all(Person)} - {person.id for person in large().listed}
    entry = data.draw(st.sampled_from([entry for entry in large().entries.values() if entry.id not in people]))
    for name in (entry.title, entry.id):
        found = find(large(), name, limit=FIRST)
        assert found[0].id == entry.id
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert all(one.why for one in found)


alphabet = st.text("abcé", min_size=1, max_size=6)
documents = st.lists(st.lists(alphabet, max_size=5).map(" ".join), max_size=6)


@SMALL
@given(documents, st.lists(alphabet, min_size=1, max_size=3).map(" ".join))
def test_the_index_finds_exactly_what_says_a_word_of_the_question(texts: list[str], question: str) -> None:
    answer = Index({"text": 1.0}, (Item(str(at), "en", [("text", text)]) for at, text in enumerate(texts))).ask(
        question
    )
    said = {at: {term(word) for word in words(text)} for at, text in enumerate(texts)}
    known = {word for word in words(question) if any(term(word) in each for each in said.values())}
    wanted = {term(word) for word in {*known, *(one for read in answer.read.values() for one in read)}}
    assert {int(key) for key in answer.matches} == {at for at, each in said.items() if each & wanted}
    assert known.isdisjoint(answer.read)
    assert all(match.score > 0 for match in answer.matches.values())


@SMALL
@given(st.lists(st.lists(alphabet, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6), st.randoms())
def test_the_order_of_items_makes_no_difference(texts: list[str], random: Random) -> None:
    items = [Item(str(at), "en", [("text", text)]) for at, text in enumerate(texts)]
    shuffled = list(items)
    random.shuffle(shuffled)
    for question in texts:
        one, other = (Index({"text": 1.0}, each).ask(question) for each in (items, shuffled))
        assert one.read == other.read
        assert {key: (round(match.score, 9), match.said) for key, match in one.matches.items()} == {
            key: (round(match.score, 9), match.said) for key, match in other.matches.items()
        }


@cache
def slips(one: str, other: str) -> int:
    """Return the distance by its definition."""
    if not one or not other:
        return len(one) + len(other)
    ways = [slips(one[1:], other) + 1, slips(one, other[1:]) + 1, slips(one[1:], other[1:]) + (one[0] != other[0])]
    if len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]:
        ways.append(slips(one[2:], other[2:]) + 1)
    return min(ways)


@SMALL
@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 3))
def test_slips_are_counted_up_to_the_most_allowed(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(slips(one, other), most + 1)


@SMALL
@given(st.text("abc", min_size=4, max_size=9), st.lists(st.text("abc", min_size=1, max_size=9), max_size=20))
def test_the_nearest_words_are_near_and_none_is_nearer(word: str, pool: list[str]) -> None:
    near = nearest(word, dict.fromkeys(pool))
    possible = [one for one in pool if one[0] == word[0] or one[-1] == word[-1]]
    least = min((slips(word, one) for one in possible), default=99)
    assert set(near) == {one for one in possible if slips(word, one) == least <= slips_allowed(word)}


def test_the_browser_reads_slips_as_the_hub_does() -> None:
    cases = json.loads((ROOT / "tests/js/spelling-cases.json").read_text(encoding="utf-8"))
    assert [list(nearest(case["word"], case["pool"])) for case in cases] == [case["meant"] for case in cases]


# --- the command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return site.write(tmp_path, FILES)


def test_the_command_shows_people_and_entries_with_why(project: Path) -> None:
    ran = site.hub(project, "find", "lost", "comit", "--limit", "1")
    assert ran.returncode == 0
    assert ran.stdout == (
        "Undo a mistake (lesson lessons/git/undo)\n"
        "    “comit” was read as “commit”\n"
        "    “comit” in: struggles\n"
        "    “lost”, “comit” in: summary\n"
    )


def test_every_reason_has_its_words(project: Path) -> None:
    told = site.hub(project, "find", "git", "mentor", "undo").stdout
    for part in ("is about Git", "knows Git", "offers help with Git: mentoring", "wrote “Undo a mistake”"):
        assert f"    {part}\n" in told
    assert "    is deprecated; read “Undo a mistake” instead\n" in told
    assert "    this is its synonym\n" in site.hub(project, "find", "version control").stdout


def test_json_is_the_contract(project: Path) -> None:
    ran = site.hub(project, "find", "version control", "--format", "json", "--kind", "person", "--kind", "topic")
    report = json.loads(ran.stdout)
    assert list(report) == ["version", "results"]
    assert report["version"] == 1
    assert [one["id"] for one in report["results"]] == ["topics/git", "people/ada", "people/claims"]
    assert set(report["results"][0]) == {"id", "kind", "title", "score", "why"}
    assert report["results"][0]["why"][0] == "this is its synonym"
    assert (report["results"][1]["kind"], report["results"][1]["title"]) == ("person", "Ada")


def test_nothing_found_leads_to_a_person(project: Path) -> None:
    site.write(project, {"hub.yml": "links: {ask: 'https://chat.example.com/ask'}\n"})
    ran = site.hub(project, "find", "zzzzzz")
    assert (ran.returncode, ran.stdout) == (
        0,
        "Nothing is found for “zzzzzz”. Ask a colleague: https://chat.example.com/ask\n",
    )
    assert json.loads(site.hub(project, "find", "zzzzzz", "--format", "json").stdout) == {"version": 1, "results": []}


def test_what_cannot_be_asked_is_answered_with_what_to_type(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for arguments in (["find"], ["find", " "], ["find", "git", "--kind", "thing"], ["find", "git", "--limit", "0"]):
        assert site.hub(project, *arguments).returncode == 2
    outside = site.hub(tmp_path_factory.mktemp("other"), "find", "git")
    assert outside.returncode == 2
    assert "there is no mkdocs.yml" in outside.stderr


def test_a_word_of_a_recording_leads_to_its_session() -> None:
    session = (
        "---\ntitle: Talk\ndate: 2026-11-02\nformat: demo\nfacilitator: ada\n"
        "recording: {url: 'https://video.example.com/s', transcript: s.vtt}\n---\n\nRecap.\n"
    )
    spoken = "WEBVTT\n\n00:00.000 --> 00:05.000\nLook into the drawer.\n"
    hub, _ = load({**PEOPLE, "sessions/s.md": session, "sessions/s.vtt": spoken}, TODAY)
    (found,) = [one for one in find(hub, "drawers") if one.id == "sessions/s"]
    assert Why("said", "recording", ("drawers",)) in found.why
