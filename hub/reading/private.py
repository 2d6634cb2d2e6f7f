"""Finds what is private to a person in a text: mail addresses, phone numbers, bank accounts; in time linear in it."""

import re
from collections.abc import Iterator

from hub.reading.inline import without_code

_FREE_HOSTS = (
    "gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|freenet|t-online|proton|protonmail|"
    "tutanota|tuta|zoho|mail|yandex|qq|163|126|naver|hanmail|sapo|orange|free|laposte|libero|terra"
)
_HOST = re.compile(
    rf"(?:{_FREE_HOSTS})\.(?:com|net|de|at|ch|fr|it|es|pt|nl|me|jp|br|ru|cn|kr|co\.\w\w|com\.\w\w)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"[\w.+-]{1,64}$", re.ASCII)
_STANDS_FOR = re.compile(r"example|your|name|user|someone|jane\.?doe|john\.?doe|xxx|foo|^me$", re.IGNORECASE)
_PHONE = re.compile(r"\+[1-9](?:[ ./()-]{0,2}\d){8,14}(?![\d\w])", re.ASCII)
_FICTION = re.compile(r"\+1\d{0,3}555\d*|\+\d*(?:1234567|7654321|0{6}|(\d)\1{6})\d*|\+44(?:20)?7946\d*")
"""Numbers that are kept for films and examples, and those that nobody has."""
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_SHORTEST_IBAN = 15
_CHECKSUM = 97
_LONGEST_LOCAL = 64


def private_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what in the prose of a text is private: what it is, and from where to where; code is none."""
    if any(_private(text)):
        yield from _private(without_code(text))


def _private(text: str) -> Iterator[tuple[str, int, int]]:
    for at in _places(text, "@"):
        host, local = _HOST.match(text, at + 1), _LOCAL.search(text[max(at - _LONGEST_LOCAL, 0) : at])
        if host and local and not _STANDS_FOR.search(local[0]):
            yield "a private mail address", at - len(local[0]), host.end()
    for at in _places(text, "+"):
        number = _PHONE.match(text, at)
        if number and not text[max(at - 1, 0) : at].isalnum() and not _is_fiction(number[0]):
            yield "a phone number", at, number.end()
    for account in _IBAN.finditer(text):
        if not text[max(account.start() - 1, 0) : account.start()].isalnum() and _adds_up(account[0]):
            yield "a bank account (IBAN)", *account.span()


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _is_fiction(number: str) -> bool:
    return bool(_FICTION.fullmatch("+" + re.sub(r"\D", "", number)))


def _adds_up(written: str) -> bool:
    """Return whether the two digits of an IBAN check what stands behind them."""
    plain = written.replace(" ", "")
    digits = "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
    return len(plain) >= _SHORTEST_IBAN and int(digits) % _CHECKSUM == 1
