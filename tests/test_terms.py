"""Words and terms: what makes no difference between two texts, and what does."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.graph.stopwords import STOP_WORDS
from hub.graph.terms import all_words, folded, terms, words

SMALL = settings(derandomize=True, deadline=None, max_examples=200)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
latin = st.text(st.sampled_from("abcdefghij lmnostuéèüöäñçåÀÉÜ-'"), max_size=40)


@pytest.mark.parametrize(
    ("lang", "some", "other"),
    [
        ("en", "I rebased two branches", "rebasing a branch"),
        ("en", "the queries", "query"),
        ("en", "Everyone else's commits", "commit"),
        ("de", "Die Häuser", "das Haus"),
        ("es", "las migraciones", "una migracion"),
        ("es", "Trabajó", "trabajo"),
        ("pt", "informações", "informacao"),
        ("pt-BR", "informação", "informacoes"),
    ],
)
def test_forms_of_a_word_are_one_term(lang: str, some: str, other: str) -> None:
    assert set(terms(other, lang)) <= set(terms(some, lang))
    assert terms(other, lang)


def test_stop_words_say_nothing() -> None:
    assert terms("I don't know what to do with it") == ()
    assert terms("Ich weiß nicht, was das ist", "de") == ()
    assert terms("No sé qué es esto", "es") == ()


@pytest.mark.parametrize("lang", ["pt", "ja", "tlh"])
def test_english_says_nothing_in_languages_whose_stop_words_are_not_known(lang: str) -> None:
    assert words("when do I get the mapa", lang) == ["mapa"]


def test_stop_words_are_folded_and_no_longer_than_a_screen() -> None:
    for lang, listed in STOP_WORDS.items():
        assert all(all_words(word, lang) == [word] for word in listed)
        assert len(listed) < 300


def test_names_of_languages_and_numbers_stay() -> None:
    assert all_words("C++, C# and R2 in 2026") == ["c++", "c#", "and", "r2", "in", "2026"]
    assert all_words("snake_case is-two") == ["snake", "case", "is", "two"]


def test_scripts_without_spaces_give_pairs() -> None:
    assert words("コミットが消えた", "ja") == ["コミ", "ミッ", "ット", "トが", "が消", "消え", "えた"]
    assert words("gitの枝", "ja") == ["git", "の枝"]
    assert folded("ガ") != folded("カ")
    assert folded("ガ") == folded("ガ")


def test_marks_of_other_scripts_hold_words_together() -> None:
    assert len(all_words("हिन्दी", "hi")) == 1
    assert terms("синий", "ru") == terms("синие", "ru")


@SMALL
@given(latin, st.sampled_from(["en", "de", "es", "fr", "pt", "it", "sv"]))
def test_accents_and_case_make_no_difference(text: str, lang: str) -> None:
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    assert terms(bare.upper(), lang) == terms(text, lang)


@SMALL
@given(texts, st.sampled_from(["en", "de", "ja", "ru", "xx"]))
def test_any_text_has_words_that_are_their_own_words(text: str, lang: str) -> None:
    found = all_words(text, lang)
    assert all(found)
    assert all(folded(word) == word for word in found)
    assert all(all_words(word, lang) == [word] for word in found)


@SMALL
@given(texts, texts)
def test_a_text_after_another_adds_its_terms(some: str, other: str) -> None:
    assert terms(f"{some}\n{other}") == terms(some) + terms(other)
