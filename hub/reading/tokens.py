"""Finds texts that open something: private keys, tokens of services, passwords in addresses; in time linear in a text.

A text is looked at where it begins as such a secret does. What stands for a secret in an example is none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_KEY = re.compile(
    r"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----"
    r"(?:\\[nr]|[\s>\"'+|]){1,200}(?:[A-Z][\w-]{1,40}: [^\n]{0,200}\n[\s>]{0,200}){0,4}(?P<secret>[A-Za-z0-9+/=]{6,})"
)
_REST_OF_KEY = re.compile(r"(?:[A-Za-z0-9+/=]|\\[nr]|[\s>\"'+|]){0,20000}(?:-----END [A-Z0-9 ]{0,50}-----)?")
_PASSWORD = re.compile(
    r"://(?P<user>[^\s/?#@:\"'<>`]{0,64}):(?P<secret>[^\s/?#@\"'<>`]{3,128})@(?!(?:[\w-]{1,63}\.){0,4}(?:example|test|"
    r"invalid|localhost|local)(?:\.(?:com|net|org))?(?![\w.-]))[\w\[]"
)
"""Not one for a host that there is nowhere (RFC 2606)."""
_JWT = re.compile(r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.(?P<secret>[\w-]{16,})", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a kind of secret begins, what it is called, and how it goes on."""

    beginnings: tuple[str, ...]
    name: str
    pattern: re.Pattern[str]


def _token(name: str, rest: str, *beginnings: str) -> _Form:
    begins = "|".join(map(re.escape, beginnings))
    return _Form(beginnings, name, re.compile(rf"(?:{begins})(?P<secret>{rest})", re.ASCII))


_FORMS = (
    _Form(("-----BEGIN ",), "a private key", _KEY),
    _token("a token of GitHub", r"[A-Za-z0-9]{36,255}", "ghp_", "gho_", "ghs_"),
    _token("a token of GitHub", r"\w{40,255}", "github_pat_"),
    _token("a token of GitLab", r"[\w-]{20,255}", "glpat-"),
    _token("a key of AWS", r"[A-Z0-9]{16}(?![A-Za-z0-9])", "AKIA"),
    _token("a token of Slack", r"[abeprs]-(?=[A-Za-z-]{0,20}\d)[A-Za-z0-9-]{10,255}", "xox"),
    _token("a key of Google", r"[\w-]{35}(?![\w-])", "AIza"),
    _token("a token of npm", r"[A-Za-z0-9]{36}(?!\w)", "npm_"),
    _token("a token of PyPI", r"[\w-]{16,1000}", "pypi-AgEI"),
    _token("a key of Stripe", r"[A-Za-z0-9]{16,255}", "sk_live_"),
    _Form(("eyJ",), "a JSON Web Token", _JWT),
    _Form(("://",), "a password", _PASSWORD),
)
_PART_OF_WORD = re.compile(r"[\w-]", re.ASCII)
_STANDS_FOR = re.compile(
    r"example|your|xxxx|placeholder|dummy|sample|redacted|change.?me|insert|\.\.\.|…|\*\*\*|deadbeef|"
    r"abcdef|fedcba|123456|654321|SflKxwRJSMeKKF2QT4fwpM",
    re.IGNORECASE,
)
_STANDS_FOR_PASSWORD = re.compile(
    r"[\[{<$%*]|(?-i:[A-Z_]+)$|(?:my|the|a)?[-_.]?(?:pass(?:word|wd|phrase|wort)?|pwd?|pw|secret|token|key|api[-_]?key|contraseña|senha|kennwort)\d{0,3}$",
    re.IGNORECASE,
)
_RUN = re.compile(r"(.)\1{7}")
_FEWEST = 4
"""A secret has so many different characters at least."""


def may_hold_secrets(texts: Iterable[str]) -> bool:
    """Return whether any of many texts has a sign of a secret; faster than to look through each."""
    whole = "\n".join(texts)
    signs = {sign for form in _FORMS for sign in form.beginnings if form.pattern is not _PASSWORD}
    return any(sign in whole for sign in signs) or _PASSWORD.search(whole) is not None


def secrets_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the secrets in a text, kind by kind: what each is, never what it says, and from where to where."""
    for form in _FORMS:
        for beginning in form.beginnings:
            yield from _of_form(text, form, beginning)


def _of_form(text: str, form: _Form, beginning: str) -> Iterator[tuple[str, int, int]]:
    at = text.find(beginning)
    while at >= 0:
        inside = beginning[0].isalpha() and at > 0 and _PART_OF_WORD.match(text, at - 1)
        match = None if inside else form.pattern.match(text, at)
        if match and not _stands_for(match):
            yield _secret(text, form, match)
        at = text.find(beginning, match.end() if match else at + len(beginning))


def _secret(text: str, form: _Form, match: re.Match[str]) -> tuple[str, int, int]:
    """Return the place of a secret: of a key all of it, of an address the password alone."""
    if form.pattern is _PASSWORD:
        return form.name, *match.span("secret")
    rest = _REST_OF_KEY.match(text, match.end()) if form.pattern is _KEY else None
    return form.name, match.start(), rest.end() if rest else match.end()


def _stands_for(match: re.Match[str]) -> bool:
    """Return whether something only stands for a secret, as in an example."""
    secret = match["secret"]
    if len(set(secret)) < _FEWEST or _STANDS_FOR.search(secret):
        return True
    if match.re is _KEY:
        return False
    return bool(_RUN.search(secret)) or (match.re is _PASSWORD and _is_word(match["user"], secret))


def _is_word(user: str, password: str) -> bool:
    """Return whether a password is one in name only: a variable, the word for it, or the name of the user again."""
    return password.casefold() == user.casefold() or bool(_STANDS_FOR_PASSWORD.match(password))
