"""The words of the interface: what they say in each language, and that catalogues keep up with the code."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hub.catalogues import catalogue, word_files, words_for
from hub.words.words import ENGLISH, Words, reads_leftwards
from tests.conftest import ROOT
from tests.site import run
from tests.words import FOLDER, extracted, updated

DAY = date(2026, 12, 2)
LANGUAGES = ("de", "es", "ja")
CALL = re.compile(r'\b(?:say|many|term)\(\s*"([^"]+)"')
FAKE = Words("de", {"Hello {name}": "{name}, hallo", "{count} lamp": ("{count} Lampe", "{count} Lampen")})


def test_a_message_is_english_where_nothing_else_is_known() -> None:
    assert ENGLISH.say("Hello {name}", name="{who}") == "Hello {who}"
    assert FAKE.say("Hello {name}", name="Ada") == "Ada, hallo"
    assert FAKE.say("Good {time}", time="night") == "Good night"
    assert ENGLISH.say("a {gap}") == "a {gap}"


@pytest.mark.parametrize(("count", "said"), [(0, "0 Lampen"), (1, "1 Lampe"), (7, "7 Lampen")])
def test_a_count_has_its_form(count: int, said: str) -> None:
    assert FAKE.many("{count} lamp", "{count} lamps", count) == said


def test_a_language_with_one_form_has_it_for_all_counts() -> None:
    words = Words("ja", {"{count} lamp": ("{count}つ",)})
    assert [words.many("{count} lamp", "{count} lamps", count) for count in (1, 2)] == ["1つ", "2つ"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "2 December 2026"),
        ("en-US", "December 2, 2026"),
        ("de", "2.\N{NO-BREAK SPACE}Dezember 2026"),
        ("es", "2 de diciembre de 2026"),
        ("ja", "2026年12月2日"),
    ],
)
def test_a_day(lang: str, said: str) -> None:
    assert words_for(lang).day(DAY) == said


def test_a_moment_has_its_offset() -> None:
    at = datetime(2026, 12, 2, 9, 30, tzinfo=timezone(timedelta(hours=-3)))
    assert ENGLISH.moment(DAY, at) == "2 December 2026, 09:30 UTC-03:00"
    assert ENGLISH.moment(DAY, at.astimezone(UTC)) == "2 December 2026, 12:30 UTC"
    assert ENGLISH.moment(DAY, None) == "2 December 2026"


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, 1, "1 minute"),
        (45, 45, "45 minutes"),
        (60, 60, "1 hour"),
        (120, 120, "2 hours"),
        (30, 45, "30 to 45 minutes"),
        (50, 65, "50 minutes to 1 h 5 min"),
    ],
)
def test_a_time(least: int, most: int, said: str) -> None:
    assert ENGLISH.time_range(least, most) == said


def test_a_list_and_a_number() -> None:
    assert [words_for(lang).listed(["a", "{b}", "c"]) for lang in ("en", "de", "es", "ja")] == [
        "a, {b} and c",
        "a, {b} und c",
        "a, {b} y c",
        "a、{b}、c",
    ]
    assert [ENGLISH.listed([]), ENGLISH.listed(["a"])] == ["", "a"]
    assert [ENGLISH.number(4.5), ENGLISH.number(4.0), Words("de").number(4.5)] == ["4.5", "4", "4,5"]


def test_a_language_falls_back_to_its_base_and_then_to_english() -> None:
    assert words_for("de-AT").lang == "de-AT"
    assert words_for("de-AT").messages is not ENGLISH.messages
    assert words_for("de-AT").day(date(2026, 1, 2)).endswith("Jänner 2026")
    assert words_for("en-US").lang == "en-US"
    assert words_for("en-QQ").day(DAY) == "2 December 2026"
    assert words_for("tlh") is ENGLISH


def test_a_language_is_written_from_the_left_or_from_the_right() -> None:
    assert [reads_leftwards(lang) for lang in ("en", "ja", "ar", "he-IL", "tlh")] == [False, False, True, True, False]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_says_every_message_with_the_same_gaps(lang: str) -> None:
    said = catalogue(lang)
    for message in filter(lambda one: one.id, extracted()):
        found = said.get(message.id)
        assert found is not None, f"`make words`, then translate: {message.id}"
        assert not found.fuzzy, f"look at it, then take `fuzzy` away: {message.id}"
        forms = [found.string] if isinstance(found.string, str) else found.string
        assert all(forms), f"translate: {message.id}"
        assert {*map(gaps, forms)} <= {*map(gaps, [message.id] if isinstance(message.id, str) else message.id)}, forms


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_is_as_the_code_is(lang: str) -> None:
    text = (FOLDER / f"{lang}.po").read_bytes()
    assert updated(text, lang) == text, "type `make words`"


def test_the_extractor_sees_every_message() -> None:
    known = {one.id if isinstance(one.id, str) else one.id[0] for one in extracted()}
    files = [*(ROOT / "hub").rglob("*.py"), *(ROOT / "hub").rglob("*.js")]
    written = {message for file in files for message in CALL.findall(file.read_text(encoding="utf-8"))}
    assert known
    assert written <= known, "set the message apart: extractors see no call inside of another, nor one in a text"


def gaps(text: str) -> tuple[str, ...]:
    """Return what must stay in a translation: the names in braces, and code."""
    return tuple(sorted(re.findall(r"\{\w+\}|`[^`]*`", text)))


def test_the_scripts_have_a_catalogue_for_each_language() -> None:
    assert sorted(word_files("assets/hub")) == [f"assets/hub/words/{lang}.json" for lang in LANGUAGES]


def test_the_check_does_not_wait_for_languages() -> None:
    ran = run("hub.cli", "check", cwd=ROOT, PYTHONPROFILEIMPORTTIME="1")
    assert ran.returncode == 0
    assert "hub.checking" in ran.stderr
    assert "babel" not in ran.stderr
