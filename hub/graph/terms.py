"""Words and terms of a text: what two texts have in common although they are written differently.

A word is folded: compatibility forms, case and the accents of Latin letters make no difference. Words that say nothing
(stop words) are left out. A term is the stem of a word in the language of its text. Scripts without spaces between words
(Chinese, Japanese, Korean) give pairs of neighbouring characters. The work is linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from hub.graph.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from snowballstemmer import Stemmer

DEFAULT_LANGUAGE = "en"
"""The language of an entry that names none."""

_ALGORITHMS = dict(
    pair.split(":")
    for pair in (
        "ar:arabic ca:catalan da:danish de:german el:greek en:english es:spanish et:estonian eu:basque fi:finnish "
        "fr:french ga:irish hi:hindi hu:hungarian hy:armenian id:indonesian it:italian lt:lithuanian nb:norwegian "
        "ne:nepali nl:dutch nn:norwegian no:norwegian pt:portuguese ro:romanian ru:russian sr:serbian sv:swedish "
        "ta:tamil tr:turkish"
    ).split()
)
_ACCENTED_ENDINGS = {"pt": (("cao", "ção"), ("coes", "ções"))}
"""Endings that a stemmer knows with their accents only, which folding has taken away."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "ʼ": "'"}
)
_PIECES = re.compile(r"(?s:.{1,500}(?=[\x00-\x7f]|\Z)|.{1,500})")
"""A text in pieces that end before a plain letter, where there is one: normalising takes time by the square of the accents in a row."""
_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_MARKS = "".join(chr(code) for code in range(0x300, 0x1D00) if unicodedata.category(chr(code)).startswith("M"))
_DENSE = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_ASCII = re.compile(r"[a-z0-9]+(?:\+\+|#)?")
_WORD = re.compile(rf"(?P<dense>[{_DENSE}]+)|(?:(?![{_DENSE}_])[\w{_MARKS}])+(?:\+\+|#)?")
_WITHIN = re.compile(r"(?<=\w)'(?=\w)")


def folded(text: str) -> str:
    """Return a text without differences of case, of compatibility forms, and of accents on Latin letters."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded, _PIECES.findall(text)))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))


def all_words(text: str, lang: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return all folded words of a text in order, stop words too; `c++` and `c#` are words."""
    plain = folded(text)
    if "'" in plain:
        plain = _WITHIN.sub("" if _base(lang) == "en" else " ", plain)
    if plain.isascii():
        return _ASCII.findall(plain)
    return [word for match in _WORD.finditer(plain) for word in _divided(match)]


def words(text: str, lang: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return the folded words of a text in order, without the stop words of its language."""
    stop = stop_words(lang)
    return [word for word in all_words(text, lang) if word not in stop]


def terms(text: str, lang: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Return the terms of a text in order, each as often as it is said."""
    return tuple(term(word, lang) for word in words(text, lang))


def stop_words(lang: str) -> frozenset[str]:
    """Return the words of a language that say nothing by themselves; those of English where the hub knows none.

    English stands in texts of all languages, and questions in English are not about them.
    """
    return STOP_WORDS.get(_base(lang), STOP_WORDS[DEFAULT_LANGUAGE])


@lru_cache(maxsize=1 << 16)
def term(word: str, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return the stem of a folded word; the word itself where its language has no stemmer, or it holds a digit."""
    stemmer = _stemmer(_base(lang))
    if stemmer is None or len(word) < 3 or not word.isalpha():  # noqa: PLR2004  shorter words have no endings
        return word
    return folded(stemmer.stemWord(_accented(word, _base(lang)))) or word


def _accented(word: str, lang: str) -> str:
    for plain, accented in _ACCENTED_ENDINGS.get(lang, ()):
        if word.endswith(plain):
            return word.removesuffix(plain) + accented
    return word


def _divided(match: re.Match[str]) -> Iterator[str]:
    word = match[0]
    if match["dense"] is None or len(word) == 1:
        yield word
    else:
        yield from (word[index : index + 2] for index in range(len(word) - 1))


def _base(lang: str) -> str:
    return lang.partition("-")[0].lower()


@cache
def _stemmer(lang: str) -> "Stemmer | None":
    from snowballstemmer import stemmer  # noqa: PLC0415  it loads all of its languages, and few commands ask for a stem

    name = _ALGORITHMS.get(lang)
    return stemmer(name) if name else None
